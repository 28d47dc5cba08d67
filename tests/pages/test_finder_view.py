"""The table of letters: what its cells say, and what they say to a script."""

import re

import pytest

from letterbook.evidence.comparing import differences_about
from letterbook.evidence.existence import HowKnown, how_known
from letterbook.pages import markup
from letterbook.pages.describing import first_sentence
from letterbook.pages.pen import Pen
from letterbook.pages.views.finder import COLUMNS, direction, ends, finder_view, row, years
from letterbook.pages.views.home import home_view
from letterbook.records.dates import parse_date
from letterbook.records.models import Letter
from tests.contexts import unverified

INDEX = "letters/index.md"


def letter(toy, id: str, **changes: object) -> Letter:
    """Return a letter of the toy edition, with some of its fields changed."""
    record = toy.records[id]
    assert isinstance(record, Letter)
    return record.model_copy(update=changes)


def attributes(cell: str) -> dict[str, str]:
    """Return the `data-` attributes of a cell."""
    return dict(re.findall(r'data-(\w+)="([^"]*)"', cell))


def test_every_letter_has_a_row_in_date_order(toy):
    """The table has a row for each letter, in the order of the edition, and a cell for each column."""
    lines = [line for line in finder_view(Pen(unverified(toy), INDEX)).listing.splitlines() if line.startswith("| [")]
    assert [re.search(r"\]\((.*?)\.md\)", line)[1] for line in lines] == [one.id for one in toy.letters]
    assert {len(row(Pen(unverified(toy), INDEX), one)) for one in toy.letters} == {len(COLUMNS)}


def test_days_sort_as_the_edition_does(toy):
    """Put in the order of their day, the empty one last, the rows stand as the edition has them."""
    days = [attributes(row(Pen(unverified(toy), INDEX), one)[0])["sort"] for one in toy.letters]
    assert days == sorted(days, key=lambda day: (not day, day))
    assert days[-1] == "" and days.count("") == 1


@pytest.mark.parametrize(
    ("date", "finished", "expected"),
    [
        ("1921-09-21", None, ["1921"]),
        ("1921-12-31", "1922-01-02", ["1921", "1922"]),
        ("1920-06/1922-02", None, ["1920", "1921", "1922"]),
        ("../1921-09-19", None, ["1921"]),
        ("1921-09-19/..", None, ["1921"]),
        ("0044", None, ["0044"]),
        ("192X", None, [str(year) for year in range(1920, 1930)]),
        ("1922-24", None, ["1921", "1922", "1923"]),
        ("17XX", None, ["17XX"]),
        ("1895/1914", None, ["189X", "190X", "191X"]),
        ("1618/1848", None, ["16XX", "17XX", "18XX"]),
        ("0001/9999", None, [f"{thousand}XXX" for thousand in range(10)]),
        ("9999-12-31", None, ["9999"]),
    ],
)
def test_years_are_those_in_which_it_may_have_been_written(toy, date, finished, expected):
    """An interval counts in each year that it touches, an open one in that of its known end.

    Of more than ten years those of a decade are one entry, and those of a century or millennium.
    """
    dates = {"date": parse_date(date), "finished": parse_date(finished) if finished else None}
    assert years(letter(toy, "1921-09-06-south-to-north", **dates)) == expected


def test_undated_letter_is_of_no_year(toy):
    """A letter without a date is filed under no year."""
    assert years(letter(toy, "undated-bridge-notes")) == []


def test_direction_is_told_by_ids(toy):
    """Who writes to whom is written in ids; where it is not known, both stand in one order, however written."""
    assert direction(letter(toy, "1921-09-21-north-to-south")) == "ada-north-to-bela-south"
    assert direction(letter(toy, "1921-09-19-claimed")) == "harbour-board-to-ada-north-and-bela-south"
    notes = letter(toy, "undated-bridge-notes")
    turned = notes.model_copy(update={"between": notes.between[::-1]})
    assert direction(notes) == direction(turned) == "between-ada-north-and-bela-south"


def test_how_known_sorts_by_the_ladder(toy):
    """The places on the ladder sort as the ladder stands, best first."""
    places = [int(attributes(row(Pen(unverified(toy), INDEX), one)[3])["sort"]) for one in toy.letters]
    assert [list(HowKnown)[place - 1] for place in places] == [how_known(one) for one in toy.letters]


def test_origins_that_may_be_more_sort_between(toy):
    """A range of origins shows both numbers, and sorts after the lower one; a number stands alone."""
    pen = Pen(unverified(toy), INDEX)
    cells = {one.id: row(pen, one)[5] for one in toy.letters}
    assert cells["1921-09-21-north-to-south"] == '1–2 {: data-sort="1.2" }'
    assert cells["1921-12-north-to-south"] == "1"


def test_differences_are_there_where_a_letter_is_disputed(toy):
    """The home page counts as disputed the letters that have a difference in the table, and no others."""
    differing = [one for one in toy.letters if differences_about(toy, one)]
    assert 0 < len(differing) < len(toy.letters)
    assert f"**{len(differing)}** about which" in home_view(Pen(unverified(toy), "index.md")).numbers
    shown = [row(Pen(unverified(toy), INDEX), one)[COLUMNS.index("Differences")] for one in toy.letters]
    assert [one.id for one, number in zip(toy.letters, shown, strict=True) if number != "0"] == [
        one.id for one in differing
    ]
    assert any(differences_about(toy, one) > 1 for one in toy.letters)


@pytest.mark.parametrize(
    ("summary", "first"),
    [
        ("One sentence only", "One sentence only"),
        ("The first. The second.", "The first."),
        ("Is it so? He asks.", "Is it so?"),
        ("At 2.30 p.m. on the day, he came. Then he went.", "At 2.30 p.m. on the day, he came."),
        ("To Mr. North and Dr. South, with J. West. No more.", "To Mr. North and Dr. South, with J. West."),
        ("He wrote “yes.” Nobody heard.", "He wrote “yes.”"),
        ("About [[fen-bridge|the\n bridge]] and [[ada-north]]. More.", "About the bridge and Ada North."),
    ],
)
def test_first_sentence_is_plain(toy, summary, first):
    """Of a summary its first sentence is shown; links leave their words, and titles end no sentence."""
    assert first_sentence(toy, summary) == first


def test_hostile_summary_is_escaped(toy):
    """What a summary holds stays text, attribute lists and bars included."""
    shown = row(Pen(unverified(toy), INDEX), letter(toy, "1921-12-north-to-south", summary='<b> | {: onclick="x" } `'))[
        -1
    ]
    assert not set("<>|{}`=") & set(shown)


@pytest.mark.parametrize("value", ['"', "}", "<", "&", "*", "_", "\n", "한"])
def test_attribute_of_a_cell_takes_no_marks(value):
    """What could end an attribute or begin something else is refused."""
    with pytest.raises(ValueError, match="no value"):
        markup.cell("x", sort=value)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (("ada-north", "bela-south"), ("Ada North or Bela South", "the other")),
        (("ada-north", "bela-south", "dan-east"), ("Ada North, Bela South or Dan East", "the others")),
        (
            ("ada-north", "bela-south", "dan-east", "cara-west"),
            ("Ada North, Bela South, Dan East or Cara West", "the others"),
        ),
    ],
)
def test_where_the_direction_is_not_known_all_are_named(toy, between, expected):
    """Of two, one wrote to the other; of three and more, one of them to the others."""
    shown = ends(Pen(unverified(toy), INDEX), letter(toy, "undated-bridge-notes", between=between))
    assert tuple(re.sub(r"\[(.*?)\]\(.*?\)", r"\1", cell) for cell in shown) == expected

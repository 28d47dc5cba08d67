"""The table of letters: what its cells say, and what they say to a script."""

import re

import pytest

from letterbook.facts.comparing import differences_about
from letterbook.facts.existence import HowKnown, how_known
from letterbook.pages import markup
from letterbook.pages.describing import first_sentence
from letterbook.pages.letter_rows import letter_row
from letterbook.pages.pen import Pen
from letterbook.pages.plan import OVERVIEW, PART, Target, make_page
from letterbook.pages.views.finder import COLUMNS, ends, finder_row, finder_view, letter_parts
from letterbook.pages.views.home import home_view
from letterbook.reading.edition import Edition
from letterbook.records.dates import parse_date
from letterbook.records.models import Letter, Question
from tests.contexts import unverified

INDEX = "letters/index.md"


def letter(toy, id: str, **changes: object) -> Letter:
    """Return a letter of the toy edition, with some of its fields changed."""
    record = toy.records[id]
    assert isinstance(record, Letter)
    return record.model_copy(update=changes)


def cells(toy, letter: Letter) -> list[str]:
    """Return the cells of a letter's row."""
    return finder_row(Pen(unverified(toy), INDEX), letter, letter_row(toy, letter))


def attributes(cell: str) -> dict[str, str]:
    """Return the `data-` attributes of a cell."""
    return dict(re.findall(r'data-(\w+)="([^"]*)"', cell))


def test_every_letter_has_a_row_in_date_order(toy):
    """The table has a row for each letter, in the order of the edition, and a cell for each column."""
    lines = [line for line in finder_view(Pen(unverified(toy), INDEX)).listing.splitlines() if line.startswith("| [")]
    assert [re.search(r"\]\((.*?)\.md\)", line)[1] for line in lines] == [one.id for one in toy.letters]
    assert {len(cells(toy, one)) for one in toy.letters} == {len(COLUMNS)}


def test_days_sort_as_the_edition_does(toy):
    """Put in the order of their day, the empty one last, the rows stand as the edition has them."""
    days = [attributes(cells(toy, one)[0])["sort"] for one in toy.letters]
    assert days == sorted(days, key=lambda day: (not day, day))
    assert days[-1] == "" and days.count("") == 1


def test_how_known_sorts_by_the_ladder(toy):
    """The places on the ladder sort as the ladder stands, best first."""
    places = [int(attributes(cells(toy, one)[3])["sort"]) for one in toy.letters]
    assert [list(HowKnown)[place - 1] for place in places] == [how_known(one) for one in toy.letters]


def test_origins_that_may_be_more_sort_between(toy):
    """A range of origins shows both numbers, and sorts after the lower one; a number stands alone."""
    origins = {one.id: cells(toy, one)[5] for one in toy.letters}
    assert origins["1921-09-21-north-to-south"] == '1–2 {: data-sort="1.2" }'
    assert origins["1921-12-north-to-south"] == "1"


def test_differences_are_there_where_a_letter_is_disputed(toy):
    """The home page counts as disputed the letters that have a difference in the table, and no others."""
    differing = [one for one in toy.letters if differences_about(toy, one)]
    assert 0 < len(differing) < len(toy.letters)
    assert f"**{len(differing)}** about which" in home_view(Pen(unverified(toy), "index.md")).numbers
    shown = [cells(toy, one)[COLUMNS.index("Differences")] for one in toy.letters]
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
    shown = cells(toy, letter(toy, "1921-12-north-to-south", summary='<b> | {: onclick="x" } `'))[-1]
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


# A list that is too long for one page.


def made(edition: Edition) -> dict[str, str]:
    """Return the Markdown of the pages of the list of letters, in order."""
    targets = [Target(path, OVERVIEW if path == INDEX else PART, INDEX) for path in letter_parts(edition)]
    return {target.path: make_page(target, unverified(edition)) for target in targets}


def listed(page: str) -> list[str]:
    """Return the ids of the letters in the table of a page."""
    return re.findall(r"^\| \[[^|]*?\]\((?:\.\./)?([a-z0-9-]+)\.md\)", page, re.MULTILINE)


def test_a_short_list_stands_on_one_page(toy):
    """Where all letters fit on a page, there is no other, and no file of data."""
    assert [*letter_parts(toy)] == [INDEX]
    assert "data-src" not in made(toy)[INDEX]


def test_a_long_list_has_a_page_for_each_year(many):
    """Each year has its page, undated letters theirs; together they hold every letter once, in date order."""
    pages = made(many)
    years = [f"letters/years/{year}.md" for year in (1919, 1920, 1921, 1922, 1923, "undated")]
    assert [*pages] == [INDEX, *years]
    assert [id for path in years for id in listed(pages[path])] == [one.id for one in many.letters]
    assert listed(pages[INDEX]) == []


def test_the_list_leads_to_its_years(many):
    """The page of the list has the place of the finder, and each year with its number of letters."""
    page = made(many)[INDEX]
    assert '<div class="letters" data-src="finder-data.js"></div>' in page
    assert "- [1921](years/1921.md): 52 letters" in page
    assert "- [Undated](years/undated.md): 13 letters" in page


def test_years_lead_to_each_other(many):
    """From a year one goes to the one before, the one after, and the list."""
    page = made(many)["letters/years/1921.md"]
    assert "Earlier: [1920](1920.md) · Later: [1922](1922.md) · [Letters](../index.md)" in page


def test_rows_of_a_year_are_those_of_the_list(many):
    """A row says the same on the page of a year as in a list of all, but for its way to other pages."""
    one = many.records["many-000"]
    assert isinstance(one, Letter)
    said = letter_row(many, one)
    there = finder_row(Pen(unverified(many), "letters/years/1919.md"), one, said)
    here = finder_row(Pen(unverified(many), INDEX), one, said)
    assert [cell.replace("../../", "../").replace("(../many", "(many") for cell in there] == here


def test_a_year_with_too_many_letters_falls_into_pieces(many):
    """However many letters one year has, no page is above 150 KB, and none of them is lost."""
    day = parse_date("1921-05-01")
    letters = {
        f"copy-{number}-{one.id}": one.model_copy(
            update={"id": f"copy-{number}-{one.id}", "date": day, "finished": None}
        )
        for one in many.letters
        for number in range(4)
    }
    others = {id: record for id, record in many.records.items() if not isinstance(record, Letter | Question)}
    edition = many.with_records({**others, **letters})
    pages = made(edition)
    paths = [path for path in pages if path != INDEX]
    assert paths[:2] == ["letters/years/1921.md", "letters/years/1921-part-2.md"] and len(paths) > 3
    assert max(len(page.encode()) for page in pages.values()) <= 150_000
    assert sorted(id for path in paths for id in listed(pages[path])) == sorted(letters)


def test_an_address_of_data_is_one_of_ours():
    """What could end an attribute, or lead out of the site by a scheme, is refused."""
    for src in ('x" onload="y', "https://example.org/x.js", "x y", "<", ""):
        with pytest.raises(ValueError, match="no address"):
            markup.placeholder("letters", src)

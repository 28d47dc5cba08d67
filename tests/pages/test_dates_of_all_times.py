"""Dates of every form that letters have, on pages: in words, in their order, in both calendars."""

import re
from xml.etree import ElementTree

import pytest

from letterbook.exports.cmif.document import INDEX, make_cmif
from letterbook.intake.cmif.dating import dated
from letterbook.intake.cmif.entries import WrittenDate
from letterbook.pages.addresses import CMIF
from letterbook.pages.context import Context
from letterbook.pages.plan import Target, make_pages, plan_pages
from letterbook.records.dates import parse_date
from letterbook.verification.quotations import unverified

# Each date as a record has it, in the order in which the letters are filed; and as the pages say it.
DATES = (
    ("../-0200", "in or before 201 BC"),
    ("-0099/-0043", "between 100 and 44 BC"),
    ("-0043~", "about 44 BC"),
    ("-0043-07-25", "25 July 44 BC"),
    ("0000", "1 BC"),
    ("0019", "19"),
    ("156X-12-25", "25 December in the 1560s"),
    (
        "{is: 1642-02-01, calendar: julian, year_begins: 03-25}",
        "1 February 1642 (Old Style, the year beginning on 25 March; 11 February 1643 in the Gregorian calendar)",
    ),
    ("{is: 1900-02-29, calendar: julian}", "29 February 1900 (Old Style; 13 March 1900 in the Gregorian calendar)"),
    ('"[1904,1906]"', "1904 or 1906"),
    ('"{1905,1906}"', "1905 and 1906"),
    ("192X-21", "a spring in the 1920s"),
    ("1921-09-21", "21 September 1921"),
)


@pytest.fixture
def edition(make_edition):
    """An edition with a letter of each date."""
    people = {f"people/{name}.yml": f"name: {name.capitalize()}\n" for name in ("ada", "bela")}
    post = {"articles/post.yml": "title: Post\nkind: news\nlanguage: en\nread: none\n"}
    letters = {
        # Ids in an order of their own, so that it is not these that the pages go by.
        f"letters/l-{(7 * number) % len(DATES):02}.yml": "sender: ada\nrecipient: bela\nsummary: S.\n"
        "conjectured: [date]\n"
        f"date: {written}\nwitnesses: [{{article: post, form: mention}}]\n"
        for number, (written, _) in enumerate(DATES)
    }
    edition, problems = make_edition({**people, **post, **letters})
    assert problems == []
    return edition


@pytest.fixture
def pages(edition):
    """The pages of that edition, by path."""
    context = Context(edition, unverified(edition))
    return make_pages(list(plan_pages(edition)), context)


def plain(text):
    """Return a page without the marks of Markdown that dates need."""
    return text.replace("&#91;", "[").replace("&#93;", "]").replace("&#40;", "(").replace("&#59;", ";")


def ids():
    """Return the ids of the letters in the order of their dates."""
    return [f"l-{(7 * number) % len(DATES):02}" for number in range(len(DATES))]


def test_a_letter_is_called_by_its_date(pages):
    """Each form in words, on the letter's page and in its title."""
    for id, (_, words) in zip(ids(), DATES, strict=True):
        assert f"# Ada to Bela, [{words}]" in plain(pages[f"letters/{id}.md"])


def test_the_timeline_goes_from_the_earliest_to_the_latest(pages):
    """Over the year 1, with the years before it as readers count them."""
    text = plain(pages["timeline/index.md"])
    assert re.findall(r"letters/(l-\d\d)\.md", text) == ids()
    years = re.findall(r"^## (.*?)(?: \{.*)?$", text, re.MULTILINE)
    assert [year for year in years if "BC" in year or year.isdigit()][:5] == ["201 BC", "100 BC", "44 BC", "1 BC", "19"]


def test_the_list_of_letters_is_in_that_order(pages):
    """So is what its rows are sorted by."""
    text = pages["letters/index.md"]
    assert re.findall(r"\]\((l-\d\d)\.md\)", text) == ids()
    sorts = re.findall(r'data-sort="(-?\d{4}-\d\d-\d\d)" data-year', text)
    assert sorts == sorted(sorts) and len(sorts) == len(DATES)


def test_drawings_hold_them_all(pages):
    """The scale of the timeline marks centuries on both sides of the year 1."""
    drawing = pages["timeline/index.md"]
    assert "BC</text>" in drawing and drawing.count("<svg") >= 1


def test_no_day_is_lost_through_an_index_and_back(edition):
    """The index that others get of these letters, read again: each date means all that it did."""
    context = Context(edition, unverified(edition))
    index = ElementTree.fromstring(make_cmif(Target(CMIF, INDEX), context))
    tei = "{http://www.tei-c.org/ns/1.0}"
    letters = {one.get("key"): one for one in index.iter(f"{tei}correspDesc")}
    assert list(letters) == ids()
    for id in ids():
        (day,) = letters[id].iter(f"{tei}date")
        back = parse_date(dated([WrittenDate(day.attrib, day.text or "")]).date)
        was = edition.letter(id).date
        assert back.bounds[0] <= was.bounds[0] and was.bounds[1] <= back.bounds[1]
        assert day.get("when") or day.text or "/" in was.edtf

"""A long list is split into parts, and nothing is lost or moved."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.parts import MOST, MOST_YEARS, Long, by_name, by_time

DAYS = st.lists(st.none() | st.dates(), max_size=60).map(lambda days: sorted(days, key=lambda day: day or date.max))
NAMES = st.lists(st.text(max_size=5), max_size=60)

# What an item weighs so that so many fill a page.
FILLING = st.integers(1, 20).map(lambda number: MOST // number)

PAGE = "times/index.md"


def itself(item):
    """Return an item."""
    return item


def long(_):
    """Stand for the Markdown of a list that does not fit on a page."""
    return "x" * (MOST + 1)


def laid_out(items, weight, split, written=long):
    """Return the pages of a list of which each item weighs the same, the page of the list first."""
    return list(Long(PAGE, "times", tuple(items), lambda _: weight).laid_out(split, written).values())


def by_day(days):
    """Split days by time."""
    return by_time(days, itself)


def by_word(words):
    """Split names by their initials."""
    return by_name(words, itself)


def paths(pages):
    """Return the addresses of pages, without the folder."""
    return [page.path.removeprefix("times/").removesuffix(".md") for page in pages]


@given(DAYS, FILLING)
def test_parts_by_time_hold_everything_in_order(days, weight):
    """Joining the parts gives the list back; none is too heavy; no two have one address."""
    pages = laid_out(days, weight, by_day)
    assert [day for page in pages for day in page.items] == days
    assert all(len(page.items) * weight <= MOST for page in pages)
    assert len(set(paths(pages))) == len(pages)


@given(NAMES, FILLING)
def test_parts_by_name_hold_everything(names, weight):
    """Every name is on one page; none is too heavy; no two have one address."""
    pages = laid_out(names, weight, by_word)
    assert sorted(name for page in pages for name in page.items) == sorted(names)
    assert all(len(page.items) * weight <= MOST for page in pages)
    assert len(set(paths(pages))) == len(pages)


@given(DAYS, FILLING)
def test_the_contents_lead_to_every_part_and_each_part_to_its_neighbours(days, weight):
    """The page of a list in parts names each with its number of items; from the first, "later" leads through all."""
    first, *parts = laid_out(days, weight, by_day)
    if parts:
        assert [(one.path, one.title, one.number) for one in first.contents] == [
            (part.path, part.title, len(part.items)) for part in parts
        ]
        assert [part.after for part in parts] == [*first.contents[1:], None]
        assert [part.before for part in parts] == [None, *first.contents[:-1]]


def test_a_short_list_stays_whole():
    """What fits on one page stands on the page of the list."""
    (page,) = laid_out([date(1921, 9, 21)], MOST, by_day)
    assert (page.path, page.items, page.contents) == (PAGE, (date(1921, 9, 21),), ())
    assert [page.items for page in laid_out([], 1, by_day)] == [()]


def test_a_list_is_whole_if_it_fits_though_the_estimate_was_too_high():
    """Where the estimate leaves it open, the list is written to see."""
    days = (date(1921, 9, 21), date(1922, 9, 21))
    assert paths(laid_out(days, MOST, by_day, lambda _: "x" * MOST)) == ["index"]


def test_one_item_too_heavy_for_a_page_has_one():
    """An item is never divided."""
    assert paths(laid_out([date(1921, 9, 1), date(1921, 9, 2)], MOST + 1, by_day)) == ["index", "1921", "1921-part-2"]


def test_a_long_year_is_split_in_pieces():
    """Addresses say what a part holds, and the first piece of a year keeps the year's."""
    days = [date(1921, 9, 1), date(1921, 9, 2), date(1921, 9, 3), date(1922, 1, 1), None, None, None]
    pages = laid_out(days, MOST // 2, by_day)
    assert paths(pages) == ["index", "1921", "1921-part-2", "1922", "undated", "undated-part-2"]
    assert [page.title for page in pages][1:3] == ["1921", "1921, part 2"]


def test_names_are_split_by_the_letter_they_are_filed_under():
    """An accent makes no letter of its own; other scripts and numbers stand together."""
    names = ["Ada", "Émile", "Eve", "4 Men", "김정은"]
    assert paths(laid_out(names, MOST // 2, by_word)) == ["index", "a", "e", "other"]


def test_an_address_stays_when_another_part_grows():
    """A new letter of 1922 changes no address of 1921."""
    before = [date(1921, 9, day) for day in range(1, 4)] + [date(1922, 1, 1)]
    after = [*before, *[date(1922, 1, 1)] * 5]
    found = [set(paths(laid_out(days, MOST // 3, by_day))) for days in (before, after)]
    assert found[0] <= found[1]


def test_many_years_are_split_by_decades():
    """The contents stay short where letters spread over centuries."""
    days = [date(year, 1, 1) for year in range(1000, 1000 + MOST_YEARS + 1)]
    pages = laid_out(days, 1000, by_day)
    assert (pages[1].path, pages[1].title, len(pages[1].items)) == ("times/100x.md", "1000 to 1009", 10)

"""A long list is split into parts, and nothing is lost or moved."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.parts import Part, by_name, by_time

DAYS = st.lists(st.none() | st.dates(), max_size=60).map(lambda days: sorted(days, key=lambda day: day or date.max))
NAMES = st.lists(st.text(max_size=5), max_size=60)


def itself(item):
    """Return an item."""
    return item


def slugs(parts):
    """Return how parts are called in their addresses."""
    return [part.slug for part in parts]


@given(DAYS, st.integers(1, 20))
def test_parts_by_time_hold_everything_in_order(days, most):
    """Joining the parts gives the list back; none is too long; no two have one address."""
    parts = by_time(days, itself, most)
    assert [day for part in parts for day in part.items] == days
    assert all(len(part.items) <= most for part in parts)
    assert len(set(slugs(parts))) == len(parts)


@given(NAMES, st.integers(1, 20))
def test_parts_by_name_hold_everything(names, most):
    """Every name is in one part, those of one letter in their order; no two parts have one address."""
    parts = by_name(names, itself, most)
    assert sorted(name for part in parts for name in part.items) == sorted(names)
    assert all(len(part.items) <= most for part in parts)
    assert len(set(slugs(parts))) == len(parts)


def test_a_short_list_stays_whole():
    """What fits on one page is one part without a name."""
    assert by_time([date(1921, 9, 21)], itself, 1) == (Part("", "", (date(1921, 9, 21),)),)
    assert by_time([], itself, 1) == (Part("", "", ()),)


def test_a_long_year_is_split_in_pieces():
    """Addresses say what a part holds, and the first piece of a year keeps the year's."""
    days = [date(1921, 9, 1), date(1921, 9, 2), date(1921, 9, 3), date(1922, 1, 1), None, None, None]
    parts = by_time(days, itself, 2)
    assert slugs(parts) == ["1921", "1921-part-2", "1922", "undated", "undated-part-2"]
    assert [part.title for part in parts][:2] == ["1921", "1921, part 2"]


def test_names_are_split_by_the_letter_they_are_filed_under():
    """An accent makes no letter of its own; other scripts and numbers stand together."""
    assert slugs(by_name(["Ada", "Émile", "Eve", "4 Men", "김정은"], itself, 2)) == ["a", "e", "other"]


def test_an_address_stays_when_another_part_grows():
    """A new letter of 1922 changes no address of 1921."""
    before = [date(1921, 9, day) for day in range(1, 4)] + [date(1922, 1, 1)]
    after = [*before, *[date(1922, 1, 1)] * 5]
    assert set(slugs(by_time(before, itself, 3))) <= set(slugs(by_time(after, itself, 3)))

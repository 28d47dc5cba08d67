"""What counts as happening around the same days."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.facts.nearby import MOST, NEAR, apart, close_days, nearby, same_days
from letterbook.reading.noted import Notes
from letterbook.records.dates import parse_date
from letterbook.records.models import Letter


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("1921-09-21", "1921-09-28", True),
        ("1921-09-21", "1921-09-29", False),
        ("1921-09", "1921-10-07", True),
        ("../1921-09-21", "1921-09-23", True),
        ("1921", "1921-09-21", False),
        ("1921-21", "1921-03-21", False),
        ("17XX", "1755-11-01", False),
        ("0001-01-01", "0001-01-05", True),
        ("9999-12-31", "9999-12-25", True),
        ("0001-01-01", "9999-12-31", False),
    ],
)
def test_near_is_within_seven_days_of_what_is_closely_dated(one, other, near):
    """Seven days apart is near; what is dated to a season, a year or a century is near nothing, nor is all of time."""
    days = [close_days(parse_date(text)) for text in (one, other)]
    both = days[0] is not None and days[1] is not None
    assert (both and apart(*days) <= NEAR) is near
    assert (both and apart(*reversed(days)) <= NEAR) is near


def dated(id: str, day) -> Letter:
    """Return a letter of some days, from one day on and so many more."""
    begin, more = day
    end = begin + timedelta(days=more) if begin.year < 9999 else begin
    written = parse_date(f"{begin}/{end}" if end != begin else str(begin))
    return Letter.model_construct(id=id, date=written)


def edition_of(letters):
    """Return as much of an edition as holds letters."""
    return SimpleNamespace(letters=letters, of=lambda _: (), computed={}, notes=Notes())


@given(st.lists(st.tuples(st.dates(), st.integers(0, 40)), min_size=1, max_size=20))
def test_what_is_looked_up_is_what_a_search_of_everything_finds(days):
    """The index leaves out nothing that is near, and adds nothing."""
    letters = [dated(f"l-{number}", day) for number, day in enumerate(days)]
    edition = edition_of(letters)
    for letter in letters:
        ours = close_days(letter.date)
        others = [(one, close_days(one.date)) for one in letters if one.id != letter.id]
        near = {one.id for one, theirs in others if ours and theirs and apart(ours, theirs) <= NEAR}
        assert {one.id for one in nearby(edition, letter).records} == near
        assert same_days(edition)[letter.id] == nearby(edition, letter)


def test_many_are_not_all_listed():
    """Of more than can be taken in, the nearest are listed in date order, and the others are counted."""
    letters = [dated(f"l-{number:03}", (parse_date("1921-09-21").earliest, 0)) for number in range(40)]
    found = nearby(edition_of(letters), letters[0])
    assert (len(found.records), found.left_out) == (MOST, 39 - MOST)

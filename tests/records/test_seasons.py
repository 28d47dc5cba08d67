"""Seasons: what each can mean, and that none of them makes a mistake where there may be none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.facts.comparing import Relation, date_relation
from letterbook.records.dates import DateFault, parse_date

YEARS = st.integers(1, 9999)
SEASONS = st.builds("{:04}-{}".format, YEARS, st.integers(21, 24))


def day_within(spans, share):
    """Return a day some share of the way through one of some stretches."""
    first, last = spans[share % len(spans)]
    return parse_date((first + timedelta(days=share % ((last - first).days + 1))).isoformat())


@given(SEASONS, st.integers(0, 10_000))
def test_a_season_makes_no_error_of_order(text, share):
    """No day that some reading of a season allows is before it or after it, and no other season of its year is."""
    season = parse_date(text)
    day = day_within(season.readings, share)
    others = [parse_date(f"{text[:4]}-{code}") for code in (21, 22, 23, 24)]
    for other in (day, *others, parse_date(text[:4])):
        assert not season.is_before(other) and not other.is_before(season)


@given(SEASONS, st.integers(0, 10_000))
def test_a_season_does_not_conflict_with_a_day_it_allows(text, share):
    """A day that some reading of a season allows refines it."""
    assert date_relation(parse_date(text), day_within(parse_date(text).readings, share)) is Relation.REFINES


@pytest.mark.parametrize(
    ("day", "related"),
    [
        ("1921-11-30", Relation.CONFLICT),
        ("1921-12-05", Relation.REFINES),
        ("1922-01-20", Relation.REFINES),
        ("1922-03-31", Relation.REFINES),
        ("1922-05-15", Relation.CONFLICT),
        ("1922-07-01", Relation.REFINES),
        ("1922-10-15", Relation.CONFLICT),
        ("1922-12-24", Relation.REFINES),
        ("1923-03-01", Relation.REFINES),
        ("1923-04-01", Relation.CONFLICT),
        ("1922", Relation.AGREE),
    ],
)
def test_winter_is_either_end_of_its_year_or_the_southern_one(day, related):
    """Winter 1922 is December 1921 to March 1922, June to September in the south, or December 1922 to March 1923."""
    assert date_relation(parse_date("1922-24"), parse_date(day)) is related
    assert date_relation(parse_date(day), parse_date("1922-24")) is related


def test_a_season_still_lies_in_its_year():
    """A letter of spring 1922 is later than one of 1920, and earlier than one of 1924: the year says so."""
    spring = parse_date("1922-21")
    assert parse_date("1920").is_before(spring) and spring.is_before(parse_date("1924"))


def test_a_winter_is_filed_in_the_year_it_names():
    """Winter 1922 stands under 1922, though it may have begun before."""
    assert parse_date("1922-24").sort_day == date(1922, 1, 1)
    assert parse_date("1922-24/1923").sort_day == date(1922, 1, 1)
    assert parse_date("1922-22").sort_day == date(1922, 6, 1)


@pytest.mark.parametrize("text", ["0001-24", "9999-24", "0001-22", "9999-22"])
def test_seasons_end_where_the_calendar_does(text):
    """The winters at both ends of the calendar have no days beyond it."""
    found = parse_date(text)
    assert date.min <= found.earliest <= found.latest <= date.max
    assert all(first <= last for first, last in found.readings)


def test_the_year_0_has_no_seasons():
    """A season before the year 1 is refused, with what to write instead."""
    with pytest.raises(DateFault, match="is a season before the year 1; write its months"):
        parse_date("0000-21")

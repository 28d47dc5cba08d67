"""Old Style and New Style."""

import random
from datetime import date, timedelta

import pytest
from pydantic_core import PydanticCustomError

from letterbook.problems.codes import CODES
from letterbook.records.days import EarlyDay, a_day
from letterbook.records.julian import OldStyle, gregorian
from letterbook.records.models.attested import AttestedDate
from letterbook.records.models.values import as_date


@pytest.mark.parametrize(
    ("julian", "day"),
    [
        ((1582, 10, 5), date(1582, 10, 15)),
        ((1700, 2, 18), date(1700, 2, 28)),
        ((1700, 2, 29), date(1700, 3, 11)),
        ((1700, 3, 1), date(1700, 3, 12)),
        ((1752, 9, 3), date(1752, 9, 14)),
        ((1900, 2, 28), date(1900, 3, 12)),
        ((1900, 2, 29), date(1900, 3, 13)),
        ((1918, 2, 1), date(1918, 2, 14)),
        ((-43, 3, 15), EarlyDay(-43, 3, 13)),
    ],
)
def test_an_old_style_day_has_its_gregorian_day(julian, day):
    """The days on which countries changed their calendar come out right, and days before Christ."""
    assert gregorian(*julian) == day


@pytest.mark.parametrize("julian", [(9999, 12, 31), (1918, 13, 1), (1901, 2, 29), (1918, 4, 31)])
def test_what_the_calendar_has_not_is_refused(julian):
    """A day of no month, of no leap year, or beyond the last that can be written."""
    with pytest.raises((ValueError, OverflowError)):
        gregorian(*julian)


def test_every_day_is_as_a_library_has_it():
    """From 1500 to 1923: each day of the Julian calendar, against one that knows it."""
    julian = pytest.importorskip("convertdate.julian", reason="the package convertdate is not installed")
    day = date(1500, 1, 10)
    while day.year < 1924:
        assert gregorian(*julian.from_gregorian(day.year, day.month, day.day)) == day
        day = date.fromordinal(day.toordinal() + 1)


@pytest.mark.parametrize(
    ("text", "begins", "first", "last"),
    [
        ("1642-02-01", (3, 25), date(1643, 2, 11), date(1643, 2, 11)),
        ("1642-03-24", (3, 25), date(1643, 4, 3), date(1643, 4, 3)),
        ("1642-03-25", (3, 25), date(1642, 4, 4), date(1642, 4, 4)),
        ("1642", (3, 25), date(1642, 4, 4), date(1643, 4, 3)),
        ("1642-02", (3, 1), date(1643, 2, 11), date(1643, 3, 10)),
        ("1642-03", (3, 1), date(1642, 3, 11), date(1642, 4, 10)),
        ("1700-02", (1, 1), date(1700, 2, 11), date(1700, 3, 11)),
    ],
)
def test_a_year_may_begin_in_march(text, begins, first, last):
    """Days before it are in our next year; the whole year goes from one beginning to the other."""
    spans = OldStyle(begins).spans(text)
    assert (spans[0][0], spans[-1][1]) == (first, last)


def test_a_month_in_which_the_year_changes_is_two_stretches():
    """March 1642, where years begin on the 25th: its last week in our 1642, or its first three in our 1643."""
    spans = OldStyle((3, 25)).spans("1642-03")
    assert spans == ((date(1642, 4, 4), date(1642, 4, 10)), (date(1643, 3, 11), date(1643, 4, 3)))
    read = as_date({"is": "1642-03", "calendar": "julian", "year_begins": "03-25"})
    assert read.readings == spans


def test_the_month_in_which_the_year_changes_may_be_a_shorter_one():
    """April 1642, where years begin on the 10th, ends with its thirtieth day, or in our 1643 with its ninth."""
    spans = OldStyle((4, 10)).spans("1642-04")
    assert spans == ((date(1642, 4, 20), date(1642, 5, 10)), (date(1643, 4, 11), date(1643, 4, 19)))


def test_an_old_style_date_says_that_it_is_one():
    """It prints as its source writes it, with the calendar."""
    assert str(as_date({"is": "1900-02-29", "calendar": "julian"})) == "1900-02-29 (Julian)"


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ({"calendar": "julian"}, date(1900, 3, 12)),
        ({"calendar": "julian", "year_begins": "03-25"}, date(1901, 3, 13)),
        ({}, date(1900, 2, 28)),
    ],
)
def test_a_statement_in_old_style_is_read_as_it_counts(stated, day):
    """What an article states in Old Style is a Gregorian day from there on, where its years begin in January too."""
    assert AttestedDate.model_validate({"is": "1900-02-28", **stated}).is_.earliest == day


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"is": "1901-02-29", "calendar": "julian"}, "is not a year, month or day of the Julian calendar"),
        ({"is": "1900", "calendar": "mayan"}, "'mayan' is not a calendar that records know"),
        ({"is": "1900", "calendar": "julian", "year": "3"}, "and no 'year'"),
        ({"is": "1900", "calendar": "julian", "year_begins": "March"}, "is not a day on which years begin"),
        ({"is": "1900", "calendar": "julian", "year_begins": "09-01"}, "a month and day from January to June"),
        ({"is": "1900", "calendar": "julian", "year_begins": "02-30"}, "is not a day on which years begin"),
        ({"is": "-0000", "calendar": "julian"}, "is not a year, month or day"),
        ({"is": "1900"}, "'calendar' is missing"),
        ({"is": "1900-02/1900-01", "calendar": "julian"}, "ends before it begins"),
        ({"is": "../..", "calendar": "julian"}, "says nothing; leave the field out"),
        ({"is": "1900/1901/1902", "calendar": "julian"}, "has more than one '/'"),
    ],
)
def test_a_wrong_old_style_is_told(value, says):
    """With what is expected, and under a code that can be looked up."""
    with pytest.raises(PydanticCustomError, match=says) as found:
        as_date(value)
    assert found.value.type in CODES


def test_early_days_are_days():
    """They compare, subtract, sort, add and print as days do, among later ones, over the year 1."""
    days = [EarlyDay(-100, 3, 1), EarlyDay(-43, 12, 31), EarlyDay(0, 2, 29), EarlyDay(0, 12, 31), date(1, 1, 1)]
    mixed = random.Random(1).sample(days, len(days))
    assert sorted(mixed) == days and max(mixed) == days[-1] and min(mixed) == days[0]
    assert (days[4] - days[3]).days == 1 and (days[3] - days[4]).days == -1 and (days[3] - days[2]).days == 306
    assert days[3] - timedelta(days=306) == days[2] and days[1] - timedelta(days=30) == EarlyDay(-43, 12, 1)
    assert days[3] + (days[4] - days[3]) == days[4] and days[4].replace(year=1) == days[4]
    assert str(days[1]) == "-0043-12-31" and days[2].replace(day=1) == EarlyDay(0, 2, 1)
    assert date(1, 1, 1) > days[3] and not date(1, 1, 1) < days[3] and days[3] != date(1, 1, 1)
    assert len({a_day(-43, 1, 1), EarlyDay(-43, 1, 1)}) == 1


@pytest.mark.parametrize("year", [-9999, -400, -1, 0])
def test_early_years_are_as_long_as_they_should_be(year):
    """Leap years are where the Gregorian calendar, continued, has them: 1 BC is one."""
    days = (a_day(year + 1, 1, 1) - a_day(year, 1, 1)).days
    assert days == (366 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 365)

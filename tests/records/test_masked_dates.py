"""Dates in a year that is not known: every day that they can mean, and no other."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.records.dates import parse_date
from letterbook.records.masked_dates import joined, masked_spans, years_of

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS, st.booleans(), st.sampled_from(["day", "month", "XX"]))
def test_a_day_lies_in_the_date_that_hides_its_year(day, is_century, known):
    """Whatever of a day is known, it is one of those that the date can mean."""
    year = f"{day.year:04}"
    masked = f"{year[:2]}XX" if is_century else f"{year[:3]}X"
    tail = {"day": f"{day.month:02}-{day.day:02}", "month": f"{day.month:02}", "XX": "XX-XX"}[known]
    found = parse_date(f"{masked}-{tail}")
    assert any(first <= day <= last for first, last in found.readings)
    assert found.earliest <= day <= found.latest


@given(st.sampled_from(["156X", "15XX", "000X", "00XX", "999X"]), st.integers(1, 12), st.integers(1, 31))
def test_every_day_that_it_means_has_its_month_and_day(year, month, day):
    """It means that day in each year of the decade or century that has it."""
    spans = masked_spans(year, f"{month:02}", f"{day:02}").readings
    expected = []
    for number in years_of(year):
        try:
            expected.append(date(number, month, day))
        except ValueError:
            continue
    assert [first for first, last in spans if first == last] == expected


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple), max_size=6).map(sorted))
def test_joined_stretches_hold_the_same_days_and_do_not_touch(spans):
    """Stretches of days come in order, with a day between each two, and hold all days and no others."""
    found = list(joined(spans))
    assert all(later[0] - earlier[1] > timedelta(days=1) for earlier, later in pairwise(found))
    assert all(any(begin <= first and last <= end for begin, end in found) for first, last in spans)
    assert {edge for span in found for edge in span} <= {edge for span in spans for edge in span}


def test_a_season_is_filed_in_its_first_year():
    """A winter may have begun in the December before; it is filed under the first year that it names."""
    winter = parse_date("192X-24")
    assert (winter.earliest, winter.latest) == (date(1919, 12, 1), date(1930, 3, 31))
    assert winter.sort_day == date(1920, 1, 1)
    assert winter.bounds == (date(1919, 12, 1), date(1930, 3, 31))


@pytest.mark.parametrize("season", ["21", "22", "23", "24"])
def test_errors_of_order_go_by_its_years(season):
    """No season of a decade lies before another: it is bound by its years, with the winters at both ends."""
    assert parse_date(f"192X-{season}").bounds == (date(1919, 12, 1), date(1930, 3, 31))


@pytest.mark.parametrize("text", ["156X-12-25~", "192X-21?", "192X-21%"])
def test_it_may_be_qualified(text):
    """As any other date."""
    assert parse_date(text).begin.is_approximate or parse_date(text).begin.is_uncertain

"""Old Style and New Style."""

from datetime import date

import pytest

from letterbook.records.julian import gregorian


@pytest.mark.parametrize(
    ("julian", "day"),
    [
        ((1582, 10, 5), date(1582, 10, 15)),
        ((1700, 2, 18), date(1700, 2, 28)),
        ((1700, 2, 29), date(1700, 3, 11)),
        ((1700, 3, 1), date(1700, 3, 12)),
        ((1752, 9, 3), date(1752, 9, 14)),
        ((1900, 2, 28), date(1900, 3, 12)),
        ((1918, 2, 1), date(1918, 2, 14)),
        ((9999, 12, 31), None),
        ((1918, 13, 1), None),
    ],
)
def test_an_old_style_day_has_its_gregorian_day(julian, day):
    """The days on which countries changed their calendar come out right; beyond the calendar there is none."""
    assert gregorian(*julian) == day

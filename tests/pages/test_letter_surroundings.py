"""What counts as happening around the same days."""

import pytest

from letterbook.pages.views.letter_surroundings import is_near
from letterbook.records.dates import parse_date


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
    assert is_near(parse_date(one), parse_date(other)) is near
    assert is_near(parse_date(other), parse_date(one)) is near

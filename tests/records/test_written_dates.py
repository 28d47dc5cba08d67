"""Dates as English text writes them."""

import pytest

from letterbook.records.dates import DateFault, parse_date
from letterbook.records.written_dates import without_time, written_out


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2 November 1921", "1921-11-02"),
        ("2. Nov. 1921", "1921-11-02"),
        ("2nd November, 1921", "1921-11-02"),
        ("November 2, 1921", "1921-11-02"),
        ("Sept 21 2018", "2018-09-21"),
        ("May 1921", "1921-05"),
        ("November 1921", "1921-11"),
        ("32 November 1921", None),
        ("31 February 1921", None),
        ("0 May 1921", None),
        ("Maybe 1921", None),
        ("Ma 1921", None),
        ("Marble 0000", None),
        ("May 0000", None),
        ("2 November 3, 1921", None),
        ("November", None),
    ],
)
def test_a_day_or_month_in_words(text, edtf):
    """What is a day or month of the calendar is given as EDTF, and nothing else is."""
    assert written_out(text) == edtf


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1921-11-02T10:00:00", "1921-11-02"),
        ("1921-11-02 10:00", "1921-11-02"),
        ("1921-11-02T10:00:00+09:00", "1921-11-02"),
        ("2018-13-45T10:00", None),
        ("2018-09-21 to 2018-09-22", None),
        ("2018-09-21 or later", None),
        ("2018-09-21", None),
    ],
)
def test_a_time_is_left_out(text, day):
    """Only a time is taken away; what else follows a day may mean something."""
    assert without_time(text) == day


def test_what_is_proposed_is_a_date():
    """A message proposes what can be written in its place."""
    with pytest.raises(DateFault, match="did you mean '1921-11-02'"):
        parse_date("2 November 1921")
    with pytest.raises(DateFault, match="expected EDTF"):
        parse_date("32 November 1921")

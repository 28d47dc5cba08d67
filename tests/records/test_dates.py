"""Dates: what was written, and the days it can mean."""

from datetime import date
from itertools import pairwise

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.records.dates import DateFault, parse_date

YEARS = st.integers(1, 9999)
DAYS = st.dates(min_value=date(1, 1, 1)).map(date.isoformat)
MONTHS = st.builds("{:04}-{:02}".format, YEARS, st.integers(1, 12))
PLAIN = DAYS | MONTHS | YEARS.map("{:04}".format)
SEASONS = st.builds("{:04}-{}".format, YEARS, st.integers(21, 24))
UNKNOWN = st.builds("{:04}-{:02}-XX".format, YEARS, st.integers(1, 12)) | YEARS.map("{:04}-XX-XX".format)
DECADES = st.integers(1, 999).map("{:03}X".format) | st.integers(1, 99).map("{:02}XX".format)
QUALIFIED = st.builds("{}{}".format, PLAIN, st.sampled_from("~?%"))
MASKED = st.builds("{}-{}".format, DECADES, st.sampled_from(["12-25", "21", "24", "02", "06-XX", "XX-XX", "XX"]))
POINTS = PLAIN | SEASONS | UNKNOWN | DECADES | QUALIFIED | MASKED | st.builds("{}~".format, SEASONS | MASKED)


def days_of(text):
    """Return what the edtf library takes as the first and the last day."""
    parsed = edtf.parse_edtf(text)
    return tuple(date(*end[:3]) for end in (parsed.lower_strict(), parsed.upper_strict()))


def fault_of(text):
    """Return the code with which a text is refused."""
    with pytest.raises(DateFault) as found:
        parse_date(text)
    return found.value.code


@given(PLAIN)
def test_plain_dates_agree_with_the_library(text):
    """Days, months and years, which are read here, mean what the edtf library takes them to mean."""
    found = parse_date(text)
    assert (found.earliest, found.latest) == days_of(text)


@given(PLAIN, PLAIN)
def test_intervals_agree_with_the_library(first, last):
    """An interval of plain dates begins and ends where the edtf library has it begin and end."""
    first, last = sorted((first, last), key=lambda text: (days_of(text)[0], days_of(text)[1]))
    found = parse_date(f"{first}/{last}")
    assert (found.earliest, found.latest) == days_of(f"{first}/{last}")


@given(POINTS)
def test_a_date_prints_as_written(text):
    """What is read prints back to the character, and begins no later than it ends."""
    found = parse_date(text)
    assert str(found) == text
    assert found.earliest <= found.latest


@given(POINTS, POINTS)
def test_an_interval_runs_forwards_or_is_refused(first, last):
    """An interval that ends before it begins is refused; any other begins no later than it ends."""
    if parse_date(first).readings[0][0] > parse_date(last).readings[-1][1]:
        assert fault_of(f"{first}/{last}") == "reversed-interval"
    else:
        found = parse_date(f"{first}/{last}")
        assert str(found) == f"{first}/{last}"
        assert found.earliest <= found.latest


@given(st.text(max_size=12) | st.text(alphabet="0129X-~?%/.T:{}[]YuS ", max_size=14))
def test_other_text_is_refused_and_nothing_else(text):
    """Any text is a date or a fault, never another exception."""
    try:
        assert str(parse_date(text)) == text
    except DateFault as fault:
        assert fault.code in {"not-a-date", "reversed-interval"}


@pytest.mark.parametrize("text", ["1921-1X", "1921-XX-05", "1921S2", "{1921}"])
def test_nothing_is_printed(text, capfd):
    """Refusing a date prints nothing: the library's own remarks would spoil the output of the command."""
    assert fault_of(text) == "not-a-date"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", ["1921-13", "1921-00-01", "1921-02-29", "1921-11-31", "-0000", "1-1", "21.9.1921"])
def test_days_that_are_not_in_the_calendar_are_refused(text):
    """A day, month or year that no calendar has is no date."""
    assert fault_of(text) == "not-a-date"


@pytest.mark.parametrize(("text", "days"), [("1921-02-29", 28), ("0000-02-30", 29), ("1921-11-31", 30)])
def test_the_days_that_a_month_has_are_told(text, days):
    """Of a day that its month has not, the message says how many it has; in 1 BC, February had 29."""
    with pytest.raises(DateFault, match=f"not in the calendar: the month has {days} days"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["1921-09~-21", "?1921", "1X6X-12-25", "156X-02-30", "156X-1X", "Y17E8", "1921S2", "1921-25", "2XXX"]
)
def test_the_rest_of_level_2_is_refused(text):
    """Of EDTF's level 2, what editors do not need; and no year of the 1560s has a 30 February."""
    assert fault_of(text) == "not-a-date"


@pytest.mark.parametrize("text", ["1921-09-21T10:00:00", "1921-09-21T10:00:00Z", "1921-09-21T10:00"])
def test_times_are_refused(text):
    """A date has no time of day."""
    assert fault_of(text) == "not-a-date"


@pytest.mark.parametrize("text", [" 1921", "1921 ", "1921-09 ~", "1921 / 1922", "١٩٢١", "1921/1922/1923", "../.."])
def test_near_misses_are_refused(text):
    """White space, digits of other scripts, three ends and no end at all are no dates."""
    assert fault_of(text) == "not-a-date"


def test_a_reversed_interval_says_how_to_write_it():
    """The message turns the interval round."""
    with pytest.raises(DateFault, match="write 1921-09-06/1921-09-21"):
        parse_date("1921-09-21/1921-09-06")


def test_an_open_beginning_has_no_earliest_day():
    """A letter dated "../1921" has a last day it can mean, and no first."""
    found = parse_date("../1921")
    assert (found.earliest, found.latest, found.sort_day) == (None, date(1921, 12, 31), date(1921, 12, 31))


def test_an_open_end_has_no_latest_day():
    """A letter dated "1921-09/.." has a first day it can mean, and no last."""
    found = parse_date("1921-09/..")
    assert (found.earliest, found.latest, found.sort_day) == (date(1921, 9, 1), None, date(1921, 9, 1))


def test_a_qualifier_does_not_widen():
    """About 21 September is 21 September: nobody knows by how much it is wrong."""
    about, plain = parse_date("1921-09-21~"), parse_date("1921-09-21")
    assert (about.earliest, about.latest) == (plain.earliest, plain.latest)


@pytest.mark.parametrize(("mark", "approximate", "uncertain"), [("~", 1, 0), ("?", 0, 1), ("%", 1, 1), ("", 0, 0)])
def test_qualifiers_are_kept(mark, approximate, uncertain):
    """~ is about, ? is perhaps, % is both."""
    point = parse_date(f"1921-09{mark}").begin
    assert (point.is_approximate, point.is_uncertain, point.plain) == (approximate, uncertain, "1921-09")


@pytest.mark.parametrize(
    ("text", "exact"),
    [("1921-09-21", True), ("1921-09-21~", False), ("1921-09", False), ("1921-09-20/1921-09-21", False)],
)
def test_only_one_unqualified_day_is_exact(text, exact):
    """A date is exact where it is one day, said without doubt."""
    assert parse_date(text).is_exact is exact


def test_before_means_every_day_before():
    """One date is before another only if no day of it can be as late."""
    assert parse_date("1921-08").is_before(parse_date("1921-09-01"))
    assert not parse_date("1921-09").is_before(parse_date("1921-09-02"))
    assert not parse_date("1921/..").is_before(parse_date("1922"))
    assert not parse_date("1920").is_before(parse_date("../1922"))


@given(st.lists(POINTS, min_size=2, max_size=5), st.sampled_from(["[]", "{}"]))
def test_a_set_in_order_means_what_its_dates_mean(points, brackets):
    """It prints as written, every day of a member is a day of it, and it ends with them; out of order it is refused."""
    dates = [parse_date(point) for point in points]
    text = f"{brackets[0]}{','.join(points)}{brackets[1]}"
    if any(one.end.sort_day >= other.begin.sort_day for one, other in pairwise(dates)):
        assert fault_of(text) == "not-a-date"
        return
    found = parse_date(text)
    assert str(found) == text and not found.is_exact
    assert (found.begin, found.end, found.sort_day) == (dates[0].begin, dates[-1].end, dates[0].sort_day)
    for first, last in (span for one in dates for span in one.readings):
        assert any(begin <= first and last <= end for begin, end in found.readings)
    assert found.bounds == (min(one.bounds[0] for one in dates), max(one.bounds[1] for one in dates))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "number"),
    [
        ("[1904,1906]", date(1904, 1, 1), date(1906, 12, 31), 2),
        ("{1904,1905,1907-02}", date(1904, 1, 1), date(1907, 2, 28), 2),
        ("[..1904]", None, date(1904, 12, 31), 1),
        ("[..1904,1906]", None, date(1906, 12, 31), 2),
        ("[1667,1668,1670..1672]", date(1667, 1, 1), date(1672, 12, 31), 2),
        ("[1667, 1760-12..]", date(1667, 1, 1), None, 2),
        ("[1904-02-28,1904-02-29~]", date(1904, 2, 28), date(1904, 2, 29), 1),
    ],
)
def test_sets(text, earliest, latest, number):
    """One of several dates, or all of them, some of them in a row, or before or after one."""
    found = parse_date(text)
    assert (found.earliest, found.latest, len(found.readings)) == (earliest, latest, number)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1904]", "write it without the brackets: 1904"),
        ("[1906,1904]", "write the earliest date first"),
        ("[1904,1904]", "write the earliest date first, each once"),
        ("[1904..,1906]", "write the earliest date first"),
        ("[]", r"write a set like this: \[1904,1906\]"),
        ("{1904,,1906}", "write a set like this"),
        ("[1904/1905,1908]", r"write '1904\.\.1905'"),
        ("[1904,some day]", "'some day' is not a date"),
        ("[1904,1906", "is not a date"),
    ],
)
def test_what_is_wrong_with_a_set_is_told(text, told):
    """With what to write instead."""
    with pytest.raises(DateFault, match=told):
        parse_date(text)

"""Dates in forms that are not supported: each is refused with what to write instead, which is then taken."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.records.dates import DateFault, parse_date
from letterbook.records.other_dates import what_instead


def told(text):
    """Return what is told of a text that is no date."""
    with pytest.raises(DateFault) as found:
        parse_date(text)
    assert found.value.code == "not-a-date"
    return str(found.value)


def proposals(message):
    """Return the dates that a message proposes: what stands in quotation marks after the text itself."""
    return re.findall(r"'([\d./X~?%-]+)'", message.split(";", 1)[1])


@pytest.mark.parametrize("text", ["Y17E8", "12345-01-01"])
def test_years_that_no_field_holds_are_told(text):
    """A year beyond 9999 is refused as not supported; the field is left out, and words say it."""
    message = told(text)
    assert "not supported" in message and "leave the field out" in message


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("1921-25", "1921-21"),
        ("1921-32", "1921-24"),
        ("1921-33", "1921-01/1921-03"),
        ("1921-09~-21", "1921-09-21~"),
        ("?1921-09~", "1921-09%"),
        ("1921-XX-05", "1921-01-05/1921-12-05"),
        ("1921-1X", "1921-10/1921-12"),
        ("2XXX", "2000/2999"),
        ("00XX", "0001/0099"),
        ("0000-XX", "0000-01/0000-12"),
        ("0000-XX-05", "0000-01-05/0000-12-05"),
    ],
)
def test_what_is_not_supported_is_told_with_what_to_write(text, proposal):
    """A form of other collections is refused as not supported, and what to write stands beside it."""
    message = told(text)
    assert "not supported" in message and proposals(message)[0] == proposal


@pytest.mark.parametrize("text", ["1918-02-01 (O.S.)", "1918-02-01, Old Style", "1918-02-01 Julian"])
def test_old_style_is_written_as_a_group(text):
    """A day that says that it is in Old Style is refused with the two fields that say so in a record."""
    assert "write {is: 1918-02-01, calendar: julian}" in told(text)


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("44 BC", "-0043"),
        ("44 B.C.", "-0043"),
        ("1 BCE", "0000"),
        ("ca. 1918", "1918~"),
        ("c. February 1918", "1918-02~"),
        ("circa 1918-02", "1918-02~"),
        ("~1918", "1918~"),
        ("?1918", "1918?"),
        ("1918 (?)", "1918?"),
        ("1918/19", "1918/1919"),
        ("1899/00", "1899/1900"),
        ("1918–1919", "1918/1919"),
        ("1918-19", "1918/1919"),
        ("1918-02/03", "1918-02/1918-03"),
        ("1918-02-01/05", "1918-02-01/1918-02-05"),
        ("spring 1922", "1922-21"),
        ("Winter of 1922", "1922-24"),
        ("winter 1921/22", "1921-12/1922-03"),
        ("1920s", "192X"),
        ("1700s", "17XX"),
        ("18th century", "17XX"),
        ("1st century", "0001/0100"),
        ("AD 44", "0044"),
        ("44 AD", "0044"),
        ("before 1921", "../1921"),
        ("by May 1921", "../1921-05"),
        ("until 1921", "../1921"),
        ("after May 1921", "1921-05/.."),
        ("since 1921", "1921/.."),
        ("from 1921", "1921/.."),
        ("1918-02-01 (N.S.)", "1918-02-01"),
        ("1921-9-1", "1921-09-01"),
        ("1921/09/21", "1921-09-21"),
        ("21.9.1921", "1921-09-21"),
        ("2 November 1921", "1921-11-02"),
        ("1921-09-21T10:00", "1921-09-21"),
    ],
)
def test_what_is_meant_is_proposed(text, proposal):
    """A date in another form is refused with the same date as records have it."""
    assert proposals(told(text))[0] == proposal


@pytest.mark.parametrize("text", ["unknown", "n.d.", "undated", "XXXX", "?"])
def test_no_date_is_left_out(text):
    """A word for no date is refused, and the field is to be left out."""
    assert "leave the field out" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        *("9/21/1921", "some day", "1921-13", "0000", "0000-24", "1921-02-30", "19XX-02-3X"),
        *("1918-13-45 OS", "1918-02-30 (O.S.)", "1901-02-29 Julian"),
    ],
)
def test_what_is_not_understood_proposes_nothing_wrong(text):
    """Where nobody can say what is meant, nothing is guessed."""
    assert what_instead(text) is None


TEXTS = (
    st.text(alphabet="0129X-~?%/.,T:{}[]YBCADOS() ", max_size=16)
    | st.from_regex(
        r"(c\. |spring |before |~|\[)?-?[0-9X]{4}(-[0-3X][0-9X]){0,2}[~?%]?( BC| \(O\.S\.\)|s|/[0-9]{2})?\Z"
    )
    | st.text(max_size=16)
)


@pytest.mark.parametrize("text", ["1x10", "156x-12-25", "2019-06-xx", "19xx~"])
def test_a_small_x_is_no_digit(text):
    """Digits that are not known are a capital X: the message says so."""
    assert "write a capital X" in told(text)


@given(TEXTS)
def test_every_proposal_is_a_date(text):
    """Whatever is proposed in place of a text is itself taken, and nothing but a fault is raised."""
    try:
        parse_date(text)
    except DateFault as fault:
        for proposal in proposals(str(fault)) if ";" in str(fault) and what_instead(text) else ():
            assert str(parse_date(proposal)) == proposal


@pytest.mark.parametrize("text", ["1921-1918", "1921-1921", "1921/1918"])
def test_no_year_is_taken_for_one_that_comes_later(text):
    """Two years of which the second is not the later one propose no interval, and none beyond the calendar."""
    with pytest.raises(DateFault) as told:
        parse_date(text)
    assert "11918" not in str(told.value) and "11921" not in str(told.value)


def test_only_a_leap_day_is_one_of_old_style():
    """The Julian calendar has the 29th of February 1900, and no 30th."""
    assert "in Old Style it is one" in fault_of("1900-02-29")
    assert "in Old Style it is one" not in fault_of("1900-02-30")


def fault_of(text):
    """Return what is said of a text that is no date."""
    with pytest.raises(DateFault) as told:
        parse_date(text)
    return str(told.value)

"""Dates as English text writes them, as EDTF: "2 November 1921", "Nov. 2, 1921", "November 1921"."""

import re
from datetime import date

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Shorter, a name is that of several months.
SHORTEST = 3

DAY = r"\d{1,2}(?:\.|st|nd|rd|th)?"
MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
DAY_FIRST = re.compile(rf"(?P<day>{DAY})\s+{MONTH},?\s+(?P<year>\d{{4}})", re.ASCII)
MONTH_FIRST = re.compile(rf"{MONTH}\s+(?P<day>{DAY}),?\s+(?P<year>\d{{4}})", re.ASCII)
MONTH_ALONE = re.compile(rf"{MONTH}\s+(?P<year>\d{{4}})(?P<day>)", re.ASCII)
WITH_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)


def written_out(text: str) -> str | None:
    """Return a text that is a day or month, written out, as EDTF; None where it is none, or not in the calendar."""
    found = next((found for form in (DAY_FIRST, MONTH_FIRST, MONTH_ALONE) if (found := form.fullmatch(text))), None)
    return edtf_of(found) if found else None


def without_time(text: str) -> str | None:
    """Return the day of a text that is a day and a time, as EDTF; None where it is something else."""
    found = WITH_TIME.fullmatch(text)
    return in_calendar(*(int(part) for part in found.groups())) if found else None


def edtf_of(found: re.Match[str]) -> str | None:
    """Return what was found as EDTF; None for a name that is that of no month, or a day that is in none."""
    name = found["month"].lower()
    number = next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), None)
    if number is None or len(name) < SHORTEST:
        return None
    day = re.match(r"\d+", found["day"])
    whole = in_calendar(int(found["year"]), number, int(day[0]) if day else 1)
    return whole if day or not whole else whole.rpartition("-")[0]


def in_calendar(year: int, month: int, day: int) -> str | None:
    """Return a day as EDTF; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

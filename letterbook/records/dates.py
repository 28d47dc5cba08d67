"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1): what was written, and the days it can mean.

Plain years, months and days are read here; the rest goes through the `edtf` library, whose
parser takes some milliseconds a date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import edtf

from letterbook.records.written_dates import without_time, written_out

PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-((?!00)\d{2}))?)?", re.ASCII)

# What the library is asked about: of other text it takes some too, and prints remarks of its own about it.
QUALIFIED = re.compile(r"\d\d(?:\d\d|\dX|XX)(?:-(?:\d\d|XX)){0,2}[~?%]?", re.ASCII)

# Level 2 and times of day parse as EDTF too, but mean nothing for a letter.
LEVELS_0_AND_1 = {"Date", "UncertainOrApproximate", "Unspecified", "Season"}

EXPECTED = (
    "expected EDTF such as 2018-09-21, 2018-09, 2018-09-21~ (about), 2018-09-XX (a day in) "
    "or 2018-09-06/2018-09-21 (one day within)"
)


class DateFault(ValueError):
    """Text that is no date; the message says why."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True)
class DatePoint:
    """One end of a date: a day, month, year, season or decade, with its qualifier."""

    edtf: str
    first_day: date
    last_day: date

    @property
    def is_approximate(self) -> bool:
        """Whether EDTF marks it with ~ or %."""
        return self.edtf.endswith(("~", "%"))

    @property
    def is_uncertain(self) -> bool:
        """Whether EDTF marks it with ? or %."""
        return self.edtf.endswith(("?", "%"))

    @property
    def plain(self) -> str:
        """The point without its qualifier."""
        return self.edtf.rstrip("~?%")


@dataclass(frozen=True)
class LetterDate:
    """A date as written, between two points; None is an open end, and a single date is both its ends.

    "a/b" means one day within, so a date is never a duration.
    """

    edtf: str
    begin: DatePoint | None
    end: DatePoint | None

    @property
    def earliest(self) -> date | None:
        """The first day it can mean, proleptic Gregorian; None for an open beginning ("../2019-02-27").

        A qualifier ("2019-01-18~") does not widen the range: nobody knows by how much.
        """
        return self.begin.first_day if self.begin else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None for an open end."""
        return self.end.last_day if self.end else None

    @property
    def is_interval(self) -> bool:
        """Whether it is written with two ends."""
        return "/" in self.edtf

    @property
    def is_exact(self) -> bool:
        """Whether it is one day, without a qualifier."""
        return self.earliest == self.latest is not None and self.edtf[-1].isdigit()

    @property
    def sort_day(self) -> date:
        """The day it is filed under: the first it can mean, or the last where the beginning is open."""
        return self.earliest or self.latest or date.max

    def is_before(self, other: "LetterDate") -> bool:
        """Whether every day it can mean lies before every day the other can mean."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=10_000)
def parse_date(text: str) -> LetterDate:
    """Return an EDTF date or interval of levels 0 and 1; raises DateFault with the reason."""
    ends = text.split("/")
    if len(ends) == 1:
        point = parse_point(text)
        return LetterDate(text, point, point)
    if len(ends) > 2:
        raise DateFault("not-a-date", f"'{text}' has more than one '/'; {EXPECTED}")
    begin, end = (None if part in ("", "..") else parse_point(part) for part in ends)
    if begin is None and end is None:
        raise DateFault("not-a-date", f"'{text}' says nothing; leave the field out")
    if begin and end and begin.first_day > end.last_day:
        raise DateFault("reversed-interval", f"'{text}' ends before it begins; write {ends[1]}/{ends[0]}")
    return LetterDate(text, begin, end)


def parse_point(text: str) -> DatePoint:
    """Return one date that is not an interval; raises DateFault with the reason."""
    if plain := PLAIN.fullmatch(text):
        return plain_point(text, *(int(part) if part else None for part in plain.groups()))
    if text != text.strip():
        raise DateFault("not-a-date", f"'{text}' has white space around it; remove it")
    try:
        if not QUALIFIED.fullmatch(text):
            raise ValueError(text)
        parsed = edtf.parse_edtf(text)
        first, last = parsed.lower_strict(), parsed.upper_strict()
        if type(parsed).__name__ not in LEVELS_0_AND_1:
            raise ValueError(text)
        return DatePoint(text, date(*first[:3]), date(*last[:3]))
    except (edtf.EDTFParseException, ValueError, TypeError, AttributeError):
        raise DateFault("not-a-date", f"'{text}' is not a date; {meant(text) or EXPECTED}") from None


def plain_point(text: str, year: int | None, month: int | None, day: int | None) -> DatePoint:
    """Return a year, month or day; raises DateFault if the calendar has none such."""
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:
        raise DateFault("not-a-date", f"'{text}' is not in the calendar: {missing(year or 0, month)}") from None
    return DatePoint(text, first, last)


def missing(year: int, month: int | None) -> str:
    """Say what the calendar lacks of a date that it has not."""
    return f"the month has {monthrange(year, month or 1)[1]} days" if year else "there is no year 0"


def meant(text: str) -> str:
    """Say how a date that is written out, or has a time, is to be written; "" where that is not known."""
    if day := without_time(text):
        return f"leave the time out: '{day}'"
    proposal = written_out(text)
    return f"did you mean '{proposal}'?" if proposal else ""

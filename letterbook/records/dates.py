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

from letterbook.records.other_dates import what_instead
from letterbook.records.seasons import SEASON, Span, drawn_span, order_span, readings

PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-((?!00)\d{2}))?)?", re.ASCII)

# What the library is asked about: of other text it takes some too, and prints remarks of its own about it.
QUALIFIED = re.compile(r"\d\d(?:\d\d|\dX|XX)(?:-(?:\d\d|XX)){0,2}[~?%]?", re.ASCII)

# Level 2 and times of day parse as EDTF too, but mean nothing for a letter; seasons are read here.
LEVELS_0_AND_1 = {"Date", "UncertainOrApproximate", "Unspecified"}

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
    """One end of a date: a day, month, season, year, decade or century, with its qualifier."""

    edtf: str
    first_day: date
    last_day: date
    # Of a season: every stretch of days that it can mean, and the days that errors of order go by.
    seasonal: tuple[Span, ...] = ()
    outermost: Span | None = None

    @property
    def readings(self) -> tuple[Span, ...]:
        """Every stretch of days that it can mean; more than one only of a season."""
        return self.seasonal or ((self.first_day, self.last_day),)

    @property
    def bounds(self) -> Span:
        """The days outside of which it cannot lie, however a season is taken."""
        return self.outermost or (self.first_day, self.last_day)

    @property
    def sort_day(self) -> date:
        """The day it is filed under: the first it can mean, but a winter in the year that it names."""
        return max(self.first_day, date(int(self.edtf[:4]), 1, 1)) if self.seasonal else self.first_day

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
        if not self.begin:
            return None
        # Autumn to spring of one year is southern.
        return self.begin.readings[0][0] if self.is_turned else self.begin.first_day

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None for an open end."""
        if not self.end:
            return None
        return self.end.readings[-1][1] if self.is_turned else self.end.last_day

    @property
    def is_turned(self) -> bool:
        """Whether it runs forwards only if its seasons are taken otherwise than they are drawn."""
        return self.begin is not None and self.end is not None and self.begin.first_day > self.end.last_day

    @property
    def readings(self) -> tuple[Span, ...]:
        """Every stretch of days that it can mean, open ends reaching as far as the calendar; seasons have several."""
        return (self.bounds,) if self.is_interval or not self.begin else self.begin.readings

    @property
    def bounds(self) -> Span:
        """The days outside of which it cannot lie, however a season is taken; an open end is that of the calendar."""
        return self.begin.bounds[0] if self.begin else date.min, self.end.bounds[1] if self.end else date.max

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
        """The day it is filed under: the first it can mean, or the last where the beginning is open.

        A winter is filed in the year that it names, though it may have begun in the December before.
        """
        return self.begin.sort_day if self.begin else self.latest or date.max

    def is_before(self, other: "LetterDate") -> bool:
        """Whether every day it can mean lies before every day the other can mean, however a season is taken."""
        return self.bounds[1] < other.bounds[0]

    def __str__(self) -> str:
        return self.edtf


def filing_order(when: LetterDate | None) -> tuple[bool, date]:
    """Return the sort key of something by its date: the day it is filed under; what has no date comes last."""
    return (when is None, when.sort_day if when else date.max)


@lru_cache(maxsize=10_000)
def parse_date(text: str) -> LetterDate:
    """Return an EDTF date or interval of levels 0 and 1; raises DateFault with the reason, and what to write."""
    try:
        return supported(text)
    except DateFault as fault:
        # Of an interval a part may be the fault ("1918/19"), but the whole tells what is meant.
        reason = what_instead(text) if fault.code == "not-a-date" else None
        if reason is None:
            raise
    raise DateFault("not-a-date", f"'{text}' {reason}")


def supported(text: str) -> LetterDate:
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
    if begin and end and begin.readings[0][0] > end.readings[-1][1]:
        raise DateFault("reversed-interval", f"'{text}' ends before it begins; write {ends[1]}/{ends[0]}")
    return LetterDate(text, begin, end)


def parse_point(text: str) -> DatePoint:
    """Return one date that is not an interval; raises DateFault with the reason."""
    if plain := PLAIN.fullmatch(text):
        return plain_point(text, *(int(part) if part else None for part in plain.groups()))
    if season := SEASON.fullmatch(text):
        return season_point(text, int(season[1]), season[2])
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
        raise DateFault("not-a-date", f"'{text}' {what_instead(text) or f'is not a date; {EXPECTED}'}") from None


def plain_point(text: str, year: int | None, month: int | None, day: int | None) -> DatePoint:
    """Return a year, month or day; raises DateFault if the calendar has none such."""
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:
        raise DateFault("not-a-date", f"'{text}' is not in the calendar: {missing(year or 0, month)}") from None
    return DatePoint(text, first, last)


def season_point(text: str, year: int, season: str) -> DatePoint:
    """Return a season; raises DateFault for the year 0."""
    if not year:
        raise DateFault("not-a-date", f"'{text}' is not in the calendar: {missing(year, None)}")
    return DatePoint(text, *drawn_span(year, season), readings(year, season), order_span(year))


def missing(year: int, month: int | None) -> str:
    """Say what the calendar lacks of a date that it has not."""
    return f"the month has {monthrange(year, month or 1)[1]} days" if year else "there is no year 0"

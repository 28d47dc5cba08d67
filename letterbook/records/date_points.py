"""Single dates as EDTF (ISO 8601-2:2019) has them: a day, month, season, year, decade or century, and what it can mean.

Plain years, months and days are read here; qualified ones go through the `edtf` library, whose parser takes some
milliseconds a date; digits that are not known, and seasons, are read in modules of their own.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

import edtf

from letterbook.records.days import a_day, written_year
from letterbook.records.masked_dates import MASKED, masked_spans
from letterbook.records.other_dates import what_instead
from letterbook.records.seasons import SEASON, Span, drawn_span, order_span, readings

PLAIN = re.compile(r"(-(?!0000)\d{4}|\d{4})(?:-(0[1-9]|1[0-2])(?:-((?!00)\d{2}))?)?", re.ASCII)

# A year, month or day before the year 1 with a mark, of which the library knows nothing.
EARLY = re.compile(r"(?:0000|-(?!0000)\d{4})(?:-\d\d){0,2}[~?%]", re.ASCII)

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
    # Of a season, or with digits that are not known: every stretch of days that it can mean.
    several: tuple[Span, ...] = ()
    # Of a season: the days that errors of order go by, and the first day of its year, under which it is filed.
    outermost: Span | None = None
    filed: date | None = None

    @property
    def readings(self) -> tuple[Span, ...]:
        """Every stretch of days that it can mean, in order."""
        return self.several or ((self.first_day, self.last_day),)

    @property
    def bounds(self) -> Span:
        """The days outside of which it cannot lie, however a season is taken."""
        return self.outermost or (self.first_day, self.last_day)

    @property
    def sort_day(self) -> date:
        """The day it is filed under: the first it can mean, but a winter in the year that it names."""
        return max(self.first_day, self.filed or self.first_day)

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


def parse_point(text: str) -> DatePoint:
    """Return one date that is not an interval; raises DateFault with the reason."""
    if plain := PLAIN.fullmatch(text):
        return plain_point(text, *(int(part) if part else None for part in plain.groups()))
    if season := SEASON.fullmatch(text):
        return season_point(text, int(season[1]), season[2])
    if masked := MASKED.fullmatch(text):
        return masked_point(text, masked[1], masked[2], masked[3])
    if EARLY.fullmatch(text):
        return replace(parse_point(text[:-1]), edtf=text)
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
        first = a_day(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = a_day(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:
        raise DateFault("not-a-date", f"'{text}' is not in the calendar: {missing(year or 0, month, day)}") from None
    return DatePoint(text, first, last)


def season_point(text: str, year: int, season: str) -> DatePoint:
    """Return a season; raises DateFault for one of the year 0, which is 1 BC."""
    if not year:
        raise DateFault("not-a-date", f"'{text}' is a season before the year 1; write its months, or the year '0000'")
    first_of_year = date(year, 1, 1)
    return DatePoint(text, *drawn_span(year, season), readings(year, season), order_span(year), first_of_year)


def masked_point(text: str, year: str, month: str, day: str | None) -> DatePoint:
    """Return a date in a decade or century of which the year is not known; raises DateFault if there is none such."""
    found = masked_spans(year, month, day)
    if not found.readings:
        raise DateFault("not-a-date", f"'{text}' is not in the calendar: no year of these has that day")
    return DatePoint(text, *found.drawn, found.readings, found.outermost, found.filed)


def missing(year: int, month: int | None, day: int | None) -> str:
    """Say what the calendar lacks of a date that it has not."""
    last = monthrange(year, month or 1)[1]
    is_julian = (year % 4, month, day, last) == (0, 2, 29, 28)
    old = f"; in Old Style it is one: {{is: {written_year(year)}-02-29, calendar: julian}}" if is_julian else ""
    return f"the month has {last} days{old}"

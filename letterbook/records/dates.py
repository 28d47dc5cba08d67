"""Dates as EDTF (ISO 8601-2:2019) has them, as far as letters need them: what was written, and the days it can mean.

Single dates (`date_points.py`), intervals, and sets: one of several dates, or all of them.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from letterbook.records.date_points import EXPECTED, DateFault, DatePoint, parse_point
from letterbook.records.days import EARLIEST
from letterbook.records.julian import OldStyle
from letterbook.records.masked_dates import joined
from letterbook.records.other_dates import what_instead
from letterbook.records.seasons import Span

__all__ = ["EXPECTED", "DateFault", "DatePoint", "LetterDate", "filing_order", "parse_date"]

OF_TWO = "[1904,1906]"

# One of several dates in square brackets, all of them in braces.
SET = re.compile(r"\[([^\[\]{}]*)\]|\{([^\[\]{}]*)\}")


@dataclass(frozen=True)
class LetterDate:
    """A date as written, between two points; None is an open end, and a single date is both its ends.

    "a/b" means one day within, so a date is never a duration. A set has members: single dates and intervals, in order.
    """

    edtf: str
    begin: DatePoint | None
    end: DatePoint | None
    members: tuple["LetterDate", ...] = ()
    # Where it is written in Old Style: how the source counts. The days of the points are Gregorian all the same.
    old_style: OldStyle | None = None

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
        """Every stretch of days that it can mean, open ends reaching as far as the calendar; some have several."""
        if self.members:
            return tuple(joined(sorted(span for member in self.members for span in member.readings)))
        return (self.bounds,) if self.is_interval or not self.begin else self.begin.readings

    @property
    def bounds(self) -> Span:
        """The days outside of which it cannot lie, however a season is taken; an open end is that of the calendar."""
        if self.members:
            return min(one.bounds[0] for one in self.members), max(one.bounds[1] for one in self.members)
        return self.begin.bounds[0] if self.begin else EARLIEST, self.end.bounds[1] if self.end else date.max

    @property
    def is_interval(self) -> bool:
        """Whether it is written with two ends."""
        return "/" in self.edtf

    @property
    def is_all(self) -> bool:
        """Whether it is a set of dates of which every one counts, and not one of them."""
        return self.edtf.startswith("{")

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
        return f"{self.edtf} (Julian)" if self.old_style else self.edtf


def filing_order(when: LetterDate | None) -> tuple[bool, date]:
    """Return the sort key of something by its date: the day it is filed under; what has no date comes last."""
    return (when is None, when.sort_day if when else date.max)


@lru_cache(maxsize=10_000)
def parse_date(text: str) -> LetterDate:
    """Return an EDTF date, interval or set; raises DateFault with the reason, and what to write instead."""
    try:
        return supported(text)
    except DateFault as fault:
        # Of an interval a part may be the fault ("1918/19"), but the whole tells what is meant.
        reason = what_instead(text) if fault.code == "not-a-date" else None
        if reason is None:
            raise
    raise DateFault("not-a-date", f"'{text}' {reason}")


def supported(text: str) -> LetterDate:
    """Return an EDTF date, interval or set; raises DateFault with the reason."""
    if found := SET.fullmatch(text):
        return date_set(text, found[1] if found[1] is not None else found[2])
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


def parse_old_style(text: str, old_style: OldStyle) -> LetterDate:
    """Return a date, or an interval of two, that a source gives in Old Style; raises DateFault with the reason."""
    ends = text.split("/")
    if len(ends) > 2:
        raise DateFault("not-a-date", f"'{text}' has more than one '/'; {EXPECTED}")
    begin, end = (None if part in ("", "..") else old_point(part, old_style) for part in (ends[0], ends[-1]))
    if begin is None and end is None:
        raise DateFault("not-a-date", f"'{text}' says nothing; leave the field out")
    if begin and end and begin.first_day > end.last_day:
        raise DateFault("reversed-interval", f"'{text}' ends before it begins; write {ends[1]}/{ends[0]}")
    return LetterDate(text, begin, end, old_style=old_style)


def old_point(text: str, old_style: OldStyle) -> DatePoint:
    """Return a year, month or day in Old Style by its days in the Gregorian calendar; raises DateFault."""
    try:
        spans = old_style.spans(text)
    except ValueError:
        message = f"'{text}' is not a year, month or day of the Julian calendar; {EXPECTED}"
        raise DateFault("not-a-date", message) from None
    several = spans if len(spans) > 1 else ()
    return DatePoint(text, spans[0][0], spans[-1][1], several)


def date_set(text: str, inner: str) -> LetterDate:
    """Return a set of dates; raises DateFault for one of fewer than two, or whose dates are not in order."""
    parts = [part.strip(" ") for part in inner.split(",")]
    if not all(parts):
        raise DateFault("not-a-date", f"'{text}' lacks a date; write a set like this: {OF_TWO}")
    members = tuple(member(part) for part in parts)
    if len(members) == 1 and not members[0].is_interval:
        raise DateFault("not-a-date", f"'{text}' is a set of one date; write it without the brackets: {members[0]}")
    for one, other in pairwise(members):
        if not one.end or not other.begin or one.end.sort_day >= other.begin.sort_day:
            raise DateFault("not-a-date", f"'{text}' is not in order; write the earliest date first, each once")
    return LetterDate(text, members[0].begin, members[-1].end, members)


def member(text: str) -> LetterDate:
    """Return one date of a set, or several with ".." between them, before them, or after them."""
    begin, dots, end = text.partition("..")
    if "/" in text:
        raise DateFault("not-a-date", f"'{text}' is a span within a set; write '{text.replace('/', '..')}'")
    return supported(f"{begin or '..'}/{end or '..'}" if dots else text)

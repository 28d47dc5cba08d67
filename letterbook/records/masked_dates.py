"""Dates in a year of which the last digits are not known ("156X-12-25", "192X-21"), and the days that each can mean."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from letterbook.records.seasons import NORTHERN, Span, drawn_span, order_span, readings

# A year with one or two digits that are not known; a season, or a month, perhaps with a day, either perhaps not known.
MASKED = re.compile(
    r"(\d\dXX|\d{3}X)-(2[1-4]|0[1-9]|1[0-2]|XX)(?:(?<!-2[1-4])-(0[1-9]|[12]\d|3[01]|XX))?[~?%]?", re.ASCII
)

NOT_KNOWN = "XX"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class MaskedSpans:
    """The days that such a date can mean: every stretch, in order, and the days over which it is drawn.

    Of a season, as of one in a known year: the days that errors of order go by, and the day it is filed under.
    """

    readings: tuple[Span, ...]
    drawn: Span
    outermost: Span | None = None
    filed: date | None = None


def masked_spans(year: str, month: str, day: str | None) -> MaskedSpans:
    """Return the days of a date in a decade or century; no stretch at all where no year of it has that day."""
    years = years_of(year)
    if month in NORTHERN:
        found = sorted({span for one in years for span in readings(one, month)})
        first, last = drawn_span(years[0], month), drawn_span(years[-1], month)
        outermost = order_span(years[0])[0], order_span(years[-1])[1]
        return MaskedSpans(tuple(found), (first[0], last[1]), outermost, date(years[0], 1, 1))
    spans = tuple(joined(span for one in years for span in spans_in(one, month, day)))
    return MaskedSpans(spans, (spans[0][0], spans[-1][1]) if spans else (date.min, date.max))


def years_of(pattern: str) -> range:
    """Return the years that a pattern fits whose last digits are X; the calendar has no year 0."""
    known = pattern.rstrip("X")
    size = 10 ** (len(pattern) - len(known))
    begin = int(known) * size
    return range(max(begin, date.min.year), begin + size)


def spans_in(year: int, month: str, day: str | None) -> Iterator[Span]:
    """Yield the days of a year that a month, and a day if one is given, can mean."""
    for number in range(1, 13) if month == NOT_KNOWN else (int(month),):
        length = monthrange(year, number)[1]
        if day is None or day == NOT_KNOWN:
            yield date(year, number, 1), date(year, number, length)
        elif int(day) <= length:
            yield date(year, number, int(day)), date(year, number, int(day))


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield stretches of days in order, those without a gap between them as one."""
    held: Span | None = None
    for first, last in spans:
        if held and (first <= held[1] or first - held[1] == A_DAY):
            held = held[0], max(held[1], last)
            continue
        if held:
            yield held
        held = first, last
    if held:
        yield held

"""Dates of the Julian calendar (Old Style), and of years that begin in March, as days of the Gregorian calendar.

By way of the Julian day number, as astronomers count days. The tests compare every day from 1500 to 1923 with what a
library makes of it.
"""

import re
from dataclasses import dataclass
from datetime import date

from letterbook.records.days import from_ordinal
from letterbook.records.seasons import Span

# The Julian day number of the last day of the year 0, Gregorian.
BEFORE_THE_FIRST = 1_721_425

MONTHS_OF_30 = frozenset({4, 6, 9, 11})
FEBRUARY, JANUARY, MARCH, DECEMBER = 2, 1, 3, 12

# A year, month or day, perhaps with a mark of doubt.
POINT = re.compile(r"(-(?!0000)\d{4}|\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[~?%]?", re.ASCII)

# On which day after its January the number of a year changed, as on 25 March or 1 March. Years that began in the
# autumn before are not meant: there the number changed earlier, not later.
BEGINNING = re.compile(
    r"(?:0[135]-(?:0[1-9]|[12]\d|3[01])|0[46]-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))", re.ASCII
)
BEGINNINGS = "is not a day on which years begin; expected a month and day from January to June, such as 03-25"


@dataclass(frozen=True)
class OldStyle:
    """How a source counts its days: by the Julian calendar, with years that begin on a day, as month and day."""

    year_begins: tuple[int, int] = (1, 1)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return every stretch of Gregorian days that a date can mean, in order; raises ValueError for none such.

        A month in which the year changes is in two years, and so has two stretches.
        """
        found = POINT.fullmatch(text)
        if not found:
            raise ValueError(text)
        year, month, day = int(found[1]), *(int(part) if part else None for part in (found[2], found[3]))
        if day is not None and month is not None:
            one = gregorian(self.modern_year(year, month, day), month, day)
            return ((one, one),)
        if month is None:
            first = self.year_begins
            return ((gregorian(year, *first), before(gregorian(year + 1, *first))),)
        return tuple(sorted(self.of_month(year, month)))

    def modern_year(self, year: int, month: int, day: int) -> int:
        """Return the year as it is counted from January, of a day in a year that is counted from another."""
        return year + 1 if (month, day) < self.year_begins else year

    def of_month(self, year: int, month: int) -> list[Span]:
        """Return the stretches of a month."""
        begins_in, begins_on = self.year_begins
        last = length(self.modern_year(year, month, 1), month)
        if month != begins_in or begins_on == 1:
            number = self.modern_year(year, month, 1)
            return [(gregorian(number, month, 1), gregorian(number, month, length(number, month)))]
        return [
            (gregorian(year, month, begins_on), gregorian(year, month, length(year, month))),
            (gregorian(year + 1, month, 1), gregorian(year + 1, month, min(begins_on - 1, last))),
        ]


def length(year: int, month: int) -> int:
    """Return how many days a month of the Julian calendar has: every fourth year is a leap year, 1900 too."""
    if month == FEBRUARY:
        return 28 if year % 4 else 29
    return 30 if month in MONTHS_OF_30 else 31


def gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Julian one; raises ValueError where the Julian calendar has none such."""
    if not (JANUARY <= month <= DECEMBER and 1 <= day <= length(year, month)):
        raise ValueError(f"the Julian calendar has no {year}-{month:02}-{day:02}")
    # Counted from March, so that the leap day is the last of a year.
    shift = (14 - month) // 12
    years, months = year + 4800 - shift, month + 12 * shift - MARCH
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083
    return from_ordinal(number - BEFORE_THE_FIRST)


def before(day: date) -> date:
    """Return the day before one."""
    return from_ordinal(day.toordinal() - 1)

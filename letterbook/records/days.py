"""Days of the proleptic Gregorian calendar, before the year 1 too: year 0 is 1 BC, year -43 is 44 BC.

Python's dates begin with the year 1. A day before that is a date of a kind of its own, which compares, subtracts and
prints as one: whoever sorts or draws days need not know.
"""

from datetime import date, timedelta
from typing import Any, Self, SupportsIndex, overload

# After so many years the Gregorian calendar repeats itself, to the day.
CYCLE_YEARS, CYCLE_DAYS = 400, 146_097

# The earliest year that can be written, 10,000 BC.
FIRST_YEAR = -9999


class EarlyDay(date):
    """A day before the year 1."""

    _year: int
    _ordinal: int

    def __new__(cls, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex) -> Self:
        """Return a day of a year from FIRST_YEAR to 0; raises ValueError where the calendar has none such."""
        number = int(year)
        if not FIRST_YEAR <= number < date.min.year:
            raise ValueError(f"the year {number} is not before the year 1")
        cycles = -number // CYCLE_YEARS + 1
        # The same month of a year that Python has, so that leap years are where they should be.
        made = super().__new__(cls, number + cycles * CYCLE_YEARS, month, day)
        made._year = number
        made._ordinal = date.toordinal(made) - cycles * CYCLE_DAYS
        return made

    @property
    def year(self) -> int:
        """The year: 0 or less."""
        return self._year

    def toordinal(self) -> int:
        """Return how many days it is after the last day of the year 0; a day before the year 1 has 0 or less."""
        return self._ordinal

    def isoformat(self) -> str:
        """Return the day as EDTF writes it: "-0043-03-15", "0000-12-25"."""
        return f"{written_year(self._year)}-{self.month:02}-{self.day:02}"

    __str__ = isoformat

    def __repr__(self) -> str:
        return f"EarlyDay({self._year}, {self.month}, {self.day})"

    def replace(self, year: Any = None, month: Any = None, day: Any = None) -> Self:
        """Return the day with some parts exchanged."""
        chosen = (self.year if year is None else year, self.month if month is None else month)
        return a_day(*chosen, self.day if day is None else day)  # type: ignore[return-value]  # the year may be another

    def __eq__(self, other: object) -> bool:
        return isinstance(other, date) and self._ordinal == other.toordinal()

    def __lt__(self, other: date) -> bool:
        return self._ordinal < other.toordinal()

    def __le__(self, other: date) -> bool:
        return self._ordinal <= other.toordinal()

    def __gt__(self, other: date) -> bool:
        return self._ordinal > other.toordinal()

    def __ge__(self, other: date) -> bool:
        return self._ordinal >= other.toordinal()

    def __hash__(self) -> int:
        return hash(self._ordinal)

    def __add__(self, other: timedelta) -> Self:
        return from_ordinal(self._ordinal + other.days)  # type: ignore[return-value]  # it may be a later day

    __radd__ = __add__

    @overload  # type: ignore[override]  # of what date itself knows
    def __sub__(self, other: timedelta) -> Self: ...

    @overload
    def __sub__(self, other: date) -> timedelta: ...

    def __sub__(self, other: date | timedelta) -> Self | timedelta:
        if isinstance(other, timedelta):
            return from_ordinal(self._ordinal - other.days)  # type: ignore[return-value]  # it may be a later day
        return timedelta(days=self._ordinal - other.toordinal())

    def __rsub__(self, other: date) -> timedelta:
        return timedelta(days=other.toordinal() - self._ordinal)

    def __reduce__(self) -> tuple[Any, ...]:
        return (EarlyDay, (self._year, self.month, self.day))


def a_day(year: int, month: int, day: int) -> date:
    """Return a day of any year from FIRST_YEAR to 9999; raises ValueError where the calendar has none such."""
    return date(year, month, day) if year >= date.min.year else EarlyDay(year, month, day)


def from_ordinal(number: int) -> date:
    """Return the day so many days after the last of the year 0; raises ValueError where it is out of reach."""
    if number > 0:
        return date.fromordinal(number)
    cycles = -number // CYCLE_DAYS + 1
    found = date.fromordinal(number + cycles * CYCLE_DAYS)
    return EarlyDay(found.year - cycles * CYCLE_YEARS, found.month, found.day)


# No letter is older: in place of a beginning that is open.
EARLIEST = EarlyDay(FIRST_YEAR, 1, 1)


def written_year(year: int) -> str:
    """Return a year as EDTF writes it: "1921", "0019", "-0043"."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def year_in_words(year: int) -> str:
    """Return a year as a reader says it: "1921", "19", "44 BC"."""
    return str(year) if year > 0 else f"{1 - year} BC"


def year_slug(year: int) -> str:
    """Return a year for use in addresses: "1921", "0019", "44-bc"."""
    return f"{year:04}" if year > 0 else f"{1 - year}-bc"


def filing_text(day: date) -> str:
    """Return a day as a text that sorts as the days do, those before the year 1 first."""
    return day.isoformat() if day.year > 0 else f"-{day.year - FIRST_YEAR:04}-{day.month:02}-{day.day:02}"

"""The scale of time: which day stands where, in a drawing that is never too wide, and which years are marked."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterbook.records.days import a_day

# Mean length of a month and a year of the Gregorian calendar, in days.
MONTH = 365.2425 / 12
YEAR = 365.2425

# The widest a scale gets, in units: where months would take more, they take less.
WIDEST = 1440.0

# Years from one mark to the next: the first of these that leaves room for the numbers between them.
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
ROOM = 48.0


@dataclass(frozen=True)
class TimeScale:
    """Days along a line: `first` stands at `left`, `length` days later the scale ends, and a day takes `day` units.

    Days are counted, not added to a date: the day after the last of the year 9999 has no date.
    """

    first: date
    length: int
    left: float
    day: float

    @property
    def right(self) -> float:
        """Where the scale ends."""
        return self.after(self.length)

    def at(self, day: date) -> float:
        """Return where a day stands."""
        return self.after((day - self.first).days)

    def after(self, days: int) -> float:
        """Return where so many days from the beginning are over, rounded to a tenth."""
        return round(self.left + days * self.day, 1)

    def years(self) -> Iterator[tuple[int, float]]:
        """Yield the years that are marked, with where each begins; before the first of them, where the scale begins.

        They are those that can be divided by one of the steps: all, or only decades, or centuries.
        """
        yield self.first.year, self.left
        step = next((step for step in STEPS if step * YEAR * self.day >= ROOM), STEPS[-1])
        begin, end = self.first.toordinal(), self.first.toordinal() + self.length
        for year in range((self.first.year // step + 1) * step, date.max.year + 1, step):
            start = a_day(year, 1, 1).toordinal()
            if start >= end:
                return
            yield year, self.after(start - begin)


def scale_of(days: list[date], left: float, month: float) -> TimeScale:
    """Return a scale on which all days stand: from the first of their first month to the end of their last.

    A month takes so many units, and fewer where the whole would be wider than WIDEST. `days` holds at least one.
    """
    first, length = whole_months(days)
    return TimeScale(first, length, left, min(month / MONTH, WIDEST / length))


def fitted(days: list[date], left: float, wide: float) -> TimeScale:
    """Return a scale on which all days stand and that takes a width, whatever the days."""
    first, length = whole_months(days)
    return TimeScale(first, length, left, wide / length)


def whole_months(days: list[date]) -> tuple[date, int]:
    """Return the first day of the first month of some days, and how many days there are to the end of the last."""
    first, last = min(days).replace(day=1), max(days).replace(day=1)
    return first, last.toordinal() - first.toordinal() + monthrange(last.year, last.month)[1]

"""The scale of time: which day stands at which pixel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Mean length of a month of the Gregorian calendar, in days.
MONTH = 365.2425 / 12


@dataclass(frozen=True)
class TimeScale:
    """Days along a line: `first` stands at `left`, and a month takes `month` pixels."""

    first: date
    last: date
    left: float
    month: float

    @property
    def right(self) -> float:
        """Where the last day stands, in pixels."""
        return self.at(self.last)

    def at(self, day: date) -> float:
        """Return where a day stands, in pixels, rounded to a tenth."""
        return round(self.left + (day - self.first).days / MONTH * self.month, 1)

    def years(self) -> Iterator[tuple[int, float]]:
        """Yield each year that begins on the scale, with where it begins; the first one where the scale does."""
        yield self.first.year, self.left
        for year in range(self.first.year + 1, self.last.year + 1):
            yield year, self.at(date(year, 1, 1))

    def months(self) -> Iterator[float]:
        """Yield where each month on the scale begins."""
        for number in range(self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month):
            yield self.at(date(number // 12, number % 12 + 1, 1))


def scale_of(days: list[date], left: float, month: float) -> TimeScale:
    """Return a scale on which all days stand: from the first of their first month to the end of their last.

    `days` holds at least one.
    """
    first, last = min(days), max(days)
    after = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return TimeScale(first.replace(day=1), after, left, month)

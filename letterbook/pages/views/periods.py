"""Letters of the main exchange by month, or where that would be too many, by year, decade or century."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from letterbook.pages.views.pictured import main_exchange, way_of
from letterbook.pages.wording import MONTHS, ordinal, years_in_words
from letterbook.reading.edition import Edition
from letterbook.records.days import year_in_words
from letterbook.records.models import Letter

# As many periods are drawn beside each other at most.
MOST = 60

# Lengths of a period, in months, and what each is called.
UNITS = {1: "month", 12: "year", 120: "decade", 1200: "century", 12000: "millennium"}


UNIT_YEAR = 12


@dataclass(frozen=True)
class Periods:
    """Periods of one length, without a gap: how many letters went each way in each, and the letters in none."""

    ways: tuple[str, str]
    unit: int
    numbers: dict[int, tuple[int, int]]
    unplaced: tuple[Letter, ...]

    @property
    def called(self) -> str:
        """What one period is called: "month"."""
        return UNITS[self.unit]

    def label(self, serial: int) -> str:
        """Return the name of a period for a drawing, in up to two words: "Sep 1921", "1921", "20th century"."""
        year, month = divmod(serial * self.unit, 12)
        names = {
            "month": f"{MONTHS[month][:3]} {year_in_words(year)}",
            "year": year_in_words(year),
            "decade": f"{year}s",
            "century": f"{ordinal(year // 100 + 1)} century",
        }
        if year <= 0 and self.unit > UNIT_YEAR:
            return f"{year_in_words(year)}–"
        return names.get(self.called, f"{max(year, 1)}–{year + 999}")

    def in_words(self, serial: int) -> str:
        """Return the name of a period: "September 1921", "1921", "the 1920s"."""
        year, month = divmod(serial * self.unit, 12)
        if self.unit == 1:
            return f"{MONTHS[month]} {year_in_words(year)}"
        hidden = len(str(self.unit // 12)) - 1
        if year < 0:
            return (
                f"{year_in_words(year)} to {year_in_words(year + self.unit // 12 - 1)}"
                if hidden
                else year_in_words(year)
            )
        if hidden == 3:
            return f"{max(year, 1)} to {year + 999}"
        return years_in_words(f"{year:04}"[: 4 - hidden] + "X" * hidden)


def by_period(edition: Edition) -> Periods:
    """Return the letters of the main exchange by the shortest periods that can be drawn beside each other.

    A letter is placed if its period is known, and who wrote it. Periods without any letter are among them.
    """
    letters = main_exchange(edition)
    return next(found for unit in UNITS if len((found := placed(edition, letters, unit)).numbers) <= MOST)


def placed(edition: Edition, letters: Sequence[Letter], unit: int) -> Periods:
    """Return some letters by periods of a length."""
    serials = {one.id: serial for one in letters if one.sender and (serial := serial_of(one, unit)) is not None}
    sent = Counter(way_of(edition, one) for one in letters if one.id in serials)
    numbers = Counter((serials[one.id], way_of(edition, one)) for one in letters if one.id in serials)
    first, second = [*sorted(way for way, _ in sent.most_common(2)), "", ""][:2]
    row = range(min(serials.values(), default=0), max(serials.values(), default=-1) + 1)
    return Periods(
        (first, second),
        unit,
        {serial: (numbers[serial, first], numbers[serial, second]) for serial in row},
        tuple(one for one in letters if one.id not in serials),
    )


def serial_of(letter: Letter, unit: int) -> int | None:
    """Return the number of the period in which a letter was written, if both ends of its date lie in one.

    Periods of so many months are counted from the year 0.
    """
    ends = (letter.date.earliest, letter.date.latest) if letter.date else ()
    serials = {(end.year * 12 + end.month - 1) // unit if end else None for end in ends}
    return serials.pop() if len(serials) == 1 else None

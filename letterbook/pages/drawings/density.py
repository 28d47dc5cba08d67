"""A long exchange at a glance: how many letters went each way at each time, in a drawing that does not grow."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.frame import Mark
from letterbook.pages.drawings.lettering import wrapped
from letterbook.pages.drawings.scale import TimeScale, fitted
from letterbook.pages.drawings.strip import LANE, MARGIN, MARK, YEARS, years

# How wide a column is, in units.
COLUMN = 3


@dataclass(frozen=True)
class Stream:
    """The days of all letters that go one way."""

    title: str
    days: tuple[date, ...]


@dataclass(frozen=True)
class Density:
    """A drawing of streams, one lane each; made once for all letters of an exchange, each of which is marked in it."""

    title: str
    streams: tuple[Stream, ...]
    wide: float

    @cached_property
    def scale(self) -> TimeScale:
        """Where each day stands."""
        return fitted([day for stream in self.streams for day in stream.days], MARGIN, self.wide - 2 * MARGIN)

    @cached_property
    def lanes(self) -> tuple[tuple[float, tuple[Mark, ...]], ...]:
        """The base line of each lane, with the marks of the lane."""
        counted = [columns(stream, self.scale) for stream in self.streams]
        most = max(max(one.values()) for one in counted)
        made: list[tuple[float, tuple[Mark, ...]]] = []
        height: float = YEARS
        for stream, numbers in zip(self.streams, counted, strict=True):
            titles = wrapped(stream.title, self.wide - MARGIN)
            words = frame.lines(titles, 3, round(height + frame.LINE - 4, 1), "way")
            height = round(height + frame.LINE * len(titles) + LANE, 1)
            base = height - 4
            line = frame.line(self.scale.left, base, self.scale.right, base, "lane")
            made.append((base, (*words, line, heights(numbers, most, base))))
        return tuple(made)

    def drawn(self, here: tuple[int, date] | None = None) -> str:
        """Return the drawing; `here` is the lane and the day of the letter that the page is about."""
        height = self.lanes[-1][0] + 4
        marks = [mark for _, lane in self.lanes for mark in lane]
        pointer = [] if here is None else [pointed(self.scale.at(here[1]), self.lanes[here[0]][0])]
        drawn = [*years(self.scale, height), *marks, *pointer]
        return frame.framed(self.title, drawn, "strip", least=(self.wide, height))


def density(title: str, streams: Sequence[Stream], wide: float) -> Density:
    """Return the drawing of some streams; those without a day are left out."""
    return Density(title, tuple(stream for stream in streams if stream.days), wide)


def columns(stream: Stream, scale: TimeScale) -> Counter[float]:
    """Return how many letters stand in each column, by its left end."""
    return Counter(scale.left + (scale.at(day) - scale.left) // COLUMN * COLUMN for day in stream.days)


def heights(numbers: Counter[float], most: int, base: float) -> Mark:
    """Return all columns of a lane as one shape; a column with any letter can be seen."""
    steps = "".join(column(x, max(1.0, round(MARK * numbers[x] / most, 1)), base) for x in sorted(numbers))
    return frame.path(steps, Box(min(numbers), base - MARK, max(numbers) + COLUMN, base), "tick")


def column(x: float, high: float, base: float) -> str:
    """Return one column as steps of a path."""
    return f"M{x:g} {base:g}v-{high:g}h{COLUMN - 1}v{high:g}z"


def pointed(x: float, base: float) -> Mark:
    """Return the pointer at the letter that the page is about."""
    y = base - MARK - 1
    return frame.path(f"M{x:g} {y:g}l-4 -6h8zM{x - 1:g} {y:g}h2v{MARK + 1}h-2z", Box(x - 4, y - 6, x + 4, base), "here")

"""The strip: an exchange at a glance, one lane each way, small enough for any screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.frame import Mark
from letterbook.pages.drawings.lettering import width, wrapped
from letterbook.pages.drawings.scale import TimeScale, fitted
from letterbook.records.days import year_in_words

# In units: the width of the whole; the height of a lane below its title, of a mark, and of the years above the lanes.
WIDTH, LANE, MARK, YEARS = 290, 30, 16, 20

# A strip by itself is this much higher, so that it can be read from afar.
LARGE = 1.6

# Beside the first and the last day: half a pointer, and a line.
MARGIN = 6


@dataclass(frozen=True)
class Tick:
    """One letter: the days on which it can have been written, and whether the page is about it."""

    earliest: date
    latest: date
    is_exact: bool
    is_attested: bool
    is_here: bool = False


@dataclass(frozen=True)
class Way:
    """The letters that go one way."""

    title: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Pole:
    """A day on which something happened that both lanes lead to, and what it is called."""

    day: date
    label: str


def strip(title: str, ways: Sequence[Way], wide: float = WIDTH, poles: Sequence[Pole] = (), size: float = 1) -> str:
    """Return the drawing of an exchange, one lane a way, marked where the page's letter stands; empty without dates.

    `poles` stand across the lanes, with their names below; `size` is how high lanes and marks are, 1 being the usual.
    """
    days = [day for way in ways for tick in way.ticks for day in (tick.earliest, tick.latest)]
    if not days:
        return ""
    scale = fitted(days, MARGIN, wide - 2 * MARGIN)
    marks: list[Mark] = []
    height: float = YEARS
    for way in ways:
        titles = wrapped(way.title, wide - MARGIN)
        marks += [*frame.lines(titles, 3, round(height + frame.LINE - 4, 1), "way")]
        height = round(height + frame.LINE * len(titles) + LANE * size, 1)
        marks += lane(way, scale, height - 4, size)
    shown = [pole for pole in poles if min(days) <= pole.day <= max(days)]
    named = [*poles_across(shown, scale, height, wide)]
    below = frame.LINE * rows_of(shown, scale, wide)
    return frame.framed(title, [*years(scale, height), *named, *marks], "strip", least=(wide, height + below))


def poles_across(poles: Sequence[Pole], scale: TimeScale, height: float, wide: float) -> Iterator[Mark]:
    """Yield a line across the lanes for each pole, and its name below them, in a row where it hides no other."""
    for pole, row, left in placed(poles, scale, wide):
        x = scale.at(pole.day)
        yield frame.line(x, YEARS, x, height, "pole")
        yield frame.text(pole.label, left, round(height + frame.LINE * (row + 1) - 4, 1), "flag")


def rows_of(poles: Sequence[Pole], scale: TimeScale, wide: float) -> int:
    """Return how many rows the names of poles take."""
    return max((row for _, row, _ in placed(poles, scale, wide)), default=-1) + 1


def placed(poles: Sequence[Pole], scale: TimeScale, wide: float) -> Iterator[tuple[Pole, int, float]]:
    """Yield each pole with the row of its name and where that begins: below the pole, within the drawing."""
    ends: list[float] = []
    for pole in poles:
        room = width(pole.label)
        left = round(max(0, min(scale.at(pole.day) - room / 2, wide - room)), 1)
        row = next((row for row, end in enumerate(ends) if end + MARGIN <= left), len(ends))
        ends[row : row + 1] = [left + room]
        yield pole, row, left


def years(scale: TimeScale, height: float) -> Iterator[Mark]:
    """Yield a line and a number for each year that is marked; one of which little is shown has no number."""
    starts = [*scale.years(), (0, scale.right)]
    for (year, x), (_, end) in pairwise(starts):
        yield frame.line(x, 0, x, height, "year")
        if x + 3 + width(year_in_words(year)) <= end:
            yield frame.text(year_in_words(year), x + 3, 16, "year")


def lane(way: Way, scale: TimeScale, base: float, size: float = 1) -> Iterator[Mark]:
    """Yield one way's lane: its line, and a mark for each letter; attested ones over others, the page's own on top."""
    yield frame.line(scale.left, base, scale.right, base, "lane")
    for is_here, is_attested in product((False, True), repeat=2):
        found = [tick for tick in way.ticks if (tick.is_here, tick.is_attested) == (is_here, is_attested)]
        if found:
            classes = ["tick", *([] if is_attested else ["claimed"]), *(["here"] if is_here else [])]
            yield frame.boxes([room(tick, scale, base, size) for tick in found], *classes)
    for tick in way.ticks:
        if tick.is_here:
            middle = (scale.at(tick.earliest) + scale.at(tick.latest)) / 2
            y = base - MARK * size - 1
            yield frame.path(f"M{middle:g} {y:g}l-4 -6h8z", Box(middle - 4, y - 6, middle + 4, y), "here")


def room(tick: Tick, scale: TimeScale, base: float, size: float = 1) -> Box:
    """Return the box that marks a letter: upright on its day, or lying along the days of which it can be."""
    begin, end = scale.at(tick.earliest), scale.at(tick.latest)
    if tick.is_exact:
        return Box(begin - size, round(base - MARK * size, 1), begin + size, base)
    return Box(begin, base - 5 * size, begin + max(end - begin, 3), base)

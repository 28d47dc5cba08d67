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


def strip(title: str, ways: Sequence[Way], wide: float = WIDTH) -> str:
    """Return the drawing of an exchange, one lane a way, marked where the page's letter stands; empty without dates."""
    days = [day for way in ways for tick in way.ticks for day in (tick.earliest, tick.latest)]
    if not days:
        return ""
    scale = fitted(days, MARGIN, wide - 2 * MARGIN)
    marks: list[Mark] = []
    height: float = YEARS
    for way in ways:
        titles = wrapped(way.title, wide - MARGIN)
        marks += [*frame.lines(titles, 3, round(height + frame.LINE - 4, 1), "way")]
        height = round(height + frame.LINE * len(titles) + LANE, 1)
        marks += lane(way, scale, height - 4)
    return frame.framed(title, [*years(scale, height), *marks], "strip", least=(wide, height))


def years(scale: TimeScale, height: float) -> Iterator[Mark]:
    """Yield a line and a number for each year that is marked; one of which little is shown has no number."""
    starts = [*scale.years(), (0, scale.right)]
    for (year, x), (_, end) in pairwise(starts):
        yield frame.line(x, 0, x, height, "year")
        if x + 3 + width(year_in_words(year)) <= end:
            yield frame.text(year_in_words(year), x + 3, 16, "year")


def lane(way: Way, scale: TimeScale, base: float) -> Iterator[Mark]:
    """Yield one way's lane: its line, and a mark for each letter; attested ones over others, the page's own on top."""
    yield frame.line(scale.left, base, scale.right, base, "lane")
    for is_here, is_attested in product((False, True), repeat=2):
        found = [tick for tick in way.ticks if (tick.is_here, tick.is_attested) == (is_here, is_attested)]
        if found:
            classes = ["tick", *([] if is_attested else ["claimed"]), *(["here"] if is_here else [])]
            yield frame.boxes([room(tick, scale, base) for tick in found], *classes)
    for tick in way.ticks:
        if tick.is_here:
            middle = (scale.at(tick.earliest) + scale.at(tick.latest)) / 2
            y = base - MARK - 1
            yield frame.path(f"M{middle:g} {y:g}l-4 -6h8z", Box(middle - 4, y - 6, middle + 4, y), "here")


def room(tick: Tick, scale: TimeScale, base: float) -> Box:
    """Return the box that marks a letter: upright on its day, or lying along the days of which it can be."""
    begin, end = scale.at(tick.earliest), scale.at(tick.latest)
    if tick.is_exact:
        return Box(begin - 1, base - MARK, begin + 1, base)
    return Box(begin, base - 5, begin + max(end - begin, 3), base)

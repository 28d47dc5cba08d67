"""The strip: an exchange at a glance, one lane each way, small enough for any screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.scale import TimeScale, scale_of

# In pixels: the width of the whole, the height of a lane, of its title and of a mark.
WIDTH, LANE, TITLE, MARK = 290, 40, 14, 16

YEARS = 16


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


def strip(title: str, ways: Sequence[Way], width: float = WIDTH) -> str:
    """Return the drawing of an exchange, one lane a way, marked where the page's letter stands; empty without dates."""
    days = [day for way in ways for tick in way.ticks for day in (tick.earliest, tick.latest)]
    if not days:
        return ""
    whole = scale_of(days, 2, 1)
    scale = scale_of(days, 2, (width - 6) / (whole.right - whole.left))
    height = YEARS + LANE * len(ways)
    marks = list(years(scale, height))
    for number, way in enumerate(ways):
        marks += lane(way, scale, YEARS + LANE * number)
    return frame.framed(title, width, height, marks, "strip")


def years(scale: TimeScale, height: float) -> Iterator[str]:
    """Yield a line and a number for each year; a year of which little is shown has no number."""
    starts = [*scale.years(), (0, scale.right)]
    for (year, x), (_, end) in pairwise(starts):
        yield frame.line(x, 0, x, height, "year")
        if end - x > 30:
            yield frame.text(str(year), x + 3, 11, "year")


def lane(way: Way, scale: TimeScale, top: float) -> Iterator[str]:
    """Yield one way's lane: its title, its line, and a mark for each letter; the page's own on top of the others."""
    base = top + LANE - 4
    yield frame.text(way.title, 3, top + TITLE - 3, "way")
    yield frame.line(scale.left, base, scale.right, base, "lane")
    for tick in sorted(way.ticks, key=lambda tick: tick.is_here):
        begin, end = scale.at(tick.earliest), scale.at(tick.latest)
        style = " ".join(["tick", *(["claimed"] if not tick.is_attested else []), *(["here"] if tick.is_here else [])])
        if tick.is_exact:
            yield frame.box(begin - 1, base - MARK, 2, MARK, style)
        else:
            yield frame.box(begin, base - 5, max(end - begin, 3), 5, style)
    for tick in way.ticks:
        if tick.is_here:
            middle = (scale.at(tick.earliest) + scale.at(tick.latest)) / 2
            yield f'<path d="M{middle:g} {base - MARK - 1:g}l-4 -6h8z" class="here"/>'

"""The drawing of the timeline: each letter a row, from the day it was written to the day it became public."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.frame import Mark
from letterbook.pages.drawings.lettering import width
from letterbook.pages.drawings.scale import TimeScale, scale_of
from letterbook.records.days import year_in_words

# In units: a row, a lane's title, a flag, a month, and the space between a label and its mark.
ROW, TITLE, FLAG, MONTH, SPACE = 18, 30, 16, 12, 8

# How long the fading end of a bar is whose other end nobody knows, in units.
OPEN_END = 22

# How far below the last level of flags the first lane begins: the numbers of the years stand there.
YEARS = 24

# Half the width of the mark of a day on which a letter became public.
DIAMOND = 5


@dataclass(frozen=True)
class Row:
    """One letter: when it was written, at the earliest and latest, and since when it is known and quoted.

    `beside` stands at the end of the row: what the title of its lane does not say.
    """

    label: str
    earliest: date | None
    latest: date | None
    known: date | None
    quoted: date | None
    is_attested: bool
    beside: str = ""

    @property
    def days(self) -> list[date]:
        """The days that must stand on the scale."""
        return [day for day in (self.earliest, self.latest, self.known, self.quoted) if day]


@dataclass(frozen=True)
class Lane:
    """Letters that go one way, in the order of their dates."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Flag:
    """An event, with its first day and what it is called."""

    label: str
    day: date


def timeline(title: str, lanes: Sequence[Lane], flags: Sequence[Flag]) -> str:
    """Return the drawing of all letters in their lanes, under the flags of the events; empty without any date."""
    days = [day for lane in lanes for row in lane.rows for day in row.days] + [flag.day for flag in flags]
    if not days:
        return ""
    scale = scale_of(days, room_for_labels(lanes, scale_of(days, 0, MONTH)), MONTH)
    levels = flag_levels(flags, scale)
    top = FLAG * (max(levels, default=-1) + 2) + YEARS
    bottom = top + sum(TITLE + ROW * len(lane.rows) for lane in lanes) + 10
    marks = [*grid(scale, top, bottom), *raised(flags, levels, scale, bottom), *laid(lanes, scale, top)]
    right = max(mark.room.right for mark in marks if mark.room)
    return frame.framed(title, [*ruled(lanes, top, right), *marks], "tall")


def room_for_labels(lanes: Sequence[Lane], scale: TimeScale) -> float:
    """Return how far the first day must stand from the left edge for every row's label to have room before it.

    None where the labels stand far enough to the right by themselves: the first day may be that of an event.
    """
    rows = [row for lane in lanes for row in lane.rows]
    missing = [width(row.label) + SPACE - written(row, scale)[0] for row in rows]
    return math.ceil(max([DIAMOND, *missing])) + 1


def label_end(flag: Flag, scale: TimeScale) -> float:
    """Return where the label of a flag ends."""
    return scale.at(flag.day) + width(flag.label) + SPACE


def grid(scale: TimeScale, top: float, bottom: float) -> Iterator[Mark]:
    """Yield the years that are marked: a line where each begins, and its number, if it does not cover the next."""
    marked = list(scale.years())
    for (year, x), (_, end) in pairwise([*marked, (0, math.inf)]):
        yield frame.line(x, top - 18, x, bottom, "year")
        if x + 4 + width(year_in_words(year)) <= end:
            yield frame.text(year_in_words(year), x + 4, top - 5, "year")


def ruled(lanes: Sequence[Lane], top: float, right: float) -> Iterator[Mark]:
    """Yield the lines between the lanes, which reach across the whole drawing."""
    y = top
    for lane in lanes:
        yield frame.line(0, y + 4, right, y + 4, "lane")
        y += TITLE + ROW * len(lane.rows)


def flag_levels(flags: Sequence[Flag], scale: TimeScale) -> list[int]:
    """Return the level of each flag, 0 at the top: below every earlier one whose label its pole would cross."""
    levels: list[int] = []
    for number, flag in enumerate(flags):
        x = scale.at(flag.day)
        crossed = [level for other, level in zip(flags[:number], levels, strict=True) if label_end(other, scale) > x]
        levels.append(max(crossed, default=-1) + 1)
    return levels


def raised(flags: Sequence[Flag], levels: Sequence[int], scale: TimeScale, bottom: float) -> Iterator[Mark]:
    """Yield each event's flag and its pole, which runs down through all lanes."""
    for flag, level in zip(flags, levels, strict=True):
        x, y = scale.at(flag.day), FLAG * (level + 1) + 2
        yield frame.line(x, y - 11, x, bottom, "pole")
        yield frame.text(flag.label, x + 4, y, "flag")


def laid(lanes: Sequence[Lane], scale: TimeScale, top: float) -> Iterator[Mark]:
    """Yield the lanes one below the other."""
    y = top
    for lane in lanes:
        yield frame.text(lane.title, 3, y + 21, "lane")
        y += TITLE
        for row in lane.rows:
            yield from drawn(row, scale, y + ROW / 2)
            y += ROW


def drawn(row: Row, scale: TimeScale, y: float) -> Iterator[Mark]:
    """Yield a letter's row: when it was written, the time it stayed unknown, and the days it became public."""
    begin, end = written(row, scale)
    public = [scale.at(day) for day in (row.known, row.quoted) if day]
    if public and max(public) > end:
        yield frame.line(end, y, max(public), y, "secret" if row.is_attested else "secret claimed")
    yield from writing(row, begin, end, y)
    if row.known:
        yield diamond(scale.at(row.known), y, "known")
    if row.quoted:
        yield diamond(scale.at(row.quoted), y, "quoted")
    yield frame.text(row.label, begin - SPACE, y + 5, "label")
    if row.beside:
        yield frame.text(row.beside, max([end, *public]) + 9, y + 5, "beside")


def written(row: Row, scale: TimeScale) -> tuple[float, float]:
    """Return where the days on which a letter can have been written begin and end."""
    if row.latest is None and row.earliest is None:
        return scale.left, scale.left
    end = scale.at(row.latest) if row.latest else scale.at(row.earliest) + OPEN_END  # type: ignore[arg-type]
    return (scale.at(row.earliest) if row.earliest else end - OPEN_END), end


def writing(row: Row, begin: float, end: float, y: float) -> Iterator[Mark]:
    """Yield the mark of the writing: a dot for one day, a bar for a span, a broken line where one end is open."""
    style = "written" if row.is_attested else "written claimed"
    if row.earliest is None and row.latest is None:
        return
    if row.earliest is None or row.latest is None:
        yield frame.line(begin, y, end, y, "open")
        yield frame.dot(begin if row.latest is None else end, y, 3.5, style)
    elif row.earliest == row.latest:
        yield frame.dot(end, y, 4, style)
    else:
        yield frame.box(begin, y - 3, max(end - begin, 4), 6, style)


def diamond(x: float, y: float, kind: str) -> Mark:
    """Return the mark of a day on which a letter became public."""
    room = Box(x - DIAMOND, y - DIAMOND, x + DIAMOND, y + DIAMOND)
    return frame.path(f"M{x:g} {y - DIAMOND:g}l5 5l-5 5l-5 -5z", room, kind)

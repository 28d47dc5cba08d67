"""The drawing of the timeline: each letter a row, from the day it was written to the day it became public."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.scale import TimeScale, scale_of

# In pixels: a row, a lane's title, a flag, a month, and what one character of a label takes at most.
ROW, TITLE, FLAG, MONTH, CHARACTER = 15, 26, 13, 12, 6.2

# How long the fading end of a bar is whose other end nobody knows, in pixels.
OPEN_END = 22


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
    width = max([scale.right, *(label_end(flag, scale) for flag in flags)])
    levels = flag_levels(flags, scale)
    top = FLAG * (max(levels, default=-1) + 2) + 20
    bottom = top + sum(TITLE + ROW * len(lane.rows) for lane in lanes) + 10
    marks = [*grid(scale, top, bottom), *raised(flags, levels, scale, bottom), *laid(lanes, scale, top, width)]
    return frame.framed(title, width, bottom, marks, "tall")


def room_for_labels(lanes: Sequence[Lane], scale: TimeScale) -> float:
    """Return how far the first day must stand from the left edge for every row's label to have room before it."""
    rows = [row for lane in lanes for row in lane.rows]
    return max((CHARACTER * len(row.label) + 8 - written(row, scale)[0] for row in rows), default=0) // 1 + 1


def label_end(flag: Flag, scale: TimeScale) -> float:
    """Return where the label of a flag ends, in pixels."""
    return scale.at(flag.day) + CHARACTER * len(flag.label) + 8


def grid(scale: TimeScale, top: float, bottom: float) -> Iterator[str]:
    """Yield the years: a line where each begins, and its number."""
    for year, x in scale.years():
        yield frame.line(x, top - 16, x, bottom, "year")
        yield frame.text(str(year), x + 4, top - 5, "year")


def flag_levels(flags: Sequence[Flag], scale: TimeScale) -> list[int]:
    """Return the level of each flag, 0 at the top: below every earlier one whose label its pole would cross."""
    levels: list[int] = []
    for number, flag in enumerate(flags):
        x = scale.at(flag.day)
        crossed = [level for other, level in zip(flags[:number], levels, strict=True) if label_end(other, scale) > x]
        levels.append(max(crossed, default=-1) + 1)
    return levels


def raised(flags: Sequence[Flag], levels: Sequence[int], scale: TimeScale, bottom: float) -> Iterator[str]:
    """Yield each event's flag and its pole, which runs down through all lanes."""
    for flag, level in zip(flags, levels, strict=True):
        x, y = scale.at(flag.day), FLAG * (level + 1)
        yield frame.line(x, y - 9, x, bottom, "pole")
        yield frame.text(flag.label, x + 4, y, "flag")


def laid(lanes: Sequence[Lane], scale: TimeScale, top: float, width: float) -> Iterator[str]:
    """Yield the lanes one below the other."""
    y = top
    for lane in lanes:
        yield frame.line(0, y + 4, width, y + 4, "lane")
        yield frame.text(lane.title, 0, y + 18, "lane")
        y += TITLE
        for row in lane.rows:
            yield from drawn(row, scale, y + ROW / 2)
            y += ROW


def drawn(row: Row, scale: TimeScale, y: float) -> Iterator[str]:
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
    yield frame.text(row.label, begin - 8, y + 4, "label")
    if row.beside:
        yield frame.text(row.beside, max([end, *public]) + 9, y + 4, "beside")


def written(row: Row, scale: TimeScale) -> tuple[float, float]:
    """Return where the days on which a letter can have been written begin and end, in pixels."""
    if row.latest is None and row.earliest is None:
        return scale.left, scale.left
    end = scale.at(row.latest) if row.latest else scale.at(row.earliest) + OPEN_END  # type: ignore[arg-type]
    return (scale.at(row.earliest) if row.earliest else end - OPEN_END), end


def writing(row: Row, begin: float, end: float, y: float) -> Iterator[str]:
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


def diamond(x: float, y: float, kind: str) -> str:
    """Return the mark of a day on which a letter became public."""
    return f'<path d="M{x:g} {y - 5:g}l5 5l-5 5l-5 -5z" class="{kind}"/>'

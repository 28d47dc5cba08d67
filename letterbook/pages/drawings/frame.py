"""What every drawing shares: the marks it is made of, and the frame in which it scrolls.

Each mark knows the room that it takes, and a drawing is as large as all its marks together: so none is cut.
Colours come from classes in `theme/css/drawings.css`, so that a drawing follows light, dark and print.
"""

import html
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from letterbook.pages.direction import isolated
from letterbook.pages.drawings.box import Box, joined
from letterbook.pages.drawings.lettering import ASCENT, DESCENT, TYPE, width

# Around everything, in units: half a line's thickness, and the rim of letters.
MARGIN = 2.0

# Classes of words that end at their point, or have it in their middle, and that are bold. The style sheet has the same.
ENDING, CENTRED, HEAVY = frozenset({"label", "ends"}), frozenset({"middle", "month"}), frozenset({"lane"})


@dataclass(frozen=True)
class Mark:
    """A part of a drawing as SVG, and the room it takes; None for what may be cut, such as land at a map's edge."""

    svg: str
    room: Box | None


def framed(title: str, marks: Iterable[Mark], *classes: str, least: tuple[float, float] = (0, 0)) -> str:
    """Return a drawing as large as its marks, or as is said, in a region of its own, which scrolls on narrow screens.

    The drawing itself is hidden from screen readers: what it shows stands in words beside it, and `title` says where.
    """
    made = list(marks)
    left, top, wide, high = bounds(made, least)
    name = html.escape(isolated(title), quote=True)
    kinds = " ".join(["drawing", *classes])
    return (
        f'<div class="{kinds}" tabindex="0" role="region" aria-label="{name}">'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {wide} {high}" width="{wide}" '
        f'height="{high}" aria-hidden="true">{"".join(mark.svg for mark in made)}</svg></div>'
    )


def bounds(marks: Iterable[Mark], least: tuple[float, float]) -> tuple[int, int, int, int]:
    """Return where a drawing begins, and its width and height: all its marks, from the origin on, and a size at least.

    What a drawing lays out begins at the origin; should a mark lie before it, it is not cut either.
    """
    room = joined(mark.room for mark in marks if mark.room)
    left, top = math.floor(min(0, room.left)), math.floor(min(0, room.top))
    right = max(least[0], math.ceil(room.right + MARGIN) if room.right > least[0] else 0)
    bottom = max(least[1], math.ceil(room.bottom + MARGIN) if room.bottom > least[1] else 0)
    return left, top, math.ceil(right - left), math.ceil(bottom - top)


def text(words: str, x: float, y: float, *classes: str) -> Mark:
    """Return words with the left end of their base line at a point, or where a class anchors them otherwise."""
    wide = width(words, bool(HEAVY & set(classes)))
    left = x - wide if ENDING & set(classes) else x - wide / 2 if CENTRED & set(classes) else x
    room = Box(left, y - ASCENT * TYPE, left + wide, y + DESCENT * TYPE)
    # Isolated by characters: `direction` would move the words to the other side of their point.
    return Mark(f'<text x="{x:g}" y="{y:g}"{named(classes)}>{html.escape(isolated(words))}</text>', room)


def lines(words: Iterable[str], x: float, y: float, *classes: str) -> Iterator[Mark]:
    """Yield lines of words below each other, the base line of the first at a height."""
    for number, one in enumerate(words):
        yield text(one, x, round(y + number * LINE, 1), *classes)


# From one base line to the next.
LINE = 1.25 * TYPE


def line(x1: float, y1: float, x2: float, y2: float, *classes: str) -> Mark:
    """Return a straight line between two points."""
    room = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    return Mark(f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"{named(classes)}/>', room)


def box(x: float, y: float, wide: float, high: float, *classes: str) -> Mark:
    """Return a filled box."""
    svg = f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"{named(classes)}/>'
    return Mark(svg, Box(x, y, x + wide, y + high))


def boxes(rooms: Sequence[Box], *classes: str) -> Mark:
    """Return filled boxes of one kind as one shape: a third of the bytes that they take one by one."""
    steps = "".join(
        f"M{room.left:g} {room.top:g}h{room.right - room.left:g}v{room.bottom - room.top:g}H{room.left:g}z"
        for room in rooms
    )
    return path(steps, joined(rooms), *classes)


def dot(x: float, y: float, radius: float, *classes: str) -> Mark:
    """Return a filled circle."""
    svg = f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"{named(classes)}/>'
    return Mark(svg, Box(x - radius, y - radius, x + radius, y + radius))


def path(steps: str, room: Box | None, *classes: str) -> Mark:
    """Return a path and the room it takes."""
    return Mark(f'<path d="{steps}"{named(classes)}/>', room)


def named(classes: Iterable[str]) -> str:
    """Return classes as an attribute."""
    kinds = " ".join(classes)
    return f' class="{kinds}"' if kinds else ""

"""Where the names on a map go: beside their points, on no other point and on no other name."""

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterbook.pages.drawings.coast import Point

# Pixels. A letter is taken as wider than most are, so that what is free here is free in every typeface.
LETTER, WIDE_LETTER, LINE = 7.2, 12.5, 15.0

# How far a name stands from the middle of its point: first close by, then further off.
DISTANCES = (8.0, 16.0, 26.0)

# A point with the ring around it.
POINT = 6.0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles share more than an edge."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)

    def lies_in(self, other: "Box") -> bool:
        """Whether the rectangle lies wholly in another."""
        is_across = other.left <= self.left and self.right <= other.right
        return is_across and other.top <= self.top and self.bottom <= other.bottom

    def is_nearest(self, point: Point, others: Sequence[Point]) -> bool:
        """Whether no other point is nearer to the rectangle than one is, so that nobody takes it for the other's."""
        return all(self.distance(point) <= self.distance(other) for other in others)

    def distance(self, point: Point) -> float:
        """Return how far a point lies outside the rectangle."""
        x, y = point
        return math.hypot(max(self.left - x, x - self.right, 0), max(self.top - y, y - self.bottom, 0))

    def holds(self, point: Point) -> bool:
        """Whether a point lies in the rectangle."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def around(point: Point) -> Box:
    """Return the room that a point takes."""
    x, y = point
    return Box(x - POINT, y - POINT, x + POINT, y + POINT)


def labels(
    names: Mapping[str, str], points: Mapping[str, Point], area: Box, lines: Sequence[Point] = ()
) -> dict[str, Box]:
    """Return the room of each name, by id: a good one, and one that few lines cross, given as points along them.

    A name for which no room is free has none: the list beside the map has it.
    """
    placed: dict[str, Box] = {}
    for id in sorted(names):
        others = [point for other, point in points.items() if other != id]
        taken = [*placed.values(), *map(around, others)]
        free = [
            (rank + sum(box.holds(point) for point in lines), rank, box)
            for rank, box in enumerate(rooms(points[id], width(names[id])))
            if box.lies_in(area)
            and not any(box.overlaps(other) for other in taken)
            and box.is_nearest(points[id], others)
        ]
        if free:
            placed[id] = min(free, key=lambda found: found[:2])[2]
    return placed


def rooms(point: Point, wide: float) -> Iterator[Box]:
    """Yield the places for a name of some width near a point, the best first: right, left, above, below, corners."""
    x, y = point
    for far in DISTANCES:
        slant = far * 0.75
        lefts = (x + far, x - far - wide, x - wide / 2, x - wide / 2, x + slant, x - slant - wide)
        middles = (y, y, y - far - LINE / 2, y + far + LINE / 2)
        for left, middle in zip(lefts[:4], middles, strict=True):
            yield Box(left, middle - LINE / 2, left + wide, middle + LINE / 2)
        for left in lefts[4:]:
            for middle in (y - slant - LINE / 2, y + slant + LINE / 2):
                yield Box(left, middle - LINE / 2, left + wide, middle + LINE / 2)


def width(words: str) -> float:
    """Return the pixels that words take at most."""
    return sum(WIDE_LETTER if unicodedata.east_asian_width(letter) in "WF" else LETTER for letter in words)

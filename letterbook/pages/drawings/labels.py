"""Where the names on a map go: beside their points, on no other point and on no other name."""

from collections.abc import Iterator, Mapping, Sequence

from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.coast import Point
from letterbook.pages.drawings.lettering import TYPE, width

# The height of a name, in pixels.
LINE = 1.25 * TYPE

# How far a name stands from the middle of its point: first close by, then further off.
DISTANCES = (8.0, 16.0, 26.0)

# A point with the ring around it.
POINT = 6.0


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
        best = None
        for rank, box in enumerate(rooms(points[id], width(names[id]))):
            # Each line that crosses a room makes it worse by as much as the next rank is.
            if best and best[0] <= rank:
                break
            is_free = box.lies_in(area) and not any(box.overlaps(other) for other in taken)
            if is_free and box.is_nearest(points[id], others):
                crossed = rank + sum(box.holds(point) for point in lines)
                best = (crossed, box) if best is None or crossed < best[0] else best
        if best:
            placed[id] = best[1]
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

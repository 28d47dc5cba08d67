"""The coasts of the world, decoded from the TopoJSON in `outline/`: rings of longitude and latitude."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

OUTLINE = Path(__file__).parent / "outline" / "land-110m.json"

# Longitude and latitude in degrees, or x and y in pixels.
Point = tuple[float, float]
Ring = Sequence[Point]


def coasts(outline: Path = OUTLINE) -> list[Ring]:
    """Return every shore of land and inland sea as a closed ring of degrees.

    A ring is whole across the date line: its longitudes go on beyond 180 rather than jump.
    """
    return [whole(ring) for ring in rings(json.loads(outline.read_text(encoding="utf-8")))]


def rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """Yield the rings of the land of a topology, outer and inner ones alike."""
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                yield joined(arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers)


def decoded(arc: Sequence[Sequence[int]], transform: dict[str, Sequence[float]]) -> list[Point]:
    """Return an arc in degrees; in the file each point is the step from the one before, on a grid.

    Source: the TopoJSON specification, 1.0, section 2.1.3 (arcs) and 2.1.2 (transforms).
    """
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    grid = accumulate(arc, lambda here, step: (here[0] + step[0], here[1] + step[1]))
    return [(column * wide + left, row * high + low) for column, row in grid]


def joined(arcs: Iterable[Sequence[Point]]) -> list[Point]:
    """Return arcs as one ring; each begins with the point that ends the one before."""
    ring: list[Point] = []
    for arc in arcs:
        ring += arc[1:] if ring else arc
    return ring


def whole(ring: Ring) -> list[Point]:
    """Return a ring whose longitudes never jump; one that goes round a pole is closed over it."""
    turns = accumulate((nearest(b[0] - a[0]) for a, b in pairwise(ring)), initial=ring[0][0])
    points = [(longitude, latitude) for longitude, (_, latitude) in zip(turns, ring, strict=True)]
    (first, latitude), (last, _) = points[0], points[-1]
    if abs(last - first) < 180:
        return points
    pole = -90.0 if latitude < 0 else 90.0
    return [*points, (last, pole), (first, pole), points[0]]


def nearest(degrees: float) -> float:
    """Return a difference of longitudes the short way round, from -180 up to 180."""
    return (degrees + 180) % 360 - 180

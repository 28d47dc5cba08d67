"""From degrees to pixels: which part of the world a map shows, and where on it a place stands.

The projection is equirectangular: meridians and parallels are straight and evenly spaced, and shapes are true
along the middle parallel. It is the plainest there is, and a map of some cities needs no better.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from letterbook.pages.drawings.coast import Point, Ring

# Degrees of land and sea around the outermost places; and the least height of a map, because the outline is too
# coarse to be looked at from nearer.
MARGIN, LEAST = 13.0, 30.0

# Pixels: the width of the page where there is room, and the height that fits on a screen.
WIDTH, HEIGHT = 1088.0, 560.0


@dataclass(frozen=True)
class Projection:
    """A part of the world in degrees, and how many pixels a degree of latitude takes."""

    west: float
    south: float
    north: float
    # Degrees from the western edge to the eastern.
    span: float
    # Pixels.
    scale: float
    # How much narrower a degree of longitude is than one of latitude.
    squeeze: float

    @property
    def width(self) -> float:
        """The width in pixels."""
        return self.span * self.squeeze * self.scale

    @property
    def height(self) -> float:
        """The height in pixels."""
        return (self.north - self.south) * self.scale

    def point(self, place: Point) -> Point:
        """Return where a place stands, in pixels from the upper left corner, whichever turn its longitude is on."""
        longitude, latitude = place
        return self.plane((self.west + (longitude - self.west) % 360, latitude))

    def plane(self, place: Point) -> Point:
        """Return where a point stands whose longitude counts on from the western edge, on the map or beside it."""
        longitude, latitude = place
        return ((longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale)


def projection_of(places: Sequence[Point]) -> Projection:
    """Return the projection that shows some places, at least one, with sea and land around them."""
    west, across = narrowest([longitude for longitude, _ in places])
    latitudes = [latitude for _, latitude in places]
    south, high = widened(min(latitudes), max(latitudes) - min(latitudes), LEAST, 180.0)
    south = min(max(south, -90.0), 90.0 - high)
    # Near a pole nothing can be true to shape; there a map stays readable.
    squeeze = max(math.cos(math.radians(south + high / 2)), 0.2)
    west, span = widened(west, across, high * WIDTH / HEIGHT / squeeze, 360.0)
    return Projection(west, south, south + high, span, WIDTH / (span * squeeze), squeeze)


def narrowest(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the western edge and the width of the narrowest stretch that holds some longitudes.

    So the map is cut where nothing is: between Europe and America, or in the Pacific, as the places want it.
    """
    around = sorted({longitude % 360 for longitude in longitudes})
    gaps = [(after - before, after) for before, after in pairwise([*around, around[0] + 360])]
    gap, after = max(gaps)
    return (after + 180) % 360 - 180, 360 - gap


def widened(low: float, length: float, least: float, most: float) -> tuple[float, float]:
    """Return a stretch with a margin at both ends, as its beginning and its length."""
    wanted = min(max(length + 2 * MARGIN, least), most)
    return low - (wanted - length) / 2, wanted


def clipped(ring: Ring, left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return what of a ring lies in a box, in the ring's order; its cut ends run along the edges of the box.

    Source: Sutherland and Hodgman's polygon clipping: one edge after the other.
    """
    points = list(ring)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = cut(points, axis, limit, sign)
    return points


def cut(ring: Ring, axis: int, limit: float, sign: int) -> list[Point]:
    """Return what of a ring lies on one side of a line across an axis: above the limit for sign 1, below for -1."""
    kept: list[Point] = []
    for before, here in pairwise([*ring[-1:], *ring]):
        was_in, is_in = ((point[axis] - limit) * sign >= 0 for point in (before, here))
        if was_in != is_in:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if is_in:
            kept.append(here)
    return kept

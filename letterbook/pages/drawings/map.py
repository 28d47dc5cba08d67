"""The map of places: a coast, the places with their names, and curves between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.coast import Point, Ring, coasts
from letterbook.pages.drawings.frame import Mark
from letterbook.pages.drawings.labels import labels
from letterbook.pages.drawings.projection import Projection, clipped, projection_of

# Pixels: what is smaller of a coast is not drawn; and how far beyond the edge it is drawn, so that none shows there.
SMALLEST, BEYOND = 1.5, 4.0

# How far a curve bends away from the straight line, as a share of its length, and at most in pixels.
BEND, MOST = 0.16, 56.0

# How many points along a curve the names keep away from.
SAMPLES = 120


@dataclass(frozen=True)
class Spot:
    """A place on a map: its name, where it is in degrees, and the class of its mark."""

    name: str
    longitude: float
    latitude: float
    mark: str


def place_map(title: str, spots: Mapping[str, Spot], ties: Iterable[frozenset[str]]) -> str:
    """Return the map of some places, by id, with a curve for each pair of them that is tied; empty without places."""
    if not spots:
        return ""
    projection = projection_of([(spot.longitude, spot.latitude) for spot in spots.values()])
    points = {id: projection.point((spot.longitude, spot.latitude)) for id, spot in spots.items()}
    curves = [bent(*sorted(points[id] for id in tie)) for tie in sorted(set(ties), key=sorted)]
    area = Box(4, 4, projection.width - 4, projection.height - 4)
    along = [point for curve in curves for point in samples(curve)]
    rooms = labels({id: spot.name for id, spot in spots.items()}, points, area, along)
    marks = [
        Mark(f'<path d="{land(projection)}" class="land" fill-rule="evenodd"/>', None),
        *(frame.path(path(curve), None, "journey") for curve in curves),
        *(mark for id in sorted(spots) for mark in marked(points[id], spots[id].mark)),
        *(named(spots[id].name, points[id], room) for id, room in rooms.items()),
    ]
    return frame.framed(title, marks, "map", least=(round(projection.width), round(projection.height)))


def land(projection: Projection) -> str:
    """Return the land of a part of the world as one path; an inland sea is a ring within a ring."""
    box = (-BEYOND, -BEYOND, projection.width + BEYOND, projection.height + BEYOND)
    paths = []
    for ring in coasts():
        # A map may begin on either side of the date line.
        for turn in (-360, 0, 360):
            shown = clipped([projection.plane((x + turn, y)) for x, y in ring], *box)
            if is_visible(shown):
                paths.append(outline(shown))
    return "".join(paths)


def is_visible(ring: Ring) -> bool:
    """Whether a ring of pixels is large enough to be seen."""
    if not ring:
        return False
    wide, high = (max(axis) - min(axis) for axis in zip(*ring, strict=True))
    return bool(max(wide, high) >= SMALLEST and min(wide, high) > 0)


def outline(ring: Ring) -> str:
    """Return a ring as a path of steps, each to a tenth of a pixel; the steps add up, so nothing drifts."""
    tenths = [point for point, _ in groupby((round(x * 10), round(y * 10)) for x, y in ring)]
    steps = [f"{(x - left) / 10:g} {(y - top) / 10:g}" for (left, top), (x, y) in pairwise(tenths)]
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{' '.join(steps)}z".replace(" -", "-")


def bent(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return a curve between two points, bent upwards from the straight line: its ends and its point of control.

    Upwards for both ways, because places north of the equator are reached that way, and the poles are further off.
    """
    (x1, y1), (x2, y2) = start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    # Two times as far, because a curve comes half the way to its point of control.
    far = 2 * min(BEND * length, MOST)
    return start, ((x1 + x2) / 2 + far * (y2 - y1) / length, (y1 + y2) / 2 - far * (x2 - x1) / length), end


def samples(curve: Sequence[Point]) -> list[Point]:
    """Return points along a curve."""
    (x1, y1), (x2, y2), (x3, y3) = curve
    shares = [number / SAMPLES for number in range(SAMPLES + 1)]
    return [
        (x1 * (1 - t) ** 2 + 2 * x2 * t * (1 - t) + x3 * t**2, y1 * (1 - t) ** 2 + 2 * y2 * t * (1 - t) + y3 * t**2)
        for t in shares
    ]


def path(curve: Sequence[Point]) -> str:
    """Return a curve as SVG writes it."""
    (x1, y1), (x2, y2), (x3, y3) = curve
    return f"M{x1:.1f} {y1:.1f}Q{x2:.1f} {y2:.1f} {x3:.1f} {y3:.1f}"


def marked(point: Point, mark: str) -> list[Mark]:
    """Return the mark of a place: a dot, for a meeting with a ring around it, and open where nothing happened."""
    x, y = (round(axis, 1) for axis in point)
    ring = [frame.dot(x, y, 5.5, "ring")] if mark == "met" else []
    return [*ring, frame.dot(x, y, 3, "spot", mark)]


def named(name: str, point: Point, room: Box) -> Mark:
    """Return a name in its room, as near to its point as the room allows, however narrow the typeface."""
    base = round(room.bottom - 4, 1)
    if room.left >= point[0]:
        return frame.text(name, round(room.left, 1), base, "name")
    if room.right <= point[0]:
        return frame.text(name, round(room.right, 1), base, "name", "ends")
    return frame.text(name, round((room.left + room.right) / 2, 1), base, "name", "middle")

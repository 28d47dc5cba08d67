"""The room that something takes in a drawing."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letterbook.pages.drawings.coast import Point


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


def joined(boxes: Iterable[Box]) -> Box:
    """Return the least box that holds some boxes; one of no size at the origin for none."""
    found = list(boxes)
    if not found:
        return Box(0, 0, 0, 0)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )

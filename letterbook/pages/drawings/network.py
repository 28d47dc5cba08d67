"""The drawing of a network: correspondents on a circle, and lines between those who wrote to each other."""

import html
import math
from collections.abc import Iterator, Mapping, Sequence

from letterbook.pages.direction import isolated
from letterbook.pages.drawings import frame
from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.frame import Mark
from letterbook.pages.drawings.lettering import TYPE, width

# In units: from one name to the next along the circle, the least radius, and from the circle to the names.
STEP, LEAST, BESIDE = 20.0, 90.0, 10.0

# The radius of a mark, and how many letters of a name are shown.
DOT, LONGEST = 3.5, 36

# Line widths in units: of one letter, and of the most.
THIN, THICK = 0.8, 6.0


def network(title: str, names: Sequence[str], ties: Mapping[tuple[int, int], int]) -> str:
    """Return a network: names by their places in a row, and how many letters passed between each two; "" of none.

    Names stand around a circle and are read from its middle outwards, so that none covers another.
    """
    if not names:
        return ""
    radius = max(LEAST, len(names) * STEP / (2 * math.pi))
    points = [(on(radius, angle), angle) for angle in angles(len(names))]
    marks = [*lines(points, ties), *(frame.dot(*point, DOT, "end") for point, _ in points)]
    marks += [label(shortened(name), radius + BESIDE, angle) for name, (_, angle) in zip(names, points, strict=True)]
    return frame.framed(title, marks, "network")


def shortened(name: str) -> str:
    """Return a name that is no longer than there is room for."""
    return name if len(name) <= LONGEST else f"{name[:LONGEST].rstrip()}…"


def angles(number: int) -> list[float]:
    """Return where so many things stand on a circle, in radians, from the top on, as the hands of a clock go."""
    return [2 * math.pi * place / number - math.pi / 2 for place in range(number)]


def on(radius: float, angle: float) -> tuple[float, float]:
    """Return a point of a circle around the origin, to a tenth."""
    return round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)


def lines(points: Sequence[tuple[tuple[float, float], float]], ties: Mapping[tuple[int, int], int]) -> Iterator[Mark]:
    """Yield a line for each two who wrote to each other, the more letters the thicker; thin ones first."""
    most = max(ties.values(), default=1)
    for (one, other), number in sorted(ties.items(), key=lambda tie: (tie[1], tie[0])):
        (x1, y1), (x2, y2) = points[one][0], points[other][0]
        share = math.log(number) / math.log(most) if most > 1 else 0.0
        wide = round(THIN + (THICK - THIN) * share, 1)
        svg = f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" class="tie" stroke-width="{wide:g}"/>'
        yield Mark(svg, Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))


def label(name: str, radius: float, angle: float) -> Mark:
    """Return a name along a ray of the circle; on the left half it is turned, so that none stands on its head."""
    x, y = on(radius, angle)
    degrees = math.degrees(angle)
    is_left = math.cos(angle) < -1e-9
    turned = round(degrees + 180 if is_left else degrees, 1)
    anchor = "end" if is_left else "start"
    svg = (
        f'<text x="{x:g}" y="{y:g}" dy="0.35em" text-anchor="{anchor}" transform="rotate({turned:g} {x:g} {y:g})">'
        f"{html.escape(isolated(name))}</text>"
    )
    reach, half = width(name), TYPE / 2
    far = on(radius + reach, angle)
    room = Box(min(x, far[0]) - half, min(y, far[1]) - half, max(x, far[0]) + half, max(y, far[1]) + half)
    return Mark(svg, room)

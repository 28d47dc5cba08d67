"""What every drawing shares: the frame in which it scrolls, and the marks it is made of.

Colours come from classes in `theme/css/drawings.css`, so that a drawing follows light, dark and print.
"""

import html
from collections.abc import Iterable

from letterbook.pages.direction import isolated


def framed(title: str, width: float, height: float, marks: Iterable[str], *classes: str) -> str:
    """Return a drawing of so many pixels in a region of its own, which scrolls where the screen is narrower.

    The drawing itself is hidden from screen readers: what it shows stands in words beside it, and `title` says where.
    """
    name = html.escape(isolated(title), quote=True)
    kinds = " ".join(["drawing", *classes])
    return (
        f'<div class="{kinds}" tabindex="0" role="region" aria-label="{name}">'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" aria-hidden="true">{"".join(marks)}</svg></div>'
    )


def text(words: str, x: float, y: float, *classes: str) -> str:
    """Return words with the left end of their base line at a point, or where a class anchors them otherwise."""
    named = f' class="{" ".join(classes)}"' if classes else ""
    # Isolated by characters: `direction` would move the words to the other side of their point.
    return f'<text x="{x:g}" y="{y:g}"{named}>{html.escape(isolated(words))}</text>'


def line(x1: float, y1: float, x2: float, y2: float, *classes: str) -> str:
    """Return a straight line between two points."""
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"{named}/>'


def box(x: float, y: float, width: float, height: float, *classes: str) -> str:
    """Return a filled box."""
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{named}/>'


def dot(x: float, y: float, radius: float, *classes: str) -> str:
    """Return a filled circle."""
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"{named}/>'

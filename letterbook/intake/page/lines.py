"""The visible text of a page as lines: one for each stretch between the edges of blocks."""

import re
from collections.abc import Iterator

from lxml import html

INVISIBLE = frozenset({"script", "style", "noscript", "template", "head", "title", "meta", "link"})

# Elements that begin and end within a line; all others stand on lines of their own.
INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(INLINE_NAMES.split())


def lines_of(root: html.HtmlElement) -> Iterator[str]:
    """Yield the visible text of a page, one line for each stretch between the edges of blocks."""
    line = ""
    for piece in pieces(root):
        if piece is None:
            if squeezed(line):
                yield squeezed(line)
            line = ""
        else:
            line += piece
    if squeezed(line):
        yield squeezed(line)


def pieces(element: html.HtmlElement) -> Iterator[str | None]:
    """Yield the text of an element in order, and None at every edge of a block."""
    if not isinstance(element.tag, str):
        return
    is_block = element.tag not in INLINE
    if is_block:
        yield None
    if element.tag not in INVISIBLE:
        yield element.text or ""
        for child in element:
            yield from pieces(child)
            yield child.tail or ""
    if is_block:
        yield None


def squeezed(line: str) -> str:
    """Return a line with its white space run together; a no-break space stays what it is."""
    return re.sub(r"[ \t\r\n\f]+", " ", line).strip(" ")

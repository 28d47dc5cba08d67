"""The visible text of a page as lines: one for each stretch between the edges of blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

INVISIBLE = frozenset({"script", "style", "noscript", "template", "title", "meta", "link", "desc"})

# Elements that stand on lines of their own. All others, also those that nobody knows, begin and end within a line.
BLOCK_NAMES = (
    "html body address article aside blockquote br caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr iframe input legend li "
    "listing main menu nav noframes object ol optgroup option p plaintext pre search section select summary table "
    "tbody td textarea tfoot th thead tr ul xmp audio canvas video "
)
BLOCKS = frozenset(BLOCK_NAMES.split())

# Where the lines of the source are lines of the page, a blank one ends a paragraph.
AS_TYPED = frozenset({"pre", "listing", "plaintext", "xmp", "textarea"})
SPACES, UNEVEN = re.compile(r"[ \t\r\n\f]+"), re.compile(r"[\t\r\n\f]|  ")
BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")


@dataclass(frozen=True)
class PageLine:
    """A line of a page, and the block in which it begins."""

    text: str
    block: html.HtmlElement


@dataclass(frozen=True)
class Edge:
    """Where a block begins or ends; the text after it stands in `within`."""

    within: html.HtmlElement


def lines_of(root: html.HtmlElement) -> Iterator[PageLine]:
    """Yield the visible text of a page, one line for each stretch between the edges of blocks."""
    said: list[str] = []
    block = began = root
    for piece in pieces(root):
        if isinstance(piece, Edge):
            if line := squeezed("".join(said)):
                yield PageLine(line, began)
            said, block = [], piece.within
        else:
            if not any(said):
                began = block
            said.append(piece if said or piece.strip() else "")
    if line := squeezed("".join(said)):
        yield PageLine(line, began)


def pieces(root: html.HtmlElement) -> Iterator[str | Edge]:
    """Yield the text below an element in order, and every edge of a block, however deep they lie."""
    waiting: list[html.HtmlElement | str | Edge] = [root]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str | Edge):
            yield here
        elif isinstance(here.tag, str):
            yield from opened(here, waiting)


def opened(element: html.HtmlElement, waiting: list[html.HtmlElement | str | Edge]) -> Iterator[str | Edge]:
    """Yield the beginning of an element, and lay what follows on top of what waits, the first last."""
    if element.tag in BLOCKS:
        parent = element.getparent()
        yield Edge(element)
        waiting.append(Edge(element if parent is None else parent))
    if element.tag not in INVISIBLE:
        for child in reversed(element):
            waiting += [*reversed(paragraphs(child.tail, element)), child]
        yield from paragraphs(element.text, element)


def paragraphs(text: str | None, within: html.HtmlElement) -> list[str | Edge]:
    """Return text as pieces; where it is shown as it is typed, with an edge at each blank line."""
    if not text or within.tag not in AS_TYPED:
        return [text] if text else []
    first, *others = BLANK_LINE.split(text)
    return [first, *(piece for other in others for piece in (Edge(within), other))]


def squeezed(line: str) -> str:
    """Return a line with its white space run together; a no-break space stays what it is."""
    return (SPACES.sub(" ", line) if UNEVEN.search(line) else line).strip(" ")

"""A saved HTML page as lines of text: every visible word once, one block a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
import trafilatura.settings
from lxml import etree, html

INVISIBLE = frozenset({"script", "style", "noscript", "template", "head", "title", "meta", "link"})

# Elements that begin and end within a line; all others stand on lines of their own.
INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(INLINE_NAMES.split())


@dataclass(frozen=True)
class SavedPage:
    """The lines of a saved page, those that belong to its article, and what the page says of itself."""

    lines: tuple[str, ...]
    article: frozenset[str]
    author: str | None
    published: str | None
    language: str | None
    address: str | None

    @property
    def text(self) -> str:
        """The page as a text capture: a blank line between lines."""
        return "\n\n".join(self.lines) + "\n"


def read_page(text: str) -> SavedPage:
    """Return a saved page."""
    root = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))
    lines = tuple(lines_of(root))
    found = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False)
    about = found.as_dict() if isinstance(found, trafilatura.settings.Document) else {}
    body = {squeezed(line) for line in str(about.get("text") or "").splitlines()}
    return SavedPage(
        lines=lines,
        article=frozenset(line for line in lines if squeezed(line) in body),
        author=about.get("author") or None,
        published=about.get("date") or None,
        language=root.get("lang"),
        address=canonical(root),
    )


def canonical(root: html.HtmlElement) -> str | None:
    """Return the address that a page gives as its own, if it gives a whole one."""
    found = root.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((str(url) for url in found if re.match(r"https?://\S+$", str(url))), None)


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


class PageFault(ValueError):
    """A file that looks like a page and cannot be read as one."""


def parse_page(text: str) -> SavedPage:
    """Return a saved page; raises PageFault where nothing can be made of it."""
    try:
        page = read_page(readable(text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        raise PageFault("it looks like a web page, but cannot be read as one; save the page again") from None
    if not page.lines:
        raise PageFault("it is a web page without any text; save the page again")
    return page


def readable(text: str) -> str:
    """Return the text of a page as the parser takes it: without an XML declaration, which names another encoding.

    A NUL, at which the parser would end, becomes U+FFFD.
    """
    return re.sub(r"\A\s*<\?xml\b[^>]*>", "", text.removeprefix("\ufeff")).replace("\0", "\ufffd")

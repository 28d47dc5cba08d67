"""A saved HTML page as lines of text: every visible word once, one block a line."""

import re
from dataclasses import dataclass

import trafilatura
import trafilatura.settings
from lxml import etree, html

from letterbook.intake.page.lines import lines_of, squeezed
from letterbook.intake.page.parts import address_of
from letterbook.intake.page.publication import statements
from letterbook.intake.stated_day import Stated


@dataclass(frozen=True)
class SavedPage:
    """The lines of a saved page, those that belong to its article, and what the page says of itself."""

    lines: tuple[str, ...]
    article: frozenset[str]
    author: str | None
    published: tuple[Stated, ...]
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
        published=tuple(statements(root)),
        language=root.get("lang"),
        address=address_of(root),
    )


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

"""A saved page as a tree of elements, none of its text left out."""

import re

from lxml import etree, html


class PageFault(ValueError):
    """A file that looks like a page and cannot be read as one."""


def tree_of(text: str) -> html.HtmlElement:
    """Return the root of a page, with what stands after its end too; raises PageFault where nothing can be made of it.

    The parser gives up on elements that lie too deep in each other, and on what they hold: such a page is refused.
    """
    parser = html.HTMLParser(huge_tree=True)
    try:
        root = html.document_fromstring(readable(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        raise PageFault("it looks like a web page, but cannot be read as one; save the page again") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise PageFault(
            "its elements lie too deep in each other to be read whole; copy the text of the article into a file of "
            "its own (.txt), and capture that"
        )
    take_in_the_rest(root)
    return root


def take_in_the_rest(root: html.HtmlElement) -> None:
    """Put what follows the end of a page, which browsers show too, at the end of its body."""
    body = next(root.iterchildren("body"), root)
    for after in list(root.itersiblings()):
        if isinstance(after.tag, str):
            body.append(after)
            # Within a page it is no page of its own.
            after.tag = "div"


def readable(text: str) -> str:
    """Return the text of a page as the parser takes it: without an XML declaration, which names another encoding.

    A NUL, at which the parser would end, becomes U+FFFD.
    """
    return re.sub(r"\A\s*<\?xml\b[^>]*>", "", text.removeprefix("\ufeff")).replace("\0", "\ufffd")


def has_class(element: html.HtmlElement, words: re.Pattern[str], above: int = 1) -> bool:
    """Whether class, id or `itemprop` of an element, or of so many around it, has one of some words."""
    around = [element, *(one for one, _ in zip(element.iterancestors(), range(above - 1), strict=False))]
    return any(words.search(" ".join(one.get(name, "") for name in ("class", "id", "itemprop"))) for one in around)

"""A saved page as a tree of elements, none of its text left out."""

import re
from collections.abc import Iterator

from lxml import etree, html


class PageFault(ValueError):
    """A file that looks like a page and cannot be read as one."""


# So many elements has a page at most, some ten times those of the largest news page that was tried, and so many words
# one tag: the parser compares each attribute with all before it. A page of that takes two seconds.
MOST_ELEMENTS = 100_000
MOST_IN_A_TAG = 20_000
# In characters, with images that are written into the page: of so many, reading takes three seconds.
LONGEST_PAGE = 11_000_000
LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{2 * MOST_IN_A_TAG},}}")

COPY_IT = "copy the text of the article into a .txt file, and capture that"


def refuse_endless(text: str) -> None:
    """Raise PageFault for a page that would take minutes to be read: too long, of too many elements or attributes."""
    if len(text) > LONGEST_PAGE:
        raise PageFault(f"it has {len(text):,} characters; at most {LONGEST_PAGE:,}; {COPY_IT}")
    if (count := text.count("<")) > MOST_ELEMENTS:
        raise PageFault(f"it has {count:,} elements; at most {MOST_ELEMENTS:,}; {COPY_IT}")
    longest = max((len(found[0].split()) for found in LONG_TAG.finditer(text)), default=0)
    if longest > MOST_IN_A_TAG:
        raise PageFault(f"one of its elements has {longest:,} attributes; at most {MOST_IN_A_TAG:,}; {COPY_IT}")


def tree_of(text: str) -> html.HtmlElement:
    """Return the root of a page, with what stands after its end too; raises PageFault where nothing can be made of it.

    The parser gives up on elements that lie too deep in each other, and on what they hold: such a page is refused.
    """
    refuse_endless(text)
    parser = html.HTMLParser(huge_tree=True)
    try:
        root = html.document_fromstring(readable(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        raise PageFault("it looks like a web page, but cannot be read as one; save the page again") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise PageFault(f"its elements are nested too deep to be read whole; {COPY_IT}")
    take_in_the_rest(root)
    return root


# What a head may hold; all else is text that readers see, which the parser leaves there where no body is opened.
OF_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template"})


# What the parser reads, as numbers of characters, and does not write again.
NOT_WRITTEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def take_in_the_rest(root: html.HtmlElement) -> None:
    """Put all that readers see into the body of a page, in its order, as browsers do: from its head and its end."""
    body = next(root.iterchildren("body"), None)
    if body is None:
        body = etree.SubElement(root, "body")
    for head in list(root.iterchildren("head")):
        out_of_head(head, body)
    for after in [*body.itersiblings(), *root.itersiblings()]:
        if isinstance(after.tag, str):
            body.append(after)
            # Within a page it is no page of its own. No other name is written: some that are read cannot be.
            if after.tag in {"html", "body"}:
                after.tag = "div"


def out_of_head(head: html.HtmlElement, body: html.HtmlElement) -> None:
    """Move what is no part of a head to the beginning of the body, with all that follows it."""
    children = list(head)
    first = next((at for at, one in enumerate(children) if isinstance(one.tag, str) and one.tag not in OF_HEAD), None)
    if first is not None:
        text, body.text = body.text, None
        body[:0] = children[first:]
        last = children[-1]
        last.tail = NOT_WRITTEN.sub("\ufffd", f"{last.tail or ''}{text or ''}".replace("\f", " "))


def readable(text: str) -> str:
    """Return the text of a page as the parser takes it: without an XML declaration, which names another encoding.

    A NUL, at which the parser would end, becomes U+FFFD.
    """
    bare = re.sub(r"\A\s*<\?xml\b[^>]*>", "", text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    return "".join(left_open(bare))


# Elements whose words are no text of the page; a slash at the end of their first tag closes none of them.
CLOSED = re.compile(r"(?i)<(?P<name>script|style|title|textarea|xmp)\b[^<>]{0,5000}/>")


def left_open(text: str) -> Iterator[str]:
    """Yield the text of a page without the slashes that browsers ignore, where such an element is closed later on.

    In a page that was written as XML it is closed there, and another one begins before any end.
    """
    done = 0
    for found in CLOSED.finditer(text):
        rest = re.compile(rf"(?i)<(/?){found['name']}\b").search(text, found.end())
        if rest and rest[1]:
            yield f"{text[done : found.end() - 2]}>"
            done = found.end()
    yield text[done:]


def has_class(element: html.HtmlElement, words: re.Pattern[str], above: int = 1) -> bool:
    """Whether class, id or `itemprop` of an element, or of so many around it, has one of some words."""
    around = [element, *(one for one, _ in zip(element.iterancestors(), range(above - 1), strict=False))]
    return any(words.search(" ".join(one.get(name, "") for name in ("class", "id", "itemprop"))) for one in around)

"""One page as a part of a book: its Markdown as HTML, without what only a site needs, its links inside the book.

The pages are the finished ones of the site, so a book says what they say. Every anchor gets the page's
address in front of it, so that all pages can stand in one document.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement
from markdown import markdown

from letterbook.pages.addresses import OUTSIDE

Block: TypeAlias = HtmlElement

# What `mkdocs.yml` switches on, and MkDocs by itself; the escaping of every page relies on it.
EXTENSIONS: Mapping[str, Mapping[str, bool]] = {
    "fenced_code": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": False},
}

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# The way to other pages and to their explanations, and drawings for a screen.
FOR_THE_SITE = frozenset({"sequence", "drawing", "more"})

# What every article has alike, and what the line above already says.
TERMS_LEFT_OUT = frozenset({"Rights", "Published"})

# What bears an anchor even if nothing in the book leads there: chapters, and notes, to which their marks lead.
KEEPING_ANCHORS = frozenset({*HEADINGS, "aside"})

# Schemes that lead out of the book.


@dataclass(frozen=True)
class BookSection:
    """Where in the book a page goes: how many levels its headings sink, and which of its sections stay out.

    `left_out` holds the anchors of headings of the second level; with `only_head`, all of them stay out.
    """

    sinks: int = 0
    left_out: frozenset[str] = frozenset()
    only_head: bool = False


def part_of_book(path: str, text: str, place: BookSection) -> list[Block]:
    """Return the blocks of a page, given as Markdown with front matter, as HTML elements for its place in a book."""
    body = as_html(text)
    take_notes(body)
    unfold(body)
    blocks = [block for block in kept_sections(body, place) if not is_for_the_site(block)]
    part = html.Element("div")
    part.extend(blocks)
    for terms in part.iter("dl"):
        leave_terms_out(terms)
    name_isolates(part)
    carry_attributes(part)
    for element in part.iter():
        sink(element, place.sinks)
        anchor(element, path)
    return list(part)


def as_html(text: str) -> Block:
    """Return the body of a page as the site shows it."""
    content = text.split("\n---\n", maxsplit=1)[1] if text.startswith("---\n") else text
    configs = {name: dict(config) for name, config in EXTENSIONS.items()}
    made = markdown(content, extensions=list(EXTENSIONS), extension_configs=configs, output_format="xhtml")
    body = html.document_fromstring(f"<body>{made}</body>").find("body")
    assert body is not None
    return body


def take_notes(body: Block) -> None:
    """Turn the marks and notes of a page into those of an EPUB, which pandoc knows to be notes."""
    for mark in body.iter("sup"):
        if mark.get("id", "").startswith("fnref"):
            mark.tag = "span"
            for link in mark:
                del link.attrib["class"]
                link.set("epub:type", "noteref")
            del mark.attrib["id"]
    for notes in body.findall("div[@class='footnote']"):
        body.remove(notes)
        for note in list(notes.iter("li")):
            for paragraph in note.iter("p"):
                drop_last_links(paragraph)
            aside = html.Element("aside", {"id": note.get("id", "")})
            aside.set("epub:type", "footnote")
            body.append(aside)
            aside.extend(list(note))


def unfold(body: Block) -> None:
    """Put what stands in boxes that open and close where they stand, its heading as a paragraph before it.

    How to cite, and what programs read, stays folded: it is not in the book.
    """
    for box in list(body.iter("details")):
        if "other-wordings" not in box.get("class", "").split():
            continue
        for block in [block for block in box if is_for_the_site(block)]:
            box.remove(block)
        summary = box.find("summary")
        assert summary is not None
        summary.tag = "p"
        summary.set("class", "caption")
        box.tag = "div"
        box.attrib.pop("open", None)


def drop_last_links(paragraph: Block) -> None:
    """Remove the ways back from a note to its mark, and the space before them."""
    for link in paragraph.findall("a[@class='footnote-backref']"):
        paragraph.remove(link)
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "").rstrip()
    else:
        paragraph.text = (paragraph.text or "").rstrip()


def kept_sections(body: Block, place: BookSection) -> Iterator[Block]:
    """Yield the blocks of a page that stand in the book; notes stay whatever section they stand in."""
    is_left_out = False
    for block in body:
        if block.tag == "h2":
            is_left_out = place.only_head or block.get("id") in place.left_out
        if not is_left_out or block.tag == "aside":
            yield block


def is_for_the_site(block: Block) -> bool:
    """Whether a block is a way to other pages, a drawing, or a way to change the record."""
    if FOR_THE_SITE & set(block.get("class", "").split()):
        return True
    # The way into a form, below each question.
    way = block.find("a")
    return way is not None and not block.text and "?record=" in (way.get("href") or "")


def leave_terms_out(terms: Block) -> None:
    """Remove from a list of definitions what the book need not say."""
    is_left_out = False
    for item in list(terms):
        if item.tag == "dt":
            is_left_out = item.text in TERMS_LEFT_OUT
        if is_left_out:
            terms.remove(item)


def name_isolates(part: Block) -> None:
    """Make of each isolate a span with its direction; pandoc passes over an element that it does not know."""
    for isolate in part.iter("bdi"):
        isolate.tag = "span"


def carry_attributes(part: Block) -> None:
    """Put what paragraphs carry, such as their language, on a division around them; pandoc reads it only there."""
    for paragraph in list(part.iter("p")):
        parent = paragraph.getparent()
        if not paragraph.attrib or parent is None:
            continue
        block = parent if parent.tag == "blockquote" and len(parent) == 1 else paragraph
        division = html.Element("div", dict(paragraph.attrib))
        division.tail, block.tail = block.tail, None
        paragraph.attrib.clear()
        block.addprevious(division)
        division.append(block)


def sink(element: Block, levels: int) -> None:
    """Move a heading down some levels; there are six."""
    if element.tag in HEADINGS:
        element.tag = HEADINGS[min(HEADINGS.index(element.tag) + levels, len(HEADINGS) - 1)]


def anchor(element: Block, path: str) -> None:
    """Make an element's id, or the inner target of its link, one of the whole book; the page's title bears the page's.

    An image lies where the site has it, relative to `docs/`.

    A link to another page becomes "#page" or "#page--anchor"; whether that stands in the book, `close_links` asks.
    """
    if id := element.get("id"):
        element.set("id", anchor_in_book(path, id))
    if element.tag == "img":
        element.set("src", posixpath.normpath(posixpath.join(posixpath.dirname(path), element.get("src", ""))))
    link = element.get("href")
    if link is None:
        return
    parts = urlsplit(link)
    if parts.scheme not in OUTSIDE:
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
        element.set("href", f"#{anchor_in_book(page, parts.fragment)}")


def anchor_in_book(page: str, id: str = "") -> str:
    """Return the anchor in the book of a page ("letters-1921"), or of a place on it ("letters-1921--how-we-know")."""
    name = page.removesuffix(".md").replace("/", "-")
    return f"{name}--{id}" if id else name


def close_links(book: Block) -> None:
    """Make plain text of every link that leads to no place of the book: its page stayed out."""
    ids = {id for element in book.iter() if (id := element.get("id"))}
    for link in book.iter("a"):
        target = link.get("href", "")
        if target.startswith("#") and target.removeprefix("#") not in ids:
            page = target.removeprefix("#").split("--")[0]
            if page in ids:
                link.set("href", f"#{page}")
            else:
                link.tag = "span"
                link.attrib.clear()


def keep_targets(book: Block) -> None:
    """Remove the anchors to which no link of the book leads, except those of headings."""
    targets = {link.get("href", "").removeprefix("#") for link in book.iter("a")}
    for element in book.iter():
        if element.tag not in KEEPING_ANCHORS and element.get("id") not in targets:
            element.attrib.pop("id", None)


def heading(level: int, words: str, path: str) -> Block:
    """Return a heading of the book's own, with the anchor of the page for which it stands."""
    made = html.Element(f"h{level}", {"id": anchor_in_book(path)})
    made.text = words
    return made


def bound(blocks: Iterable[Block]) -> str:
    """Return blocks as one HTML document in which every link leads somewhere."""
    book = html.Element("body")
    book.extend(list(blocks))
    close_links(book)
    keep_targets(book)
    return f"<!doctype html>\n{html.tostring(book, encoding='unicode')}\n"

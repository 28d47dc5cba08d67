"""Reading the built site critically: every link and anchor leads somewhere, ids are unique, one H1 a page.

MkDocs checks the Markdown links; this checks what a browser will really follow, raw HTML and SVG included.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.etree import ParserError

from letterbook.pages.addresses import OUTSIDE

# One element of a page, or a comment in it.
Element: TypeAlias = html.HtmlElement

LINKING = frozenset({"href", "src", "poster", "data", "action", "formaction", "data-src"})

# Attributes that hold several addresses, each with a width or density behind it.
LISTING = frozenset({"srcset", "imagesrcset"})

# What browsers pass over at either end of an address: control characters and the space.
IGNORED = "".join(map(chr, range(0x21)))

# How often a link begins by leaving its folder, plainly written, and goes on.
LEAVING = re.compile(r"(?:\.\./(?=[^\x00-\x20/\\?#]))*")

# Without a limit of depth, beyond which everything would be passed over in silence.
PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True)


@dataclass(frozen=True, order=True)
class Finding:
    """Something wrong in a built page: the page, relative to the site, the line, and what it is."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One page of the built site: its anchors, and the links that leave it, each with the line where it first is."""

    name: str
    anchors: tuple[str, ...]
    links: Mapping[str, int]
    faults: tuple[Finding, ...]


def whole(pages: Mapping[str, BuiltPage], files: Collection[str], base: str) -> Iterator[Finding]:
    """Yield what is wrong with pages, and with them all: links that lead to no file of the site, or to no anchor."""
    targets = Targets(pages, files, base)
    for page in pages.values():
        yield from page.faults
        yield from targets.dead_links(page)


def is_read(name: str) -> bool:
    """Whether a file of a site has links and anchors, by its path."""
    return name.endswith((".html", ".svg"))


def parsed(content: bytes) -> Element | None:
    """Return the root of a built page or drawing; None if nothing is in it."""
    try:
        return html.document_fromstring(content, parser=PARSER)
    except ParserError:
        return None


def read_page(name: str, root: Element | None) -> BuiltPage:
    """Return a built page; what is wrong with the page itself is among its faults."""
    if root is None:
        return BuiltPage(name, (), {}, (Finding(name, 1, "the file is empty"),))
    ids, named, links = [], [], dict[str, int]()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute, value in element.attrib.items():
            if attribute == "id":
                ids.append(intern(str(value)))
            elif attribute == "name" and element.tag == "a":
                named.append(intern(str(value)))
            else:
                for address in addresses(str(attribute), str(value)):
                    links.setdefault(intern(address), line_of(element))
    faults = tuple(page_faults(name, root, ids)) if name.endswith(".html") else ()
    return BuiltPage(name, tuple(dict.fromkeys([*ids, *filter(None, named)])), links, faults)


def addresses(attribute: str, value: str) -> list[str]:
    """Return the addresses that an attribute holds; SVG may write `xlink:` before its name."""
    name = attribute.removeprefix("xlink:")
    if name in LISTING:
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return [value] if name in LINKING else []


def line_of(element: Element) -> int:
    """Return the line in which an element begins."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def page_faults(name: str, root: Element, ids: list[str]) -> Iterator[Finding]:
    """Yield what is wrong with a page by itself."""
    for id, number in Counter(ids).items():
        if number > 1:
            yield Finding(name, 1, f"the id '{id}' appears {number} times")
    headings = len(root.findall(".//h1"))
    if headings != 1:
        yield Finding(name, 1, f"the page has {headings} H1 headings; expected one")
    if not root.get("lang"):
        yield Finding(name, 1, "the page does not say its language")


class Targets:
    """Where links of a site may lead."""

    def __init__(self, pages: Mapping[str, BuiltPage], files: Collection[str], base: str) -> None:
        self.anchors = {name: frozenset(page.anchors) for name, page in pages.items()}
        # Asked from as high up as can be, a link of the navigation is the same on all pages.
        self.led = cache(lambda folder, link: led(folder, link, files, base))

    def dead_links(self, page: BuiltPage) -> Iterator[Finding]:
        """Yield the links of a page that lead to no file or to no anchor."""
        above = folders_above(page.name)
        for link, line in page.links.items():
            target, fragment, fault = self.led(*from_above(above, link))
            if fault:
                yield Finding(page.name, line, f"the link '{link}' {fault}")
            elif fragment:
                here = target or page.name
                if here in self.anchors and fragment not in self.anchors[here]:
                    yield Finding(page.name, line, f"the link '{link}' leads to no anchor of {here}")


def folders_above(name: str) -> list[str]:
    """Return the folder of a page, and those in which that lies, up to the top, which is ""."""
    found = [posixpath.dirname(name)]
    while found[-1]:
        found.append(posixpath.dirname(found[-1]))
    return found


def from_above(above: Sequence[str], link: str) -> tuple[str, str]:
    """Return a link that begins by leaving its folder as it is written in the folder above, and that folder; `above`
    are the folder and those above it.
    """
    leaving = LEAVING.match(link)
    steps = min(leaving.end() // len("../") if leaving else 0, len(above) - 1)
    return above[steps], link[steps * len("../") :]


def led(folder: str, link: str, files: Collection[str], base: str) -> tuple[str, str, str]:
    """Return where a link on a page of a folder leads: a file, "" for the page itself or one of no interest; the
    anchor in it, "" for none; and what is wrong, "" if nothing is.
    """
    try:
        # Browsers read "\\" as "/", and pass over control characters at the front.
        parts = urlsplit(link.replace("\\", "/").strip(IGNORED))
    except ValueError:
        return "", "", "is not an address"
    if parts.scheme in OUTSIDE:
        return "", "", ""
    if parts.scheme or parts.netloc:
        return "", "", "has a scheme that is not allowed"
    target = file_of(folder, unquote(parts.path), files, base) if parts.path else ""
    return ("", "", "leads to no file") if target is None else (target, anchor_of(unquote(parts.fragment)), "")


def file_of(folder: str, path: str, files: Collection[str], base: str) -> str | None:
    """Return the file to which a path leads from a folder, or None."""
    if path.startswith("/"):
        if not path.startswith(base or "/"):
            return None
        target = path.removeprefix(base or "/").lstrip("/")
    else:
        target = posixpath.normpath(posixpath.join(folder, path))
    if target.startswith(".."):
        return None
    bare = "" if target in ("", ".") else target.rstrip("/")
    index = f"{bare}/index.html".lstrip("/")
    for candidate in (index,) if path.endswith("/") else (bare, index):
        if candidate in files:
            return candidate
    return None


def anchor_of(fragment: str) -> str:
    """Return the anchor that a fragment names; "" for text fragments and "top", which are the browser's own."""
    anchor = fragment.split(":~:", maxsplit=1)[0]
    return "" if anchor == "top" else anchor

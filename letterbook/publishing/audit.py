"""Reading the built site critically: every link and anchor leads somewhere, ids are unique, one H1 a page.

MkDocs checks the Markdown links; this checks what a browser will really follow, raw HTML and SVG included.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
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


@dataclass(frozen=True)
class BuiltPage:
    """One page of the built site: its anchors and the links that leave it, each with its line."""

    name: str
    anchors: frozenset[str]
    links: tuple[tuple[int, str], ...]
    faults: tuple[Finding, ...]


def audit(site: Path, base: str = "") -> list[Finding]:
    """Return everything wrong in a built site, sorted; `base` is the path under which it is hosted ("/archive/")."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: read_page(name, site / name) for name in sorted(files) if name.endswith((".html", ".svg"))}
    findings = [fault for page in pages.values() for fault in page.faults]
    for page in pages.values():
        findings += dead_links(page, pages, files, base)
    return sorted(findings)


def parsed(path: Path) -> Element | None:
    """Return the root of a built page or drawing; None if nothing is in it."""
    try:
        return html.document_fromstring(path.read_bytes(), parser=PARSER)
    except ParserError:
        return None


def read_page(name: str, path: Path) -> BuiltPage:
    """Return a built page; what is wrong with the page itself is among its faults."""
    root = parsed(path)
    if root is None:
        return BuiltPage(name, frozenset(), (), (Finding(name, 1, "the file is empty"),))
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    ids = [element.get("id", "") for element in elements if element.get("id") is not None]
    links = [
        (line_of(element), address)
        for element in elements
        for attribute, value in element.attrib.items()
        for address in addresses(str(attribute), str(value))
    ]
    named = [element.get("name", "") for element in elements if element.tag == "a" and element.get("name")]
    faults = tuple(page_faults(name, root, ids)) if name.endswith(".html") else ()
    return BuiltPage(name, frozenset([*ids, *named]), tuple(links), faults)


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
            yield Finding(name, 1, f"the id '{id}' stands {number} times")
    headings = len(root.findall(".//h1"))
    if headings != 1:
        yield Finding(name, 1, f"the page has {headings} H1 headings; one was expected")
    if not root.get("lang"):
        yield Finding(name, 1, "the page does not say its language")


def dead_links(page: BuiltPage, pages: dict[str, BuiltPage], files: set[str], base: str) -> Iterator[Finding]:
    """Yield the links of a page that lead to no file or to no anchor."""
    for line, link in page.links:
        try:
            # Browsers read "\\" as "/", and pass over control characters at the front.
            parts = urlsplit(link.replace("\\", "/").strip(IGNORED))
        except ValueError:
            yield Finding(page.name, line, f"the link '{link}' is no address")
            continue
        if parts.scheme in OUTSIDE:
            continue
        if parts.scheme or parts.netloc:
            yield Finding(page.name, line, f"the link '{link}' has a scheme that no page may use")
            continue
        target = file_of(page.name, unquote(parts.path), files, base)
        if target is None:
            yield Finding(page.name, line, f"the link '{link}' leads to no file")
        elif is_dead_anchor(unquote(parts.fragment), pages.get(target)):
            yield Finding(page.name, line, f"the link '{link}' leads to no anchor of {target}")


def file_of(page: str, path: str, files: set[str], base: str) -> str | None:
    """Return the file that a link leads to, or None."""
    if not path:
        return page
    if path.startswith("/"):
        if not path.startswith(base or "/"):
            return None
        target = path.removeprefix(base or "/").lstrip("/")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if target.startswith(".."):
        return None
    bare = "" if target in ("", ".") else target.rstrip("/")
    index = f"{bare}/index.html".lstrip("/")
    for candidate in (index,) if path.endswith("/") else (bare, index):
        if candidate in files:
            return candidate
    return None


def is_dead_anchor(fragment: str, target: BuiltPage | None) -> bool:
    """Whether a fragment names no anchor of its page; text fragments and "top" are the browser's own."""
    if not fragment or fragment == "top" or fragment.startswith(":~:") or target is None:
        return False
    return fragment.split(":~:", maxsplit=1)[0] not in target.anchors

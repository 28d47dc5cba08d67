"""Nothing in a built page runs, loads or submits anything: no handlers, frames, forms, or parts from elsewhere.

The policy of each page would stop most of it; this finds it before a reader has to rely on that.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import PurePath, PurePosixPath
from urllib.parse import unquote, urlsplit

from letterbook.publishing.audit import IGNORED, Element, Finding, addresses, line_of
from letterbook.publishing.policy import is_page

# How files are called that a page may load to run, and to look like.
SCRIPTS, STYLES = frozenset({".js", ".mjs"}), frozenset({".css"})

# Elements that a page of this archive never needs. Some hold text for one reader of HTML and elements for another:
# what is plain text to this check might run in a browser.
FORBIDDEN = frozenset(
    {
        *("applet", "base", "embed", "fencedframe", "frame", "frameset", "iframe", "object", "portal", "style"),
        *("noembed", "noframes", "noscript", "plaintext", "xmp"),
        *("animate", "animatemotion", "animatetransform", "foreignobject", "set"),
    }
)

# Attributes that run, load or send something wherever they stand, or say where addresses lead.
FORBIDDEN_ATTRIBUTES = frozenset(
    {"attributionsrc", "background", "formaction", "manifest", "nonce", "ping", "srcdoc", "style", "xml:base"}
)

# Drawings and formulas are read by rules of their own: there even these may hold elements.
FOREIGN, TEXT_ONLY = frozenset({"svg", "math"}), frozenset({"title", "textarea"})

# A link that a reader follows loads nothing by itself.
FOLLOWED, LEADING = frozenset({"a", "area"}), frozenset({"href", "xlink:href"})

# The one order that a page gives its browser.
POLICY = "content-security-policy"

# Addresses in the head that name something and load nothing.
NAMING = frozenset({"canonical", "prev", "next", "alternate"})

# The theme's own: the choice of light or dark, and the search, which a script answers.
FORMS = ({"class": "md-header__option", "data-md-component": "palette"}, {"class": "md-search__form", "name": "search"})

RUNS = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)

# With a scheme or a host of its own.
ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def may_harm(path: PurePath) -> bool:
    """Whether a browser would run what is in a file."""
    return is_page(path) or path.suffix.lower() == ".svg"


def harms_in(name: str, root: Element | None) -> Iterator[Finding]:
    """Yield whatever in one page or drawing could run, load or submit something."""
    if root is None:
        # The audit tells of a file in which nothing is.
        return
    is_drawing = name.lower().endswith(".svg")
    for element in chain(root.itersiblings(preceding=True), root.itersiblings(), root.iter()):
        for fault in faults(element):
            yield Finding(name, line_of(element), fault)
        # The policy looks into pages only; a drawing that is opened by itself has none.
        if is_drawing and element.tag == "script":
            yield Finding(name, line_of(element), "a drawing holds a script")


def faults(element: Element) -> Iterator[str]:
    """Yield what is wrong with one element, or one comment."""
    if not isinstance(element.tag, str):
        yield "a comment is published, which readers do not see and machines read"
        return
    tag = element.tag.rpartition("}")[2].lower()
    if tag in FORBIDDEN:
        yield f"the element <{tag}> is not allowed on a page"
    if tag == "form" and dict(element.attrib) not in FORMS:
        yield "a form is not one of the theme's two"
    if tag == "meta" and element.get("http-equiv", POLICY).lower() != POLICY:
        yield f"the page gives the browser an order: {element.get('http-equiv')}"
    if tag in TEXT_ONLY and "<" in (element.text or "") and any(one.tag in FOREIGN for one in element.iterancestors()):
        yield f"the element <{tag}> of a drawing may hold elements"
    yield from misnamed_parts(tag, element)
    yield from faulty_attributes(tag, element)


def misnamed_parts(tag: str, element: Element) -> Iterator[str]:
    """Yield where a page would take a file for a script or a style sheet that is not called like one.

    None lies among pages by hand (`by_hand.py`); a browser runs a text as a script as well, where no header forbids it.
    """
    if tag == "script":
        named = [element.get(name) for name in ("src", "href", "xlink:href")]
        yield from (f"'{one[:60]}' is not called like a script" for one in named if one and not ends_in(one, SCRIPTS))
    if tag == "link" and "stylesheet" in (element.get("rel") or "").lower().split():
        asked = element.get("href") or ""
        if not ends_in(asked, STYLES):
            yield f"'{asked[:60]}' is not called like a style sheet"


def ends_in(address: str, suffixes: Collection[str]) -> bool:
    """Whether the path of an address within the site ends in one of some suffixes."""
    try:
        path = urlsplit(address.replace("\\", "/").strip(IGNORED)).path
    except ValueError:
        return False
    return PurePosixPath(unquote(path)).suffix.lower() in suffixes


def faulty_attributes(tag: str, element: Element) -> Iterator[str]:
    """Yield what the attributes of an element could run, or would load from elsewhere."""
    may_load = tag != "link" or (element.get("rel") or "") not in NAMING
    for attribute, value in element.attrib.items():
        written = str(attribute)
        yield from named_faults(written)
        if holds_addresses(written):
            yield from addressed_faults(
                written, str(value), may_load and (tag not in FOLLOWED or written not in LEADING)
            )


# Names are few, and links of the navigation stand on every page.
@cache
def named_faults(attribute: str) -> tuple[str, ...]:
    """Return what is wrong with an attribute, whatever its value."""
    name = attribute.lower().removeprefix("xlink:")
    runs = (f"the attribute '{name}' would run a script",) if re.match(r"\W*on", name) else ()
    held = (f"the attribute '{name}' is not allowed on a page",) if name in FORBIDDEN_ATTRIBUTES else ()
    return (*runs, *held)


@cache
def holds_addresses(attribute: str) -> bool:
    """Whether the value of an attribute is an address, or several."""
    return bool(addresses(attribute, "x")) or bool(addresses(attribute.lower(), "x"))


@lru_cache(maxsize=50_000)
def addressed_faults(attribute: str, value: str, loads: bool) -> tuple[str, ...]:
    """Return what is wrong with an attribute that holds addresses; `loads` says whether a browser asks for them."""
    runs = [
        f"the address '{address[:60]}' would run or embed what it names"
        for address in addresses(attribute.lower(), value)
        if RUNS.match(re.sub(r"[\x00-\x20]", "", address))
    ]
    fetched = [
        f"'{address[:60]}' would be loaded from elsewhere"
        for address in (addresses(attribute, value) if loads else ())
        if ELSEWHERE.match(re.sub(r"[\t\n\r]", "", address).strip(IGNORED).replace("\\", "/"))
    ]
    return (*runs, *fetched)

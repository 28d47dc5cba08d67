"""Nothing in a built page runs, loads or submits anything: no handlers, frames, forms, or parts from elsewhere.

The policy of each page would stop most of it; this finds it before a reader has to rely on that.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from letterbook.publishing.audit import IGNORED, Element, Finding, addresses, line_of, parsed
from letterbook.publishing.policy import PAGES

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


def harms(site: Path) -> list[Finding]:
    """Return whatever in the pages and drawings of a built site could run, load or submit something, sorted."""
    findings: list[Finding] = []
    for path in sorted(path for path in site.rglob("*") if path.suffix.lower() in {*PAGES, ".svg"}):
        root = parsed(path)
        if root is None:
            # The audit tells of a file in which nothing is.
            continue
        name = path.relative_to(site).as_posix()
        around = [*root.itersiblings(preceding=True), *root.itersiblings()]
        for element in [*around, *root.iter()]:
            findings += [Finding(name, line_of(element), fault) for fault in faults(element)]
            # The policy looks into pages only; a drawing that is opened by itself has none.
            if element.tag == "script" and path.suffix.lower() == ".svg":
                findings.append(Finding(name, line_of(element), "a drawing holds a script"))
    return sorted(findings)


def faults(element: Element) -> Iterator[str]:
    """Yield what is wrong with one element, or one comment."""
    if not isinstance(element.tag, str):
        yield "a comment is published, which no reader sees and any machine reads"
        return
    tag = element.tag.rpartition("}")[2].lower()
    if tag in FORBIDDEN:
        yield f"the element <{tag}> is none that a page may hold"
    if tag == "form" and dict(element.attrib) not in FORMS:
        yield "a form is none of the theme's two"
    if tag == "meta" and element.get("http-equiv", POLICY).lower() != POLICY:
        yield f"the page gives its browser an order: {element.get('http-equiv')}"
    if tag in TEXT_ONLY and "<" in (element.text or "") and any(one.tag in FOREIGN for one in element.iterancestors()):
        yield f"the element <{tag}> of a drawing may hold elements"
    yield from faulty_attributes(element)
    yield from loads(tag, element)


def faulty_attributes(element: Element) -> Iterator[str]:
    """Yield the attributes of an element that could run something."""
    for attribute, value in element.attrib.items():
        name = str(attribute).lower().removeprefix("xlink:")
        if re.match(r"\W*on", name):
            yield f"the attribute '{name}' would run a script"
        if name in FORBIDDEN_ATTRIBUTES:
            yield f"the attribute '{name}' is none that a page may hold"
        for address in addresses(name, str(value)):
            if RUNS.match(re.sub(r"[\x00-\x20]", "", address)):
                yield f"the address '{address[:60]}' would run or hold what it names"


def loads(tag: str, element: Element) -> Iterator[str]:
    """Yield what an element would load from elsewhere."""
    if tag == "link" and (element.get("rel") or "") in NAMING:
        return
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    for attribute, value in attributes.items():
        for address in addresses(attribute, value) if tag not in FOLLOWED or attribute not in LEADING else ():
            if ELSEWHERE.match(re.sub(r"[\t\n\r]", "", address).strip(IGNORED).replace("\\", "/")):
                yield f"'{address[:60]}' would be loaded from elsewhere"

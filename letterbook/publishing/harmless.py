"""Nothing in a built page runs, loads or submits anything: no handlers, frames, forms, or parts from elsewhere.

The policy of each page would stop most of it; this finds it before a reader has to rely on that.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from letterbook.publishing.audit import OUTSIDE, Element, Finding, line_of, parsed

# Elements that a page of this archive never needs.
FORBIDDEN = frozenset({"applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal", "style"})

# What is loaded with a page, by element and attribute; a link that a reader follows is none of it.
LOADED = (
    *(("script", "src"), ("link", "href"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("video", "src")),
    *(("audio", "src"), ("track", "src"), ("input", "src"), ("image", "href"), ("use", "href")),
)

# Addresses in the head that name something and load nothing.
NAMING = frozenset({"canonical", "prev", "next", "alternate"})

# The theme's own: the choice of light or dark, and the search, which a script answers.
FORMS = ({"class": "md-header__option", "data-md-component": "palette"}, {"class": "md-search__form", "name": "search"})

RUNS = re.compile(r"^\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)


def harms(site: Path) -> list[Finding]:
    """Return whatever in the pages and drawings of a built site could run, load or submit something, sorted."""
    findings: list[Finding] = []
    for path in sorted([*site.rglob("*.html"), *site.rglob("*.svg")]):
        name = path.relative_to(site).as_posix()
        for element in parsed(path).iter():
            findings += [Finding(name, line_of(element), fault) for fault in faults(element)]
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
    if tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield "the page sends its reader elsewhere"
    yield from faulty_attributes(element)
    yield from loads(tag, element)


def faulty_attributes(element: Element) -> Iterator[str]:
    """Yield the attributes of an element that could run something."""
    for attribute, value in element.attrib.items():
        name = str(attribute).lower().removeprefix("xlink:")
        if name.startswith("on"):
            yield f"the attribute '{name}' would run a script"
        if name in {"style", "srcdoc"}:
            yield f"the attribute '{name}' is none that a page may hold"
        bare = re.sub(r"[\x00-\x20]", "", str(value))
        if name in {"href", "src", "action", "formaction", "data", "poster"} and RUNS.match(bare):
            yield f"the address '{str(value)[:60]}' would run or hold what it names"


def loads(tag: str, element: Element) -> Iterator[str]:
    """Yield what an element would load from elsewhere."""
    if tag == "link" and (element.get("rel") or "") in NAMING:
        return
    for attribute in (name for one, name in LOADED if one == tag):
        address = (element.get(attribute) or element.get(f"xlink:{attribute}") or "").strip().replace("\\", "/")
        if address.startswith("//") or address.partition(":")[0].lower() in OUTSIDE:
            yield f"'{address[:60]}' would be loaded from elsewhere"

"""What a saved page says of the day on which it was published, and nothing else that looks like a day.

A day of change, a year of copyright, a day in the text or in an address says nothing of it.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import html

from letterbook.intake.dateline import BELOW, CHANGED, LONG, datelines
from letterbook.intake.page.lines import lines_of
from letterbook.intake.page.parts import (
    ASIDE,
    address_of,
    article_of,
    as_compared,
    has_above,
    heading_of,
    in_its_article,
)
from letterbook.intake.page.told_day import changes, in_items, in_json, in_meta, value_of
from letterbook.intake.stated_day import Stated, stated

CHANGED_CLASS = re.compile(r"(?i)updat|modif|edited|revis")
PUBLISHED_CLASS = re.compile(r"(?i)publish|entry-date|pub-?date|posted|issued")


def statements(root: html.HtmlElement) -> list[Stated]:
    """Return all that a page states of the day of its publication, what machines are told first."""
    address, heading = address_of(root), heading_of(root)
    told = [*in_meta(root), *in_json(root, address, heading), *in_items(root, heading)]
    shown = [*in_header(root, heading), *in_lines(root, heading)]
    changed = {one.day for one in changes(root)}
    # Where machines are told otherwise, a day that is shown is that of the last change if it is the same.
    return [*told, *(one for one in shown if not told or one.day not in changed - {other.day for other in told})]


def in_header(root: html.HtmlElement, heading: html.HtmlElement | None) -> Iterator[Stated]:
    """Yield the days of the `time` elements between the heading of an article, or its beginning, and its text."""
    if heading is None:
        return
    for element in head_of(article_of(root, heading), heading):
        is_marked = element.get("itemprop") or element.get("pubdate") is not None
        if (
            element.tag == "time"
            and not is_marked
            and in_its_article(element, root, heading)
            and not is_change(element)
        ):
            yield from (
                Stated(one.day, one.rule, one.moment, is_printed=True)
                for one in stated(value_of(element), "the page's <time> at the title")
            )


def in_lines(root: html.HtmlElement, heading: html.HtmlElement | None) -> Iterator[Stated]:
    """Yield the days that lines of an article near its heading give."""
    if heading is None:
        return
    title, lines = as_compared(heading.text_content()), []
    left = (as_compared(line.text) for line in lines_of(article_of(root, heading)))
    for line in left:
        lines.append(line)
        if line == title:
            yield from datelines([*lines, *islice(left, BELOW)], len(lines) - 1)
            return


def head_of(place: html.HtmlElement, heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the elements of an article in order down to its first paragraph of text, and those of its header."""
    header = next(heading.iterancestors("header"), None)
    before = place.tag in {"article", "header"} or header is not None
    below = chain(header.iter() if header is not None else (), place.iter())
    for element in below:
        if not isinstance(element.tag, str) or has_above(element, ASIDE):
            continue
        if element is heading:
            before = True
        if (
            element.tag == "p"
            and len(as_compared(element.text_content())) > LONG
            and header not in element.iterancestors()
        ):
            return
        if before:
            yield element


def is_change(element: html.HtmlElement) -> bool:
    """Whether a day is that of a change, by its class or by the words before it."""
    around = element.getparent()
    classes = f"{element.get('class', '')} {around.get('class', '') if around is not None else ''}"
    if CHANGED_CLASS.search(classes) and not PUBLISHED_CLASS.search(classes):
        return True
    label = words_before(element)
    return CHANGED.search(label) is not None


def words_before(element: html.HtmlElement) -> str:
    """Return the words that stand directly before an element."""
    here = element
    while True:
        before, parent = here.getprevious(), here.getparent()
        if before is not None:
            is_other = before.tag in {"time", "p", "h1", "h2"} or not isinstance(before.tag, str)
            return f"{'' if is_other else before.text_content()} {before.tail or ''}"
        if parent is None:
            return ""
        said = parent.text or ""
        if said.strip() or parent.tag not in {"span", "b", "strong", "small", "em", "i"}:
            return said
        here = parent

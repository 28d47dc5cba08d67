"""What a library takes a saved page for: the text of its article, and what it finds of title, author and outlet.

Its output changes between versions: nobody builds on it, and an editor reviews what is made of it.
"""

import warnings
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
import trafilatura.settings
from lxml import etree, html

from letterbook.intake.excerpt import printable

# The library takes half a second for 5,000 paragraphs, and half a minute for 100,000; an article has some hundred.
MOST_ELEMENTS = 15_000


@dataclass(frozen=True)
class Extraction:
    """What a library found in a page; "" for what it did not."""

    text: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    # By whatever looks like a day in the page: wrong on one page in four of those that do not state it.
    guessed_day: str = ""


def extracted(root: html.HtmlElement) -> Extraction | None:
    """Return what the library finds in a page; None of a page that is too large for it.

    It gets the tree that was read here: its own reading would leave out what this one keeps.
    """
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return None
    tree = deepcopy(root)
    # Words around a comment would be lost there.
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    with warnings.catch_warnings():
        # What it cannot make of a day is no news for an editor.
        warnings.simplefilter("ignore")
        found = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    if not isinstance(found, trafilatura.settings.Document):
        return Extraction()
    names = tuple(name for name in text_of(found.author).split("; ") if name)
    said = (found.text, found.title, found.sitename, found.date)
    text, title, site, day = (text_of(one) for one in said)
    return Extraction(text, title, names, site, day)


def text_of(said: object) -> str:
    """Return what the library found if it is a text; it hands on what a page has in place of one."""
    return printable(said) if isinstance(said, str) else ""

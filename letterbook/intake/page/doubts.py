"""Why a saved page may be no article: a front page, a list, a form, a page of results. An editor sees it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from lxml import html

from letterbook.intake.excerpt import count_words
from letterbook.intake.page.lines import PageLine
from letterbook.intake.page.metadata import Metadata
from letterbook.intake.page.told_day import ARTICLES

# Types of schema.org, in lower case, and of Open Graph that are pages of another sort.
OTHERS = {
    "searchresultspage": "a page of search results",
    "collectionpage": "a list of pages",
    "profilepage": "somebody's profile",
    "contactpage": "a contact page",
    "checkoutpage": "a payment page",
}

# In words: what is shorter is hardly an article.
FEW_WORDS = 60
# Nobody doubts what has so many.
ENOUGH = 150

# So many headings that are links, and so much of the text in links, are a list of articles.
MANY_HEADINGS = 8
MOST = 0.6


def doubts(root: html.HtmlElement, lines: Sequence[PageLine], about: Metadata, body: Collection[int]) -> Iterator[str]:
    """Yield, in words, what speaks against a page being an article."""
    if not about.kinds & {*ARTICLES, "article"}:
        yield from (f"it says that it is {what}" for kind, what in OTHERS.items() if kind in about.kinds)
    # So many lines have enough words.
    words = sum(count_words(lines[number - 1].text) for number in islice(body, ENOUGH))
    if words >= ENOUGH:
        return
    linked = [one for one in root.iter("h1", "h2", "h3") if one.find(".//a") is not None or is_in_link(one)]
    if len(linked) >= MANY_HEADINGS and share_in_links(root) >= MOST:
        yield f"{len(linked)} of its headings are links, as on a front page or in a list"
    if any(one.get("type", "").lower() == "password" for one in root.iter("input")):
        yield f"it asks for a password, and has {words} words of text"
    elif words < FEW_WORDS:
        yield f"only {words} words of it look like an article"


def is_in_link(element: html.HtmlElement) -> bool:
    """Whether an element stands in a link."""
    return any(one.tag == "a" for one in element.iterancestors())


def share_in_links(root: html.HtmlElement) -> float:
    """Return how much of the text of a page stands in links, from 0 to 1."""
    whole = len("".join(root.itertext("body", "p", "div", "span", "a", "li", "td", "h1", "h2", "h3")).split())
    inside = sum(len(link.text_content().split()) for link in root.iter("a"))
    return inside / whole if whole else 0

"""The parts of a saved page: its address, the heading of its article, the article itself."""

import re

from lxml import html

from letterbook.intake.excerpt import printable

# What stands beside an article, also where it stands inside it.
ASIDE = frozenset({"nav", "aside", "footer", "figure", "figcaption", "dialog"})


def address_of(root: html.HtmlElement) -> str | None:
    """Return the address that a page gives as its own, if it gives a whole one."""
    found = root.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((str(url).strip() for url in found if re.match(r"https?://\S+$", str(url).strip())), None)


def heading_of(root: html.HtmlElement) -> html.HtmlElement | None:
    """Return the heading of a page's article: an `h1`, of several the one that its title has, or that is in an article.

    An `h2` is one only where there is no `h1`, and the page's title has its words.
    """
    found = [one for one in root.iter("h1", "h2") if as_compared(one.text_content()) and not has_above(one, ASIDE)]
    titles = " ".join(str(one) for one in root.xpath("//head//title/text() | //meta[@property='og:title']/@content"))
    named = [one for one in found if as_compared(one.text_content()) in as_compared(titles)]
    inside = [one for one in found if has_above(one, {"article", "main"})]
    ranked = [*(one for one in inside if one in named), *named, *inside, *found]
    first = [one for one in ranked if one.tag == "h1"]
    return next(iter([*first, *named]), None)


def article_of(root: html.HtmlElement, heading: html.HtmlElement) -> html.HtmlElement:
    """Return the article around a heading; all of the page where nothing is marked as one."""
    return next(heading.iterancestors("article", "main", "body"), root)


def in_its_article(element: html.HtmlElement, root: html.HtmlElement, heading: html.HtmlElement | None) -> bool:
    """Whether an element stands in no `article` but the page's own."""
    around = next(element.iterancestors("article"), None)
    if around is None:
        return True
    if heading is None or not has_above(heading, {"article"}):
        return len(list(root.iter("article"))) == 1
    return around in heading.iterancestors()


def has_above(element: html.HtmlElement, names: frozenset[str] | set[str]) -> bool:
    """Whether one of the elements around an element has one of these names."""
    return any(one.tag in names for one in element.iterancestors())


def as_compared(text: str) -> str:
    """Return text as it is compared: white space run together, without what no record can hold."""
    return " ".join(printable(text).split())

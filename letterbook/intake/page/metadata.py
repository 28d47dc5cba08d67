"""What a page says of itself to machines: title, description, outlet, language, and whether it is free to read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html

from letterbook.intake.page.parts import as_compared
from letterbook.intake.page.told_day import ARTICLES, meta_name, objects, texts, top_items, types

# Names of `meta`, in lower case, as Open Graph, Twitter, Dublin Core, Highwire and publishers have them.
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title")
DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "dcterms.abstract")
SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
TIERS = ("article:content_tier",)
KINDS = ("og:type",)

# In characters; longer is no name of a site.
LONGEST_SITE = 80

# What parts the title of an article from the name of its site in the title of a window.
BETWEEN = re.compile(r"\s+[|·•»«›:–—-]+\s+|\s*[|»«›]\s*|\s+::\s+")


@dataclass(frozen=True)
class Named:
    """Something that a page tells machines, and where it does."""

    value: str
    says: str


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself; "" or nothing where it does not say it."""

    titles: tuple[Named, ...]
    window: str
    descriptions: tuple[str, ...]
    sites: tuple[str, ...]
    language: str
    unfree: str
    kinds: frozenset[str]

    @property
    def window_parts(self) -> list[str]:
        """The parts of the window's title, of which one may be the article's, another the site's name."""
        return [part for part in BETWEEN.split(self.window) if part]


def metadata_of(root: html.HtmlElement) -> Metadata:
    """Return what a page says of itself."""
    told = dict(of_meta(root))
    articles = [item for item in top_items(root) if ARTICLES & types(item.get("@type"))]
    window = next((as_compared(str(title)) for title in root.xpath("//head//title/text() | //title/text()")), "")
    publishers = [one for item in articles for one in objects(item.get("publisher"))]
    sites = [one for one in (*of_items(publishers, "name"), *said(told, SITES)) if len(one) <= LONGEST_SITE]
    return Metadata(
        titles=tuple(titles(articles, told)),
        window=window,
        descriptions=tuple(dict.fromkeys([*said(told, DESCRIPTIONS), *of_items(articles, "description")])),
        sites=tuple(dict.fromkeys(sites)),
        language=root.get("lang") or root.get("xml:lang") or told.get("language", ""),
        unfree=unfree(articles, told),
        kinds=frozenset({*said(told, KINDS), *(kind for item in top_items(root) for kind in types(item.get("@type")))}),
    )


def of_meta(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield what the `meta` elements of a page say, by their names in lower case, the first of a name last."""
    for meta in reversed(list(root.iter("meta"))):
        name, value = meta_name(meta).lower(), as_compared(meta.get("content") or meta.get("value") or "")
        if name and value:
            yield name, value


def said(told: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    """Return what is said under some names, in their order."""
    return [told[name] for name in names if name in told]


def of_items(items: list[Mapping[str, Any]], name: str) -> list[str]:
    """Return the texts that items of JSON-LD have under a name."""
    return [as_compared(value) for item in items for value in texts(item.get(name))[:1] if as_compared(value)]


def titles(articles: list[Mapping[str, Any]], told: Mapping[str, str]) -> Iterator[Named]:
    """Yield the titles that a page gives its article, first what says most surely that it is one."""
    yield from (Named(value, "JSON-LD") for value in of_items(articles, "headline"))
    yield from (Named(told[name], name) for name in TITLES if name in told)


def unfree(articles: list[Mapping[str, Any]], told: Mapping[str, str]) -> str:
    """Return what says that an article is not free to read; "" where nothing does."""
    parts = [part for item in articles for part in [item, *objects(item.get("hasPart"))]]
    # Some write the value as text.
    if any(str(part.get("isAccessibleForFree", "")).lower() in {"false", "no"} for part in parts):
        return "JSON-LD (isAccessibleForFree)"
    tier = next(iter(said(told, TIERS)), "").lower()
    return f"article:content_tier ({tier})" if tier in {"locked", "metered"} else ""

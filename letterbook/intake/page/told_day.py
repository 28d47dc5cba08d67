"""The day of publication that a page tells machines: in its head, as JSON-LD, by microdata and RDFa."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from letterbook.intake.page.parts import ASIDE, as_compared, has_above, in_its_article
from letterbook.intake.stated_day import Stated, first_day, in_ascii_digits, stated

# Properties of `meta` that say it, in lower case, as Open Graph, Dublin Core, Highwire, PRISM and publishers name it.
# What is only a "date" may be that of anything.
NAMES = frozenset(
    (
        *("article:published_time", "article:published", "article:publish_date", "article:publication_date"),
        *("article.published", "og:published_time", "og:article:published_time", "og:pubdate"),
        *("citation_publication_date", "citation_online_date", "bepress_citation_online_date", "dc.date.issued"),
        *("dc.issued", "dcterms.issued", "dcterms.date.issued", "dc.date.published", "dc:date.issued"),
        *("dcterms:issued", "prism.publicationdate", "prism.publishdate", "prism:publicationdate"),
        *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime"),
        *("bt:pubdate", "vr:published_time", "datepublished", "date_published", "date-published", "publishdate"),
        *("publish-date", "publish_date", "publish-time", "publish_time", "publisheddate", "published_date"),
        *("published-date", "publicationdate", "publication_date", "publication-date", "pubdate", "pub_date"),
        *("pub-date", "published", "originalpublicationdate", "original-publish-date", "article_date_original"),
        *("article-published-date",),
    )
)
CHANGES = frozenset(
    ("article:modified_time", "article:modified", "og:updated_time", "datemodified", "dcterms.modified")
)

# Types of schema.org that are articles; the page itself is none.
ARTICLES = frozenset(
    (
        *("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"),
        *("backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "blogposting", "liveblogposting"),
        *("socialmediaposting", "discussionforumposting", "techarticle", "scholarlyarticle"),
        *("medicalscholarlyarticle", "satiricalarticle", "advertisercontentarticle", "report", "review"),
    )
)

PROPERTY = ("itemprop", "property")
SCHEMA = re.compile(r"(?i)^(?:https?://schema\.org/|schema:)")


def in_meta(root: html.HtmlElement) -> Iterator[Stated]:
    """Yield the days that the head of a page gives by a name for publication."""
    for meta, name in named_meta(root):
        if name in NAMES and not has_above(meta, {"article"}):
            yield from stated(meta.get("content", ""), f"the page's “{meta_name(meta)}”")


def changes(root: html.HtmlElement) -> Iterator[Stated]:
    """Yield the days on which a page says that it was changed."""
    for meta, name in named_meta(root):
        if name in CHANGES:
            yield from stated(meta.get("content", ""), name)
    for item in top_items(root):
        for value in texts(item.get("dateModified")):
            yield from stated(value, "dateModified")


def named_meta(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield the `meta` elements of a page that stand in no item of its own, with their names in lower case."""
    for meta in root.iter("meta"):
        if not meta.get("itemprop"):
            yield meta, meta_name(meta).lower()


def meta_name(meta: html.HtmlElement) -> str:
    """Return the name that a `meta` element gives to its content."""
    return str(meta.get("property") or meta.get("name") or "").strip()


def in_json(root: html.HtmlElement, address: str | None, heading: html.HtmlElement | None) -> Iterator[Stated]:
    """Yield the day of publication of the article that is the main thing of a page, by its JSON-LD."""
    articles = [item for item in top_items(root) if ARTICLES & types(item.get("@type"))]
    fits = [(item, fit(item, address, heading)) for item in articles]
    main = [item for item, is_fitting in fits if is_fitting] or [
        item for item, is_fitting in fits if is_fitting is None
    ]
    # Of several articles of which none is known to be this page's, each may be another one's.
    for item in main if len(main) == 1 or any(is_fitting for _, is_fitting in fits) else []:
        for value in texts(item.get("datePublished"))[:1]:
            yield from stated(value, "the page's JSON-LD (datePublished)")


def top_items(root: html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Yield what the JSON-LD of a page describes for itself: neither lists of other pages, nor parts of something."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        text = re.sub(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*\Z", "", script.text or "")
        try:
            held = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in objects(held):
            graph = [inner for inner in objects(item.get("@graph")) if not {"@id"} >= set(inner)]
            for one in graph or [item]:
                yield one
                yield from objects(one.get("mainEntity"))
                yield from (inner for inner in objects(one.get("mainEntityOfPage")) if "datePublished" in inner)


def objects(held: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a JSON value that is one, or a list of some."""
    return [one for one in (held if isinstance(held, list) else [held]) if isinstance(one, dict)]


def texts(held: Any) -> list[str]:
    """Return the texts of a JSON value that is one, a list of some, or an object with a value."""
    values = held if isinstance(held, list) else [held]
    return [
        str(one.get("@value", "")) if isinstance(one, dict) else one for one in values if isinstance(one, (str, dict))
    ]


def types(held: Any) -> set[str]:
    """Return the names of schema.org's types, in lower case."""
    return {SCHEMA.sub("", name).lower() for name in texts(held)}


def fit(item: Mapping[str, Any], address: str | None, heading: html.HtmlElement | None) -> bool | None:
    """Whether an article of the JSON-LD is that of the page, by its address or title; None where neither tells."""
    where = [item.get("url"), item.get("@id"), item.get("mainEntityOfPage")]
    wheres = {
        path_of(url) for one in where for url in ([one.get("@id")] if isinstance(one, dict) else texts(one)) if url
    }
    wheres = {one for one in wheres if one}
    title = " ".join(as_compared(one) for one in texts(item.get("headline")) or texts(item.get("name")))
    shown = as_compared(heading.text_content()) if heading is not None else ""
    same_title = bool(title and shown) and (title in shown or shown in title)
    same_address = bool(address) and path_of(address or "") in wheres
    if same_title or same_address:
        return True
    return False if address and wheres and title and shown else None


def path_of(url: str) -> str:
    """Return the path of a whole address by which two of one page are the same; "" for any other."""
    if not isinstance(url, str) or not re.match(r"https?://", url):
        return ""
    try:
        return urlsplit(url).path.rstrip("/") or "/"
    except ValueError:
        return ""


def in_items(root: html.HtmlElement, heading: html.HtmlElement | None) -> Iterator[Stated]:
    """Yield the days that the elements of a page's article are marked with, by microdata, RDFa or `pubdate`."""
    for element in root.iter():
        if not isinstance(element.tag, str) or has_above(element, ASIDE):
            continue
        marks = {SCHEMA.sub("", name) for name in PROPERTY for name in element.get(name, "").split()}
        is_marked = "datePublished" in marks or (element.tag == "time" and element.get("pubdate") is not None)
        is_meta = element.tag == "meta" and not element.get("itemprop")
        if is_marked and not is_meta and is_of_article(element, root, heading):
            says = "datePublished" if "datePublished" in marks else "<time pubdate>"
            yield from stated(value_of(element), f"the page's {says}")


def is_of_article(element: html.HtmlElement, root: html.HtmlElement, heading: html.HtmlElement | None) -> bool:
    """Whether a marked element belongs to the page's article: the item around it, and the `article`, has the heading.

    Where there is no heading, one is enough that is the only one of its page.
    """
    item = next((one for one in element.iterancestors() if one.get("itemscope") is not None or one.get("typeof")), None)
    if item is not None:
        kinds = {SCHEMA.sub("", name).lower() for name in (item.get("itemtype") or item.get("typeof") or "").split()}
        if not kinds & ARTICLES or item.get("itemprop") in {"comment", "hasPart", "isRelatedTo", "citation"}:
            return False
        if heading is None or item not in heading.iterancestors():
            alike = [
                one for one in root.iter() if isinstance(one.tag, str) and one.get("itemtype") == item.get("itemtype")
            ]
            if len(alike) > 1:
                return False
    return in_its_article(element, root, heading)


def value_of(element: html.HtmlElement) -> str:
    """Return the day that an element gives: to machines, or else to readers."""
    for name in ("datetime", "content"):
        if element.get(name):
            return str(element.get(name))
    found = first_day(in_ascii_digits(element.text_content()))
    return found[1] if found else ""

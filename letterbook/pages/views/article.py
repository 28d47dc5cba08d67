"""The page of an article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from letterbook.facts.articles import ArticleFacts, article_facts
from letterbook.pages import markup
from letterbook.pages.describing import article_title, description
from letterbook.pages.direction import isolated
from letterbook.pages.distinct import titles
from letterbook.pages.for_machines import told
from letterbook.pages.languages import title_language
from letterbook.pages.pen import Pen
from letterbook.pages.titles import KINDS, article_name, heading_of
from letterbook.pages.views.article_sections import in_section
from letterbook.pages.views.cited import cite_article
from letterbook.pages.views.page import WORK, WORKS, Foot, View, foot, front_matter
from letterbook.pages.views.reading_copy import reading_copy
from letterbook.pages.wording import capitalised, date_in_words, language_name, listed, locator_in_words
from letterbook.reading.edition import Edition
from letterbook.records.dates import parse_date
from letterbook.records.models import Article

READ = {
    "whole": "read in full",
    "part": "read in part",
    "none": "not read; known from the articles that draw on it",
}

RIGHTS = {
    "full": "may be printed in full",
    "quotation": "short quotations only",
    "none": "not quoted here",
}


@dataclass(frozen=True)
class ArticleView(View):
    """The page of an article, top to bottom."""

    template: ClassVar[str] = "article.md.j2"

    status: str
    facts: str
    digest: str
    draws_on: str
    letters: str
    alone: str
    quotations: str
    reading_copy: str
    capture: str
    questions: str
    mentioned: str
    cite: str
    foot: Foot


def article_view(pen: Pen, article: Article) -> ArticleView:
    """Return the page of one article."""
    edition = pen.edition
    known = article_facts(edition, pen.verification, article)
    heading, language = heading_and_language(edition, article)
    drawn = markup.bullets(draws_on(pen, known))
    return ArticleView(
        page=pen.page,
        front_matter=front_matter(
            description(edition, *introduced(edition, article)),
            article,
            title=article_title(edition, article),
            prominence=WORK if is_reported_on(known) else None,
            told=told(edition, article),
        ),
        title=markup.heading(1, markup.phrase(heading), lang=language),
        status=markup.paragraph(status(pen, article), "status"),
        facts=markup.definitions(publication(pen, known)),
        digest=pen.digest(article.digest) if article.digest else "",
        draws_on="\n".join(part for part in (drawn, in_section(pen, known, "drawing")) if part),
        letters=in_section(pen, known, "letters"),
        alone=in_section(pen, known, "alone"),
        quotations=in_section(pen, known, "quotations"),
        reading_copy=reading_copy(pen, known),
        capture=markup.definitions(capture(pen, article)),
        questions=in_section(pen, known, "questions"),
        mentioned=in_section(pen, known, "mentioned"),
        cite=cite_article(pen, article),
        foot=foot(pen, article),
    )


def introduced(edition: Edition, article: Article) -> tuple[str, ...]:
    """Return the sentences by which search engines introduce an article: its name once, and what is said of it."""
    if article.digest or article.title:
        return f"{article_name(edition, article)}:", article.digest or f"{article.title}."
    return (f"{heading_of(edition, article)}.",)


def heading_and_language(edition: Edition, article: Article) -> tuple[str, str | None]:
    """Return the heading of an article's page, with its language if it is a bare title in another language."""
    heading, own = titles(edition)[article.id], heading_of(edition, article)
    return (own, title_language(article)) if heading == isolated(own) else (heading, None)


def is_reported_on(known: ArticleFacts) -> bool:
    """Whether an article is a publication of its own kind, a book or a post, on which others draw, with a title."""
    return bool(known.article.title) and known.article.form in WORKS and known.is_drawn_on


def status(pen: Pen, article: Article) -> str:
    """Return in one line what the article is."""
    parts = [f"**{capitalised(KINDS[article.form])}**"]
    if article.outlet:
        parts.append(pen.to(article.outlet))
    if article.published:
        parts.append(markup.escape(date_in_words(article.published)))
    return " · ".join(parts)


def publication(pen: Pen, known: ArticleFacts) -> Iterator[tuple[str, str]]:
    """Yield who published the article when and where, how it was read, and what may be printed of it."""
    article, most = known.article, known.words_allowed
    if article.short_title:
        yield "Short title", pen.printed(article.short_title)
    if article.authors:
        yield (
            ("Author" if len(article.authors) == 1 else "Authors"),
            listed([pen.printed(name) for name in article.authors]),
        )
    yield (
        "Published",
        markup.escape(date_in_words(article.published)) if article.published else "day not known",
    )
    yield "Language", language_in_words(article)
    yield "Where to read it", address(article)
    if article.archived:
        yield "Archived copy", archived_copy(article, article.archived)
    if article.consulted:
        yield "Consulted", f"{markup.escape(date_in_words(article.consulted))}; {how_read(pen, article)}"
    else:
        yield "Read", how_read(pen, article)
    yield "Rights", RIGHTS[article.rights] + (f", at most {most} words on this site" if most else "")


def how_read(pen: Pen, article: Article) -> str:
    """Return how much of the article was read for its record; what that means for a part is explained once."""
    told = READ[article.read]
    return pen.to_page("about/reading.md", told, "read-in-part") if article.read == "part" else told


def language_in_words(article: Article) -> str:
    """Return the article's language and what it was translated from."""
    words = language_name(article.language)
    if article.translated_from:
        words += f", translated from {listed([language_name(tag) for tag in article.translated_from])}"
    return markup.escape(words)


def address(article: Article) -> str:
    """Return a link to the article, or the site where its whole address is not known."""
    if article.url:
        copy = article.archived
        day = archived_on(copy) if copy else None
        return markup.outside_link(markup.escape(article.url), article.url, versionurl=copy, versiondate=day)
    if article.site:
        return f"on {markup.escape(article.site)}; full address not known"
    return "address not known"


def archived_copy(article: Article, address: str) -> str:
    """Return a link to an archived copy, with the day on which it was taken, where its address says so.

    Source: Robust Links, whose attributes tell programs where and when a page was archived.
    """
    day = archived_on(address)
    words = f"archived copy of {markup.escape(date_in_words(parse_date(day)))}" if day else "archived copy"
    return markup.outside_link(words, address, originalurl=article.url, versiondate=day)


def archived_on(address: str) -> str | None:
    """Return the day that the address of an archived copy names, as web archives do: "/web/20220926103000/"."""
    found = re.search(r"/(\d{4})(\d{2})(\d{2})(?:\d{6})?(?:[a-z]{2}_)?/", address)
    day = "-".join(found.groups()) if found else None
    return day if day and is_a_day(day) else None


def is_a_day(day: str) -> bool:
    """Whether there is such a day."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def draws_on(pen: Pen, known: ArticleFacts) -> Iterator[str]:
    """Yield what the article draws on."""
    article = known.article
    if article.version_of:
        yield f"Another copy of {pen.to(article.version_of)}; the two count as one article."
    for id in article.relays:
        yield f"Draws on {pen.to(id)}."
    for id in article.may_relay:
        yield f"Perhaps draws on {pen.to(id)}."
    if known.origins:
        yield f"{'Origin' if len(known.origins) == 1 else 'Origins'}: {pen.all(known.origins)}."
    if known.perhaps:
        yield f"Perhaps its {'origin' if len(known.perhaps) == 1 else 'origins'}: {pen.all(known.perhaps)}."


def capture(pen: Pen, article: Article) -> Iterator[tuple[str, str]]:
    """Yield how the article's capture was read: which of its paragraphs are what."""
    if not article.capture:
        return
    parts = article.capture
    yield "File", f"`{parts.file}`; its text is not published"
    if article.is_saved_in_part:
        yield "Saved", "only the beginning of the article"
    if parts.title:
        yield "Title", markup.escape(locator_in_words(parts.title))
    if parts.standfirst:
        yield "Standfirst", markup.escape(locator_in_words(parts.standfirst))
    if parts.byline:
        yield "Byline", markup.escape(listed([locator_in_words(part) for part in parts.byline]))
    if parts.furniture:
        yield "Not the article", markup.escape(listed([locator_in_words(part) for part in parts.furniture]))
    for span, id in parts.borrowed.items():
        yield "Copied", f"{markup.escape(locator_in_words(span))} from {pen.to(id)}"

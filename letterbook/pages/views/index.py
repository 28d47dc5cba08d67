"""The index pages: everything of one kind, in its order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import index_of
from letterbook.pages.describing import description
from letterbook.pages.parts import Long, Part, Parts, by_name, by_time
from letterbook.pages.pen import Pen
from letterbook.pages.titles import KINDS as ARTICLE_KINDS
from letterbook.pages.views.article import heading_and_language
from letterbook.pages.views.authority import KINDS as ORGANISATION_KINDS
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import NAMES, TIMES, PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import WORDS, link_weights, weight_of_text
from letterbook.pages.wording import capitalised, count, language_name
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.reading.indexes import event_order
from letterbook.records.models import Article, Authority, Event, Organisation, Person, Place, Topic

TITLES: dict[type[Authority], str] = {
    Person: "People",
    Organisation: "Organisations",
    Event: "Events",
    Topic: "Topics",
}

# What several records are called, where that is not one of them with an "s".
PLURALS: dict[type[Authority], str] = {Person: "people"}

LEADS: dict[type[Authority], str] = {
    Person: "Everyone who wrote, carried or reported letters, or is mentioned.",
    Organisation: "Outlets, offices and associations through which the letters became known.",
    Event: "What happened around the letters, each event with the articles that report it.",
    Topic: "What the letters are about, in the archive's own terms.",
}


@dataclass(frozen=True)
class IndexView(View):
    """A page that lists the records of one kind."""

    template: ClassVar[str] = "index.md.j2"

    lead: str
    listing: str


@once
def article_parts(edition: Edition) -> Parts[str]:
    """Return the pages of the list of articles, by path, with the ids that stand on each."""
    page = index_of(Article.folder)
    weights = link_weights(edition)

    def weigh(id: str) -> int:
        article = edition.article(id)
        outlet = weights.get(article.outlet or "", WORDS)
        return weights[id] + weight_of_text(article.title or "") + outlet + 2 * WORDS

    found = Long(page, f"{Article.folder}/years", tuple(article.id for article in edition.articles), weigh)
    return found.laid_out(
        lambda ids: by_time(ids, edition.filed_day), lambda ids: articles_table(weighing_pen(edition, page), ids)
    )


def articles_index(pen: Pen) -> IndexView:
    """Return the table of all articles, in the order of publication; or its parts, where it is long."""
    part = article_parts(pen.edition)[pen.page]
    number = sum(entry.number for entry in part.contents) or len(part.items)
    lead = (
        f"{capitalised(count(number, 'source'))}, in order of publication. "
        "Each quotes or mentions a letter, or is the source of an article that does."
    )
    listing = contents(pen.page, part.contents, "source") if part.contents else articles_table(pen, part.items)
    return index(pen, "Articles", lead, listing)


def articles_part(pen: Pen, part: Part[str]) -> PartView:
    """Return the table of the articles of some time."""
    lead = f"{capitalised(count(len(part.items), 'source'))} in order of publication."
    return part_view(pen, part, "Articles", lead, articles_table(pen, part.items), index_of(Article.folder))


def articles_table(pen: Pen, ids: Iterable[str]) -> str:
    """Return a table of articles."""
    rows = [article_row(pen, pen.edition.article(id)) for id in ids]
    table = markup.table(["Published", "Article", "Outlet", "Kind", "Language", "Letters"], rows)
    # Its columns are as wide while it loads as when it is there.
    return markup.division("articles", table)


def article_row(pen: Pen, article: Article) -> list[str]:
    """Return an article's row: its title leads to its page."""
    heading, language = heading_and_language(pen.edition, article)
    return [
        pen.date(article),
        pen.to(article.id, words=heading, lang=language),
        pen.to(article.outlet) if article.outlet else markup.escape(article.site or "not known"),
        ARTICLE_KINDS[article.form],
        markup.escape(language_name(article.language)),
        str(len(pen.edition.testimonies(article))),
    ]


@once
def authority_parts(edition: Edition) -> Parts[str]:
    """Return the pages of the lists of people, organisations, events and topics, by path, with the ids on each."""
    return {path: part for kind in TITLES for path, part in parts_of_kind(edition, kind).items()}


def parts_of_kind(edition: Edition, kind: type[Authority]) -> Parts[str]:
    """Return the pages of the list of one kind of records, by path: events by year, all others by initial."""
    page, weights = index_of(kind.folder), link_weights(edition)
    records = sorted(edition.of(Event), key=event_order) if kind is Event else edition.authorities(kind)
    found = {record.id: record for record in records}

    def weigh(id: str) -> int:
        record = found[id]
        told = record.roles[0].role if isinstance(record, Person) and record.roles else ""
        return weights[id] + weight_of_text(told) + WORDS

    def written(ids: Iterable[str]) -> str:
        return authority_list(weighing_pen(edition, page), ids)

    if kind is Event:
        years = Long(page, f"{kind.folder}/years", tuple(found), weigh)
        return years.laid_out(lambda ids: by_time(ids, edition.filed_day), written)
    initials = Long(page, f"{kind.folder}/initials", tuple(found), weigh)
    return initials.laid_out(lambda ids: by_name(ids, lambda id: found[id].filed_under), written)


def authorities_index(pen: Pen, kind: type[Authority]) -> IndexView:
    """Return the list of all people, organisations, events or topics, as they are filed; or its parts."""
    part = authority_parts(pen.edition)[pen.page]
    listing = contents(pen.page, part.contents, kind.kind, PLURALS.get(kind)) or authority_list(pen, part.items)
    return index(pen, TITLES[kind], LEADS[kind], listing or "None yet.")


def authorities_part(pen: Pen, kind: type[Authority], part: Part[str]) -> PartView:
    """Return the list of some of them."""
    lead = f"{capitalised(count(len(part.items), kind.kind, PLURALS.get(kind)))}."
    called = TIMES if kind is Event else NAMES
    return part_view(pen, part, TITLES[kind], lead, authority_list(pen, part.items), index_of(kind.folder), called)


def authority_list(pen: Pen, ids: Iterable[str]) -> str:
    """Return a list of records."""
    records = (pen.edition.records[id] for id in ids)
    return markup.bullets(authority_item(pen, record) for record in records if isinstance(record, Authority))


def authority_item(pen: Pen, record: Authority) -> str:
    """Return a record's line: its name, and what distinguishes it from others."""
    return ", ".join([pen.to(record.id), *distinctions(pen, record)])


def distinctions(pen: Pen, record: Authority) -> Iterator[str]:
    """Yield what distinguishes a record from others of its kind."""
    if isinstance(record, Event):
        yield pen.date(record)
    if isinstance(record, Organisation):
        yield ORGANISATION_KINDS[record.form]
    if isinstance(record, Place) and record.within:
        yield markup.escape(f"in {pen.edition.records[record.within].name}")  # type: ignore[attr-defined]
    if isinstance(record, Person) and record.roles:
        yield markup.escape(record.roles[0].role)
    if isinstance(record, Topic):
        letters = {mention.by for mention in pen.edition.mentions.get(record.id, ())}
        yield count(len(letters), "letter")


def index(pen: Pen, title: str, lead: str, listing: str) -> IndexView:
    """Return an index page of finished parts."""
    return IndexView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, f"{title}:", lead), is_index=True, changed=last_change(pen.edition)
        ),
        title=markup.heading(1, title),
        lead=markup.escape(lead),
        listing=listing,
    )

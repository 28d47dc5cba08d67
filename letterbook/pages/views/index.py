"""The index pages: everything of one kind, in its order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.describing import description
from letterbook.pages.pen import Pen
from letterbook.pages.titles import KINDS as ARTICLE_KINDS
from letterbook.pages.views.article import heading_and_language
from letterbook.pages.views.authority import KINDS as ORGANISATION_KINDS
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.wording import capitalised, count, language_name
from letterbook.reading.history import last_change
from letterbook.reading.indexes import event_order
from letterbook.records.models import Article, Authority, Event, Organisation, Person, Place, Topic

TITLES: dict[type[Authority], str] = {
    Person: "People",
    Organisation: "Organisations",
    Event: "Events",
    Topic: "Topics",
}

LEADS: dict[type[Authority], str] = {
    Person: "Everyone who writes, carries, reports or is spoken of.",
    Organisation: "Outlets, offices and associations through which the letters became known.",
    Event: "What happened around the letters, each event with who attests it.",
    Topic: "What the letters are about, in the archive's own terms.",
}


@dataclass(frozen=True)
class IndexView(View):
    """A page that lists the records of one kind."""

    template: ClassVar[str] = "index.md.j2"

    lead: str
    listing: str


def articles_index(pen: Pen) -> IndexView:
    """Return the table of all articles, in the order of publication."""
    rows = [article_row(pen, article) for article in pen.edition.articles]
    return index(
        pen,
        "Articles",
        f"{capitalised(count(len(rows), 'source'))}, in the order of publication: whatever bears witness to a letter, "
        "or is drawn on by something that does.",
        markup.table(["Published", "Article", "Outlet", "Kind", "Language", "Letters"], rows),
    )


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


def authorities_index(pen: Pen, kind: type[Authority]) -> IndexView:
    """Return the list of all people, organisations, events or topics, as they are filed."""
    edition = pen.edition
    records = edition.of(Event) if kind is Event else edition.authorities(kind)
    ordered = sorted(records, key=event_order) if kind is Event else records
    listing = markup.bullets(authority_item(pen, record) for record in ordered)
    return index(pen, TITLES[kind], LEADS[kind], listing or "None yet.")


def authority_item(pen: Pen, record: Authority) -> str:
    """Return a record's line: its name, and what tells it from others."""
    return ", ".join([pen.to(record.id), *distinctions(pen, record)])


def distinctions(pen: Pen, record: Authority) -> Iterator[str]:
    """Yield what tells a record from others of its kind."""
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

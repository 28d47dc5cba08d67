"""The whole edition as one manuscript, from which an EPUB and a PDF are made: letters in order, then their sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from letterbook.exports import book_page
from letterbook.exports.book_page import Block, anchor_in_book, bound, heading, part_of_book
from letterbook.pages import markup
from letterbook.pages.addresses import index_of, page_of
from letterbook.pages.differing import difference_parts
from letterbook.pages.views.index import TITLES
from letterbook.pages.wording import date_in_words, listed
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import event_order
from letterbook.records.dates import parse_date
from letterbook.records.days import year_in_words
from letterbook.records.models import Article, Authority, Collection, Event, Letter, Organisation, Person, Place, Record

# What a machine that sets books needs beside the manuscript: a template, a style sheet, a filter, a text of our own.
PRINTING = Path(__file__).parent / "printing"

# How far a page's headings sink, and which of its sections are for the site.
INTRODUCTION = book_page.BookSection(left_out=frozenset({"sources-of-each-sentence"}))
LETTER = book_page.BookSection(sinks=1, left_out=frozenset({"in-the-exchange", "cite-this-page", "this-record"}))
SOURCE = book_page.BookSection(
    sinks=2,
    left_out=frozenset(
        {
            "letters-it-bears-witness-to",
            "known-only-from-it-or-first",
            "quotations-taken-from-it",
            "how-its-capture-was-read",
            "also-mentioned-by",
            "this-record",
        }
    ),
)
REGISTERED = book_page.BookSection(sinks=2, only_head=True)
WHOLE, PART = book_page.BookSection(), book_page.BookSection(sinks=1)

REGISTERS: Mapping[type[Authority], str] = {
    Person: TITLES[Person],
    Place: "Places",
    Organisation: TITLES[Organisation],
    Event: TITLES[Event],
}


class BookFault(Exception):
    """The book cannot be made on this machine; the message says what is missing."""


@dataclass(frozen=True)
class Manuscript:
    """A book to be set: what its title page says, and all of its text as one HTML document.

    `day` is that of the newest change of the records, the only date a book knows. The images in the document lie below
    `beside`.
    """

    title: str
    description: str
    editors: tuple[str, ...]
    version: str
    licence: str
    day: date
    html: str
    beside: Path

    @property
    def has_images(self) -> bool:
        """Whether it has images as well as text."""
        return "<img " in self.html

    @property
    def identifier(self) -> str:
        """An identifier (URN), the same for the same title and version."""
        return uuid5(NAMESPACE_URL, f"{self.title} {self.version}").urn

    @property
    def midnight(self) -> datetime:
        """The beginning of its day, UTC, which stands for the hour at which it was made."""
        return datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)

    @property
    def day_in_words(self) -> str:
        """The day of the newest change, as a reader says it."""
        return date_in_words(parse_date(self.day.isoformat()))


@dataclass(frozen=True)
class Books:
    """A manuscript as files, by their path in `docs/`; which characters the PDF names because no font has them.

    `told` is what else is wrong with them; `failed` says why there is no PDF.
    """

    files: Mapping[str, bytes]
    missing: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    failed: str = ""


def manuscript(edition: Edition, pages: Mapping[str, str], day: date, sources: Path) -> Manuscript:
    """Return the book of an edition, made of its finished pages by their path; its images lie below `sources`."""
    collection = edition.collection
    parts = (note, introduction, letters, differences, articles, registers)
    return Manuscript(
        title=markup.one_line(collection.title),
        description=markup.one_line(collection.description),
        editors=tuple(markup.one_line(editor) for editor in collection.editors),
        version=collection.version,
        licence=markup.one_line(collection.licence),
        day=day,
        html=bound(block for part in parts for block in part(edition, pages)),
        beside=sources,
    )


def note(edition: Edition, _: Mapping[str, str]) -> list[Block]:
    """Return what a reader of the book must know of its principles and marks, and may do with it."""
    text = (PRINTING / "note.md").read_text(encoding="utf-8")
    return part_of_book("note.md", f"{text}\n{imprint(edition.collection)}\n", WHOLE)


def imprint(collection: Collection) -> str:
    """Return, in Markdown, who edited the collection, which version this is, and how it may be used."""
    licence = markup.escape(collection.licence)
    if collection.licence_url:
        licence = markup.outside_link(licence, collection.licence_url)
    told = (
        f"*{markup.escape(collection.title)}*, edited by {listed([markup.escape(one) for one in collection.editors])}"
    )
    where = f", {markup.outside_link(markup.escape(collection.site), collection.site)}" if collection.site else ""
    return "\n\n".join(
        (
            markup.heading(2, "Edition, licence"),
            f"{told}, version {markup.escape(collection.version)}{where}.",
            f"The archive's own words may be used under {licence}. Words quoted from others remain theirs.",
        )
    )


def introduction(_: Edition, pages: Mapping[str, str]) -> list[Block]:
    """Return the account of the whole, its sources as notes."""
    return chapter(pages, index_of("introduction"), INTRODUCTION)


def letters(edition: Edition, pages: Mapping[str, str]) -> Iterator[Block]:
    """Yield every letter, in order of date."""
    yield heading(1, "The letters", index_of(Letter.folder))
    for letter in edition.letters:
        yield from chapter(pages, page_of(letter), LETTER)


def differences(edition: Edition, pages: Mapping[str, str]) -> Iterator[Block]:
    """Yield every question, and every field about which articles differ; of a long list, part after part."""
    whole, *parts = difference_parts(edition)
    yield from chapter(pages, whole, WHOLE)
    for path in parts:
        yield from chapter(pages, path, PART)


def articles(edition: Edition, pages: Mapping[str, str]) -> Iterator[Block]:
    """Yield every article in order of publication, by year."""
    yield heading(1, "The articles", index_of(Article.folder))
    for year, found in groupby(edition.articles, key=year_of):
        yield heading(2, year, f"articles/year-{year.split()[0].lower()}.md")
        yield from entries(found, pages, SOURCE)


def year_of(article: Article) -> str:
    """Return the year under which an article is listed."""
    return year_in_words(article.published.sort_day.year) if article.published else "Undated"


def registers(edition: Edition, pages: Mapping[str, str]) -> Iterator[Block]:
    """Yield everyone and everything the letters and articles speak of, in short, by kind."""
    yield heading(1, "People, places, organisations, events", "registers.md")
    for kind, title in REGISTERS.items():
        found = sorted(edition.of(Event), key=event_order) if kind is Event else edition.authorities(kind)
        if found:
            yield heading(2, title, index_of(kind.folder))
            yield from entries(found, pages, REGISTERED)


def entries(records: Iterable[Record], pages: Mapping[str, str], place: book_page.BookSection) -> Iterator[Block]:
    """Yield the pages of some records, one after the other."""
    for record in records:
        yield from chapter(pages, page_of(record), place)


def chapter(pages: Mapping[str, str], path: str, place: book_page.BookSection) -> list[Block]:
    """Return one page for its place in the book; its title bears the anchor of the page."""
    part = part_of_book(path, pages[path], place)
    title = next(block for block in part if block.tag in book_page.HEADINGS)
    title.set("id", anchor_in_book(path))
    return part

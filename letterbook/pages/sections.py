"""Sections of a record's page that grow with the edition: where they are long, their parts have pages below it.

A page that fits keeps all of its sections. Of one that does not, each section above ROOM falls into parts, and the
page has their contents: `people/ada-north.md` leads to `people/ada-north/sent/1921.md`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from letterbook.facts.articles import drawing_on, mentioned_by
from letterbook.facts.authorities import SORTS, mentions_between, speaking_of
from letterbook.pages.addresses import page_of
from letterbook.pages.backlinks import prose_naming, roles
from letterbook.pages.citing.styles import STYLES
from letterbook.pages.parts import MOST, ROOM, Entry, Group, Long, Part, Parts, by_hundred, by_name, by_time
from letterbook.pages.section_items import Item, alone_with, quotations_from
from letterbook.pages.weights import A_BULLET, WORDS, weight_of_link, weight_of_links, weight_of_prose, weight_of_text
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.filing import filing_key
from letterbook.records.models import Article, Authority, Letter, Place, Question, Record
from letterbook.verification.quotations import taken_from

# A page with as few items is not weighed: none of them has ten thousand bytes.
FEW = 14

# A quotation with its attribution, beside its words and links; the link that marks the words where they were printed.
QUOTATION, LIVE = 320, 200

# How words are cited, beside what is cited; and in each style, beside names and addresses.
CITATION, IN_A_STYLE = 120, 170

Split = Callable[[Edition, tuple[Item, ...]], Iterable[Group[Item]]]


@dataclass(frozen=True)
class Section:
    """One section of a record's page: its name in addresses, its items, and how they are split and weighed.

    `roughly` is a weight that costs nothing, where the true one does: few pages come near to what fits.
    """

    name: str
    items: tuple[Item, ...]
    split: Split
    weigh: Callable[[Item], int]
    roughly: Callable[[Item], int] | None = None

    @property
    def rough_weight(self) -> int:
        """What the section weighs, or more."""
        return sum(map(self.roughly or self.weigh, self.items))


@once
def long_sections(edition: Edition) -> Mapping[tuple[str, str], Parts[Item]]:
    """Return, by record and section, the pages of each section that falls into parts; the first is the record's own."""
    return {
        (record.id, section.name): Long(
            page := page_of(record), f"{page.removesuffix('.md')}/{section.name}", section.items, section.weigh
        ).in_parts(section.split(edition, section.items))
        for record in edition.records.values()
        for section in long_sections_of(edition, record)
    }


@once
def section_contents(edition: Edition) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """Return, by record and section, the parts of a section that falls into such."""
    return {key: next(iter(parts.values())).contents for key, parts in long_sections(edition).items()}


@once
def section_parts(edition: Edition) -> Mapping[str, Part[Item]]:
    """Return the pages of parts of sections, by path."""
    return {
        path: part for parts in long_sections(edition).values() for path, part in parts.items() if not part.contents
    }


@once
def section_pages(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Return, by record, the pages of the parts of its sections."""
    found: dict[str, list[str]] = {}
    for (id, _), parts in long_sections(edition).items():
        found.setdefault(id, []).extend(path for path, part in parts.items() if not part.contents)
    return {id: tuple(paths) for id, paths in found.items()}


@once
def quotation_pages(edition: Edition) -> Mapping[tuple[str, str], str]:
    """Return on which page the words of speakers stand that an article prints, if not on the article's own."""
    return {
        (id, str(item[1])): path
        for (id, name), parts in long_sections(edition).items()
        if name == "quotations"
        for path, part in parts.items()
        for item in part.items
        if item[0] == id
    }


def long_sections_of(edition: Edition, record: Record) -> list[Section]:
    """Return the sections of a record's page that are too long for it; none where the page fits."""
    if number_of_items(edition, record) <= FEW:
        return []
    sections = list(sections_of(edition, record))
    if sum(section.rough_weight for section in sections) <= MOST:
        return []
    weights = [sum(map(section.weigh, section.items)) for section in sections]
    if sum(weights) <= MOST:
        return []
    return [section for section, weight in zip(sections, weights, strict=True) if weight > ROOM]


def number_of_items(edition: Edition, record: Record) -> int:
    """Return how many items the sections of a record's page have at most."""
    indexes = edition.indexes
    if isinstance(record, Article):
        drawing = edition.drawing_on(record)
        of_articles = (drawing.relaying, drawing.perhaps, drawing.copies, taken_from(edition).get(record.id, ()))
        told = [2 * len(edition.testimonies(record)), *map(len, of_articles)]
    else:
        told = [len(index.get(record.id, ())) for index in (indexes.sent, indexes.received, indexes.within)]
    return sum(told) + len(edition.mentions.get(record.id, ())) + len(edition.questions_about(record.id))


def sections_of(edition: Edition, record: Record) -> Iterator[Section]:
    """Yield the sections of the page of an authority record or an article."""
    if isinstance(record, Authority):
        yield from sections_of_authority(edition, record)
    if isinstance(record, Article):
        yield from sections_of_article(edition, record)
    if isinstance(record, Authority | Article):
        asked = tuple((question.id, 0) for question in edition.questions_about(record.id))
        yield Section("questions", asked, by_number, links_to(edition))


def sections_of_authority(edition: Edition, record: Authority) -> Iterator[Section]:
    """Yield who wrote to or from a record, what lies in it, and who mentions it."""
    told = {"sent": edition.indexes.sent, "received": edition.indexes.received}
    for name, index in told.items():
        letters = tuple((letter.id, 0) for letter in index.get(record.id, ()))
        yield Section(name, letters, by_day, links_to(edition))
    if isinstance(record, Place):
        inner = tuple((place.id, 0) for place in edition.indexes.within.get(record.id, ()))
        yield Section("contains", inner, by_filing, links_to(edition))

    def weigh(item: Item) -> int:
        mentions = mentions_between(edition)[record.id, item[0]]
        prose = sum(weight_of_prose(edition, sentence) for sentence, _ in prose_naming(edition, mentions))
        return weight_of_links(edition, [item[0]]) + sum(len(role) + 2 for role in roles(mentions)) + prose + 4

    def roughly(item: Item) -> int:
        mentions = mentions_between(edition)[record.id, item[0]]
        prose = max((len(mention.prose) for mention in mentions if mention.prose is not None), default=0)
        return weight_of_links(edition, [item[0]]) + 3 * WORDS * len(mentions) + 2 * prose

    for name in SORTS:
        ids = tuple((id, 0) for id in speaking_of(edition).get((record.id, name), ()))
        yield Section(name, ids, by_filing if name == "others" else by_day, weigh, roughly)


def sections_of_article(edition: Edition, article: Article) -> Iterator[Section]:
    """Yield an article's letters, the quotations from it, and what draws on it or mentions it."""
    letters = tuple((letter.id, 0) for letter, _ in edition.testimonies(article))
    yield Section("letters", letters, by_day, links_to(edition, 3 * WORDS))
    yield Section("alone", alone_with(edition, article), by_day, links_to(edition, 2 * WORDS))
    drawing = tuple((other.id, 0) for other in drawing_on(edition, article))
    yield Section("drawing", drawing, by_day, links_to(edition, WORDS))
    mentioned = tuple((id, 0) for id in mentioned_by(edition, article))
    yield Section("mentioned", mentioned, by_filing, links_to(edition))
    address = len(article.url.encode()) + LIVE if article.url else 0
    items = quotations_from(edition, article)
    collection = edition.collection
    here = [collection.title, *collection.editors, collection.site or ""]
    printed = [article.title or "", *article.authors, article.url or "", *here]
    cited_here = CITATION + len(STYLES) * (IN_A_STYLE + sum(map(weight_of_text, printed)))
    taken = dict(zip(items, taken_from(edition).get(article.id, ()), strict=True))

    def weigh(item: Item) -> int:
        cited, quotation = taken[item]
        named = [cited.record, *getattr(quotation, "about", ()), *([quotation.speaker] if quotation.speaker else [])]
        note = weight_of_prose(edition, quotation.note) if quotation.note else 0
        words = weight_of_text(cited.text) + weight_of_text(quotation.gloss or "")
        citing = cited_here + len(STYLES) * weight_of_links(edition, [cited.record])
        return QUOTATION + words + weight_of_links(edition, named) + note + address + citing

    yield Section("quotations", items, by_source, weigh)


def links_to(edition: Edition, more: int = A_BULLET) -> Callable[[Item], int]:
    """Return what weighs an item that is a link, and so much more."""
    weigh = weight_of_link(edition, more)
    return lambda item: weigh(item[0])


def by_day(edition: Edition, items: tuple[Item, ...]) -> Iterator[Group[Item]]:
    """Yield letters or articles by year."""
    return by_time(items, lambda item: edition.filed_day(item[0]))


def by_filing(edition: Edition, items: tuple[Item, ...]) -> Iterator[Group[Item]]:
    """Yield authority records by the letter they are filed under."""

    def name_of(item: Item) -> str:
        record = edition.records[item[0]]
        return record.filed_under if isinstance(record, Authority) else ""

    return by_name(sorted(items, key=lambda item: filing_key(name_of(item))), name_of)


def by_number(edition: Edition, items: tuple[Item, ...]) -> Iterator[Group[Item]]:
    """Yield questions by hundreds of their numbers."""

    return by_hundred(items, lambda item: edition.question(item[0]).number)


def by_source(edition: Edition, items: tuple[Item, ...]) -> Iterator[Group[Item]]:
    """Yield quotations of letters by the year of the letter, then those of speakers, then those in differences."""
    kinds = {kind: tuple(item for item in items if isinstance(edition.records[item[0]], kind)) for kind in OF}
    yield from by_day(edition, kinds[Letter])
    for kind, (slug, title) in ((Article, OF[Article]), (Question, OF[Question])):
        if kinds[kind]:
            yield Group(slug, title, kinds[kind])


OF: Mapping[type[Record], tuple[str, str]] = {
    Letter: ("", ""),
    Article: ("speakers", "words about letters"),
    Question: ("differences", "words on which sources differ"),
}

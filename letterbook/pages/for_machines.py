"""The head of a record's page, for machines: tags by which Zotero saves it, and its facts as JSON-LD.

Sources: Zotero's translator of embedded metadata, for which `z:itemType` outranks all else; the vocabulary of
schema.org. Neither has words for differences between sources, so facts in dispute are left out.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from letterbook.facts.comparing import comparisons
from letterbook.pages.addresses import anchor_of_words, public_address
from letterbook.pages.direction import without_isolates
from letterbook.pages.distinct import titles
from letterbook.pages.markup import one_line
from letterbook.pages.titles import heading_of, publisher
from letterbook.reading.edition import Edition
from letterbook.records.date_points import PLAIN
from letterbook.records.dates import LetterDate
from letterbook.records.models import (
    Article,
    Authority,
    Event,
    Letter,
    Organisation,
    Person,
    Place,
    Quotation,
    Record,
    UnknownCorrespondent,
)
from letterbook.verification.quotations import Cited, cited_in

CONTEXT = "https://schema.org"

# Of articles, by their kind: the type of schema.org, and that of Zotero.
WORKS: Mapping[str, tuple[str, str]] = {
    "news": ("NewsArticle", "newspaperArticle"),
    "wire": ("NewsArticle", "newspaperArticle"),
    "broadcast": ("NewsArticle", "tvBroadcast"),
    "magazine": ("Article", "magazineArticle"),
    "book": ("Book", "book"),
    "transcript": ("CreativeWork", "interview"),
    "chronology": ("WebPage", "webpage"),
    "post": ("SocialMediaPosting", "forumPost"),
    "release": ("CreativeWork", "document"),
    "statement": ("CreativeWork", "document"),
    "opinion": ("OpinionNewsArticle", "newspaperArticle"),
    "letter-edition": ("Book", "book"),
    "manuscript": ("CreativeWork", "manuscript"),
}

# Characters that HTML could misread within a script.
UNSAFE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Told:
    """Tags, each a name and what it says, as plain text; and a JSON text that holds no mark of HTML."""

    tags: tuple[tuple[str, str], ...]
    linked_data: str


def told(edition: Edition, record: Record) -> Told:
    """Return the facts about a record for the head of its page."""
    if isinstance(record, Letter):
        return Told(tuple(letter_tags(edition, record)), as_script(letter_data(edition, record)))
    if isinstance(record, Article):
        return Told(tuple(article_tags(edition, record)), as_script(article_data(edition, record)))
    assert isinstance(record, Authority)
    return Told((), as_script(authority_data(edition, record)))


def as_script(data: Mapping[str, Any]) -> str:
    """Return data as JSON that can stand in a page: what is empty is left out, marks of HTML by their numbers."""
    known = {name: value for name, value in data.items() if value not in (None, "", [], {})}
    return json.dumps({"@context": CONTEXT, **known}, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)


def letter_tags(edition: Edition, letter: Letter) -> Iterable[tuple[str, str]]:
    """Yield the tags by which a letter is saved as a letter, with its recipient."""
    yield "z:itemType", "letter"
    yield "DC.title", without_isolates(titles(edition)[letter.id])
    for name in names(edition, letter.sender or letter.between):
        yield "DC.creator", name
    for name in names(edition, letter.recipient):
        yield "z:recipients", name
    if day := plain_date(letter.date):
        yield "DC.date", day
    yield "DC.publisher", one_line(edition.collection.title)


def article_tags(edition: Edition, article: Article) -> Iterable[tuple[str, str]]:
    """Yield the tags by which an article is saved as what it is."""
    yield "z:itemType", WORKS[article.form][1]
    yield "DC.title", without_isolates(heading_of(edition, article))
    for author in article.authors:
        yield "DC.creator", one_line(author)
    if day := plain_date(article.published):
        yield "DC.date", day
    if where := without_isolates(publisher(edition, article)):
        yield "DC.publisher", where
    yield "DC.language", article.language
    if article.url:
        yield "DC.identifier", article.url


def letter_data(edition: Edition, letter: Letter) -> dict[str, Any]:
    """Return a letter as a message; a day about which articles conflict is left out."""
    disputed = {one.field for one in comparisons(edition, letter) if one.conflicts}
    days = {"dateSent": ("date", letter.date), "dateReceived": ("received", letter.received)}
    return {
        "@type": "Message",
        "name": without_isolates(titles(edition)[letter.id]),
        "url": public_address(edition.collection, letter),
        "sender": [party(edition, id) for id in letter.sender],
        "toRecipient": [party(edition, id) for id in letter.recipient],
        **{name: None if field in disputed else plain_date(when) for name, (field, when) in days.items()},
        "isPartOf": {"@type": "Collection", "name": one_line(edition.collection.title)},
        "hasPart": [quotation_data(edition, letter, *one) for one in sorted(cited_in(letter), key=by_anchor)],
    }


def by_anchor(found: tuple[Cited, Quotation]) -> str:
    """Return the sort key of quotations, which does not depend on the order of witnesses in a file."""
    return anchor_of_words(found[0])


def quotation_data(edition: Edition, letter: Letter, cited: Cited, quotation: Quotation) -> dict[str, Any]:
    """Return words of a letter, with their address here, and that of the page of the article that prints them."""
    article, page = edition.article(cited.article), public_address(edition.collection, letter)
    known = {
        "@type": "Quotation",
        "text": one_line(cited.text),
        "inLanguage": quotation.language or article.language,
        "url": f"{page}#{anchor_of_words(cited)}" if page else None,
        "isBasedOn": public_address(edition.collection, article),
    }
    return {name: value for name, value in known.items() if value}


def article_data(edition: Edition, article: Article) -> dict[str, Any]:
    """Return an article as the work that it is."""
    where = without_isolates(publisher(edition, article))
    return {
        "@type": WORKS[article.form][0],
        "name": without_isolates(heading_of(edition, article)),
        "author": [{"@type": "Person", "name": one_line(author)} for author in article.authors],
        "datePublished": plain_date(article.published),
        "publisher": {"@type": "Organization", "name": where} if where else None,
        "inLanguage": article.language,
        "url": article.url,
        "archivedAt": article.archived,
        "mainEntityOfPage": public_address(edition.collection, article),
    }


def authority_data(edition: Edition, record: Authority) -> dict[str, Any]:
    """Return a person, place, organisation, event or topic with its other names and addresses."""
    shared = {
        "@type": TYPES.get(type(record), "DefinedTerm"),
        "name": one_line(record.name),
        "alternateName": list(dict.fromkeys(one_line(one.form) for one in record.names if one.form != record.name)),
        "sameAs": list(record.same_as),
        "mainEntityOfPage": public_address(edition.collection, record),
    }
    if isinstance(record, Person):
        return shared | {"birthDate": plain_date(record.born), "deathDate": plain_date(record.died)}
    if isinstance(record, Event):
        return shared | {"startDate": plain_date(record.date), "endDate": plain_date(record.finished)}
    if isinstance(record, Place) and record.latitude is not None:
        where = {"@type": "GeoCoordinates", "latitude": record.latitude, "longitude": record.longitude}
        return shared | {"geo": where}
    return shared


TYPES: Mapping[type[Record], str] = {Person: "Person", Place: "Place", Organisation: "Organization", Event: "Event"}


def party(edition: Edition, id: str) -> dict[str, Any]:
    """Return somebody at an end of a letter, with the addresses by which others know them."""
    if isinstance(id, UnknownCorrespondent):
        return {"@type": "Person", "name": one_line(id.described or "Unknown")}
    record = edition.records[id]
    assert isinstance(record, Authority)
    known = {"@type": TYPES.get(type(record), "Person"), "name": one_line(record.name)}
    return known | ({"sameAs": list(record.same_as)} if record.same_as else {})


def names(edition: Edition, ids: Iterable[str]) -> Iterable[str]:
    """Yield the names of some correspondents, the family's first where the record is filed so."""
    for id in ids:
        record = None if isinstance(id, UnknownCorrespondent) else edition.records[id]
        if isinstance(record, Authority):
            is_inverted = isinstance(record, Person) and ", " in (record.sort_name or "")
            yield one_line(record.sort_name if is_inverted and record.sort_name else record.name)
        elif isinstance(id, UnknownCorrespondent):
            yield one_line(id.described or "Unknown")


def plain_date(when: LetterDate | None) -> str | None:
    """Return a day, month or year; None for anything more complex."""
    return when.edtf if when and not when.old_style and PLAIN.fullmatch(when.edtf) else None

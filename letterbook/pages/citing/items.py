"""What a reference says of a letter or an article, in the terms of CSL-JSON, from which the other forms are made.

Source: CSL 1.0.2 data schema, its types and variables.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from letterbook.pages.addresses import public_address
from letterbook.pages.citing.item import Item
from letterbook.pages.describing import plain
from letterbook.pages.direction import without_isolates
from letterbook.pages.distinct import names, titles
from letterbook.pages.titles import SORTS, heading_of, publisher
from letterbook.pages.wording import capitalised, date_in_words
from letterbook.reading.edition import Edition
from letterbook.reading.history import newest_day
from letterbook.records.date_points import PLAIN
from letterbook.records.dates import LetterDate
from letterbook.records.models import Article, Authority, Letter, Person, UnknownCorrespondent

# The type of each kind of article.
TYPES: Mapping[str, str] = {
    "news": "article-newspaper",
    "wire": "article-newspaper",
    "broadcast": "broadcast",
    "magazine": "article-magazine",
    "book": "book",
    "transcript": "interview",
    "chronology": "webpage",
    "post": "post",
    "release": "document",
    "statement": "speech",
    "opinion": "article-newspaper",
    "letter-edition": "book",
    "manuscript": "manuscript",
}

# Articles that stand for themselves, and are published by somebody; others are part of what somebody publishes.
WHOLE = frozenset({"book", "letter-edition", "broadcast"})


def items(edition: Edition) -> Iterator[Item]:
    """Yield every letter in the order of its date, then every article by id."""
    yield from (letter_item(edition, letter) for letter in edition.letters)
    yield from (article_item(edition, article) for article in edition.of(Article))


def letter_item(edition: Edition, letter: Letter) -> Item:
    """Return a letter as it stands in this edition."""
    collection = edition.collection
    known: dict[str, Any] = {
        "id": letter.id,
        "type": "personal_communication",
        "genre": capitalised(letter.medium),
        "title": without_isolates(titles(edition)[letter.id]),
        "author": people(edition, letter.sender or letter.between),
        "recipient": people(edition, letter.recipient),
        "issued": issued(letter.date),
        "container-title": collection.title,
        "editor": [{"literal": editor} for editor in collection.editors],
        "version": collection.version,
        "URL": public_address(edition.collection, letter),
        "abstract": plain(edition, letter.summary),
    }
    return {name: value for name, value in known.items() if value}


def article_item(edition: Edition, article: Article) -> Item:
    """Return an article as it was published."""
    where = without_isolates(publisher(edition, article))
    known: dict[str, Any] = {
        "id": article.id,
        "type": TYPES[article.form],
        "genre": capitalised(SORTS[article.form]),
        "title": without_isolates(heading_of(edition, article)),
        "author": [{"literal": author} for author in article.authors],
        "issued": issued(article.published),
        "publisher" if article.form in WHOLE else "container-title": where,
        "language": article.language,
        "URL": article.url,
        "archive_location": article.archived,
    }
    return {name: value for name, value in known.items() if value}


def page_item(edition: Edition, record: Letter | Article) -> Item:
    """Return the page of a letter or an article in this edition, as part of it; of no date but its last change.

    The title says whose letter it is: the page is the editors'.
    """
    collection = edition.collection
    changed = newest_day(record.changes)
    called = titles(edition) if isinstance(record, Letter) else names(edition)
    known: dict[str, Any] = {
        "id": record.id,
        "type": "chapter",
        "title": without_isolates(called[record.id]),
        "container-title": collection.title,
        "editor": [{"literal": editor} for editor in collection.editors],
        "version": collection.version,
        "issued": {"date-parts": [[changed.year, changed.month, changed.day]]} if changed else None,
        "URL": public_address(edition.collection, record),
    }
    return {name: value for name, value in known.items() if value}


def people(edition: Edition, ids: Iterable[str]) -> list[dict[str, str]]:
    """Return names of people with their parts, where the record is filed under these; of others whole."""
    return [name_of(edition, id) for id in ids]


def name_of(edition: Edition, id: str) -> dict[str, str]:
    """Return a name, in two parts where the record is filed as "North, Ada"."""
    if isinstance(id, UnknownCorrespondent):
        return {"literal": id.described or "Unknown"}
    record = edition.records[id]
    assert isinstance(record, Authority)
    family, comma, given = (record.sort_name or "").partition(", ")
    if isinstance(record, Person) and comma:
        return {"family": family, "given": given}
    return {"literal": record.name}


def issued(when: LetterDate | None) -> dict[str, Any] | None:
    """Return a date in its parts, where it is a day, month or year, or two; else in words."""
    if when is None:
        return None
    ends = [PLAIN.fullmatch(end) for end in when.edtf.rstrip("?~%").split("/")]
    if not when.old_style and all(ends):
        parts = [[int(part) for part in end.groups() if part] for end in ends if end]
        return {"date-parts": parts} | ({"circa": True} if when.edtf[-1] in "?~%" else {})
    return {"literal": date_in_words(when)}

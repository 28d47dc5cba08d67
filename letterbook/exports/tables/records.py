"""The rows of the tables of records: letters, articles, people, places, organisations, events, topics."""

from collections.abc import Iterable, Iterator

from letterbook.facts.columns import Row, Value
from letterbook.facts.comparing import comparisons
from letterbook.facts.existence import how_known
from letterbook.facts.origins import origins_behind, roots_of
from letterbook.pages.addresses import address_of, page_of
from letterbook.pages.context import Context
from letterbook.pages.describing import plain
from letterbook.pages.direction import without_isolates
from letterbook.pages.distinct import titles
from letterbook.pages.titles import heading_of
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.models import (
    Article,
    Authority,
    Event,
    Organisation,
    Person,
    Place,
    Record,
    Topic,
    UnknownCorrespondent,
)
from letterbook.verification.quotations import cited_in, taken_from


def dated(name: str, when: LetterDate | None) -> dict[str, Value]:
    """Return the values of a date: as written, its first and its last day."""
    days = (when.earliest, when.latest) if when else (None, None)
    first, last = (day.isoformat() if day else None for day in days)
    return {name: when.edtf if when else None, f"{name}_first": first, f"{name}_last": last}


def ends(found: Iterable[str]) -> list[str]:
    """Return the ids of correspondents; of somebody unknown, "unknown" and what is known of them."""
    return [
        f"{one} ({one.described})" if isinstance(one, UnknownCorrespondent) and one.described else str(one)
        for one in found
    ]


def page(edition: Edition, record: Record) -> str:
    """Return the address of a record's page: whole where the site has one, else from the root of the site."""
    return address_of(edition.collection, page_of(record))


def letter_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each letter, in the order of their dates."""
    edition = context.edition
    for letter in edition.letters:
        origins = origins_behind(edition, (witness.article for witness in letter.witnesses))
        states = [context.verification.state(cited) for cited, _ in cited_in(letter)]
        yield {
            "id": letter.id,
            "title": without_isolates(titles(edition)[letter.id]),
            "page": page(edition, letter),
            "sender": ends(letter.sender),
            "recipient": ends(letter.recipient),
            "between": ends(letter.between),
            "medium": letter.medium,
            **dated("date", letter.date),
            **dated("finished", letter.finished),
            "sent_from": list(letter.sent_from),
            **dated("received", letter.received),
            "received_at": list(letter.received_at),
            "conjectured": list(letter.conjectured),
            "answers": letter.answers,
            "may_be": list(letter.may_be),
            "existence": letter.existence,
            "how_known": how_known(letter).value,
            "summary": plain(edition, letter.summary),
            "mentions": list(letter.mentions),
            "topics": list(letter.topics),
            "witnesses": len(letter.witnesses),
            "origins_at_least": origins.low,
            "origins_at_most": origins.high,
            "quotations": len(states),
            "verified": sum(state.is_verified for state in states),
            "disputed": [one.field for one in comparisons(edition, letter) if one.conflicts],
        }


def article_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each article, by id."""
    edition = context.edition
    for article in edition.of(Article):
        roots = roots_of(edition)[article.id]
        yield {
            "id": article.id,
            "title": without_isolates(heading_of(edition, article)),
            "page": page(edition, article),
            "kind": article.form,
            "outlet": article.outlet,
            "authors": list(article.authors),
            **dated("published", article.published),
            "url": article.url,
            "site": article.site,
            "archived": article.archived,
            "language": article.language,
            "translated_from": list(article.translated_from),
            "version_of": article.version_of,
            "relays": list(article.relays),
            "may_relay": list(article.may_relay),
            "origins": sorted(roots.certain),
            "possible_origins": sorted(roots.possible - roots.certain),
            "read": article.read,
            "rights": article.rights,
            "letters": len(edition.testimonies(article)),
            "quotations": len(taken_from(edition)[article.id]),
        }


def named(edition: Edition, record: Authority) -> dict[str, Value]:
    """Return the values that records of people, places and the like share."""
    return {
        "id": record.id,
        "name": record.name,
        "sort_name": record.sort_name,
        "names": list(dict.fromkeys(one.form for one in record.names)),
        "description": plain(edition, record.description) if record.description else None,
        "same_as": list(record.same_as),
        "page": page(edition, record),
    }


def person_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each person, by id."""
    for one in context.edition.of(Person):
        roles = [role.role for role in one.roles]
        yield {**named(context.edition, one), **dated("born", one.born), **dated("died", one.died), "roles": roles}


def place_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each place, by id."""
    for one in context.edition.of(Place):
        where: dict[str, Value] = {"latitude": one.latitude, "longitude": one.longitude, "within": one.within}
        yield {**named(context.edition, one), **where}


def organisation_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each organisation, by id."""
    return ({**named(context.edition, one), "kind": one.form} for one in context.edition.of(Organisation))


def event_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each event, by id."""
    for one in context.edition.of(Event):
        yield {
            **named(context.edition, one),
            **dated("date", one.date),
            **dated("finished", one.finished),
            "place": list(one.place),
            "participants": list(one.participants),
            "attested_by": list(one.attested_by),
        }


def topic_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each topic, by id."""
    return (named(context.edition, one) for one in context.edition.of(Topic))


def origin_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each article and each article from which it draws in the end, by id."""
    for article in context.edition.of(Article):
        roots = roots_of(context.edition)[article.id]
        for origin in sorted(roots.possible | roots.certain):
            yield {"article": article.id, "origin": origin, "is_certain": origin in roots.certain}


def witness_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each article and each letter that it is a witness of."""
    for letter in context.edition.letters:
        for witness in letter.witnesses:
            yield {
                "letter": letter.id,
                "article": witness.article,
                "at": witness.at,
                "number": witness.number,
                "url": witness.url,
                "form": witness.form,
                "is_inferred": witness.identified == "inferred",
                "because": plain(context.edition, witness.because) if witness.because else None,
                "note": plain(context.edition, witness.note) if witness.note else None,
            }

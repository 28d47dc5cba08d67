"""The pages of people, places, organisations, events and topics."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.catalogues import elsewhere
from letterbook.pages.describing import description
from letterbook.pages.direction import isolated
from letterbook.pages.distinct import titles
from letterbook.pages.languages import name_language
from letterbook.pages.pen import Pen
from letterbook.pages.views.letter_testimony import asked
from letterbook.pages.views.page import PRINCIPAL, Foot, View, foot, front_matter
from letterbook.pages.wording import capitalised, date_in_words, language_name, listed, period_in_words
from letterbook.reading.digests import texts
from letterbook.reading.edition import Edition, Mention
from letterbook.reading.filing import filing_key
from letterbook.reading.indexes import article_order, letter_order
from letterbook.reading.references import links
from letterbook.records.models import Article, Authority, Digest, Event, Letter, Organisation, Person, Place, Prose

KINDS = {
    "government": "government office",
    "party": "political party",
    "agency": "news agency",
    "newspaper": "newspaper",
    "broadcaster": "broadcaster",
    "magazine": "magazine",
    "website": "website",
    "association": "association",
    "university": "university",
    "publisher": "publisher",
    "company": "company",
    "conference": "conference",
    "other": "organisation",
}

# What a field that names an authority makes of it, as the page of the authority says it.
ROLES = {
    "sender": "sender",
    "recipient": "recipient",
    "between": "one of the correspondents",
    "mentions": "spoken of in the letter",
    "topics": "topic",
    "handed_over": "in its handing over",
    "witnesses": "in what a witness states",
    "outlet": "where it appeared",
    "authors": "author",
    "quotations": "quoted as a speaker",
    "participants": "participant",
    "place": "where it happened",
    "within": "lies in it",
    "attested_by": "attested by it",
    "roles": "in a role",
    "names": "in a form of the name",
}


@dataclass(frozen=True)
class AuthorityView(View):
    """The page of a person, place, organisation, event or topic, top to bottom."""

    template: ClassVar[str] = "authority.md.j2"

    status: str
    description: str
    names: str
    facts: str
    sent: str
    received: str
    letters: str
    articles: str
    questions: str
    others: str
    foot: Foot


def authority_view(pen: Pen, record: Authority) -> AuthorityView:
    """Return the page of one authority record."""
    edition = pen.edition
    sent = edition.indexes.sent.get(record.id, ())
    received = edition.indexes.received.get(record.id, ())
    return AuthorityView(
        page=pen.page,
        front_matter=front_matter(
            description(edition, f"{titles(edition)[record.id]}.", record.description or ""),
            record,
            prominence=PRINCIPAL if record.id in principals(edition) else None,
        ),
        title=heading(edition, record),
        status=markup.paragraph(status(record), "status"),
        description=pen.prose(record.description) if record.description else "",
        names=names_table(pen, record),
        facts=markup.definitions(facts(pen, record)),
        sent=markup.bullets(pen.to(letter.id) for letter in sent),
        received=markup.bullets(pen.to(letter.id) for letter in received),
        letters=markup.bullets(backlinks(pen, record, Letter)),
        articles=markup.bullets(backlinks(pen, record, Article)),
        questions=markup.bullets(asked(pen, edition.questions_about(record.id))),
        others=markup.bullets(backlinks(pen, record, Authority)),
        foot=foot(pen, record),
    )


def heading(edition: Edition, record: Authority) -> str:
    """Return the name of the record as the heading of its page, in its language, and what tells it from namesakes."""
    title = titles(edition)[record.id]
    if title == isolated(record.name):
        return markup.heading(1, markup.escape(record.name), lang=name_language(record))
    return markup.heading(1, markup.phrase(title))


def principals(edition: Edition) -> set[str]:
    """Return those between whom the collection expects letters."""
    return {id for exchange in edition.collection.expected for id in exchange.between}


def status(record: Authority) -> str:
    """Return in a word what the record describes."""
    if isinstance(record, Organisation):
        return f"**{capitalised(KINDS[record.form])}**"
    if isinstance(record, Event) and record.date:
        return f"**Event** · {markup.escape(period_in_words(record.date, record.finished))}"
    return f"**{capitalised(record.kind)}**"


def names_table(pen: Pen, record: Authority) -> str:
    """Return the names as written in the sources, with language and articles; empty without any."""
    rows = [
        [
            markup.span(name.form, name.language),
            markup.escape(language_name(name.language)),
            pen.all(name.articles) if name.articles else "no article named",
        ]
        for name in record.names
    ]
    return markup.table(["As written", "Language", "In"], rows) if rows else ""


def facts(pen: Pen, record: Authority) -> Iterator[tuple[str, str]]:
    """Yield what is known of the record's subject, by its kind."""
    if isinstance(record, Person):
        yield from facts_of_person(pen, record)
    if isinstance(record, Place):
        yield from facts_of_place(pen, record)
    if isinstance(record, Event):
        yield from facts_of_event(pen, record)
    if record.same_as:
        yield "Elsewhere", listed(elsewhere(record.same_as))


def facts_of_person(pen: Pen, person: Person) -> Iterator[tuple[str, str]]:
    """Yield a person's dates and roles, each role with who attests it."""
    if person.born:
        yield "Born", markup.escape(date_in_words(person.born))
    if person.died:
        yield "Died", markup.escape(date_in_words(person.died))
    for role in person.roles:
        days = " ".join(f"{word} {date_in_words(day)}" for word, day in (("from", role.from_), ("to", role.to)) if day)
        said = markup.escape(f"{role.role}, {days}" if days else role.role)
        yield "Role", f"{said} (according to {pen.to(role.article)})" if role.article else said


def facts_of_place(pen: Pen, place: Place) -> Iterator[tuple[str, str]]:
    """Yield where a place lies and what lies in it."""
    if place.within:
        yield "Lies in", pen.to(place.within)
    inner = [other.id for other in pen.edition.indexes.within.get(place.id, ())]
    if inner:
        yield "Contains", pen.all(inner)
    if place.latitude is not None and place.longitude is not None:
        yield "Coordinates", markup.escape(f"{place.latitude}, {place.longitude}") + origin_of_position(place)


def origin_of_position(place: Place) -> str:
    """Return where the coordinates of a place come from, as far as its record says so."""
    return f", from {elsewhere([place.coordinates_from])[0]}" if place.coordinates_from else ""


def facts_of_event(pen: Pen, event: Event) -> Iterator[tuple[str, str]]:
    """Yield when and where an event was, who took part, and who attests it."""
    yield "Date", markup.escape(period_in_words(event.date, event.finished)) if event.date else "not known"
    if event.place:
        yield "Place", pen.all(event.place)
    if event.participants:
        yield "Participants", pen.all(event.participants)
    if event.attested_by:
        yield "Attested by", pen.all(event.attested_by)


def backlinks(pen: Pen, record: Authority, kind: type[Letter | Article | Authority]) -> Iterator[str]:
    """Yield the records of one kind that speak of this one, with how they do, in the order of their dates or names."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in pen.edition.mentions.get(record.id, ()):
        found[mention.by].append(mention)
    others = [pen.edition.records[id] for id in found]
    chosen = [other for other in others if isinstance(other, kind) and not is_own_fact(record, found[other.id])]
    for other in sorted(chosen, key=order):
        yield f"{pen.to(other.id)}: {'; '.join(contexts(pen, found[other.id]))}"


def is_own_fact(record: Authority, mentions: list[Mention]) -> bool:
    """Whether the page tells it already: what lies in a place, which letters somebody sent or received."""
    told = {"within"} if isinstance(record, Place) else {"sender", "recipient"}
    return all(mention.path[0] in told or mention.prose for mention in mentions) and any(
        mention.path[0] in told for mention in mentions
    )


def order(record: object) -> tuple[str | tuple[int, ...], str]:
    """Return the sort key of a record that speaks of another."""
    if isinstance(record, Letter | Article):
        undated, day, id = letter_order(record) if isinstance(record, Letter) else article_order(record)
        return (f"{undated:d} {day.isoformat()}", id)
    assert isinstance(record, Authority)
    return (filing_key(record.filed_under), record.id)


def contexts(pen: Pen, mentions: list[Mention]) -> Iterator[str]:
    """Yield how a record speaks of another: its roles first, then the prose that names it, each once."""
    roles = [role_of(mention) for mention in mentions if mention.prose is None]
    yield from dict.fromkeys(role for role in roles if role)
    prose = [(mention.path[0] == "witnesses", mention.prose) for mention in mentions if mention.prose is not None]
    # What is said of the letter itself before what is said of a witness; among those, whichever order they stand in.
    for _, words in sorted(prose, key=lambda found: found if found[0] else (False, ""))[:1]:
        sentence = sentence_with(pen.edition, mentions[0].of, words)
        yield pen.inline(sentence, with_emphasis=isinstance(words, Digest))


def role_of(mention: Mention) -> str:
    """Return in words what a field makes of the record it names."""
    field = str(mention.path[0])
    if field == "witnesses" and mention.path[-1] == "speaker":
        return ROLES["quotations"]
    return ROLES.get(field, field.replace("_", " "))


def sentence_with(edition: Edition, id: str, words: Prose) -> str:
    """Return the first sentence of some prose that names a record or links to it; of a list, the point."""
    sentences = [
        sentence for text in texts(words) for sentence in re.split(r"(?<=[.!?])\s+(?=[^a-z])", markup.one_line(text))
    ]
    for sentence in sentences:
        found = [link.id for link in links(sentence)] + [name.id for name in edition.names.found_in(sentence)]
        if id in found:
            return sentence
    return sentences[0]

"""The pages of people, places, organisations, events and topics."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.authorities import SORTS, AuthorityFacts, authority_facts, mentions_between
from letterbook.pages import markup
from letterbook.pages.backlinks import prose_naming, roles
from letterbook.pages.catalogues import elsewhere
from letterbook.pages.describing import description
from letterbook.pages.direction import isolated
from letterbook.pages.distinct import titles
from letterbook.pages.for_machines import told
from letterbook.pages.languages import name_language
from letterbook.pages.pen import Pen
from letterbook.pages.sections import section_contents
from letterbook.pages.views.correspondences import link
from letterbook.pages.views.page import PRINCIPAL, Foot, View, foot, front_matter
from letterbook.pages.views.part import contents, entry_link
from letterbook.pages.wording import capitalised, count, date_in_words, language_name, listed, name_of, period_in_words
from letterbook.reading.edition import Edition, Mention
from letterbook.records.models import Authority, Digest, Event, Organisation, Person, Place
from letterbook.records.models.references import UNKNOWN

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

# What the items of a section are called where only their number is given.
WHAT = {
    **dict.fromkeys(("sent", "received", "letters"), "letter"),
    "articles": "article",
    "questions": "difference",
    "others": "record",
    "contains": "place",
}


# What a section is called behind the name of the record, in the title of a part.
CALLED = {
    "sent": "letters sent",
    "received": "letters received",
    "contains": "places in it",
    "letters": "mentioned in letters",
    "articles": "mentioned in articles",
    "others": "mentioned in other records",
    "questions": "where sources differ",
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
    edition, known = pen.edition, authority_facts(pen.edition, record)
    return AuthorityView(
        page=pen.page,
        front_matter=front_matter(
            description(edition, f"{titles(edition)[record.id]}.", record.description or ""),
            record,
            prominence=PRINCIPAL if known.is_principal else None,
            told=told(edition, record),
        ),
        title=heading(edition, record),
        status=markup.paragraph(status(record), "status"),
        description=pen.prose(record.description) if record.description else "",
        names=names_table(pen, record),
        facts=markup.definitions(facts_of_authority(pen, known)),
        sent=in_section(pen, known, "sent"),
        received=in_section(pen, known, "received"),
        letters=in_section(pen, known, "letters"),
        articles=in_section(pen, known, "articles"),
        questions=in_section(pen, known, "questions"),
        others=in_section(pen, known, "others"),
        foot=foot(pen, record),
    )


def heading(edition: Edition, record: Authority) -> str:
    """Return the heading of the page: the name, in its language, with what distinguishes it from namesakes."""
    title = titles(edition)[record.id]
    if title == isolated(record.name):
        return markup.heading(1, markup.escape(record.name), lang=name_language(record))
    return markup.heading(1, markup.phrase(title))


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


def facts_of_authority(pen: Pen, known: AuthorityFacts) -> Iterator[tuple[str, str]]:
    """Yield what is known of the record's subject, by its kind."""
    record = known.record
    if isinstance(record, Person):
        yield from facts_of_person(pen, record)
    if isinstance(record, Place):
        yield from facts_of_place(pen, record, known.contains)
    if isinstance(record, Event):
        yield from facts_of_event(pen, record)
    if known.corresponded:
        yield "Corresponded with", corresponded(pen, known)
    if record.same_as:
        yield "Elsewhere", listed(elsewhere(record.same_as))


def corresponded(pen: Pen, known: AuthorityFacts) -> str:
    """Return with whom somebody corresponded, those with most letters first, each as a link to the correspondence."""
    told = []
    for one in known.corresponded:
        others = [
            name_of(pen.edition, end) if end != UNKNOWN else "an unknown person"
            for end in one.ends
            if end != known.record.id
        ]
        told.append(f"{link(pen, one, listed(others) or 'themselves')} ({count(len(one.letters), 'letter')})")
    more = known.correspondences - len(told)
    rest = [pen.to_index("correspondences", f"{more:,} more")] if more > 0 else []
    return listed([*told, *rest])


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


def facts_of_place(pen: Pen, place: Place, inner: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield where a place lies and what lies in it."""
    if place.within:
        yield "Lies in", pen.to(place.within)
    if entries := section_contents(pen.edition).get((place.id, "contains")):
        yield "Contains", listed([f"{entry_link(pen.page, entry)} ({entry.number})" for entry in entries])
    elif inner:
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


def in_section(pen: Pen, known: AuthorityFacts, section: str) -> str:
    """Return who is listed in a section of the page, or the parts into which it falls, where it is long."""
    if entries := section_contents(pen.edition).get((known.record.id, section)):
        return contents(pen.page, entries, WHAT[section])
    whole = {
        "sent": known.sent,
        "received": known.received,
        "letters": known.letters,
        "articles": known.articles,
        "others": known.others,
        "questions": known.questions,
    }
    return shown(pen, known.record, section, whole[section])


def shown(pen: Pen, record: Authority, section: str, ids: Iterable[str]) -> str:
    """Return some of those who are listed in a section."""
    return markup.bullets(item(pen, record, section, id) for id in ids)


def item(pen: Pen, record: Authority, section: str, id: str) -> str:
    """Return one line of a list: a link, and how that record mentions this one."""
    if section not in SORTS:
        return pen.to(id)
    mentions = mentions_between(pen.edition)[record.id, id]
    return f"{pen.to(id)}: {'; '.join(contexts(pen, mentions))}"


def contexts(pen: Pen, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield how a record mentions another: its roles first, then the prose that names it, each once."""
    yield from roles(mentions)
    for sentence, words in prose_naming(pen.edition, mentions):
        yield pen.inline(sentence, with_emphasis=isinstance(words, Digest))

"""What an index says of each letter: by whom, to whom, when, where, how sure, and what it mentions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterbook.exports.cmif.dating import Dating, dating, enveloped
from letterbook.facts.comparing import comparisons
from letterbook.facts.interchange import editions_of
from letterbook.pages.addresses import public_address
from letterbook.pages.describing import plain
from letterbook.pages.wording import alternatives, date_in_words
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate, filing_order
from letterbook.records.models import (
    Article,
    Attested,
    Event,
    Letter,
    Organisation,
    Person,
    Place,
    Record,
    Topic,
    UnknownCorrespondent,
    Witness,
)

# What the CMIF documentation asks for in place of a name.
NOBODY = "Unknown"

# The address that files give somebody of whom no more is known than what they are called: correspSearch reads it so.
NO_ADDRESS = "http://correspSearch.net/unknown"

# The element that names a record, and what a note says that mentions one, by its kind.
ELEMENTS: Mapping[type[Record], str] = {Person: "persName", Organisation: "orgName", Place: "placeName"}
MENTIONS: Mapping[type[Record], str] = {
    Person: "mentionsPerson",
    Organisation: "mentionsOrg",
    Place: "mentionsPlace",
    Event: "mentionsEvent",
    Topic: "mentionsSubject",
}

# Words of a source, and nothing else.
QUOTED = re.compile(r"“([^“”]+)”")


@dataclass(frozen=True)
class Named:
    """Somebody or some place as an index names them: the element, the name, the address that identifies them."""

    element: str
    name: str
    address: str = ""
    is_doubted: bool = False
    is_inferred: bool = False


@dataclass(frozen=True)
class Action:
    """The sending or receiving of a letter: by whom, where, when; `is_inferred` is said of the date."""

    type: str
    parties: tuple[Named, ...]
    places: tuple[Named, ...] = ()
    date: Dating = field(default_factory=Dating)
    is_inferred: bool = False


@dataclass(frozen=True)
class Reference:
    """What a note says of a letter: that it mentions somebody, in which language it is."""

    type: str
    target: str
    words: str = ""


@dataclass(frozen=True)
class Description:
    """A letter as an index describes it; the edition that does is None where it is this one."""

    letter: Letter
    source: Article | None
    key: str
    address: str
    actions: tuple[Action, ...]
    references: tuple[Reference, ...]
    note: str = ""


def descriptions(edition: Edition, letter: Letter) -> Iterator[Description]:
    """Yield a description of a letter for each edition of letters that has it; of this one where no other has."""
    for witness, article in editions_of(edition, letter):
        languages = [one.is_ for one in witness.says.language]
        references = (*in_languages(languages), *mentioned(edition, letter))
        number, address = witness.number or "", witness.url or ""
        actions = actions_of(edition, letter, witness)
        note = plain(edition, witness.note) if witness.note else ""
        yield Description(letter, article, number, address, actions, references, note)
    if not editions_of(edition, letter):
        languages = list(dict.fromkeys(one.is_ for witness in letter.witnesses for one in witness.says.language))
        references = (*in_languages(languages), *mentioned(edition, letter))
        address = public_address(edition.collection, letter) or ""
        yield Description(letter, None, letter.id, address, actions_of(edition, letter), references)


def actions_of(edition: Edition, letter: Letter, witness: Witness | None = None) -> tuple[Action, Action]:
    """Return the sending and the receiving of a letter as a witness states them, else as this edition reads them."""
    sent = Action(
        "sent",
        named(edition, letter, "sender", witness),
        named(edition, letter, "sent_from", witness),
        *day_of(edition, letter, "date", witness),
    )
    received = Action(
        "received",
        named(edition, letter, "recipient", witness),
        named(edition, letter, "received_at", witness),
        *day_of(edition, letter, "received", witness),
    )
    return sent, received


def stated(witness: Witness | None, field: str) -> Attested | None:
    """Return what a witness states first of a field, if anything."""
    return next(iter(getattr(witness.says, field)), None) if witness else None


def named(edition: Edition, letter: Letter, field: str, witness: Witness | None) -> tuple[Named, ...]:
    """Return who or what places stand in a field of a letter."""
    attested = stated(witness, field)
    ids = attested.is_ if attested else getattr(letter, field)  # type: ignore[attr-defined]  # each kind has its own
    is_doubted = attested is not None and attested.certainty == "low"
    is_inferred = bool(attested.evidence) if attested else field in letter.conjectured
    return tuple(name_of(edition, id, is_doubted, is_inferred) for id in ids)


def name_of(edition: Edition, id: str, is_doubted: bool, is_inferred: bool) -> Named:
    """Return somebody or some place by name, with the first address that is known of them."""
    if isinstance(id, UnknownCorrespondent):
        address = NO_ADDRESS if id.described else ""
        return Named("persName", id.described or NOBODY, address, is_doubted, is_inferred)
    record = edition.records[id]
    element = ELEMENTS[type(record)]
    return Named(element, getattr(record, "name"), address_of(record), is_doubted, is_inferred)  # noqa: B009


def address_of(record: Record) -> str:
    """Return the address by which others know a record, if it has any."""
    return next(iter(getattr(record, "same_as", ())), "")


def day_of(edition: Edition, letter: Letter, field: str, witness: Witness | None) -> tuple[Dating, bool]:
    """Return when a letter was written or arrived, and whether that is inferred.

    Where sources differ, this edition gives the days between which they all lie.
    """
    finished = letter.finished if field == "date" else None
    if attested := stated(witness, field):
        ended = stated(witness, "finished") if field == "date" else None
        found = dating(attested.is_, ended.is_ if ended else None)  # type: ignore[attr-defined]
        words = QUOTED.fullmatch(attested.note or "")
        is_doubted = {"cert": "low"} if attested.certainty == "low" else {}
        made = Dating({**found.attributes, **is_doubted}, words[1] if words else found.words)
        return made, bool(attested.evidence)
    if witness is None and (differing := conflicting(edition, letter, field)):
        return enveloped(differing, f"{alternatives([date_in_words(one) for one in differing])}: sources differ"), False
    return dating(getattr(letter, field), finished), field in letter.conjectured


def conflicting(edition: Edition, letter: Letter, field: str) -> Sequence[LetterDate]:
    """Return the dates that sources state, in order, where two of them cannot both be true; else none."""
    found = next((one for one in comparisons(edition, letter) if one.field == field and one.conflicts), None)
    values = [group[0].value for group in found.by_value] if found else []
    return sorted((value for value in values if isinstance(value, LetterDate)), key=filing_order)


def in_languages(languages: Sequence[str]) -> Iterator[Reference]:
    """Yield in which languages a letter is written."""
    return (Reference("hasLanguage", language) for language in languages)


def mentioned(edition: Edition, letter: Letter) -> Iterator[Reference]:
    """Yield what a letter mentions: people, places and the like, then its topics."""
    for id in (*letter.mentions, *letter.topics):
        record = edition.records[id]
        yield Reference(MENTIONS[type(record)], address_of(record), str(getattr(record, "name", "")))

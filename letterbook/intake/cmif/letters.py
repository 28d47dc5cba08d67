"""From an entry of a CMIF file to the fields of a letter's record."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from letterbook.intake.cmif.dating import INFERRED, Dated, dated
from letterbook.intake.cmif.entries import Action, Entry, Name, NoteRef, WrittenDate
from letterbook.intake.cmif.identifiers import encoded, is_nobody
from letterbook.intake.cmif.registers import Register
from letterbook.records.dates import parse_date
from letterbook.records.models.references import UNKNOWN
from letterbook.records.models.values import ARTICLE_PATTERN, LANGUAGE_PATTERN

Fields = dict[str, object]

# What is done with a letter on its way, beside being sent and received.
ON_THE_WAY = frozenset({"forwarded", "redirected", "transmitted", "delivered"})
# How sure an edition can be of an end of a letter, the least first.
SURE = ("low", "medium", "high")

# What a note of version 2 says is mentioned, by the kind of record.
MENTIONS = {
    "mentionsPerson": "persName",
    "mentionsOrg": "orgName",
    "mentionsOrganisation": "orgName",
    "mentionsPlace": "placeName",
    "mentionsSubject": "subject",
}
# What is published of a letter whole.
WHOLE = re.compile(r"transcription|translation|fulltext|full-text|text", re.IGNORECASE)
FACSIMILE = re.compile(r"facsimile|image|scan", re.IGNORECASE)


@dataclass
class Reader:
    """Reads the entries of one file; `told` gets what is repaired or not taken, each with the line of the letter."""

    register: Register
    article_of: Callable[[str], str]
    told: list[tuple[int, str]] = field(default_factory=list)

    def fields(self, entry: Entry) -> Fields | None:
        """Return the fields of the letter's record; None of an entry that says nothing."""
        if not (entry.actions or entry.key or entry.ref):
            self.tell(entry, "skipped: the entry names nobody, has no key and no address")
            return None
        source = self.article_of(entry.source)
        sent, received = self.ends(entry, "sent"), self.ends(entry, "received")
        writing, arrival = dated(dates_of(entry, "sent")), dated(dates_of(entry, "received"))
        for found in (writing, arrival):
            for repair in found.repaired:
                self.tell(entry, f"repaired: {repair}")
        places = {
            "sent_from": self.places(entry, "sent", source),
            "received_at": self.places(entry, "received", source),
        }
        sender, recipient = self.end(entry, sent, source), self.end(entry, received, source)
        recipient, both = self.apart(entry, sender, recipient)
        arrival = self.later(entry, writing, arrival)
        handed = [
            self.handed(entry, action, source, writing.date) for action in entry.actions if action.type in ON_THE_WAY
        ]
        self.tell_strange(entry)
        mentions, topics, says_language = self.noted(entry, source)
        read: Fields = {
            "sender": sender,
            "recipient": recipient,
            "date": writing.date,
            "finished": writing.finished,
            "sent_from": [id for id, _ in places["sent_from"]],
            "received": arrival.date,
            "received_at": [id for id, _ in places["received_at"]],
            "handed_over": handed,
            "summary": f"Recorded in [[{source}]]; not summarised yet.",
            "mentions": mentions,
            "topics": topics,
        }
        told = (sent, received, writing, arrival)
        stated_places = {
            field: stated(read[field], *sureness([name for _, name in found])) for field, found in places.items()
        }
        read["witnesses"] = [self.witness(entry, source, read | stated_places, told, says_language, both)]
        return {name: value for name, value in read.items() if value}

    def tell(self, entry: Entry, what: str) -> None:
        """Note what was done with an entry."""
        self.told.append((entry.line, what))

    def ends(self, entry: Entry, type: str) -> list[Name]:
        """Return who stands at an end of a letter."""
        found = [name for action in entry.actions if action.type == type for name in action.names]
        if not found:
            end = "sender" if type == "sent" else "recipient"
            self.tell(entry, f"repaired: nobody is named as {end}; the record has 'unknown'")
        return found

    def end(self, entry: Entry, names: Sequence[Name], source: str) -> object:
        """Return the ids at an end, or who is known of somebody unknown; one alone stands without a list."""
        found = [self.somebody(name, source) for name in names] or [UNKNOWN]
        unique = [one for number, one in enumerate(found) if one not in found[:number]]
        if (number := found.count(UNKNOWN)) > 1:
            self.tell(entry, f"repaired: {number} at one end have no name; the record has 'unknown' once")
        return unique[0] if len(unique) == 1 else unique

    def apart(self, entry: Entry, sender: object, recipient: object) -> tuple[object, list[str]]:
        """Return who received a letter, without those who wrote it, and who these were: nobody writes to themselves."""
        senders = {one for one in listed(sender) if isinstance(one, str) and one != UNKNOWN}
        both = [one for one in listed(recipient) if isinstance(one, str) and one in senders]
        if not both:
            return recipient, []
        others = [one for one in listed(recipient) if one not in both]
        self.tell(entry, f"repaired: {', '.join(both)} is named as sender and as recipient; the recipient is left open")
        return (others[0] if len(others) == 1 else others) or UNKNOWN, both

    def later(self, entry: Entry, writing: Dated, arrival: Dated) -> Dated:
        """Return when a letter arrived, on one day; what lies before it was written is kept in words only."""
        if arrival.finished:
            self.tell(entry, f"repaired: it arrives from {arrival.date} to {arrival.finished}: on one day between them")
            arrival = replace(arrival, date=f"{arrival.date}/{arrival.finished}", finished="")
        if not (writing.date and arrival.date) or not parse_date(arrival.date).is_before(parse_date(writing.date)):
            return arrival
        self.tell(
            entry, f"repaired: it is received ({arrival.date}) before it is sent ({writing.date}); kept in a note"
        )
        return Dated(words=arrival.words or arrival.date)

    def somebody(self, name: Name, source: str) -> object:
        """Return the id of somebody, or that they are unknown, with what the file calls them."""
        if not is_nobody(name.text, name.refs):
            return self.register.enter(name, source)
        words = name.text.strip("[]() .?")
        return {UNKNOWN: name.text} if len(words.split()) > 1 and not re.fullmatch(r"[nN]\W*[nN]", words) else UNKNOWN

    def places(self, entry: Entry, type: str, source: str) -> list[tuple[str, Name]]:
        """Return the places of an action, by id."""
        found: dict[str, Name] = {}
        for action in entry.actions:
            for name in action.places if action.type == type else ():
                if is_nobody(name.text, name.refs):
                    if name.text:
                        self.tell(entry, f"repaired: “{name.text}” names no place; it is left out")
                    continue
                found.setdefault(self.register.enter(name, source), name)
        return list(found.items())

    def handed(self, entry: Entry, action: Action, source: str, sent: str) -> Fields:
        """Return a hand-over of a letter on its way; a day before it was sent is left out."""
        by = [id for name in action.names if isinstance(id := self.somebody(name, source), str) and id != UNKNOWN]
        at = [self.register.enter(name, source) for name in action.places if not is_nobody(name.text, name.refs)]
        when = dated(action.dates)
        day = when.date
        if day and sent and parse_date(day).is_before(parse_date(sent)):
            self.tell(entry, f"repaired: it is {action.type} ({day}) before it is sent ({sent}); its day is left out")
            day = ""
        words = [f"until {when.finished}" if when.finished else "", when.words]
        spare = [*by[1:], *at[1:], *(word for word in words if word), *when.repaired]
        if spare:
            self.tell(entry, f"repaired: only the first '{action.type}' is used; left out: {', '.join(spare)}")
        held = {"how": action.type, "date": day, "by": by[0] if by else "", "place": at[0] if at else ""}
        return {name: value for name, value in held.items() if value}

    def tell_strange(self, entry: Entry) -> None:
        """Note what CMIF knows nothing of."""
        for action in entry.actions:
            if action.type not in {"sent", "received", *ON_THE_WAY}:
                self.tell(entry, f"skipped: an action of the type '{action.type}'")
            for strange in action.strange:
                self.tell(entry, f"skipped: within '{action.type}': {strange}")

    def noted(self, entry: Entry, source: str) -> tuple[list[str], list[str], list[str]]:
        """Return what notes say is mentioned, by id: authorities, then topics; and the languages of the letter."""
        said = [Name(MENTIONS[one.type], one.text, (one.target,)) for one in entry.statements if one.type in MENTIONS]
        found = dict.fromkeys(
            (name.tag == "subject", self.register.enter(name, source))
            for name in (*entry.mentioned, *said)
            if name.text or any(name.refs)
        )
        languages = [one.target for one in entry.statements if one.type == "hasLanguage"]
        for language in languages:
            if not re.fullmatch(LANGUAGE_PATTERN, language):
                self.tell(entry, f"repaired: '{language}' is not a language tag; it is kept in a note")
        return (
            [id for is_topic, id in found if not is_topic],
            [id for is_topic, id in found if is_topic],
            [language for language in languages if re.fullmatch(LANGUAGE_PATTERN, language)],
        )

    def witness(
        self,
        entry: Entry,
        source: str,
        read: Fields,
        told: tuple[Sequence[Name], Sequence[Name], Dated, Dated],
        languages: list[str],
        both: list[str],
    ) -> Fields:
        """Return the edition's testimony to the letter: all that it states, with how sure it is."""
        sent, received, writing, arrival = told
        address = encoded(entry.ref)
        says = {
            "sender": stated(read["sender"], *sureness(sent)),
            "recipient": stated(read["recipient"], *sureness(received)),
            "sent_from": read["sent_from"],
            "received_at": read["received_at"],
            "date": stated(read["date"], writing.certainty, writing.evidence, quoted(writing.words)),
            "finished": read["finished"],
            "received": stated(read["received"], arrival.certainty, arrival.evidence, quoted(arrival.words)),
            "handed_over": read["handed_over"],
            "language": languages,
        }
        held = {
            "article": source,
            "number": entry.key,
            "url": address if re.fullmatch(ARTICLE_PATTERN, address, re.ASCII) else "",
            "at": f"page {entry.other['page']}" if re.fullmatch(r"[1-9]\d{0,5}", entry.other.get("page", "")) else "",
            "form": form_of(entry.statements),
            "says": {name: value for name, value in says.items() if value},
            "note": plain("; ".join([*self.words(entry, writing, arrival), *self.of_both(both)])),
        }
        return {name: value for name, value in held.items() if value}

    def words(self, entry: Entry, writing: Dated, arrival: Dated) -> Iterator[str]:
        """Yield what no field holds, as the file has it."""
        yield from (quoted(note) for note in entry.notes)
        for when, what in ((writing, "date"), (arrival, "day of arrival")):
            # A statement of the field carries them, where there is one.
            if when.words and not when.date:
                yield f"{what}: {quoted(when.words)}"
        if entry.ref and not re.fullmatch(ARTICLE_PATTERN, encoded(entry.ref), re.ASCII):
            self.tell(entry, f"repaired: '{entry.ref}' is not the address of one letter; it is kept in a note")
            yield f"address given: {entry.ref}"
        for name, value in entry.other.items():
            if name not in ("id", "page") or (name == "page" and not value.isdigit()):
                yield f"{name}: {value}"
        for one in entry.statements:
            is_language = one.type == "hasLanguage" and re.fullmatch(LANGUAGE_PATTERN, one.target)
            if one.type not in MENTIONS and not is_language:
                yield f"{one.type}: {' '.join(part for part in (one.text, one.target) if part)}"

    def of_both(self, both: list[str]) -> Iterator[str]:
        """Yield that somebody is named at both ends."""
        if both:
            yield f"{', '.join(self.register.known[id].name for id in both)} is named as sender and as recipient"


def listed(value: object) -> list[object]:
    """Return a value alone as a list of one."""
    return value if isinstance(value, list) else [value]


def dates_of(entry: Entry, type: str) -> list[WrittenDate]:
    """Return the dates of all actions of a type."""
    return [date for action in entry.actions if action.type == type for date in action.dates]


def sureness(names: Sequence[Name]) -> tuple[str, str]:
    """Return how sure an edition is of what it names, and on what it rests, where it says so of any of them."""
    cert = min((name.cert for name in names if name.cert in SURE), key=SURE.index, default="")
    return cert, next((name.evidence for name in names if name.evidence in INFERRED), "")


def stated(value: object, certainty: str, evidence: str, note: str = "") -> object:
    """Return a statement: the value alone, or with how sure it is, on what it rests, and what is said of it."""
    if not value or not (certainty or evidence or note):
        return [{"is": value}] if isinstance(value, list) and len(value) > 1 else value
    held = {"is": value, "certainty": certainty, "evidence": evidence, "note": note}
    return {name: part for name, part in held.items() if part}


def form_of(statements: Sequence[NoteRef]) -> str:
    """Return how much of the letter the edition gives, as its notes say; nothing is known where they do not."""
    said = " ".join(f"{one.type} {one.target} {one.text}" for one in statements if one.type.startswith("is"))
    if FACSIMILE.search(said) and not WHOLE.search(said):
        return "facsimile"
    return "full" if WHOLE.search(said) or "isAvailableAsTEIfile" in said else "mention"


def quoted(words: str) -> str:
    """Return the words of a file as prose of ours quotes them."""
    return f"“{plain(words)}”" if words else ""


def plain(words: str) -> str:
    """Return words in which no brackets are taken for a link."""
    return re.sub(r"(?<=\[)(?=\[)|(?<=\])(?=\])", " ", words)

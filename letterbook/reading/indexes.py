"""Indexes of an edition: what pages and rules look up, each computed once, in time that grows with the records.

Nobody scans the collection for what belongs to one record; whoever needs a new question answered adds an index here.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from letterbook.reading.noted import Notes, remembered
from letterbook.records.dates import filing_order
from letterbook.records.models import Article, Authority, Event, Letter, Place, Question, Record, Witness

Kind = TypeVar("Kind", bound=Record)
Key = TypeVar("Key")
Item = TypeVar("Item")
Value = TypeVar("Value")

# How the indexes are called as sources: by this, a colon, and their names.
INDEX = "index"

# The correspondents of a letter, whichever of them wrote it.
Correspondents = frozenset[str]

# Sender, recipient, and all correspondents: where the direction is not known, only those.
Direction = tuple[tuple[str, ...], tuple[str, ...], Correspondents]


@dataclass(frozen=True)
class Neighbours:
    """The letters before and after one, in some order; None at either end."""

    before: Letter | None
    after: Letter | None


@dataclass(frozen=True)
class Drawing:
    """The articles that draw on one, in order of publication: certainly, perhaps, and as copies of its text."""

    relaying: tuple[Article, ...] = ()
    perhaps: tuple[Article, ...] = ()
    copies: tuple[Article, ...] = ()


NOTHING_DRAWS = Drawing()


class indexed(Generic[Value]):  # noqa: N801 - used like `property`
    """An index: computed when it is first asked for, and from then on looked up, its readings noted."""

    def __init__(self, compute: Callable[["Indexes"], Value]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.source = f"{INDEX}:{name}"

    def __get__(self, indexes: "Indexes", owner: type | None = None) -> Value:
        return remembered(indexes.computed, indexes.notes, self.source, lambda: self.compute(indexes))


@dataclass(frozen=True)
class Indexes:
    """What is looked up in the records of an edition. Letters lie in date order, everything else as its method says."""

    records: Mapping[str, Record] = field(repr=False)
    notes: Notes = field(default_factory=Notes, repr=False, compare=False)
    computed: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)

    @indexed
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """The records of each class, by its name, those above it included, by id."""
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            for kind in type(record).__mro__:
                if issubclass(kind, Record):
                    found[kind.__name__].append(record)
        return {kind: tuple(records) for kind, records in found.items()}

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the records of one kind, by id."""
        return self.by_kind.get(kind.__name__, ())  # type: ignore[return-value]  # the key says which class they are of

    @indexed
    def letters(self) -> tuple[Letter, ...]:
        """Every letter in the order of its date; undated ones last."""
        return tuple(sorted(self.of(Letter), key=letter_order))

    @indexed
    def articles(self) -> tuple[Article, ...]:
        """Every article in the order of its publication; undated ones last."""
        return tuple(sorted(self.of(Article), key=article_order))

    @indexed
    def testimonies(self) -> Mapping[str, tuple[tuple[Letter, Witness], ...]]:
        """By article: the letters to which it bears witness, each with its testimony."""
        return grouped((witness.article, (letter, witness)) for letter in self.letters for witness in letter.witnesses)

    @indexed
    def exchanges(self) -> Mapping[Correspondents, tuple[Letter, ...]]:
        """By correspondents: all letters between them, either way."""
        return grouped((frozenset(letter.correspondents), letter) for letter in self.letters)

    @indexed
    def exchanges_of(self) -> Mapping[str, tuple[Correspondents, ...]]:
        """By correspondent: those with whom letters passed, together with the correspondent."""
        return grouped((id, ends) for ends in self.exchanges for id in sorted(ends))

    def has_letters_between(self, people: frozenset[str]) -> bool:
        """Whether a letter passed of which every correspondent is among some people."""
        # Whoever wrote to most need not be looked up: every letter has another end.
        few_first = sorted(people, key=lambda id: (len(self.exchanges_of.get(id, ())), id))
        alone = few_first if len(people) == 1 else few_first[:-1]
        return any(ends <= people for id in alone for ends in self.exchanges_of.get(id, ()))

    @indexed
    def directions(self) -> Mapping[Direction, tuple[Letter, ...]]:
        """By sender and recipient: all letters that go that way."""
        return grouped((direction_of(letter), letter) for letter in self.letters)

    @indexed
    def in_exchange(self) -> Mapping[str, Neighbours]:
        """By letter: the letters before and after it between the same correspondents."""
        return neighbours_in(self.exchanges.values())

    @indexed
    def places(self) -> Mapping[str, int]:
        """By letter: how many letters between the same correspondents come before it."""
        return {letter.id: place for row in self.exchanges.values() for place, letter in enumerate(row)}

    @indexed
    def in_direction(self) -> Mapping[str, Neighbours]:
        """By letter: the letters before and after it that go the same way."""
        return neighbours_in(self.directions.values())

    @indexed
    def answers(self) -> Mapping[str, tuple[Letter, ...]]:
        """By letter: those that answer it."""
        return grouped((letter.answers, letter) for letter in self.letters if letter.answers)

    @indexed
    def perhaps_the_same(self) -> Mapping[str, tuple[Letter, ...]]:
        """By letter: those that may be the same as it, whichever of the two records says so."""
        pairs: dict[str, dict[str, None]] = defaultdict(dict)
        for letter in self.letters:
            for id in letter.may_be:
                pairs[letter.id][id] = None
                pairs[id][letter.id] = None
        found = {id: [self.records.get(other) for other in others] for id, others in pairs.items()}
        return {
            id: tuple(sorted((other for other in others if isinstance(other, Letter)), key=letter_order))
            for id, others in found.items()
        }

    @indexed
    def sent(self) -> Mapping[str, tuple[Letter, ...]]:
        """By correspondent: the letters they sent, alone or with others."""
        return grouped((id, letter) for letter in self.letters for id in letter.sender)

    @indexed
    def received(self) -> Mapping[str, tuple[Letter, ...]]:
        """By correspondent: the letters addressed to them, alone or with others."""
        return grouped((id, letter) for letter in self.letters for id in letter.recipient)

    @indexed
    def questions(self) -> Mapping[str, tuple[Question, ...]]:
        """By record: the questions about it, strong ones first, then by number."""
        ordered = sorted(self.of(Question), key=lambda one: (one.weight != "strong", one.number))
        return grouped((id, question) for question in ordered for id in dict.fromkeys(question.about))

    @indexed
    def drawing_on(self) -> Mapping[str, Drawing]:
        """By article: those that draw on it."""
        relaying = grouped((id, one) for one in self.articles for id in one.relays)
        perhaps = grouped((id, one) for one in self.articles for id in one.may_relay)
        copies = grouped((one.version_of, one) for one in self.articles if one.version_of)
        ids = {*relaying, *perhaps, *copies}
        return {id: Drawing(relaying.get(id, ()), perhaps.get(id, ()), copies.get(id, ())) for id in ids}

    @indexed
    def within(self) -> Mapping[str, tuple[Place, ...]]:
        """By place: those that lie in it, by id."""
        return grouped((place.within, place) for place in self.of(Place) if place.within)

    @indexed
    def events_at(self) -> Mapping[str, tuple[Event, ...]]:
        """By place: the events there, in date order; undated ones last."""
        ordered = sorted(self.of(Event), key=event_order)
        return grouped((place, event) for event in ordered for place in event.place)

    @indexed
    def handed_over_at(self) -> Mapping[str, tuple[Letter, ...]]:
        """By place: the letters handed over there, each once."""
        return grouped(
            (place, letter)
            for letter in self.letters
            for place in dict.fromkeys(step.place for step in letter.handed_over)
            if place
        )

    @indexed
    def sent_from(self) -> Mapping[str, tuple[Letter, ...]]:
        """By place: the letters sent from there."""
        return grouped((place, letter) for letter in self.letters for place in dict.fromkeys(letter.sent_from))

    @indexed
    def received_at(self) -> Mapping[str, tuple[Letter, ...]]:
        """By place: the letters that were sent to it, or arrived there."""
        return grouped((place, letter) for letter in self.letters for place in dict.fromkeys(letter.received_at))


def grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    """Return the items of each key as a tuple, in the order in which they come."""
    found: dict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return {key: tuple(items) for key, items in found.items()}


def neighbours_in(rows: Iterable[tuple[Letter, ...]]) -> Mapping[str, Neighbours]:
    """Return, by letter, its neighbours in the one row that holds it."""
    return {
        letter.id: Neighbours(before, after)
        for row in rows
        for before, letter, after in zip((None, *row[:-1]), row, (*row[1:], None), strict=True)
    }


def direction_of(letter: Letter) -> Direction:
    """Return which way a letter goes."""
    return tuple(letter.sender), tuple(letter.recipient), frozenset(letter.correspondents)


def filed_day(record: Record) -> date | None:
    """Return the day under which a letter, article or event is filed; None where it is undated, or another record."""
    if not isinstance(record, Letter | Article | Event):
        return None
    written = record.published if isinstance(record, Article) else record.date
    return written.sort_day if written else None


def letter_order(letter: Letter) -> tuple[bool, date, str]:
    """Return the sort key of a letter: its day, then its id."""
    return (*filing_order(letter.date), letter.id)


def article_order(article: Article) -> tuple[bool, date, str]:
    """Return the sort key of an article: its day of publication, then its id."""
    return (*filing_order(article.published), article.id)


def event_order(event: Authority) -> tuple[bool, date, str]:
    """Return the sort key of an event: its day, then its id."""
    return (*filing_order(event.date if isinstance(event, Event) else None), event.id)

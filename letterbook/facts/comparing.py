"""Comparing what articles state of one field: they agree, one refines the other, or they conflict."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from letterbook.reading.computed import each
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.models import Attested, HandingOver, Letter, UnknownCorrespondent, Witness
from letterbook.records.seasons import Span


class Relation(StrEnum):
    """How two stated values relate."""

    AGREE = "agree"
    REFINES = "refines"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Statement:
    """What one witness states about one field."""

    letter: str
    field: str
    number: int
    witness: Witness
    attested: Attested

    @property
    def value(self) -> object:
        """The stated value, of the type of its field."""
        return getattr(self.attested, "is_")  # noqa: B009 — each subclass gives `is_` its own type


@dataclass(frozen=True)
class FieldStatements:
    """All statements about one field of one letter, and how they relate."""

    letter: Letter
    field: str
    statements: tuple[Statement, ...]

    @cached_property
    def by_value(self) -> tuple[tuple[Statement, ...], ...]:
        """The statements of one value together, in the order in which they are first made."""
        groups: list[list[Statement]] = []
        for statement in self.statements:
            same = next((group for group in groups if group[0].value == statement.value), None)
            if same is None:
                groups.append([statement])
            else:
                same.append(statement)
        return tuple(tuple(group) for group in groups)

    @cached_property
    def relation(self) -> Relation:
        """Conflict where two of the statements cannot both be true, else whether one says more than another."""
        pairs = combinations((group[0].value for group in self.by_value), 2)
        found = {relation(one, other) for one, other in pairs}
        return next((one for one in (Relation.CONFLICT, Relation.REFINES) if one in found), Relation.AGREE)

    @property
    def conflicts(self) -> bool:
        """Whether two of the statements cannot both be true."""
        return self.relation is Relation.CONFLICT

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that state something, each once."""
        return tuple(dict.fromkeys(statement.witness.article for statement in self.statements))


def relation(one: object, other: object) -> Relation:
    """Return how two stated values of one field relate, in whatever order they come."""
    if isinstance(one, LetterDate) and isinstance(other, LetterDate):
        return date_relation(one, other)
    if isinstance(one, HandingOver) and isinstance(other, HandingOver):
        return handing_over_relation(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set_relation(frozenset(one), frozenset(other))
    return Relation.AGREE if one == other else Relation.CONFLICT


def date_relation(one: LetterDate, other: LetterDate) -> Relation:
    """Return how two dates stand: days within days refine them, days apart conflict, all others can both be true.

    A season conflicts with no day that some reading of it allows (see `records.seasons`).
    """
    if not any(overlap(mine, theirs) for mine in one.readings for theirs in other.readings):
        return Relation.CONFLICT
    return Relation.REFINES if refines(one, other) or refines(other, one) else Relation.AGREE


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches of days have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def refines(one: LetterDate, other: LetterDate) -> bool:
    """Whether a date says more closely what another says: all its days are days of the other, and fewer."""
    within = [any(begin <= first and last <= end for begin, end in other.readings) for first, last in one.readings]
    return all(within) and one.readings != other.readings


def set_relation(one: frozenset[str], other: frozenset[str]) -> Relation:
    """Return how two sets of names stand: one that holds the other refines it."""
    if one == other:
        return Relation.AGREE
    if any(isinstance(end, UnknownCorrespondent) for end in one | other):
        # "Unknown" in one source does not deny the name that another source gives.
        return Relation.REFINES
    return Relation.REFINES if one < other or other < one else Relation.CONFLICT


def handing_over_relation(one: HandingOver, other: HandingOver) -> Relation:
    """Return how two hand-overs stand: what only one of them says refines the other.

    A letter may change hands more than once: hand-overs on days apart do not conflict.
    """
    if one.date and other.date and date_relation(one.date, other.date) is Relation.CONFLICT:
        return Relation.REFINES
    pairs = ((one.by, other.by), (one.to, other.to), (one.place, other.place))
    if any(mine and theirs and mine != theirs for mine, theirs in pairs):
        return Relation.CONFLICT
    return Relation.AGREE if one == other else Relation.REFINES


def statements_about(edition: Edition, letter: Letter, field: str) -> tuple[Statement, ...]:
    """Return what the witnesses state about one field, in the order of the witnesses."""
    return tuple(
        Statement(letter.id, field, number, witness, attested)
        for witness in edition.witnesses(letter)
        for name, number, attested in witness.says.statements()
        if name == field
    )


def comparisons(edition: Edition, letter: Letter) -> tuple[FieldStatements, ...]:
    """Return a comparison for each field about which a witness states something, in the order of the fields."""
    return compared_fields(edition, letter.id)


@each
def compared_fields(edition: Edition, id: str) -> tuple[FieldStatements, ...]:
    """Return what the witnesses of a letter state of each field."""
    letter = edition.records[id]
    assert isinstance(letter, Letter)
    return tuple(compare_fields(edition, letter))


def compare_fields(edition: Edition, letter: Letter) -> Iterator[FieldStatements]:
    """Yield a comparison for each field of one letter about which a witness states something."""
    fields = dict.fromkeys(name for witness in letter.witnesses for name, _, _ in witness.says.statements())
    for field in (name for name in FIELD_ORDER if name in fields):
        yield FieldStatements(letter, field, statements_about(edition, letter, field))


FIELD_ORDER = (
    "existence",
    "sender",
    "recipient",
    "sent_from",
    "received_at",
    "date",
    "finished",
    "answers",
    "handed_over",
    "received",
    "pages",
    "language",
)


def differences_about(edition: Edition, letter: Letter) -> int:
    """Return in how many fields witnesses conflict, together with the questions that concern the letter."""
    conflicting = sum(comparison.conflicts for comparison in comparisons(edition, letter))
    return conflicting + len(edition.questions_about(letter.id))


def value_as_written(value: object) -> str:
    """Return a stated value as it is written in a record, shortly."""
    if isinstance(value, tuple):
        return ", ".join(value_as_written(one) for one in value)
    if isinstance(value, UnknownCorrespondent):
        return f"{value} ({value.described})" if value.described else str(value)
    if isinstance(value, HandingOver):
        parts = (value.date, value.by, value.to, value.place)
        return " ".join(str(part) for part in parts if part)
    return str(value)

"""What sources state in several ways, who states which, and what the archive makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from letterbook.facts.comparing import FieldStatements, Statement, comparisons, statements_about, value_as_written
from letterbook.reading.edition import Edition
from letterbook.records.models import HandingOver, Letter, Question
from letterbook.review.change import Subject


class Outcome(StrEnum):
    """What the archive makes of a difference between sources."""

    DECIDED = "a reading is followed"
    OPEN = "left open"
    UNDECIDED = "not resolved yet"


@dataclass(frozen=True)
class Stated:
    """A value or account, the article that states it, and whom it cites; without an article it is the archive's own."""

    value: str
    article: str | None
    by: str | None = None


@dataclass(frozen=True)
class Difference:
    """What is stated in several ways, what the archive makes of it, and its own words on that.

    `taken` is what the letter's record itself has for the field; None where it has nothing.
    """

    stated: tuple[Stated, ...]
    outcome: Outcome
    reason: str = ""
    taken: str | None = None


def conflicts(edition: Edition, unread: frozenset[str]) -> dict[Subject, Difference]:
    """Return what is stated where the witnesses of a letter conflict about a field, by letter and field."""
    return {
        (letter.id, found.field): conflict(found)
        for letter in edition.letters
        if letter.id not in unread
        for found in comparisons(edition, letter)
        if found.conflicts
    }


def conflict(found: FieldStatements) -> Difference:
    """Return a conflict as what is stated, and what the letter's record makes of it."""
    said = attributed(found.statements)
    resolution = found.letter.resolutions.get(found.field)  # type: ignore[call-overload]
    if resolution is None:
        return Difference(said, Outcome.UNDECIDED)
    if resolution.open:
        return Difference(said, Outcome.OPEN, resolution.open)
    return Difference(said, Outcome.DECIDED, resolution.follows or "", taken(found))


def taken(found: FieldStatements) -> str | None:
    """Return what the letter's own record has for the field that is compared, as it is written there, shortly."""
    own = getattr(found.letter, found.field, None)
    if isinstance(own, tuple) and own:
        return "; ".join(value_as_written(step) if isinstance(step, HandingOver) else str(step) for step in own)
    return value_as_written(own) if own else None


def attributed(statements: Iterable[Statement]) -> tuple[Stated, ...]:
    """Return who states what, by value; the same article once for each value and each person it cites."""
    said = {Stated(value_as_written(one.value), str(one.witness.article), one.attested.by) for one in statements}
    return tuple(sorted(said, key=lambda one: (one.value, one.article or "", one.by or "")))


def stated(edition: Edition, letter: str, field: str) -> tuple[Stated, ...]:
    """Return who states what about a field of a letter, whether they conflict or not; nothing without the letter."""
    record = edition.records.get(letter)
    return attributed(statements_about(edition, record, field)) if isinstance(record, Letter) else ()


def questions(edition: Edition, unread: frozenset[str]) -> dict[Subject, Difference]:
    """Return every question: its accounts, its outcome, and the archive's words on that."""
    return {
        (record.id,): Difference(accounts(record), outcome(record), record.resolution or record.open or "")
        for record in edition.of(Question)
        if record.id not in unread
    }


def accounts(question: Question) -> tuple[Stated, ...]:
    """Return the accounts of a question, in the order written."""
    return tuple(Stated(account.states, account.article, account.by) for account in question.accounts)


def outcome(question: Question) -> Outcome:
    """Return what the archive makes of a question."""
    if question.resolution:
        return Outcome.DECIDED
    return Outcome.OPEN if question.open else Outcome.UNDECIDED

"""Two states of the same things compared: what each was, and what it is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from letterbook.evidence.quotations import Verification
from letterbook.reading.edition import Edition

Value = TypeVar("Value")

# What something is called in a report: an id, a file, a page or a name, and what tells its parts apart.
Subject = tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """One of the two states: its edition, its quotations verified, and the ids whose records could not be read."""

    edition: Edition
    verification: Verification
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Turn(Generic[Value]):
    """What something was, and what it is now; None where it was not there, or is there no longer."""

    subject: Subject
    before: Value | None
    after: Value | None


def turns(before: Mapping[Subject, Value], after: Mapping[Subject, Value]) -> tuple[Turn[Value], ...]:
    """Return what differs between two states of the same things, by their subjects."""
    subjects = sorted({*before, *after})
    found = (Turn(subject, before.get(subject), after.get(subject)) for subject in subjects)
    return tuple(turn for turn in found if turn.before != turn.after)


def tally(turns: Iterable[Turn[Value]]) -> Counter[str]:
    """Return how many of some turns are additions, changes and removals."""
    return Counter("added" if turn.before is None else "removed" if turn.after is None else "changed" for turn in turns)

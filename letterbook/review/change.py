"""Two states of the same things compared: what each was, and what it is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from letterbook.reading.edition import Edition
from letterbook.verification.quotations import Verification

Value = TypeVar("Value")

# What something is called in a report: an id, a file, a page or a name, and what tells its parts apart.
Subject = tuple[str, ...]


@dataclass(frozen=True)
class Snapshot:
    """One of the two states: its edition, its quotations verified, and the ids whose records could not be read."""

    edition: Edition
    verification: Verification
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BeforeAfter(Generic[Value]):
    """What something was, and what it is now; None where it was not there, or is there no longer."""

    subject: Subject
    before: Value | None
    after: Value | None


def differing(before: Mapping[Subject, Value], after: Mapping[Subject, Value]) -> tuple[BeforeAfter[Value], ...]:
    """Return what differs between two states of the same things, by their subjects."""
    subjects = sorted({*before, *after})
    found = (BeforeAfter(subject, before.get(subject), after.get(subject)) for subject in subjects)
    return tuple(change for change in found if change.before != change.after)


def count_by_sort(changes: Iterable[BeforeAfter[Value]]) -> Counter[str]:
    """Return how many of some changes are additions, changes and removals."""
    return Counter(
        "added" if change.before is None else "removed" if change.after is None else "changed" for change in changes
    )

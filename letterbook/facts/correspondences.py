"""Correspondences: all letters between the same correspondents, either way: which, when, and with which gaps."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import grouped
from letterbook.records.models import Letter, UnknownCorrespondent
from letterbook.records.models.references import UNKNOWN

# Longer ids of correspondents are cut in an address, and a few characters distinguish them.
LONGEST = 96
FEW = 6

# Letters with a day that it takes to speak of a gap; how much longer than usual one is, and how long at least, in days.
ENOUGH, LONGER, AT_LEAST = 5, 6, 60
# At most so many gaps are shown, the longest ones.
MOST_GAPS = 5


@dataclass(frozen=True)
class Gap:
    """A stretch of time in which no letter is known: the letters before and after it, and its length in days."""

    before: str
    after: str
    days: int


@dataclass(frozen=True)
class Correspondence:
    """The letters between the same correspondents, by id and in date order, and the first and the last day of them.

    `ends` are the correspondents by id; somebody unknown is "unknown".
    """

    id: str
    ends: tuple[str, ...]
    letters: tuple[str, ...]
    first: date | None
    last: date | None
    gaps: tuple[Gap, ...]


@once
def correspondences(edition: Edition) -> Mapping[str, Correspondence]:
    """Return every correspondence by its id, those with most letters first."""
    rows = grouped((ends_of(letter), letter) for letter in edition.letters)
    found: dict[str, Correspondence] = {}
    for ends, letters in sorted(rows.items(), key=lambda row: (-len(row[1]), row[0])):
        id = id_of(ends)
        # Two pairs can give the same words: "a-and-b" with "c", and "a" with "b-and-c".
        id = id if id not in found else f"{id}-{mark_of(ends)}"
        found[id] = correspondence(id, ends, letters)
    return found


@once
def correspondence_of(edition: Edition) -> Mapping[str, str]:
    """Return, by letter, the id of its correspondence."""
    return {letter: one.id for one in correspondences(edition).values() for letter in one.letters}


def correspondence_around(edition: Edition, letter: str) -> str:
    """Return the id of a letter's correspondence, where there are other letters in it; else ""."""
    id = correspondence_of(edition)[letter]
    return id if correspondences(edition)[id].letters != (letter,) else ""


@once
def correspondences_with(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Return, by correspondent, the ids of their correspondences, those with most letters first."""
    return grouped((end, one.id) for one in correspondences(edition).values() for end in one.ends)


def ends_of(letter: Letter) -> tuple[str, ...]:
    """Return the correspondents of a letter, sorted, each once; those unknown are one."""
    ends = (*letter.sender, *letter.recipient) if letter.sender else letter.between
    return tuple(sorted({UNKNOWN if isinstance(end, UnknownCorrespondent) else str(end) for end in ends}))


def id_of(ends: Sequence[str]) -> str:
    """Return the id of a correspondence: "ada-north-and-bela-south"."""
    id = "-and-".join(ends)
    return id if len(id) <= LONGEST else f"{id[:LONGEST].rstrip('-')}-{mark_of(ends)}"


def mark_of(ends: Sequence[str]) -> str:
    """Return a few characters that distinguish a correspondence from others."""
    return hashlib.sha256("\n".join(ends).encode()).hexdigest()[:FEW]


def correspondence(id: str, ends: tuple[str, ...], letters: Sequence[Letter]) -> Correspondence:
    """Return the correspondence of some letters in date order."""
    days = [day for letter in letters if letter.date for day in (letter.date.earliest, letter.date.latest) if day]
    return Correspondence(
        id,
        ends,
        tuple(letter.id for letter in letters),
        min(days, default=None),
        max(days, default=None),
        tuple(gaps_in(letters)),
    )


def gaps_in(letters: Sequence[Letter]) -> Iterator[Gap]:
    """Yield the longest stretches without a letter, in their order: those much longer than is usual among these."""
    dated = [(letter, first, last) for letter in letters for first, last in days_of(letter)]
    if len(dated) < ENOUGH:
        return
    found = [Gap(before.id, after.id, (begin - end).days) for (before, _, end), (after, begin, _) in pairwise(dated)]
    least = max(AT_LEAST, LONGER * median(gap.days for gap in found))
    longest = sorted((gap for gap in found if gap.days >= least), key=lambda gap: -gap.days)[:MOST_GAPS]
    yield from (gap for gap in found if gap in longest)


def days_of(letter: Letter) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of a letter, if both are known."""
    if letter.date and letter.date.earliest and letter.date.latest:
        yield letter.date.earliest, letter.date.latest

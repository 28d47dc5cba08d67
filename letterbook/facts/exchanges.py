"""A letter among those between the same correspondents: as much of the exchange as a drawing of it needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from letterbook.facts.existence import HowKnown, how_known
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import Correspondents
from letterbook.records.models import Letter

# Of an exchange of so many letters all are shown; of a longer one, so many before and after the letter itself.
MOST, NEIGHBOURS = 150, 10

NOT_ATTESTED = frozenset({HowKnown.CLAIMED, HowKnown.INFERRED})


@dataclass(frozen=True)
class Mark:
    """A letter as a drawing of an exchange shows it: which way it went, and when; no sender where that is not known.

    `first` and `last` are the days between which it can have been written, of an open date both its known end.
    """

    letter: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    first: date | None
    last: date | None
    is_exact: bool
    is_attested: bool

    @property
    def middle(self) -> date | None:
        """The day in the middle of those on which it can have been written."""
        return self.first + (self.last - self.first) // 2 if self.first and self.last else None


@dataclass(frozen=True)
class Exchange:
    """The letters around one between the same correspondents, itself among them, in date order.

    `is_whole` says whether those are all letters of the exchange.
    """

    correspondents: Correspondents
    marks: tuple[Mark, ...]
    is_whole: bool


def exchange_around(edition: Edition, letter: Letter) -> Exchange:
    """Return the exchange that a letter is part of, as far as it is shown."""
    short = short_exchanges(edition).get(frozenset(letter.correspondents))
    return short or neighbourhoods(edition)[letter.id]


@once
def short_exchanges(edition: Edition) -> Mapping[Correspondents, Exchange]:
    """Return, by correspondents, each exchange that is shown whole: one value for all of its letters."""
    rows = edition.indexes.exchanges.items()
    return {ends: Exchange(ends, marks_of(row), True) for ends, row in rows if len(row) <= MOST}


@once
def neighbourhoods(edition: Edition) -> Mapping[str, Exchange]:
    """Return, by letter of an exchange that is not shown whole, the letters around it."""
    long = ((ends, marks_of(row)) for ends, row in edition.indexes.exchanges.items() if len(row) > MOST)
    return {
        mark.letter: Exchange(ends, marks[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1], False)
        for ends, marks in long
        for place, mark in enumerate(marks)
    }


def marks_of(letters: Iterable[Letter]) -> tuple[Mark, ...]:
    """Return some letters as a drawing shows them."""
    return tuple(mark_of(letter) for letter in letters)


def mark_of(letter: Letter) -> Mark:
    """Return a letter as a drawing shows it."""
    first, last = (letter.date.earliest, letter.date.latest) if letter.date else (None, None)
    is_exact = letter.date is not None and letter.date.is_exact
    return Mark(letter.id, letter.sender, letter.recipient, first or last, last or first, is_exact, is_attested(letter))


def is_attested(letter: Letter) -> bool:
    """Whether some article gives or mentions the letter as one that exists."""
    return how_known(letter) not in NOT_ATTESTED

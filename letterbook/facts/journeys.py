"""Who was where: the stops that records give for people and letters, and the journeys that follow from them.

No record says where a journey began. So a journey only means that the records have a person or letter at one place,
and next at another. What lay between is not known.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event, HandingOver, Letter, Person


@dataclass(frozen=True)
class Stop:
    """A person or letter at a place over some days, as records have it: events, or handings over of letters."""

    who: str
    # None where the record names several places: it does not say which of them came first.
    place: str | None
    records: tuple[str, ...]
    # As the record writes them, and the days that they can mean.
    begun: LetterDate
    finished: LetterDate | None
    first: date
    last: date

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return (self.first, self.last)

    def is_at_odds_with(self, other: "Stop") -> bool:
        """Whether both may have been on one day at different places, so that their order is not known."""
        is_apart = self.last < other.first or other.last < self.first
        return not is_apart and self.place != other.place


@dataclass(frozen=True)
class Journey:
    """A person or letter at one place, and at another the next time that the records have it."""

    start: Stop
    end: Stop

    @property
    def places(self) -> frozenset[str]:
        """The two places, either way."""
        return frozenset(stop.place for stop in (self.start, self.end) if stop.place)


def journeys(edition: Edition) -> tuple[Journey, ...]:
    """Return every journey that follows from the records, in the order of arrival, then of the traveller."""
    rows: dict[str, list[Stop]] = defaultdict(list)
    # Events are yielded before letters, and stay so where the days are the same.
    for stop in sorted(stops(edition), key=lambda stop: stop.days):
        add(rows[stop.who], stop)
    found = [journey for row in rows.values() for journey in between(row)]
    return tuple(sorted(found, key=lambda journey: (journey.end.days, journey.start.who)))


def add(row: list[Stop], stop: Stop) -> None:
    """Add a stop to those of its traveller; one of the same place and days becomes one with the last."""
    if row and row[-1].place == stop.place and row[-1].days == stop.days:
        row[-1] = replace(row[-1], records=tuple(dict.fromkeys([*row[-1].records, *stop.records])))
    else:
        row.append(stop)


def between(row: list[Stop]) -> Iterator[Journey]:
    """Yield the journeys between the stops of one traveller, in order; none to or from a stop at odds with another."""
    clear = {stop for stop in row if stop.place and not any(stop.is_at_odds_with(other) for other in row)}
    for start, end in pairwise(row):
        if {start, end} <= clear and start.place != end.place:
            yield Journey(start, end)


def stops(edition: Edition) -> Iterator[Stop]:
    """Yield where the records have people and letters on days that are known."""
    for event in edition.of(Event):
        for who in event.participants:
            if isinstance(edition.records[who], Person) and event.place:
                yield from stop(who, event.place, event.id, event.date, event.finished)
    for letter in edition.of(Letter):
        for handing in letter.handed_over:
            for traveller in (letter.id, *people(edition, handing)):
                yield from stop(traveller, (handing.place,) if handing.place else (), letter.id, handing.date)


def people(edition: Edition, handing: HandingOver) -> list[str]:
    """Return the people who gave and took a letter."""
    return [id for id in (handing.by, handing.to) if id and isinstance(edition.records[id], Person)]


def stop(
    who: str, places: tuple[str, ...], record: str, when: LetterDate | None, finished: LetterDate | None = None
) -> Iterator[Stop]:
    """Yield a stop, where both the place and the days are known."""
    if when and places and when.begin and (finished or when).end:
        first, last = when.bounds[0], (finished or when).bounds[1]
        yield Stop(who, places[0] if len(places) == 1 else None, (record,), when, finished, first, last)

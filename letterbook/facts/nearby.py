"""What is dated around the same days as a letter."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.days import EARLIEST, from_ordinal
from letterbook.records.models import Event, Letter

# How near in time something counts as happening "around the same days", and how closely it must be dated: if
# only a season or a year is known, nothing can be called near. In days.
NEAR, CLOSELY = 7, 31

# How many are listed: more would be a list of the month.
MOST = 24

Dated = Letter | Event
Days = tuple[date, date]


@dataclass(frozen=True)
class Nearby:
    """The letters and events around the same days as a letter, in date order, and how many more there are."""

    records: tuple[Dated, ...]
    left_out: int


@once
def same_days(edition: Edition) -> Mapping[str, Nearby]:
    """Return, by letter, what is dated within seven days of it; the nearest, where they are many."""
    return {letter.id: nearby(edition, letter) for letter in edition.letters}


def nearby(edition: Edition, letter: Letter) -> Nearby:
    """Return what is dated within seven days of one letter; its page looks it up in `same_days`."""
    days = close_days(letter.date)
    if days is None:
        return Nearby((), 0)
    found = [(apart(days, other), other, record) for other, record in around(edition, days) if record.id != letter.id]
    near = sorted((one for one in found if one[0] <= NEAR), key=lambda one: (one[0], one[1][0], one[2].id))
    chosen = sorted(near[:MOST], key=lambda one: (one[2].date.sort_day if one[2].date else date.max, one[2].id))
    return Nearby(tuple(record for _, _, record in chosen), max(0, len(near) - MOST))


def around(edition: Edition, days: Days) -> tuple[tuple[Days, Dated], ...]:
    """Return what begins so near to some days that it may be near to them."""
    dated = closely_dated(edition)
    begins = first_days(edition)
    low = bisect_left(begins, earlier(days[0], NEAR + CLOSELY))
    return dated[low : bisect_right(begins, later(days[1], NEAR))]


@once
def closely_dated(edition: Edition) -> tuple[tuple[Days, Dated], ...]:
    """Return every letter and event that is dated to a month at least, with its days, by the first of them."""
    records: list[Dated] = [*edition.letters, *edition.of(Event)]
    found = [(days, record) for record in records if (days := close_days(record.date))]
    return tuple(sorted(found, key=lambda one: (one[0], one[1].id)))


@once
def first_days(edition: Edition) -> tuple[date, ...]:
    """Return the first day of each of those, in their order."""
    return tuple(days[0] for days, _ in closely_dated(edition))


def close_days(written: LetterDate | None) -> Days | None:
    """Return the first and the last day that a date can mean; None of a vague one. An open end does not stretch."""
    first, last = (written.earliest, written.latest) if written else (None, None)
    begin, end = first or last, last or first
    return (begin, end) if begin and end and (end - begin).days < CLOSELY else None


def apart(one: Days, other: Days) -> int:
    """Return how many days lie between two stretches of days; 0 where they touch."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def earlier(day: date, days: int) -> date:
    """Return the day so many days before one, or the first of the calendar."""
    return from_ordinal(max(day.toordinal() - days, EARLIEST.toordinal()))


def later(day: date, days: int) -> date:
    """Return the day so many days after one, or the last of the calendar."""
    return day + timedelta(days=min(days, date.max.toordinal() - day.toordinal()))

"""What the drawings show: from the letters of an edition to lanes, rows and marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from letterbook.facts.exchanges import MOST, Exchange, Mark, is_attested, marks_of
from letterbook.facts.existence import publicity
from letterbook.pages.distinct import names
from letterbook.pages.drawings.density import Density, Stream, density
from letterbook.pages.drawings.strip import LARGE, WIDTH, Pole, Tick, Way, strip
from letterbook.pages.drawings.timeline import Flag, Lane, Row, timeline
from letterbook.pages.wording import letter_day_shortly, way_in_words
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import Correspondents, grouped
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event, Letter

# The home page has room for a wider strip than a letter's page has beside its facts.
WIDE = 840

# What has a direction.
Sent = TypeVar("Sent", Letter, Mark)

# A direction with fewer letters than these shares the last lane of the timeline with others.
OWN_LANE = 3


def main_exchange(edition: Edition) -> tuple[Letter, ...]:
    """Return the letters between the two correspondents who exchanged most, in date order."""
    return max(edition.indexes.exchanges.values(), key=len, default=())


def main_strip(edition: Edition) -> str:
    """Return the strip of the main exchange, one lane a direction; of many letters, how many there are at each time."""
    letters = main_exchange(edition)
    if len(letters) > MOST:
        whole = densities(edition).get(frozenset(letters[0].correspondents))
        return density(whole.title, whole.streams, WIDE).drawn() if whole else ""
    title = "The exchange, and the meetings of its two correspondents; the timeline gives the same information"
    return strip(title, ways(edition, marks_of(letters)), WIDE, meetings(edition, letters), LARGE)


def meetings(edition: Edition, letters: Sequence[Letter]) -> list[Pole]:
    """Return the dated events in which all correspondents of an exchange took part, in their order."""
    ends = frozenset(letters[0].correspondents) if letters else frozenset()
    found = [
        Pole(event.date.sort_day, names(edition)[event.id])
        for event in edition.of(Event)
        if event.date and ends and ends <= set(event.participants)
    ]
    return sorted(found, key=lambda pole: (pole.day, pole.label))


def letter_strip(edition: Edition, exchange: Exchange, here: str) -> str:
    """Return the strip of the exchange of a letter, which is marked in it.

    Of more letters than can be told apart it shows how many there are at each time, and the letters around this one.
    """
    marked = ways(edition, exchange.marks, here)
    if exchange.is_whole:
        return strip("The exchange, letter by letter; links lead to the letters before and after", marked)
    whole = densities(edition).get(exchange.correspondents)
    if whole is None:
        return ""
    (mark,) = (one for one in exchange.marks if one.letter == here)
    title = "The letters around this one; links lead to the letters before and after"
    return f"{whole.drawn(marked_at(edition, whole, mark))}\n\n{strip(title, marked)}"


def marked_at(edition: Edition, whole: Density, here: Mark) -> tuple[int, date] | None:
    """Return the lane and the day of a letter in the drawing of its exchange; None where it has no day."""
    lanes = [stream.title for stream in whole.streams]
    return (lanes.index(way_of(edition, here)), here.middle) if here.middle else None


@once
def densities(edition: Edition) -> Mapping[Correspondents, Density]:
    """Return, by correspondents, the drawing of each exchange of many letters."""
    title = "The exchange; a higher column means more letters; the table of letters gives the same information"
    crowded = {ends: letters for ends, letters in edition.indexes.exchanges.items() if len(letters) > MOST}
    drawings = {ends: density(title, streams(edition, marks_of(row)), WIDTH) for ends, row in crowded.items()}
    # `density` leaves out streams without a day.
    return {ends: drawing for ends, drawing in drawings.items() if drawing.streams}


def streams(edition: Edition, marks: Sequence[Mark]) -> list[Stream]:
    """Return the days of the letters each way, the way with most letters first."""
    return [
        Stream(title, tuple(mark.middle for mark in found if mark.middle)) for title, found in by_way(edition, marks)
    ]


def ways(edition: Edition, marks: Sequence[Mark], here: str = "") -> list[Way]:
    """Return some letters by direction, with their marks, the direction with most letters first."""
    return [Way(title, tuple(ticks(found, here))) for title, found in by_way(edition, marks)]


def by_way(edition: Edition, letters: Iterable[Sent]) -> list[tuple[str, tuple[Sent, ...]]]:
    """Return some letters by direction, as its lane is called, the direction with most letters first."""
    found = grouped((way_of(edition, letter), letter) for letter in letters)
    return sorted(found.items(), key=lambda way: (-len(way[1]), way[0]))


def way_of(edition: Edition, letter: Letter | Mark) -> str:
    """Return the direction of a letter, as a lane is called."""
    return way_in_words(edition, letter.sender, letter.recipient) if letter.sender else "Direction not known"


def ticks(marks: Iterable[Mark], here: str) -> Iterator[Tick]:
    """Yield the mark of each letter that has a date, however uncertain."""
    for mark in marks:
        if mark.first and mark.last:
            yield Tick(mark.first, mark.last, mark.is_exact, mark.is_attested, mark.letter == here)


def bounds(day: LetterDate | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date can mean; None for an open end."""
    return (day.earliest, day.latest) if day else (None, None)


def drawn_timeline(edition: Edition, letters: Sequence[Letter], events: Iterable[Event]) -> str:
    """Return the drawing of letters and dated events, and of the days on which the letters became public."""
    flags = sorted(
        (Flag(names(edition)[event.id], event.date.sort_day) for event in events if event.date),
        key=lambda flag: (flag.day, flag.label),
    )
    return timeline("Timeline; the list below gives the same information", list(lanes(edition, letters)), flags)


def lanes(edition: Edition, letters: Sequence[Letter]) -> Iterator[Lane]:
    """Yield a lane for each direction with several letters, one for the others, and one for those without a date."""
    dated = [letter for letter in letters if letter.date]
    own = [
        (way, found)
        for way, found in by_way(edition, (letter for letter in dated if letter.sender))
        if len(found) >= OWN_LANE
    ]
    for way, found in own:
        yield Lane(way, tuple(drawn_row(edition, letter) for letter in found))
    in_own = {letter.id for _, found in own for letter in found}
    others = [letter for letter in dated if letter.id not in in_own]
    undated = [letter for letter in letters if not letter.date]
    for title, some in (("Other letters, and those of unknown direction", others), ("Undated", undated)):
        if some:
            yield Lane(title, tuple(drawn_row(edition, letter, way_of(edition, letter)) for letter in some))


def drawn_row(edition: Edition, letter: Letter, beside: str = "") -> Row:
    """Return a letter's row."""
    first, last = bounds(letter.date)
    public = publicity(edition)[letter.id]
    known, quoted = public.known, public.readable
    return Row(
        letter_day_shortly(letter),
        first,
        last,
        public_by(known.published) if known else None,
        public_by(quoted.published) if quoted else None,
        is_attested(letter),
        beside,
    )


def public_by(published: LetterDate) -> date | None:
    """Return the day by which an article had certainly appeared, or the first on which it can have."""
    return published.latest or published.earliest

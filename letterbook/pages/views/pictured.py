"""What the drawings show: from the letters of an edition to lanes, rows and marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from letterbook.evidence.existence import HowKnown, how_known, known_since, readable_since
from letterbook.pages.distinct import names
from letterbook.pages.drawings.density import Density, Stream, density
from letterbook.pages.drawings.strip import WIDTH, Tick, Way, strip
from letterbook.pages.drawings.timeline import Flag, Lane, Row, timeline
from letterbook.pages.wording import correspondents, letter_day_shortly
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import grouped
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event, Letter

# The home page has room for a wider strip than a letter's page has beside its facts.
WIDE = 620

# Of so many letters each has a mark of its own; where there are more, so many before and after one have.
MOST, NEIGHBOURS = 150, 10

NOT_ATTESTED = frozenset({HowKnown.CLAIMED, HowKnown.INFERRED})

# A direction with fewer letters than these shares the last lane of the timeline with others.
OWN_LANE = 3


def main_exchange(edition: Edition) -> tuple[Letter, ...]:
    """Return the letters between the two correspondents who exchanged most, in date order."""
    return max(edition.indexes.exchanges.values(), key=len, default=())


def exchange_strip(edition: Edition, letters: Sequence[Letter], here: Letter | None = None) -> str:
    """Return the strip of some letters, one lane a direction; `here` is the letter the page is about.

    Of more letters than can be told apart it shows how many there are at each time, and the letters around this one.
    """
    if len(letters) > MOST:
        return crowded_strip(edition, letters, here)
    title = "The exchange, letter by letter; the links before and after lead through it in words"
    if here is None:
        return strip("The exchange; the table of letters says the same", ways(edition, letters), WIDE)
    return strip(title, ways(edition, letters, here))


def crowded_strip(edition: Edition, letters: Sequence[Letter], here: Letter | None) -> str:
    """Return the drawing of an exchange of many letters, and of the neighbourhood of one of them."""
    whole = densities(edition).get(frozenset(letters[0].correspondents))
    if whole is None:
        return ""
    if here is None:
        return density(whole.title, whole.streams, WIDE).drawn()
    place = edition.indexes.places[here.id]
    around = letters[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
    title = "The letters around this one; the links before and after lead through them in words"
    return f"{whole.drawn(marked_at(edition, whole, here))}\n\n{strip(title, ways(edition, around, here))}"


def marked_at(edition: Edition, whole: Density, here: Letter) -> tuple[int, date] | None:
    """Return the lane and the day of a letter in the drawing of its exchange; None where it has no day."""
    lanes = [stream.title for stream in whole.streams]
    day = middle(here)
    return (lanes.index(way_of(edition, here)), day) if day else None


@once
def densities(edition: Edition) -> Mapping[frozenset[str], Density]:
    """Return, by correspondents, the drawing of each exchange of many letters."""
    title = "The exchange, as many letters at each time as a column is high; the table of letters says the same"
    return {
        ends: density(title, list(streams(edition, letters)), WIDTH)
        for ends, letters in edition.indexes.exchanges.items()
        if len(letters) > MOST and any(middle(letter) for letter in letters)
    }


def streams(edition: Edition, letters: Sequence[Letter]) -> Iterator[Stream]:
    """Yield the days of the letters each way, the way with most letters first."""
    for title, found in by_way(edition, letters):
        yield Stream(title, tuple(day for letter in found if (day := middle(letter))))


def middle(letter: Letter) -> date | None:
    """Return the day in the middle of those on which a letter can have been written."""
    first, last = bounds(letter.date)
    begin, end = first or last, last or first
    return begin + (end - begin) // 2 if begin and end else None


def ways(edition: Edition, letters: Iterable[Letter], here: Letter | None = None) -> list[Way]:
    """Return some letters by direction, with their marks, the direction with most letters first."""
    return [Way(title, tuple(ticks(found, here))) for title, found in by_way(edition, letters)]


def by_way(edition: Edition, letters: Iterable[Letter]) -> list[tuple[str, tuple[Letter, ...]]]:
    """Return some letters by direction, as its lane is called, the direction with most letters first."""
    found = grouped((way_of(edition, letter), letter) for letter in letters)
    return sorted(found.items(), key=lambda way: (-len(way[1]), way[0]))


def way_of(edition: Edition, letter: Letter) -> str:
    """Return the direction of a letter, as a lane is called."""
    return correspondents(edition, letter) if letter.sender else "Direction not known"


def ticks(letters: Iterable[Letter], here: Letter | None) -> Iterator[Tick]:
    """Yield the mark of each letter that has a date, however uncertain."""
    for letter in letters:
        first, last = bounds(letter.date)
        if first or last:
            begin, end = first or last, last or first
            assert begin and end
            exact = letter.date is not None and letter.date.is_exact
            yield Tick(begin, end, exact, is_attested(letter), here is not None and letter.id == here.id)


def bounds(day: LetterDate | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date can mean; None for an open end."""
    return (day.earliest, day.latest) if day else (None, None)


def is_attested(letter: Letter) -> bool:
    """Whether some article gives or mentions the letter as one that exists."""
    return how_known(letter) not in NOT_ATTESTED


def drawn_timeline(edition: Edition, letters: Sequence[Letter], events: Iterable[Event]) -> str:
    """Return the drawing of letters and dated events, and of the days on which the letters became public."""
    flags = sorted(
        (Flag(names(edition)[event.id], event.date.sort_day) for event in events if event.date),
        key=lambda flag: (flag.day, flag.label),
    )
    return timeline("Timeline; the list below says the same", list(lanes(edition, letters)), flags)


def lanes(edition: Edition, letters: Sequence[Letter]) -> Iterator[Lane]:
    """Yield a lane for each direction with several letters, one for the others, and one for those without a date."""
    dated = [letter for letter in letters if letter.date]
    own = [
        (way, found)
        for way, found in by_way(edition, (letter for letter in dated if letter.sender))
        if len(found) >= OWN_LANE
    ]
    for way, found in own:
        yield Lane(way, tuple(row(edition, letter) for letter in found))
    in_own = {letter.id for _, found in own for letter in found}
    others = [letter for letter in dated if letter.id not in in_own]
    undated = [letter for letter in letters if not letter.date]
    for title, some in (("Other letters, and those of unknown direction", others), ("Undated", undated)):
        if some:
            yield Lane(title, tuple(row(edition, letter, way_of(edition, letter)) for letter in some))


def row(edition: Edition, letter: Letter, beside: str = "") -> Row:
    """Return a letter's row."""
    first, last = bounds(letter.date)
    known, quoted = known_since(letter, edition), readable_since(letter, edition)
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

"""What the drawings show: from the letters of an edition to lanes, rows and marks."""

from collections.abc import Iterable, Iterator
from datetime import date

from letterbook.evidence.existence import HowKnown, how_known, known_since, readable_since
from letterbook.pages.distinct import names
from letterbook.pages.drawings.strip import Tick, Way, strip
from letterbook.pages.drawings.timeline import Flag, Lane, Row, timeline
from letterbook.pages.wording import correspondents, letter_day_shortly
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event, Letter

# The home page has room for a wider strip than a letter's page has beside its facts.
WIDE = 620

NOT_ATTESTED = frozenset({HowKnown.CLAIMED, HowKnown.INFERRED})

# A direction with fewer letters than these shares the last lane of the timeline with others.
OWN_LANE = 3


def main_exchange(edition: Edition) -> tuple[Letter, ...]:
    """Return the letters between the two correspondents who exchanged most, in date order."""
    return max(edition.indexes.exchanges.values(), key=len, default=())


def exchange_strip(edition: Edition, letters: Iterable[Letter], here: Letter | None = None) -> str:
    """Return the strip of some letters, one lane a direction; `here` is the letter the page is about."""
    by_way: dict[str, list[Letter]] = {}
    for letter in letters:
        by_way.setdefault(way_of(edition, letter), []).append(letter)
    ways = [Way(title, tuple(ticks(found, here))) for title, found in sorted(by_way.items(), key=size)]
    title = "The exchange, letter by letter; the links before and after lead through it in words"
    return strip(title, ways) if here else strip("The exchange; the table of letters says the same", ways, WIDE)


def size(way: tuple[str, list[Letter]]) -> tuple[int, str]:
    """Return the sort key of a direction: the one with most letters first."""
    return (-len(way[1]), way[0])


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
            yield Tick(begin, end, exact, is_attested(letter), letter == here)


def bounds(day: LetterDate | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date can mean; None for an open end."""
    return (day.earliest, day.latest) if day else (None, None)


def is_attested(letter: Letter) -> bool:
    """Whether some article gives or mentions the letter as one that exists."""
    return how_known(letter) not in NOT_ATTESTED


def drawn_timeline(edition: Edition) -> str:
    """Return the drawing of all letters and events, and of the days on which each letter became public."""
    flags = sorted(
        (Flag(names(edition)[event.id], event.date.sort_day) for event in edition.of(Event) if event.date),
        key=lambda flag: (flag.day, flag.label),
    )
    return timeline("Timeline; the list below says the same", list(lanes(edition)), flags)


def lanes(edition: Edition) -> Iterator[Lane]:
    """Yield a lane for each direction with several letters, one for the others, and one for those without a date."""
    dated = [letter for letter in edition.letters if letter.date]
    ways: dict[str, list[Letter]] = {}
    for letter in dated:
        ways.setdefault(way_of(edition, letter) if letter.sender else "", []).append(letter)
    own = {way: found for way, found in ways.items() if way and len(found) >= OWN_LANE}
    for way, found in sorted(own.items(), key=size):
        yield Lane(way, tuple(row(edition, letter) for letter in found))
    others = [letter for letter in dated if not letter.sender or way_of(edition, letter) not in own]
    undated = [letter for letter in edition.letters if not letter.date]
    for title, letters in (("Other letters, and those of unknown direction", others), ("Undated", undated)):
        if letters:
            yield Lane(title, tuple(row(edition, letter, way_of(edition, letter)) for letter in letters))


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

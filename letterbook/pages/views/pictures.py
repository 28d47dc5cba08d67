"""The collection in pictures: letters over time, how they are known, how many origins they rest on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.origins import origins_behind
from letterbook.pages import markup
from letterbook.pages.drawings.bars import bars, columns, is_crowded
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.periods import Periods, by_period
from letterbook.pages.wording import capitalised, count, number_range
from letterbook.reading.history import last_change

# As many letters that are not in a drawing are listed.
MOST_LISTED = 100


@dataclass(frozen=True)
class PicturesView(View):
    """The page of drawings, each with its numbers."""

    template: ClassVar[str] = "pictures.md.j2"

    period: str
    periods: str
    period_numbers: str
    is_crowded: bool
    unplaced: str
    rungs: str
    rung_numbers: str
    origins: str
    origin_numbers: str


def pictures_view(pen: Pen) -> PicturesView:
    """Return the page of drawings."""
    periods = by_period(pen.edition)
    each = f"{periods.called} by {periods.called}"
    named = [(periods.label(serial), *numbers) for serial, numbers in periods.numbers.items()]
    rungs = by_rung(pen)
    origins = by_origins(pen)
    return PicturesView(
        page=pen.page,
        front_matter=front_matter(
            f"Letters {each} in each direction, how they are known, and from how many origins.",
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "The collection in pictures"),
        period=periods.called,
        periods=columns(f"Letters by {periods.called}; the table below has the numbers", periods.ways, named)
        if named
        else "",
        period_numbers=period_table(periods),
        is_crowded=is_crowded(named),
        unplaced=markup.bullets(unplaced(pen, periods)),
        rungs=bars("How letters are known; the table below has the numbers", rungs),
        rung_numbers=number_table("How known", rungs),
        origins=bars("Letters by number of origins; the table below has the numbers", origins),
        origin_numbers=number_table("Origins", origins),
    )


def unplaced(pen: Pen, periods: Periods) -> Iterator[str]:
    """Yield the letters that are not in the drawing; of many the first, and how many more there are."""
    yield from (pen.to(letter.id) for letter in periods.unplaced[:MOST_LISTED])
    if len(periods.unplaced) > MOST_LISTED:
        yield pen.to_index("letters", f"{len(periods.unplaced) - MOST_LISTED:,} more among all letters")


def period_table(periods: Periods) -> str:
    """Return the numbers of letters by period as a table; periods without letters are left out."""
    rows = [
        [capitalised(periods.in_words(serial)), str(up), str(down)]
        for serial, (up, down) in periods.numbers.items()
        if up or down
    ]
    head = [capitalised(periods.called), *(markup.escape(way) for way in periods.ways)]
    # Numbers leave room for all columns on any screen.
    return markup.division("numbers", markup.table(head, rows)) if rows else ""


def by_rung(pen: Pen) -> list[tuple[str, int]]:
    """Return how many letters are known in each way, the best first."""
    numbers = Counter(how_known(letter) for letter in pen.edition.letters)
    return [(capitalised(rung.value), numbers[rung]) for rung in HowKnown]


def by_origins(pen: Pen) -> list[tuple[str, int]]:
    """Return how many letters rest on how many origins, a number that may be a range."""
    edition = pen.edition
    behind = [origins_behind(edition, (one.article for one in letter.witnesses)) for letter in edition.letters]
    numbers = Counter((origins.low, origins.high) for origins in behind)
    return [
        (f"{number_range(low, high)} {'origin' if high == 1 else 'origins'}", numbers[low, high])
        for low, high in sorted(numbers)
    ]


def number_table(head: str, numbers: list[tuple[str, int]]) -> str:
    """Return some numbers of letters as a table, with their sum."""
    rows = [[markup.escape(label), str(number)] for label, number in numbers]
    total = capitalised(count(sum(number for _, number in numbers), "letter"))
    return markup.table([head, "Letters"], [*rows, [f"**{total}**", f"**{sum(n for _, n in numbers)}**"]])

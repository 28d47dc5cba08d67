"""The collection in pictures: letters month by month, how they are known, how many origins they rest on."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from letterbook.evidence.existence import HowKnown, how_known
from letterbook.pages import markup
from letterbook.pages.drawings.bars import bars, columns
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.pictured import main_exchange, way_of
from letterbook.pages.wording import MONTHS, capitalised, count, number_range
from letterbook.reading.history import last_change
from letterbook.records.models import Letter


@dataclass(frozen=True)
class PicturesView(View):
    """The page of drawings, each with its numbers."""

    template: ClassVar[str] = "pictures.md.j2"

    months: str
    month_numbers: str
    unplaced: str
    rungs: str
    rung_numbers: str
    origins: str
    origin_numbers: str


def pictures_view(pen: Pen) -> PicturesView:
    """Return the page of drawings."""
    ways, months, unplaced = by_month(pen)
    named = [(f"{MONTHS[month - 1][:3]} {year % 100:02}", *numbers) for (year, month), numbers in months.items()]
    rungs = by_rung(pen)
    origins = by_origins(pen)
    return PicturesView(
        page=pen.page,
        front_matter=front_matter(
            "Letters month by month and each way, how they are known, and from how many origins.",
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "The collection in pictures"),
        months=columns("Letters by month; the table below has the numbers", ways, named) if named else "",
        month_numbers=month_table(ways, months),
        unplaced=markup.bullets(pen.to(letter.id) for letter in unplaced),
        rungs=bars("How letters are known; the table below has the numbers", rungs),
        rung_numbers=number_table("How known", rungs),
        origins=bars("Letters by number of origins; the table below has the numbers", origins),
        origin_numbers=number_table("Origins", origins),
    )


def by_month(pen: Pen) -> tuple[tuple[str, str], dict[tuple[int, int], tuple[int, int]], list[Letter]]:
    """Return the two directions of the main exchange, how many letters went each way in each month, and the rest.

    A letter is placed if the month of its writing is known, and who wrote it. Months without any are among them.
    """
    letters = main_exchange(pen.edition)
    placed = {letter.id: month for letter in letters if letter.sender and (month := month_of(letter))}
    ways = [way for way, _ in Counter(way_of(pen.edition, one) for one in letters if one.id in placed).most_common(2)]
    numbers = Counter((placed[one.id], way_of(pen.edition, one)) for one in letters if one.id in placed)
    first, second = [*sorted(ways), "", ""][:2]
    serials = [serial(month) for month in placed.values()]
    row = [divided(number) for number in range(min(serials, default=0), max(serials, default=-1) + 1)]
    months = {month: (numbers[month, first], numbers[month, second]) for month in row}
    return (first, second), months, [letter for letter in letters if letter.id not in placed]


def serial(month: tuple[int, int]) -> int:
    """Return the number of a month, counted from the year 0."""
    return month[0] * 12 + month[1] - 1


def divided(number: int) -> tuple[int, int]:
    """Return the year and the month of a month's number."""
    return number // 12, number % 12 + 1


def month_of(letter: Letter) -> tuple[int, int] | None:
    """Return the year and month in which a letter was written, if both ends of its date lie in one."""
    first: date | None = letter.date.earliest if letter.date else None
    last: date | None = letter.date.latest if letter.date else None
    if first and last and (first.year, first.month) == (last.year, last.month):
        return first.year, first.month
    return None


def month_table(ways: tuple[str, str], months: dict[tuple[int, int], tuple[int, int]]) -> str:
    """Return the numbers of letters by month as a table; months without letters are left out."""
    rows = [
        [f"{MONTHS[month - 1]} {year}", str(up), str(down)]
        for (year, month), (up, down) in months.items()
        if up or down
    ]
    return markup.table(["Month", *(markup.escape(way) for way in ways)], rows) if rows else ""


def by_rung(pen: Pen) -> list[tuple[str, int]]:
    """Return how many letters are known in each way, the best first."""
    numbers = Counter(how_known(letter) for letter in pen.edition.letters)
    return [(capitalised(rung.value), numbers[rung]) for rung in HowKnown]


def by_origins(pen: Pen) -> list[tuple[str, int]]:
    """Return how many letters rest on how many origins, a number that may be a range."""
    behind = [pen.origins.behind(witness.article for witness in letter.witnesses) for letter in pen.edition.letters]
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

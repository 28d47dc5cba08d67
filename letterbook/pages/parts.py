"""Long lists in parts, each a page with an address of its own that does not change when others grow.

A list that fits on one page stays there. A longer one is split by year, a list of names by the letter they are filed
under; what is still too long, in numbered pieces, of which the first keeps the address. What fits is measured in
bytes of Markdown, weighed before anything is written (`weights.py`).
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Generic, TypeVar

from letterbook.records.days import year_in_words, year_slug

Item = TypeVar("Item")

# What a list may weigh on one page, in bytes; with what stands around it, no page is above 150,000.
MOST = 142_000

# A list whose weight by estimate is above so many times MOST does not fit, without being written to see.
SURELY = 4

# Of several lists on one page, one that weighs less stays there, even if the others move.
ROOM = 14_000

# Under as many years a list is split at most; where there are more, by decades, and so on.
MOST_YEARS = 200

UNDATED, OTHER = "undated", "other"


@dataclass(frozen=True)
class Entry:
    """What the contents of a list say of a part: its address, what it is called, how many items it has."""

    path: str
    title: str
    number: int


@dataclass(frozen=True)
class Part(Generic[Item]):
    """What stands on one page of a list: the items on a part's page; on the list's own, all items or the contents.

    `path` is the page, relative to `docs/`; `title` distinguishes the part from others; "" on the page of the list.
    """

    path: str
    title: str = ""
    items: tuple[Item, ...] = ()
    contents: tuple[Entry, ...] = ()
    before: Entry | None = None
    after: Entry | None = None


# The pages of a list, by path; the first is that of the list itself.
Parts = Mapping[str, Part[Item]]

# What groups the items of a list that is too long.
Split = Callable[[Sequence[Any]], Iterable["Group[Any]"]]

# What makes Markdown of items, as the page of the list has it.
Written = Callable[[Sequence[Item]], str]


@dataclass(frozen=True)
class Group(Generic[Item]):
    """Items that belong together: how the group is called in an address and in words."""

    slug: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Long(Generic[Item]):
    """A list that may be long: its page, the folder of its parts, and what each of its items weighs in bytes.

    `around` is what else the page of the list would weigh if all of it stood there, such as a drawing of it;
    `number` says how many things some items are, where an item is not one.
    """

    page: str
    below: str
    items: tuple[Item, ...]
    weigh: Callable[[Item], int]
    around: int = 0
    number: Callable[[Sequence[Item]], int] = len

    def laid_out(
        self, split: Callable[[Sequence[Item]], Iterable[Group[Item]]], written: Written[Item] | None = None
    ) -> Parts[Item]:
        """Return the pages of the list: one where it fits, else its contents and those of its parts.

        Where the estimate leaves open whether it fits, the list is written to see, if it can be.
        """
        if self.fits(written):
            return self.as_one()
        return self.in_parts(split(self.items))

    def as_one(self) -> Parts[Item]:
        """Return the list as it stands on one page."""
        return {self.page: Part(self.page, items=self.items)}

    def in_parts(self, groups: Iterable[Group[Item]]) -> Parts[Item]:
        """Return the contents of the list and the pages of its parts, by path."""
        found = [piece for group in groups for piece in pieces(group, self.weigh)]
        entries = [Entry(f"{self.below}/{piece.slug}.md", piece.title, self.number(piece.items)) for piece in found]
        around = zip((None, *entries[:-1]), (*entries[1:], None), strict=True)
        parts = {
            entry.path: Part(entry.path, entry.title, piece.items, before=before, after=after)
            for entry, piece, (before, after) in zip(entries, found, around, strict=True)
        }
        return {self.page: Part(self.page, contents=tuple(entries)), **parts}

    def fits(self, written: Written[Item] | None) -> bool:
        """Whether the list fits on one page."""
        total = self.around + sum(map(self.weigh, self.items))
        if written is None or not MOST < total <= SURELY * MOST:
            return total <= MOST
        return len(written(self.items).encode()) <= MOST


def laid_out_together(
    lists: Sequence[tuple[Long[Any], Split]], written: Callable[[], str] | None = None, around: int = 0
) -> tuple[Parts[Any], ...]:
    """Return the pages of several lists that share a page, with how each is split.

    All stay where the page fits, which is written to see where the estimate leaves it open, if it can be; else the
    short ones stay.
    """
    weights = [sum(map(one.weigh, one.items)) for one, _ in lists]
    total = around + sum(weights)
    if total <= MOST or (written and total <= SURELY * MOST and len(written().encode()) <= MOST):
        return tuple(one.as_one() for one, _ in lists)
    return tuple(
        one.as_one() if weight <= ROOM else one.in_parts(split(one.items))
        for (one, split), weight in zip(lists, weights, strict=True)
    )


def pages_of_items(parts: Parts[Item]) -> Mapping[Item, str]:
    """Return on which page of a list each item stands."""
    return {item: path for path, part in parts.items() for item in part.items}


def by_time(items: Sequence[Item], day_of: Callable[[Item], date | None]) -> Iterator[Group[Item]]:
    """Yield items by year, or by decades or centuries where there are many years, in their own order."""
    hidden = digits_hidden({day.year for item in items if (day := day_of(item))})
    return grouped(items, lambda item: period_of(day_of(item), hidden))


def by_name(items: Sequence[Item], name_of: Callable[[Item], str]) -> Iterator[Group[Item]]:
    """Yield items by the letter of the alphabet that their names are filed under, in their own order."""
    return grouped(items, lambda item: initial_of(name_of(item)))


def by_hundred(items: Sequence[Item], number_of: Callable[[Item], int]) -> Iterator[Group[Item]]:
    """Yield numbered items by hundreds, in the order of these, and within each in their own."""
    ordered = sorted(items, key=lambda item: (number_of(item) - 1) // 100)
    for hundred, found in groupby(ordered, key=lambda item: (number_of(item) - 1) // 100):
        first, last = hundred * 100 + 1, hundred * 100 + 100
        yield Group(f"{first}-to-{last}", f"{first} to {last}", tuple(found))


def grouped(items: Sequence[Item], key: Callable[[Item], tuple[str, str]]) -> Iterator[Group[Item]]:
    """Yield the items of each key together, a key being the slug and the title of a group, in the order of the items.

    A name filed out of the order of its letter joins the others of that letter.
    """
    keys = [key(item) for item in items]
    places = {pair: place for place, pair in reversed([*enumerate(keys)])}
    ordered = sorted(zip(keys, items, strict=True), key=lambda pair: places[pair[0]])
    for (slug, title), found in groupby(ordered, key=lambda pair: pair[0]):
        yield Group(slug, title, tuple(item for _, item in found))


def pieces(group: Group[Item], weigh: Callable[[Item], int]) -> Iterator[Group[Item]]:
    """Yield a group in pieces that fit on a page each; the first keeps its address, the others are numbered."""
    for number, items in enumerate(filled(group.items, weigh), start=1):
        if number == 1:
            yield Group(group.slug, group.title, items)
        else:
            yield Group(f"{group.slug}-part-{number}", f"{group.title}, part {number}", items)


def filled(items: Sequence[Item], weigh: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    """Yield items in rows that weigh at most MOST each, or hold one item that weighs more."""
    row: list[Item] = []
    total = 0
    for item in items:
        weight = weigh(item)
        if row and total + weight > MOST:
            yield tuple(row)
            row, total = [], 0
        row.append(item)
        total += weight
    if row:
        yield tuple(row)


def digits_hidden(years: set[int]) -> int:
    """Return how many digits of the years are left open so that there are few enough periods."""
    return next(
        hidden for hidden in range(5) if hidden == 4 or len({year // 10**hidden for year in years}) <= MOST_YEARS
    )


def period_of(day: date | None, hidden: int = 0) -> tuple[str, str]:
    """Return the slug and title of the year of a day: "1905"; of a decade "190x" and "1900 to 1909"."""
    if day is None:
        return UNDATED, "undated"
    if not hidden:
        return year_slug(day.year), year_in_words(day.year)
    begin = day.year // 10**hidden * 10**hidden
    last = begin + 10**hidden - 1
    if begin < 0:
        return f"{year_slug(begin)}-to-{year_slug(last)}", f"{year_in_words(begin)} to {year_in_words(last)}"
    return f"{day.year:04}"[: 4 - hidden] + "x" * hidden, f"{begin} to {begin + 10**hidden - 1}"


def initial_of(name: str) -> tuple[str, str]:
    """Return the slug and title of the letter that a name is filed under: "É" under "E", "4" and "김" under others.

    An address holds a to z only, so names in other scripts share one part, or its pieces.
    """
    letters = [character for character in unicodedata.normalize("NFKD", name) if character.isalnum()]
    first = letters[0].upper() if letters else ""
    return (first.lower(), first) if first.isascii() and first.isalpha() else (OTHER, "other names")

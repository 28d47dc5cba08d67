"""Long lists in parts, each a page with an address of its own that does not change when others grow.

A list that fits on one page stays there. A longer one is split by year, a list of names by the letter they are filed
under; what is still too long, in numbered pieces, of which the first keeps the address.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

Item = TypeVar("Item")

UNDATED, OTHER = "undated", "other"


@dataclass(frozen=True)
class Part(Generic[Item]):
    """One part of a list: how its page is called in its address and in words, and what stands on it.

    The only part of a short list has no name: it stands on the page of the list itself.
    """

    slug: str
    title: str
    items: tuple[Item, ...]


Parts = tuple[Part[Item], ...]


def by_time(items: Sequence[Item], day_of: Callable[[Item], date | None], most: int) -> Parts[Item]:
    """Return a list in the order of its days as parts of at most `most` items: years, or pieces of those."""
    if len(items) <= most:
        return (Part("", "", tuple(items)),)
    years = grouped(items, lambda item: year_of(day_of(item)))
    return tuple(piece for year in years for piece in pieces(year, most))


def by_name(items: Sequence[Item], name_of: Callable[[Item], str], most: int) -> Parts[Item]:
    """Return a list of names in their order as parts of at most `most` items: letters, or pieces of those."""
    if len(items) <= most:
        return (Part("", "", tuple(items)),)
    letters = grouped(items, lambda item: initial_of(name_of(item)))
    return tuple(piece for part in letters for piece in pieces(part, most))


def grouped(items: Sequence[Item], key: Callable[[Item], tuple[str, str]]) -> Iterator[Part[Item]]:
    """Yield the items of each key together, a key being the slug and the title of a part, in the order of the items.

    A name filed out of the order of its letter joins the others of that letter.
    """
    places = {pair: place for place, pair in reversed([*enumerate(map(key, items))])}
    ordered = sorted(items, key=lambda item: places[key(item)])
    for (slug, title), found in groupby(ordered, key=key):
        yield Part(slug, title, tuple(found))


def pieces(part: Part[Item], most: int) -> Iterator[Part[Item]]:
    """Yield a part in pieces of at most `most` items; the first keeps its address, the others are numbered."""
    for number, start in enumerate(range(0, len(part.items), most), start=1):
        items = part.items[start : start + most]
        if number == 1:
            yield Part(part.slug, part.title, items)
        else:
            yield Part(f"{part.slug}-part-{number}", f"{part.title}, part {number}", items)


def year_of(day: date | None) -> tuple[str, str]:
    """Return the slug and title of the year of a day."""
    return (f"{day.year:04}", str(day.year)) if day else (UNDATED, "Undated")


def initial_of(name: str) -> tuple[str, str]:
    """Return the slug and title of the letter that a name is filed under: "É" under "E", "4" and "김" under others.

    An address holds a to z only, so names in other scripts share one part, or its pieces.
    """
    letters = [character for character in unicodedata.normalize("NFKD", name) if character.isalnum()]
    first = letters[0].upper() if letters else ""
    return (first.lower(), first) if first.isascii() and first.isalpha() else (OTHER, "Other names")

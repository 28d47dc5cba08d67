"""Origins: the articles nearest to a letter, from which the others draw.

Twelve articles that repeat one book are one origin. The number of origins of a statement is the size
of the smallest set of roots such that every article stating it draws on at least one of them; where it
is not known whether an article draws on another, the number is a range.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.models import Article

# Beyond this many roots the exact number takes too long; the greedy one is an upper bound.
EXACT_UP_TO = 12


@dataclass(frozen=True)
class Count:
    """How many independent origins stand behind something: at least `low`, at most `high`."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether the number is known."""
        return self.low == self.high


@dataclass(frozen=True)
class Roots:
    """The articles from which one draws and that draw on none: by what is known, and if every perhaps is true.

    `first` is the article that it is a copy of; itself if it is not a copy.
    """

    first: str
    certain: frozenset[str]
    possible: frozenset[str]


@dataclass(frozen=True)
class Origins:
    """Which articles each article draws on, certainly and perhaps; copies of one text are one article."""

    relays: Mapping[str, tuple[str, ...]]
    may_relay: Mapping[str, tuple[str, ...]]
    same_as: Mapping[str, str]

    @cached_property
    def certain(self) -> dict[str, frozenset[str]]:
        """The roots of each article, by what is known."""
        return {id: self.roots(id, self.relays) for id in self.relays}

    @cached_property
    def possible(self) -> dict[str, frozenset[str]]:
        """The roots of each article, if every perhaps is true."""
        both = {id: (*self.relays[id], *self.may_relay[id]) for id in self.relays}
        return {id: self.roots(id, both) for id in self.relays}

    @cached_property
    def distances(self) -> dict[str, int]:
        """How many steps lie between each article and the nearest origin that it is known to draw on; 0 for one."""
        return {id: self.distance(id) for id in self.relays}

    def distance(self, id: str) -> int:
        """Return how many steps lie between an article and the nearest one that draws on none, copies being one."""
        reached: set[str] = set()
        here, steps = {self.first(id)}, 0
        while here and all(self.relays.get(one) for one in here):
            reached |= here
            here = {self.first(other) for one in here for other in self.relays[one]} - reached
            steps += 1
        return steps

    def roots(self, id: str, graph: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        """Return the articles without sources of their own from which one draws; itself where it draws on none."""
        reached: set[str] = set()
        found: set[str] = set()
        waiting = [self.first(id)]
        while waiting:
            here = waiting.pop()
            if here in reached:
                continue
            reached.add(here)
            onwards = [self.first(other) for other in graph.get(here, ())]
            if onwards:
                waiting += onwards
            else:
                found.add(here)
        return frozenset(found)

    def first(self, id: str) -> str:
        """Return the article that another is a copy of, directly or through copies; itself if it is not a copy."""
        seen: set[str] = set()
        while id in self.same_as and id not in seen:
            seen.add(id)
            id = self.same_as[id]
        return id

    def behind(self, articles: Iterable[str]) -> Count:
        """Return how many origins stand behind a statement that these articles make."""
        return counted(self.roots_by_article, articles)

    @cached_property
    def roots_by_article(self) -> dict[str, Roots]:
        """The roots of each article."""
        return {id: Roots(self.first(id), self.certain[id], self.possible[id]) for id in self.relays}


def counted(roots: Mapping[str, Roots], articles: Iterable[str]) -> Count:
    """Return how many origins stand behind a statement that some articles make, by the roots of each."""
    ids = sorted({roots[id].first for id in articles})
    high = smallest_cover([roots[id].certain for id in ids])
    low = min(high, smallest_cover([roots[id].possible for id in ids]))
    return Count(low, high)


@once
def origins_of(edition: Edition) -> Origins:
    """Return who draws on whom in an edition."""
    articles = edition.of(Article)
    return Origins(
        relays={article.id: tuple(article.relays) for article in articles},
        may_relay={article.id: tuple(article.may_relay) for article in articles},
        same_as={article.id: article.version_of for article in articles if article.version_of},
    )


@once
def roots_of(edition: Edition) -> Mapping[str, Roots]:
    """Return, by article, its origins: articles that draw on no other, reached directly or through others."""
    return origins_of(edition).roots_by_article


def origins_behind(edition: Edition, articles: Iterable[str]) -> Count:
    """Return how many origins stand behind a statement that some articles make; it reads of these articles alone."""
    return counted(roots_of(edition), articles)


def smallest_cover(sets: Iterable[frozenset[str]]) -> int:
    """Return the size of the smallest set that shares a member with each of some sets; 0 for none."""
    # A set that holds another is covered whenever that one is.
    wanted = minimal({one for one in sets if one})
    roots = sorted(set().union(*wanted)) if wanted else []
    if len(roots) > EXACT_UP_TO:
        return greedy_cover(wanted)
    for size in range(len(roots) + 1):
        for chosen in combinations(roots, size):
            if all(not one.isdisjoint(chosen) for one in wanted):
                return size
    return 0


def minimal(sets: set[frozenset[str]]) -> list[frozenset[str]]:
    """Return the sets that hold no other of them, in a fixed order."""
    kept = [one for one in sets if not any(other < one for other in sets)]
    return sorted(kept, key=lambda one: (len(one), sorted(one)))


def greedy_cover(sets: list[frozenset[str]]) -> int:
    """Return the size of a cover that takes, each time, the root most sets share."""
    size = 0
    while sets:
        best = max(sorted(set().union(*sets)), key=lambda root: sum(root in one for one in sets))
        sets = [one for one in sets if best not in one]
        size += 1
    return size

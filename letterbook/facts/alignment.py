"""Two wordings of a passage, word against word: which words of the one stand for which of the other.

A base and a variant are laid beside each other so that as much as possible agrees. What the base has before or after
the words of a fragment is not missing from it: it lies outside. A word may be nearly another ("colour", "colors"), and
some words may be elsewhere ("moved"). Never compare two languages.

Method: overlap alignment (Needleman and Wunsch 1970, with free ends and Gotoh's two costs of a gap). CollateX, the
field's own program, was tried on the passages of the first collection. It is under the GPL, which this program is not;
it takes single words such as "a" and "for" for anchors; its near matching reversed "stepping stone".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from letterbook.reading.nearest import likeness
from letterbook.verification.finding import CUT
from letterbook.verification.normal_text import normalised

# Scripts that put no space between words: each of their characters is one. Hangul has spaces.
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}][^\w\s]*\s*|[^\s{UNSPACED}]+\s*")

# Words at least this alike are two forms of one.
NEAR = 0.6

# What agreement is worth: a short word half, a long one all. What it costs to leave words over.
SHORT, LONG, LETTERS = 0.5, 1.0, 6
OTHER, GAP, FURTHER = -0.6, -0.9, -0.25

# So many words in a row, somewhere else, have been moved; fewer recur by chance.
MOVED = 3

NONE = -1e9

# The positions of two words that stand beside each other; None where one side has none.
Pair = tuple[int | None, int | None]


class Relation(StrEnum):
    """How a variant relates to a word of the base."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"
    MOVED = "moved"
    LEFT_OUT = "left out"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Aligned:
    """One word of the base and what stands for it in a variant; `base` is None for words that the variant adds.

    Words keep the space that follows them, so joining them gives the wording back.
    """

    base: str | None
    variant: str | None
    relation: Relation


def words_of(text: str) -> list[str]:
    """Return the words of a wording, with the marks and the space that follow them; a cut is no word."""
    return WORD.findall(CUT.sub(" ", text).strip())


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """Return what two forms of a word have in common: its letters, without case."""
    plain = normalised(word)
    return re.sub(r"[^\w]", "", plain).casefold() or plain


def aligned(base: str, variant: str) -> tuple[Aligned, ...]:
    """Return the words of a base and of a variant beside each other, in the order of the base.

    Joining all base words gives the base without its cuts, joining the variant's the variant. Words that the variant
    has in another place stand there, as "moved".
    """
    ours, theirs = words_of(base), words_of(variant)
    pairs = beginning_together(pairs_of([key(word) for word in ours], [key(word) for word in theirs]))
    moved = moved_words(ours, theirs, pairs)
    inside = [number for number, (mine, other) in enumerate(pairs) if mine is not None and other is not None]
    first, last = (inside[0], inside[-1]) if inside else (len(pairs), -1)
    return tuple(
        Aligned(
            None if mine is None else ours[mine],
            None if other is None else theirs[other],
            relation(ours, theirs, pair, other in moved, first < number < last),
        )
        for number, pair in enumerate(pairs)
        for mine, other in [pair]
    )


def pairs_of(ours: Sequence[str], theirs: Sequence[str]) -> list[Pair]:
    """Return which words, by their keys and positions, stand beside each other; None where one side has none."""
    start = place_within(ours, theirs)
    if start is None:
        return paths(ours, theirs)
    # Most variants are a part of the base, word for word.
    end = start + len(theirs)
    return [(mine, mine - start if start <= mine < end else None) for mine in range(len(ours))]


def beginning_together(pairs: list[Pair]) -> list[Pair]:
    """Return pairs in which words that a variant has before the first common one stand for those of the base there.

    "In sincerity and dedication" begins beside "heart and devotion", not before the beginning of the base.
    """
    first = next((number for number, pair in enumerate(pairs) if None not in pair), 0)
    mine = [one for one, other in pairs[:first] if other is None]
    theirs = [other for one, other in pairs[:first] if one is None]
    both = min(len(mine), len(theirs))
    if not both:
        return pairs
    outside, added = mine[: len(mine) - both], theirs[: len(theirs) - both]
    together = list(zip(mine[len(mine) - both :], theirs[len(theirs) - both :], strict=True))
    return [*((one, None) for one in outside), *((None, one) for one in added), *together, *pairs[first:]]


def place_within(ours: Sequence[str], theirs: Sequence[str]) -> int | None:
    """Return from which position on a base has all words of a variant in a row, the first of several; else None."""
    places = range(len(ours) - len(theirs) + 1)
    return next((place for place in places if ours[place : place + len(theirs)] == theirs), None)


def relation(ours: Sequence[str], theirs: Sequence[str], pair: Pair, is_moved: bool, is_inside: bool) -> Relation:
    """Return how the two words of a pair relate; one of them may be missing."""
    mine, other = pair
    if other is None:
        return Relation.LEFT_OUT if is_inside else Relation.OUTSIDE
    if is_moved:
        return Relation.MOVED
    if mine is None:
        return Relation.OTHER
    alike = alikeness(key(ours[mine]), key(theirs[other]))
    return Relation.SAME if alike == 1 else Relation.NEAR if alike >= NEAR else Relation.OTHER


@lru_cache(maxsize=65536)
def alikeness(one: str, other: str) -> float:
    """Return how alike two words are, from 0 to 1."""
    return 1.0 if one == other else min(0.99, likeness(one, other))


@lru_cache(maxsize=65536)
def worth(one: str, other: str) -> float:
    """Return what it is worth to lay two words beside each other: most for the same long word."""
    alike = alikeness(one, other)
    if alike < NEAR:
        return OTHER
    return alike * (SHORT + (LONG - SHORT) * min(len(one), LETTERS) / LETTERS)


def paths(ours: Sequence[str], theirs: Sequence[str]) -> list[Pair]:
    """Return the best pairs of positions, in order; words left over on either side cost nothing at the ends.

    What both begin and end with in common is not searched for.
    """
    begin = common(ours, theirs)
    end = common(ours[begin:][::-1], theirs[begin:][::-1])
    mine, other = ours[begin : len(ours) - end], theirs[begin : len(theirs) - end]
    between = overlapped(mine, other, is_open_before=begin == 0, is_open_after=end == 0)
    return [
        *((place, place) for place in range(begin)),
        *((shifted(one, begin), shifted(two, begin)) for one, two in between),
        *((len(ours) - place, len(theirs) - place) for place in range(end, 0, -1)),
    ]


def common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words two wordings have in common at the beginning."""
    both = zip(ours, theirs, strict=False)
    return next((place for place, (one, two) in enumerate(both) if one != two), min(len(ours), len(theirs)))


def shifted(place: int | None, by: int) -> int | None:
    """Return a position further on; None for none."""
    return None if place is None else place + by


def overlapped(ours: Sequence[str], theirs: Sequence[str], is_open_before: bool, is_open_after: bool) -> list[Pair]:
    """Return the best pairs of two wordings; words left over cost nothing at the ends that are open.

    One loop without calls: most of the time of a comparison is spent here. `pair`, `base` and `variant` are the best
    worths of what ends in a pair, in a word of the base alone, in one of the variant alone; `came` says from which of
    the three, by 1, 2 and 4.
    """
    rows, columns = len(ours), len(theirs)
    if not rows or not columns:
        return [*((place, None) for place in range(rows)), *((None, place) for place in range(columns))]
    opening, further = (0.0, 0.0) if is_open_before else (GAP, FURTHER)
    pair = [0.0, *[NONE] * columns]
    base = [NONE] * (columns + 1)
    variant = [NONE, *(opening + further * place for place in range(columns))]
    came: list[list[tuple[int, int, int]]] = [[(0, 0, 0), *[(0, 0, 2 if place else 0) for place in range(columns)]]]
    for row in range(1, rows + 1):
        is_last = is_open_after and row == rows
        new_pair, new_base, new_variant = [NONE], [opening + further * (row - 1)], [NONE]
        steps = [(0, 1 if row > 1 else 0, 0)]
        word = ours[row - 1]
        for column in range(1, columns + 1):
            one, two, three = pair[column - 1], base[column - 1], variant[column - 1]
            best, from_pair = (one, 0) if one >= two and one >= three else (two, 1) if two >= three else (three, 2)
            new_pair.append(best + worth(word, theirs[column - 1]))
            gap, more = (0.0, 0.0) if is_open_after and column == columns else (GAP, FURTHER)
            one, two, three = pair[column] + gap, base[column] + more, variant[column] + gap
            best, from_base = (one, 0) if one >= two and one >= three else (two, 1) if two >= three else (three, 2)
            new_base.append(best)
            gap, more = (0.0, 0.0) if is_last else (GAP, FURTHER)
            one, two, three = new_pair[column - 1] + gap, new_base[column - 1] + gap, new_variant[column - 1] + more
            best, from_variant = (one, 0) if one >= two and one >= three else (two, 1) if two >= three else (three, 2)
            new_variant.append(best)
            steps.append((from_pair, from_base, from_variant))
        pair, base, variant = new_pair, new_base, new_variant
        came.append(steps)
    ends = pair[columns], base[columns], variant[columns]
    return traced(came, ends.index(max(ends)), rows, columns)


def traced(came: Sequence[Sequence[tuple[int, int, int]]], kind: int, row: int, column: int) -> list[Pair]:
    """Return the pairs on the best way back from the end, in order; 0 is a pair, 1 the base alone, 2 the variant."""
    pairs: list[Pair] = []
    while row or column:
        kind = kind if row and column else 1 if row else 2
        came_from = came[row][column][kind]
        row, column = row - (kind != 2), column - (kind != 1)
        pairs.append((None if kind == 2 else row, None if kind == 1 else column))
        kind = came_from
    return pairs[::-1]


def moved_words(ours: Sequence[str], theirs: Sequence[str], pairs: Sequence[Pair]) -> frozenset[int]:
    """Return which words of the variant stand in the base too, several in a row, but in another place."""
    agreeing = {other for mine, other in pairs if other is not None and is_same(ours, theirs, mine, other)}
    taken = {mine for mine, other in pairs if mine is not None and other in agreeing}
    free = [key(word) if number not in taken else "" for number, word in enumerate(ours)]
    found: set[int] = set()
    for run in runs([number for number in range(len(theirs)) if number not in agreeing]):
        for start in range(len(run) - MOVED + 1):
            piece = [key(theirs[number]) for number in run[start : start + MOVED]]
            if any(free[at : at + MOVED] == piece for at in range(len(free) - MOVED + 1)):
                found.update(run[start : start + MOVED])
    return frozenset(found)


def is_same(ours: Sequence[str], theirs: Sequence[str], mine: int | None, other: int) -> bool:
    """Whether two positions that are laid beside each other have the same word."""
    return mine is not None and key(ours[mine]) == key(theirs[other])


def runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the unbroken runs of some rising numbers."""
    for _, run in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        yield [number for _, number in run]

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


def pairs_of(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Return which words, by their keys and positions, stand beside each other; None where one side has none."""
    start = place_within(ours, theirs)
    if start is None:
        return paths(ours, theirs)
    # Most variants are a part of the base, word for word.
    end = start + len(theirs)
    return [(mine, mine - start if start <= mine < end else None) for mine in range(len(ours))]


def beginning_together(pairs: list[tuple[int | None, int | None]]) -> list[tuple[int | None, int | None]]:
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


def relation(
    ours: Sequence[str], theirs: Sequence[str], pair: tuple[int | None, int | None], is_moved: bool, is_inside: bool
) -> Relation:
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


def worth(one: str, other: str) -> float:
    """Return what it is worth to lay two words beside each other: most for the same long word."""
    alike = alikeness(one, other)
    if alike < NEAR:
        return OTHER
    return alike * (SHORT + (LONG - SHORT) * min(len(one), LETTERS) / LETTERS)


def paths(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Return the best pairs of positions, in order; words left over on either side cost nothing at the ends."""
    rows, columns = len(ours) + 1, len(theirs) + 1
    # Best worth of what ends in a pair, in a word of the base alone, in a word of the variant alone.
    best = [[[NONE] * columns for _ in range(rows)] for _ in range(3)]
    came = [[[0] * columns for _ in range(rows)] for _ in range(3)]
    for row in range(rows):
        best[1][row][0] = 0.0
        came[1][row][0] = 1
    for column in range(1, columns):
        best[2][0][column] = 0.0
        came[2][0][column] = 2 if column > 1 else 1
    for row in range(1, rows):
        for column in range(1, columns):
            fill(best, came, row, column, worth(ours[row - 1], theirs[column - 1]), (rows - 1, columns - 1))
    return traced(best, came, rows - 1, columns - 1)


Worths = list[list[list[float]]]
Origins = list[list[list[int]]]


def fill(best: Worths, came: Origins, row: int, column: int, pair: float, ends: tuple[int, int]) -> None:
    """Fill in the best worths of one cell, and from which kind of step each came."""
    before = [best[kind][row - 1][column - 1] for kind in range(3)]
    came[0][row][column] = before.index(max(before))
    best[0][row][column] = max(before) + pair
    # At the end of the other wording, words left over lie outside.
    is_free = column == ends[1], row == ends[0]
    for kind, above in ((1, (row - 1, column)), (2, (row, column - 1))):
        opening, further = (0.0, 0.0) if is_free[kind - 1] else (GAP, FURTHER)
        steps = [best[from_][above[0]][above[1]] + (further if from_ == kind else opening) for from_ in range(3)]
        came[kind][row][column] = steps.index(max(steps))
        best[kind][row][column] = max(steps)


def traced(best: Worths, came: Origins, row: int, column: int) -> list[tuple[int | None, int | None]]:
    """Return the pairs on the best way back from the end, in order."""
    pairs: list[tuple[int | None, int | None]] = []
    kind = max(range(3), key=lambda one: best[one][row][column])
    while row or column:
        came_from = came[kind][row][column]
        if kind == 0:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif kind == 1:
            row -= 1
            pairs.append((row, None))
        else:
            column -= 1
            pairs.append((None, column))
        kind = came_from if row and column else 1 if row else 2
    return pairs[::-1]


def moved_words(
    ours: Sequence[str], theirs: Sequence[str], pairs: Sequence[tuple[int | None, int | None]]
) -> frozenset[int]:
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

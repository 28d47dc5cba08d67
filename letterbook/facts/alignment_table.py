"""Wordings of a passage as a table: witnesses as rows, and as columns the stretches in which they agree or differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from letterbook.facts.alignment import Aligned, Relation, key, words_of
from letterbook.facts.quoted_words import QuotedWords
from letterbook.facts.wordings import InOneLanguage, Variant

# So many letters on which all agree are a column of their own; fewer belong to what is beside them.
OWN = 8


class Standing(StrEnum):
    """How the words of a piece stand to the base."""

    AGREES = "agrees"
    DIFFERS = "differs"
    LEFT_OUT = "left out"


STANDING = {
    Relation.SAME: Standing.AGREES,
    Relation.NEAR: Standing.DIFFERS,
    Relation.OTHER: Standing.DIFFERS,
    Relation.MOVED: Standing.DIFFERS,
    Relation.LEFT_OUT: Standing.LEFT_OUT,
}


@dataclass(frozen=True)
class Piece:
    """Some words of a cell, and how they stand to the base; no words where those of the base are left out."""

    words: str
    standing: Standing


@dataclass(frozen=True)
class Cell:
    """What a witness has in a column; `is_outside` says that it quotes nothing there."""

    pieces: tuple[Piece, ...]
    is_outside: bool = False


@dataclass(frozen=True)
class Row:
    """Witnesses that print the same words, and a cell for each column."""

    wordings: tuple[QuotedWords, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class AlignmentTable:
    """The rows of a table, the base first; each has as many cells as there are columns."""

    rows: tuple[Row, ...]


# The words of a variant that stand at each word of the base, and how the two stand to each other.
Place = tuple[Aligned, ...]


def alignment_table(group: InOneLanguage) -> AlignmentTable:
    """Return the wordings of a language that can be compared word by word, those with the same words in one row."""
    base = words_of(group.base.cited.text)
    variants = [one for one in group.variants if one.is_compared]
    same = [group.base, *(one.words for one in variants if one.is_same and not one.is_part)]
    others = by_words([one for one in variants if not one.is_same or one.is_part])
    places = [placed(one[0].alignment, len(base)) for one in others]
    columns = list(columns_of(places, base))
    first = Row(tuple(same), tuple(Cell((Piece("".join(base[start:end]), Standing.AGREES),)) for start, end in columns))
    rest = (
        Row(tuple(one.words for one in alike), tuple(cell(found[start:end]) for start, end in columns))
        for alike, found in zip(others, places, strict=True)
    )
    return AlignmentTable((first, *rest))


def by_words(variants: Sequence[Variant]) -> list[list[Variant]]:
    """Return variants that print the same words together, in the order in which the first of them stand."""
    found: dict[tuple[str, ...], list[Variant]] = {}
    for one in variants:
        found.setdefault(tuple(map(key, words_of(one.words.cited.text))), []).append(one)
    return list(found.values())


def placed(alignment: Sequence[Aligned], number: int) -> list[Place]:
    """Return for each word of the base what a variant has there; words that it adds stand with the word before them."""
    places: list[list[Aligned]] = [[] for _ in range(number)]
    here = -1
    for one in alignment:
        if one.base is not None:
            here += 1
        places[max(here, 0)].append(one)
    return [tuple(place) for place in places]


# What separates a stretch of the base from the next: whether all agree there, and which variants are silent.
Kind = tuple[bool, ...]


def columns_of(places: Sequence[Sequence[Place]], base: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the base in which no witness begins or ends, and all agree or not, as (start, end)."""
    kinds = [
        (all(is_as_base(place[position]) for place in places), *(is_outside(place[position]) for place in places))
        for position in range(len(base))
    ]
    for run in runs(widened(kinds, base)):
        yield run[0], run[-1] + 1


def widened(kinds: Sequence[Kind], base: Sequence[str]) -> list[Kind]:
    """Return the kinds of words, in which a few letters on which all agree are no stretch of their own."""
    found = list(kinds)
    for run in runs(kinds):
        if kinds[run[0]][0] and sum(len(key(base[position])) for position in run) < OWN:
            for position in run:
                found[position] = (False, *found[position][1:])
    return found


def runs(kinds: Sequence[Kind]) -> Iterator[list[int]]:
    """Yield the positions of each run of words of one kind."""
    for _, run in groupby(range(len(kinds)), key=lambda position: kinds[position]):
        yield list(run)


def is_as_base(place: Place) -> bool:
    """Whether a variant has the word of the base and no other, or is silent."""
    return is_outside(place) or all(one.relation is Relation.SAME for one in place)


def is_outside(place: Place) -> bool:
    """Whether a variant quotes nothing at a word of the base."""
    return all(one.relation is Relation.OUTSIDE for one in place)


def cell(places: Sequence[Place]) -> Cell:
    """Return what a variant has in a column, in pieces: those that agree with the base, others, and none."""
    found = [one for place in places for one in place if one.relation is not Relation.OUTSIDE]
    pieces = (
        Piece("".join(one.variant or "" for one in run), standing)
        for standing, run in groupby(found, key=lambda one: STANDING[one.relation])
    )
    return Cell(tuple(pieces), is_outside=all(is_outside(place) for place in places))

"""Wordings of one passage, collated as an apparatus does: in each language a base, and how each other differs from it.

The base is the wording that comes first in the reading text. Two languages are never collated with each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from letterbook.facts.alignment import Aligned, Relation, aligned, key, words_of
from letterbook.facts.quoted_words import QuotedWords
from letterbook.facts.reading_text import ReadingText
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter
from letterbook.records.nodes import FieldPath

# A variant that shares less than this with the base, of the words of the shorter, is another wording throughout.
SHARED = 0.34

# A wording of more words than this is not compared word by word: the time grows with their square. Quotations have at
# most sixty words, but scripts without spaces have more.
LONGEST = 300

AGREEING = frozenset({Relation.SAME, Relation.NEAR, Relation.MOVED})


class Sort(StrEnum):
    """What a variant does to some words of the base."""

    REPLACED = "replaced"
    ADDED = "added"
    LEFT_OUT = "left out"
    MOVED = "moved"


@dataclass(frozen=True)
class Difference:
    """One place in which a variant differs: the words of the base, and those in their stead; either may be empty."""

    sort: Sort
    base: str
    variant: str


@dataclass(frozen=True)
class Variant:
    """A wording beside its base, in words; `is_part` says that the base goes on where the variant is silent.

    `is_other` says that they have too little in common to be compared word by word, `is_too_long` that one is too long.
    """

    words: QuotedWords
    alignment: tuple[Aligned, ...]
    differences: tuple[Difference, ...]
    is_part: bool
    is_other: bool
    is_too_long: bool = False

    @property
    def is_same(self) -> bool:
        """Whether it has the words of the base, or some of them, and no others."""
        return not self.differences and self.is_compared

    @property
    def is_compared(self) -> bool:
        """Whether it can be compared with the base word by word."""
        return not self.is_other and not self.is_too_long


@dataclass(frozen=True)
class InOneLanguage:
    """The wordings of a passage in one language: the base and its variants, those first that deserve most trust."""

    language: str
    base: QuotedWords
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Collation:
    """All wordings of a passage: the language of the reading text first, then those of the others as they come."""

    languages: tuple[InOneLanguage, ...]

    @cached_property
    def variants(self) -> Mapping[FieldPath, Variant]:
        """The variants by the path of their quotation in the record of the letter."""
        return {one.words.cited.path: one for group in self.languages for one in group.variants}

    def variant(self, words: QuotedWords) -> Variant | None:
        """Return how a wording relates to the base in its language; None for a base."""
        return self.variants.get(words.cited.path)


def collation(reading: ReadingText) -> Collation:
    """Return the wordings of a passage, collated."""
    shown = [one for one in (reading.first, reading.beside, *reading.others) if one is not None]
    languages = dict.fromkeys(one.language for one in shown)
    groups = ([one for one in shown if one.language == language] for language in languages)
    return Collation(
        tuple(
            InOneLanguage(base.language, base, tuple(variant(base, one) for one in others)) for base, *others in groups
        )
    )


def variant(base: QuotedWords, words: QuotedWords) -> Variant:
    """Return a wording beside its base."""
    if any(len(words_of(one.cited.text)) > LONGEST for one in (base, words)):
        return Variant(words, (), (), is_part=False, is_other=False, is_too_long=True)
    found = aligned(base.cited.text, words.cited.text)
    return Variant(
        words,
        found,
        tuple(differences(found)),
        is_part=any(one.relation is Relation.OUTSIDE for one in found),
        is_other=shared(found) < SHARED,
    )


def shared(found: Sequence[Aligned]) -> float:
    """Return which share of the shorter of two aligned wordings both have, from 0 to 1."""
    agreeing = sum(one.relation in AGREEING for one in found)
    shorter = min(sum(one.base is not None for one in found), sum(one.variant is not None for one in found))
    return agreeing / shorter if shorter else 0.0


def differences(found: Sequence[Aligned]) -> Iterator[Difference]:
    """Yield the places in which an aligned variant differs, in the order of the base; what lies outside is none."""
    for sort, run in groupby(found, key=lambda one: sort_of(one.relation)):
        if sort is None:
            continue
        words = list(run)
        base = "".join(one.base or "" for one in words).strip()
        other = "".join(one.variant or "" for one in words).strip()
        if sort is Sort.MOVED:
            yield Difference(Sort.MOVED, "", other)
        elif base and other:
            yield Difference(Sort.REPLACED, base, other)
        else:
            yield Difference(Sort.ADDED if other else Sort.LEFT_OUT, base, other)


def sort_of(relation: Relation) -> Sort | None:
    """Return whether a word is part of a difference: moved, or another; None for one that agrees or lies outside."""
    if relation is Relation.MOVED:
        return Sort.MOVED
    return None if relation in {Relation.SAME, Relation.OUTSIDE} else Sort.REPLACED


@once
def compared_passages(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Return, by letter, the passages of which several different wordings are quoted, in its order."""
    found = ((letter.id, tuple(passages_compared(letter))) for letter in edition.letters)
    return {id: passages for id, passages in found if passages}


def passages_compared(letter: Letter) -> Iterator[str]:
    """Yield the passages of a letter of which several different wordings are quoted."""
    texts: dict[str, list[str]] = {}
    for witness in letter.witnesses:
        for quotation in witness.quotations:
            texts.setdefault(quotation.passage, []).append(quotation.text)
    yield from (passage for passage in letter.passages if differ(texts.get(passage, ())))


def differ(texts: Iterable[str]) -> bool:
    """Whether some of the texts have other words; capitals and marks count for nothing."""
    return len({tuple(map(key, words_of(text))) for text in texts}) > 1

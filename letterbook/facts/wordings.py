"""Wordings of one passage, compared word by word as an apparatus does: a base, and how each other differs from it."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from letterbook.reading.edition import Edition
from letterbook.records.models import Letter, LetterQuotation
from letterbook.verification.finding import CUT
from letterbook.verification.normal_text import normalised
from letterbook.verification.quotations import Cited, cited_in_order


class WordChange(StrEnum):
    """What a variant does to the words of the base."""

    SAME = "same"
    ADDED = "added"
    DROPPED = "dropped"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Stretch:
    """Some words of the base and what stands for them in a variant; either may be empty."""

    change: WordChange
    base: str
    variant: str


@dataclass(frozen=True)
class Wording:
    """One wording of a passage: the quotation, its words, and their language."""

    cited: Cited
    quotation: LetterQuotation
    language: str


@dataclass(frozen=True)
class Apparatus:
    """The wordings of one passage: the base, the variants in its language, and those in other languages."""

    letter: Letter
    passage: str
    base: Wording
    variants: tuple[Wording, ...]
    foreign: tuple[Wording, ...]


def apparatuses(edition: Edition) -> Iterator[Apparatus]:
    """Yield the passages of which several different wordings are printed, in the order of the letters."""
    for letter in edition.letters:
        yield from apparatuses_of(edition, letter)


def apparatuses_of(edition: Edition, letter: Letter) -> Iterator[Apparatus]:
    """Yield those passages of one letter, in its order."""
    by_passage: dict[str, list[Wording]] = defaultdict(list)
    for cited, quotation in cited_in_order(edition, letter):
        if isinstance(quotation, LetterQuotation):
            language = quotation.language or edition.article(cited.article).language
            by_passage[quotation.passage].append(Wording(cited, quotation, language))
    for passage in letter.passages:
        if found := apparatus(letter, passage, by_passage[passage]):
            yield found


def apparatus(letter: Letter, passage: str, wordings: Sequence[Wording]) -> Apparatus | None:
    """Return the comparison of some wordings, or None where all print the same words."""
    if len({" ".join(marked_words(one.cited.text)) for one in wordings}) < 2:
        return None
    languages = [one.language for one in wordings]
    # The language of most wordings; of several, the one printed first.
    language = max(dict.fromkeys(languages), key=languages.count)
    alike = [one for one in wordings if one.language == language]
    base = max(alike, key=lambda one: (one.quotation.fault is None, len(marked_words(one.cited.text))))
    return Apparatus(
        letter=letter,
        passage=passage,
        base=base,
        variants=tuple(one for one in alike if one is not base),
        foreign=tuple(one for one in wordings if one.language != language),
    )


def compared(base: str, variant: str) -> tuple[Stretch, ...]:
    """Return the stretches in which a variant follows, adds to, drops or replaces the words of the base.

    Joining the base words of all stretches gives the base, joining their variant words the variant.
    Case and marks count for nothing.
    """
    ours, theirs = marked_words(base), marked_words(variant)
    keys = [key(word) for word in ours], [key(word) for word in theirs]
    stretches = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        change = {
            "equal": WordChange.SAME,
            "insert": WordChange.ADDED,
            "delete": WordChange.DROPPED,
            "replace": WordChange.REPLACED,
        }[tag]
        stretches.append(Stretch(change, " ".join(ours[a:b]), " ".join(theirs[c:d])))
    return tuple(stretches)


def marked_words(text: str) -> list[str]:
    """Return the words of a wording, with the marks that stand at them; cuts are no words."""
    return normalised(CUT.sub(" ", text)).split()


def key(word: str) -> str:
    """Return what two forms of a word have in common: its letters, without case."""
    return re.sub(r"[^\w]", "", word).casefold() or word

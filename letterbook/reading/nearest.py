"""The word that was probably meant: the nearest of those that there are."""

from collections.abc import Collection

from rapidfuzz import fuzz, process

# Below this likeness, of 100, a word is another one and no slip.
ALIKE = 65.0


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the nearest of some words, the first of equals; None where none is like it."""
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else None


def likeness(one: str, other: str) -> float:
    """Return how alike two words are, letter by letter: from 0 to 1 for the same."""
    return fuzz.ratio(one, other) / 100

"""The word that was probably meant: the nearest of those that there are."""

from collections.abc import Collection

from rapidfuzz import fuzz, process

# Below this likeness, of 100, a word is another one and no slip.
ALIKE = 65.0


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the nearest of some words, the first of equals; None where none is like it."""
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else None

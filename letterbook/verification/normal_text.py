"""Text made comparable: what two printings of the same words have in common.

A seal names the version of the normaliser it was made with; an old version is kept readable here.
"""

import unicodedata
from collections.abc import Callable, Iterator

# Typographic variants of one mark. Apostrophes and single quotation marks cannot be told apart.
SINGLE_MARKS = "‘’‚‛`´′ʼʹ＇"
DOUBLE_MARKS = "“”„‟«»″〝〞〟＂「」『』"
DASHES = "‐‑‒–—―−﹘﹣－"
# Zero-width characters and soft hyphens, which show nothing or only at a line's end.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

UNIFIED = str.maketrans(
    {
        **dict.fromkeys(SINGLE_MARKS, "'"),
        **dict.fromkeys(DOUBLE_MARKS, '"'),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(INVISIBLE, None),
    }
)


def normalised_1(text: str) -> str:
    """Return text after NFKC, with quotation marks, dashes and white space unified; case stays."""
    if text.isascii():
        # NFKC leaves it alone, and of the marks only this one stands in it.
        return " ".join(text.replace("`", "'").split())
    # Before NFKC, which would take ´ for a space and an accent; and after it, for what it brings forth.
    unified = text.translate(UNIFIED)
    if not unicodedata.is_normalized("NFKC", unified):
        unified = unicodedata.normalize("NFKC", unified).translate(UNIFIED)
    return " ".join(unified.split())


# By version; a seal is read with the one that made it.
NORMALISERS: dict[int, Callable[[str], str]] = {1: normalised_1}
CURRENT = 1


def normalised(text: str) -> str:
    """Return text as the current normaliser leaves it."""
    return NORMALISERS[CURRENT](text)


def aligned(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the normal text, and for each of its characters where in `text` it comes from.

    Works cluster by cluster: a character with the marks and vowels that NFKC may join to it.
    """
    shown: list[tuple[str, int]] = []
    for start, cluster in clusters(text):
        unified = unicodedata.normalize("NFKC", cluster.translate(UNIFIED)).translate(UNIFIED)
        shown += [(" " if character.isspace() else character, start) for character in unified]
    kept = [
        (character, start)
        for number, (character, start) in enumerate(shown)
        if character != " " or (number and shown[number - 1][0] != " ")
    ]
    if kept and kept[-1][0] == " ":
        kept.pop()
    return "".join(character for character, _ in kept), tuple(start for _, start in kept)


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield stretches of text that NFKC treats apart from each other, each with where it begins."""
    start = 0
    for here in range(1, len(text) + 1):
        if here == len(text) or not joins(text[here]):
            yield start, text[start:here]
            start = here


def joins(character: str) -> bool:
    """Whether NFKC may join a character to the one before: combining marks, Korean vowels and finals."""
    return (
        unicodedata.combining(character) != 0
        or unicodedata.category(character) in {"Mn", "Mc", "Me"}
        or "\u1160" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7fb"
        or "\uff9e" <= character <= "\uffdc"
        or "\u3130" <= character <= "\u318f"
        or character in INVISIBLE
    )

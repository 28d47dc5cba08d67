"""The direction of writing: what must be set apart so that it does not rearrange what stands beside it.

A browser orders a line by all its letters, so that an Arabic name takes a comma and the figures of the date after it to
its other side. Whatever comes from a record is therefore isolated where it could do so: where a letter is written
from right to left, or a mark changes the direction. Everything else, and so nearly all of most editions, stays plain.

In pages an isolate is `<bdi>` (pages/markup.py). In plain text (titles, descriptions, names of files, drawings) it is
a pair of the characters FSI and PDI; a phrase put together of names holds those until it is escaped.

Source: Unicode Bidirectional Algorithm, UAX #9; rules X5c, X6a and P2 for what an isolate does.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# First strong isolate, and what ends an isolate.
FSI, PDI = "\u2068", "\u2069"
ISOLATES = frozenset("\u2066\u2067\u2068")

# Embeddings and overrides, and what ends them.
EMBEDDINGS, PDF = frozenset("\u202a\u202b\u202d\u202e"), "\u202c"

# Hebrew, Arabic and all other blocks of scripts that are written from right to left; marks of direction.
SUSPECT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# From a letter written from right to left to the last such letter with none of the other direction between, with
# the points on it: neither the spaces and marks around it nor the figures after it.
RUN = re.compile("R(?:[^L]*R)?N*")

CLASSES = {"L": "L", "R": "R", "AL": "R", "AN": "R", "NSM": "N"}


@dataclass(frozen=True)
class Stretch:
    """A part of a line, text[start:end], that is to be isolated, and its direction: "rtl" or "ltr"."""

    start: int
    end: int
    direction: str


def without_isolates(text: str) -> str:
    """Return a phrase without the isolates that a page needs and data do not."""
    return text.translate({ord(FSI): None, ord(PDI): None})


def balanced(text: str) -> str:
    """Return text whose marks of direction end with it: each opening one is closed, no other is.

    Else a mark that one record opens, or closes once too often, would turn around what other records say.
    """
    if not SUSPECT.search(text):
        return text
    kept: list[str] = []
    opened: list[str] = []
    for character in text:
        if character in ISOLATES or character in EMBEDDINGS:
            opened.append(character)
        elif character == PDF:
            if not opened or opened[-1] not in EMBEDDINGS:
                continue
            opened.pop()
        elif character == PDI:
            if not ISOLATES.intersection(opened):
                continue
            while opened.pop() not in ISOLATES:
                pass
        kept.append(character)
    return "".join(kept) + "".join(PDI if mark in ISOLATES else PDF for mark in reversed(opened))


def direction_of(text: str) -> str | None:
    """Return "rtl" or "ltr", by the first letter outside isolates; None where no letter tells."""
    if not SUSPECT.search(text):
        return "ltr" if any(unicodedata.bidirectional(character) == "L" for character in text) else None
    letter = re.search("[LR]", classes(text))
    return letter and {"L": "ltr", "R": "rtl"}[letter[0]]


def stretches_to_isolate(text: str) -> tuple[Stretch, ...]:
    """Return what of a balanced text must be isolated, in order.

    All of it where it is written from right to left or its marks say how to order it, otherwise each run of letters
    that is; nothing of what lies in isolates already.
    """
    if not SUSPECT.search(text):
        return ()
    kinds = classes(text)
    if "E" in kinds or direction_of(text) == "rtl":
        return (Stretch(0, len(text), direction_of(text) or "ltr"),)
    return tuple(Stretch(found.start(), found.end(), "rtl") for found in RUN.finditer(kinds))


def classes(text: str) -> str:
    """Return for each character what it does to a line.

    "L" and "R" order it, "N" belongs to the letter before, "E" begins or ends an embedding; all others, and what lies
    in an isolate, are ".".
    """
    return "".join(kind for kind in kinds_in(text))


def kinds_in(text: str) -> Iterator[str]:
    """Yield the class of each character, see `classes`."""
    depth = 0
    for character in text:
        depth -= character == PDI and depth > 0
        if depth or character in ISOLATES or character == PDI:
            yield "."
        elif character in EMBEDDINGS or character == PDF:
            yield "E"
        else:
            yield CLASSES.get(unicodedata.bidirectional(character), ".")
        depth += character in ISOLATES


def isolated(text: str) -> str:
    """Return text for a plain phrase with others: in isolates, as far as it needs them."""
    text = balanced(text)
    shown, here = "", 0
    for stretch in stretches_to_isolate(text):
        shown += f"{text[here : stretch.start]}{FSI}{text[stretch.start : stretch.end]}{PDI}"
        here = stretch.end
    return shown + text[here:]

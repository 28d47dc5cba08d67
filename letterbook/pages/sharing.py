"""The picture that other sites show beside a link to a letter: which letters have one, and what stands in it.

It says who wrote to whom, when, and how the letter begins, as far as anybody printed it. Only a published site needs
it, so an edition without an address has none. The font of the drawing has Latin, Greek and Cyrillic letters; a letter
whose correspondents are written in others keeps the picture of the whole site.
"""

import re
from dataclasses import dataclass

from letterbook.facts.letters import Passage
from letterbook.pages.direction import without_isolates
from letterbook.pages.markup import one_line
from letterbook.pages.wording import correspondents, letter_day
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter

# In pixels. Twice as wide and high, a picture takes twice the time and three times the bytes.
WIDE, HIGH = 600, 315

# Every character that the font has and that names, days and sentences are likely to have.
DRAWABLE = re.compile(
    "(?:(?![ĬĭĲĳŊŋŦŧ])[ -~\u00a0-\u017f\u0391-\u03a9\u03b1-\u03c9\u0410-\u044f–—\u2018-\u201a\u201c-\u201e…])*"
)

# How many characters of the letter are shown at most.
MOST = 130


@dataclass(frozen=True)
class SharePicture:
    """What stands in a picture: the way and the day of the letter, its first words or none, and the collection."""

    way: str
    day: str
    words: str
    collection: str


def picture_of(edition: Edition, letter: Letter) -> str:
    """Return where the picture of a letter lies, relative to `docs/`; "" where it has none."""
    is_there = bool(edition.collection.site) and is_drawable(way_of(edition, letter))
    return f"letters/{letter.id}.png" if is_there else ""


def way_of(edition: Edition, letter: Letter) -> str:
    """Return who wrote to whom, as plain text."""
    return without_isolates(one_line(correspondents(edition, letter)))


def is_drawable(text: str) -> bool:
    """Whether the font of the pictures has all characters of a text."""
    return DRAWABLE.fullmatch(text) is not None


def share_picture(edition: Edition, letter: Letter, passages: tuple[Passage, ...]) -> SharePicture:
    """Return what stands in the picture of a letter."""
    collection = one_line(edition.collection.title)
    return SharePicture(
        way_of(edition, letter),
        letter_day(letter),
        first_words(edition, passages),
        collection if is_drawable(collection) else "",
    )


def first_words(edition: Edition, passages: tuple[Passage, ...]) -> str:
    """Return the beginning of the reading text in the language of the edition; "" where there is none to draw."""
    for passage in passages:
        for words in (passage.reading.first, passage.reading.beside):
            if words and words.language == edition.collection.language and is_drawable(one_line(words.cited.text)):
                return shortened(one_line(words.cited.text))
    return ""


def shortened(text: str) -> str:
    """Return the beginning of a text, cut between words."""
    if len(text) <= MOST:
        return text
    return f"{text[:MOST].rsplit(' ', 1)[0].rstrip(' ,;:')} …"

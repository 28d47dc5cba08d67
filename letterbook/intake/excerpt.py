"""What of a paragraph an editor is shown, and how long it is."""

from letterbook.reading.scripts import UNSPACED, script_of
from letterbook.records.file_text import CONTROL_CHARACTER

# Letters of a paragraph that are shown, and the fewest that a cut between words may leave.
SHOWN = 40
FEWEST = 24


def first_words(paragraph: str) -> str:
    """Return the beginning of a paragraph, cut between words where it has such; nothing that a terminal obeys."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in paragraph).split())
    if len(line) <= SHOWN:
        return line
    cut = line[:SHOWN].rfind(" ")
    return f"{line[: cut if cut >= FEWEST else SHOWN].rstrip()} …"


def printable(text: str) -> str:
    """Return text without the characters that no record can hold; the ends of its lines stay."""
    return CONTROL_CHARACTER.sub("", text)


def count_words(text: str) -> int:
    """Return how many words a text has, nearly, in scripts too that put no space between them, and in runs of signs.

    How much of an article is quoted is counted elsewhere, word by word.
    """
    return max(len(text.split()), sum(script_of(mark) in UNSPACED for mark in text) * 2 // 3, len(text) // LONG_WORD)


# In characters; longer is no word.
LONG_WORD = 16

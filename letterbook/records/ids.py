"""The id that a name or title proposes, in any script. Ids that exist never pass through here."""

import re
import unicodedata

from anyascii import anyascii
from slugify import slugify

# A path on Windows has at most 260 characters; an id stands once in each, below the folders that hold the site.
LONGEST_ID = 80

# Letters that the library takes for apostrophes, though names are read with a vowel there.
VOWELS = str.maketrans(
    {
        **dict.fromkeys("اأعאעܐܥអအཨའ", "a"),
        **dict.fromkeys("إ", "i"),
        **dict.fromkeys("እዕ", "e"),
        **dict.fromkeys("ອ", "o"),
    }
)

# What the library writes for a letter that it does not know.
UNKNOWN = frozenset({"", "?"})
APOSTROPHES = re.compile("['`]")


def proposed_id(text: str) -> str:
    """Return the id that text comes nearest to: words in plain letters, joined by hyphens, cut between words.

    Empty only where the text has no letter, digit or named sign. A text in composed and in decomposed form, as
    macOS names files, gives the same id.
    """
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(in_latin(mark) for mark in with_repeated(composed).translate(VOWELS))
    return slug(APOSTROPHES.sub("", plain)) or slug(" ".join(by_number(mark) for mark in composed if is_letter(mark)))


def slug(plain: str) -> str:
    """Return words in plain letters as an id of at most `LONGEST_ID` characters."""
    return slugify(
        plain,
        entities=False,
        decimal=False,
        hexadecimal=False,
        max_length=LONGEST_ID,
        word_boundary=True,
        save_order=True,
        algorithm="modern",
    )


def with_repeated(text: str) -> str:
    """Return text in which the mark that repeats a Han character is that character."""
    return re.sub("(.)々", r"\1\1", text)


def in_latin(mark: str) -> str:
    """Return a character in ASCII; a letter that the library does not know by its number ("u13000")."""
    plain = anyascii(mark)
    return f" {by_number(mark)} " if plain in UNKNOWN and unicodedata.category(mark) in LETTERS_OF_WORDS else plain


# Modifiers, such as a mark that lengthens a vowel, are no letters of their own.
LETTERS_OF_WORDS = frozenset({"Lu", "Ll", "Lt", "Lo"})


def is_letter(mark: str) -> bool:
    """Whether a character is a letter of any script."""
    return unicodedata.category(mark).startswith("L")


def by_number(mark: str) -> str:
    """Return how Unicode numbers a character: "u0639"."""
    return f"u{ord(mark):04x}"

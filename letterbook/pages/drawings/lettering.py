"""How much room words take in a drawing: at most so much, in whatever typeface a reader's machine has.

Nobody knows the typeface when the pages are made, so widths are upper bounds. They were measured in Verdana and
DejaVu Sans, the widest of the typefaces that browsers take for a sans-serif, and in Noto for other scripts.
"""

import unicodedata
from functools import lru_cache

# The size of all type in drawings: ten points, on a screen as on paper, in the drawing's own units, so that type and
# drawing grow and shrink together. Also in theme/css/drawings.css.
TYPE = 40 / 3

# How far letters reach above and below their base line, in ems: as far as the Latin, Han and Thai typefaces do.
ASCENT, DESCENT = 1.2, 0.45

# How much wider than usual a bold letter is at most.
BOLD = 1.16

# Widths of letters in ems, the greatest of each row.
NARROW, MIDDLING, WIDE, WIDEST = 0.46, 0.7, 0.87, 1.15
ROWS = {
    **dict.fromkeys(" !',.:;I[]ijl|", NARROW),
    **dict.fromkeys('"()*-/?\\`_{}$0123456789abcdefghknopqrstuvxyzEFJKLPRSTXY–', MIDDLING),
    **dict.fromkeys("#&+<=>^~wABCDGHNOQUVZ", WIDE),
    **dict.fromkeys("%@mMW…—ЖМФШЩЮЫжмфшщюыњљЊЉæœÆŒ", WIDEST),
}

# In ems: full width, emoji and other pictures, and letters of which nothing better is known.
FULL, PICTURE, UNKNOWN = 1.0, 1.45, 1.5

# In ems: a mark of which no typeface at hand may know how to put it on its letter, and is then a box of its own;
# in some scripts with the circle on which it stands.
MARK, CIRCLED = 0.65, 1.5
CIRCLED_SCRIPTS = ("KHMER", "NKO", "TIFINAGH")

# Scripts with letters much wider than high, by how the names of their letters begin.
BROAD = {
    **dict.fromkeys(("TAMIL", "MALAYALAM", "SINHALA", "KANNADA", "TELUGU", "ORIYA"), 2.2),
    **dict.fromkeys(("MYANMAR", "KHMER", "BALINESE", "JAVANESE", "TAI", "ETHIOPIC", "CANADIAN", "OGHAM", "PER"), 2.0),
    **dict.fromkeys(("CUNEIFORM", "EGYPTIAN", "ANATOLIAN", "VAI", "TWO-EM", "THREE-EM"), 4.0),
}

# Alphabets of Europe, in ems: the letters of living languages, small and capital, and all others.
ALPHABETS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "HEBREW")
SMALL, CAPITAL, RARE = 1.0, 1.12, 1.45
LIVING = ((0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x4FF), (0x531, 0x5F4))

# What takes no room: accents of these alphabets, which every typeface puts on its letters, and signs of direction.
UNSEEN = ((0x300, 0x36F), (0xAD, 0xAD), (0x200B, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE01EF))

# How much wider an accent makes its letter: a horn does.
HORN = 0.06


def width(words: str, is_bold: bool = False) -> float:
    """Return the units that words take at most."""
    return sum(map(ems_of, words)) * TYPE * (BOLD if is_bold else 1)


@lru_cache(maxsize=10_000)
def ems_of(letter: str) -> float:
    """Return how wide a letter is at most, in ems; a mark that stands on a letter takes no room of its own."""
    if letter in ROWS:
        return ROWS[letter]
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return of_mark(letter)
    if kind == "So" or 0x1F000 <= ord(letter) < 0x20000:
        return PICTURE
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL
    accented = unicodedata.normalize("NFD", letter)
    if accented != letter:
        return sum(map(ems_of, accented)) + HORN
    # One character may be drawn as several: "㎢", or an Arabic ligature that is a whole sentence.
    spelt = unicodedata.normalize("NFKD", letter)
    return max(of_script(letter, kind), sum(map(ems_of, spelt)) if spelt != letter else 0)


def of_mark(letter: str) -> float:
    """Return how wide a mark or a sign without a shape is at most, in ems."""
    if any(first <= ord(letter) <= last for first, last in UNSEEN):
        return 0.0
    return CIRCLED if unicodedata.name(letter, "").startswith(CIRCLED_SCRIPTS) else MARK


def of_script(letter: str, kind: str) -> float:
    """Return how wide the letters of a letter's script are at most, in ems."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    if script in ALPHABETS and kind.startswith("L"):
        is_living = any(first <= ord(letter) <= last for first, last in LIVING)
        return RARE if not is_living else CAPITAL if kind == "Lu" else SMALL
    return BROAD.get(script, UNKNOWN)


def wrapped(words: str, room: float, is_bold: bool = False) -> list[str]:
    """Return words as lines that fit a room, broken between words, and within one that is too long by itself."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", is_bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines += broken(word, room, is_bold)
    return lines


def broken(word: str, room: float, is_bold: bool = False) -> list[str]:
    """Return a word in pieces that fit a room; each has one letter at least."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, is_bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(words: str, room: float) -> str:
    """Return words as they fit a room, with "…" for what does not."""
    if width(words) <= room:
        return words
    kept = words
    while kept and width(f"{kept}…") > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"

"""Words as the search compares them: what `theme/js/folding.js` and `theme/js/search.js` do in a browser, done here.

`tests/publishing/test_search_words.py` compares both, character by character.
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

# Letters that Unicode takes for other letters, not for a letter with an accent.
LETTERS = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t"},
        **{"ŋ": "n", "ı": "i", "ƒ": "f", "ĸ": "k", "ς": "σ"},
        **{"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا"},
    }
)

# Accents and points; not the two marks that make か of が.
ACCENTS = regex.compile(
    r"(?![\u3099\u309a])(?=\p{M})[\p{sc=Zinh}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]"
)

# What nobody sees or types.
UNSEEN = regex.compile(r"[\p{Cf}\u0640\u02b9-\u02bf\u02c8]")

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")

# Scripts that put no space between words, and Korean, which joins words.
JOINED = regex.compile(r"[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]")
MARK = regex.compile(r"\p{M}")

# Longer than nearly all names; of longer words so much is compared, or the index would grow with their square.
LONGEST = 12


# A day, as ISO 8601 and the pages write it. The index has it as one word too, because its three are in most pages.
DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)", re.ASCII)

# What such a word begins with, so that it is not among other numbers: a letter nobody writes today.
OF_DAY = "ᛞ"


def folded(text: str) -> str:
    """Return a text without case, accents, points, and what cannot be seen."""
    if text.isascii():
        return text.lower()
    bare = UNSEEN.sub("", ACCENTS.sub("", unicodedata.normalize("NFKD", text)))
    return unicodedata.normalize("NFC", bare.lower().translate(LETTERS))


def indexed(text: str) -> Iterator[str]:
    """Yield the words of a text as the index has them; of a word in a joined script, each part that may be sought."""
    for word in WORD.findall(folded(text)):
        yield from parts(word) if not word.isascii() and JOINED.search(word) else (word,)


def days(text: str) -> Iterator[str]:
    """Yield the days in a text, each as one word."""
    return (f"{OF_DAY}{''.join(numbers)}" for numbers in DAY.findall(text))


def parts(word: str) -> Iterator[str]:
    """Yield a word from its beginning, and from each letter of a joined script, or after one, to its end."""
    for here, letter in enumerate(word):
        if here == 0 or (not MARK.match(letter) and (JOINED.match(letter) or JOINED.match(word[here - 1]))):
            yield entry(word[here:])


def entry(word: str) -> str:
    """Return a word, or a part of one, as the index has it: of a joined script, no more than its beginning."""
    return word[:LONGEST] if JOINED.match(word) else word

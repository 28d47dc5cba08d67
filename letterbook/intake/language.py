"""In which language a saved article is written: by its letters, by its commonest words, and by what it says itself.

Many a page declares the language of a template; where its own words are plainly those of another, they count.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import justext

from letterbook.reading.scripts import script_of

# The library's lists of the commonest words of a language, by the tag of the language.
LISTS = {
    "English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it", "Portuguese": "pt",
    "Dutch": "nl", "Danish": "da", "Swedish": "sv", "Norwegian_Bokmal": "nb", "Finnish": "fi", "Polish": "pl",
    "Czech": "cs", "Slovak": "sk", "Hungarian": "hu", "Romanian": "ro", "Bulgarian": "bg", "Russian": "ru",
    "Ukrainian": "uk", "Belarusian": "be", "Serbian": "sr", "Croatian": "hr", "Slovenian": "sl", "Greek": "el",
    "Turkish": "tr", "Indonesian": "id", "Vietnamese": "vi", "Arabic": "ar", "Persian": "fa", "Urdu": "ur",
    "Hebrew": "he", "Hindi": "hi", "Bengali": "bn", "Latin": "la", "Catalan": "ca", "Icelandic": "is",
    "Lithuanian": "lt", "Latvian": "lv", "Estonian": "et", "Albanian": "sq", "Macedonian": "mk",
}  # fmt: skip

# How many words are counted, and the fewest that tell anything.
MOST_WORDS, FEWEST = 3_000, 12

# So much of a text are the commonest words of its language, and so many times those of any other; plainly, where the
# text is held against what a page declares. Of 1,386 pages, 27 were plainly of another one.
SHARE, LEAD = 0.25, 1.2
PLAIN_SHARE, PLAIN_LEAD = 0.38, 1.45

# So much of its letters tell a language that has a script of its own.
OF_SCRIPT = 0.3
OF_KANA = 0.05

TAG = re.compile(r"(?i)(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?:-[\w-]+)?")


@dataclass(frozen=True)
class Told:
    """The tag of a language, None if unknown, and what shows it, in words for an editor."""

    tag: str | None
    says: str = ""


def language_of(text: str, declared: str = "") -> Told:
    """Return the language of a text; `declared` is what its page says of it, well-formed or not."""
    said, heard = tag(declared), by_script(text)
    if heard:
        return agreeing(said, heard, "its letters")
    share, lead, found = by_words(text)
    if said and (share < PLAIN_SHARE or lead < PLAIN_LEAD):
        return Told(said)
    if share >= SHARE and lead >= LEAD:
        return agreeing(said, found, "its commonest words")
    return Told(None, f"the page declares '{declared}', which is not a language tag") if declared else Told(None)


def agreeing(said: str | None, heard: str, by: str) -> Told:
    """Return what a page declares if it is the language that was heard, else that one."""
    if said and main(said) == main(heard):
        return Told(said)
    declares = f", though the page declares '{said}'" if said else ""
    return Told(heard, f"{by} say so{declares}")


def main(tag: str) -> str:
    """Return the language of a tag, the forms of Norwegian as one."""
    language = tag.split("-", maxsplit=1)[0]
    return "no" if language in {"nb", "nn"} else language


def tag(declared: str) -> str | None:
    """Return a well-formed tag of what a page declares: "en-US" for "en_us"; None where it is none."""
    found = TAG.fullmatch(declared.strip().split(",")[0].split(".")[0].replace("_", "-"))
    if not found:
        return None
    parts = (found["language"].lower(), (found["script"] or "").title(), (found["region"] or "").upper())
    return "-".join(part for part in parts if part)


def by_script(text: str) -> str | None:
    """Return the language that alone is written in the script of most of a text: Korean, Japanese, else Chinese."""
    letters = [mark for mark in text[:20_000] if mark.isalpha()]
    shares: Mapping[str, float] = {
        name: sum(script_of(mark) == name for mark in letters) / max(len(letters), 1)
        for name in ("hangul", "hiragana", "katakana", "han")
    }
    kana = shares["hiragana"] + shares["katakana"]
    if shares["hangul"] >= OF_SCRIPT:
        return "ko"
    if kana + shares["han"] < OF_SCRIPT:
        return None
    return "ja" if kana >= OF_KANA else "zh"


def by_words(text: str) -> tuple[float, float, str]:
    """Return which language's commonest words are most of a text: how much, how many times the next's, and its tag."""
    words = re.findall(r"[^\W\d_]+", text.lower())[:MOST_WORDS]
    if len(words) < FEWEST:
        return 0, 0, ""
    shares = sorted(((sum(word in common for word in words) / len(words), tag) for tag, common in lists().items()))
    (second, _), (most, found) = shares[-2:]
    return most, most / second if second else LEAD + PLAIN_LEAD, found


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """Return the commonest words of each language; long lists, which hold many of English texts, without these."""
    english = justext.get_stoplist("English")
    found = {tag: justext.get_stoplist(name) for name, tag in LISTS.items()}
    return {tag: words - english if len(words) > LONG_LIST else words for tag, words in found.items()}


LONG_LIST = 1_500

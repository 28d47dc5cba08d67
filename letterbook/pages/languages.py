"""The language of a title or a name, for screen readers and typefaces, if it is not the page's."""

import re
import unicodedata

from letterbook.records.models import Article, Authority

# Languages that are not written in Latin letters. A title of such an article in Latin letters is a translation.
OTHER_SCRIPTS = frozenset(
    {
        "am",
        "ar",
        "be",
        "bg",
        "bn",
        "el",
        "fa",
        "he",
        "hi",
        "hy",
        "ja",
        "ka",
        "km",
        "ko",
        "lo",
        "mk",
        "mn",
        "mr",
        "my",
        "ne",
        "ps",
        "ru",
        "sr",
        "ta",
        "te",
        "th",
        "ti",
        "uk",
        "ur",
        "yi",
        "zh",
    }
)

# A title that is the archive's own stands in brackets.
OWN_WORDS = re.compile(r"\[.*\]")


def title_language(article: Article) -> str | None:
    """Return the language of an article's title: the article's, unless the title is plainly not in it."""
    if article.title is None or OWN_WORDS.fullmatch(article.title):
        return None
    is_foreign = article.language.split("-", maxsplit=1)[0] in OTHER_SCRIPTS
    return None if is_foreign and is_latin(article.title) else article.language


def name_language(record: Authority) -> str | None:
    """Return the language of a preferred name in another script, if its record gives one among its `names`."""
    if is_latin(record.name):
        return None
    return next((written.language for written in record.names if written.form == record.name), None)


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin."""
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha())

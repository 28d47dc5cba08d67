"""Words are folded and divided in Python as they are in a browser."""

import sys
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from letterbook.publishing.search.words import JOINED, LETTERS, LONGEST, entry, folded, indexed

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "theme/js/folding.js").read_text(encoding="utf-8")


def characters() -> str:
    """Return every character that there can be in a text."""
    return "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)


def test_every_character_is_folded_as_in_a_browser(page: Page):
    """Each character of Unicode that both know, between letters as in a word, is folded to the same."""
    page.goto("about:blank")
    page.evaluate(SCRIPT)
    browsers = page.evaluate("all => [...all].map((one) => letterbook.folded(`n${one}x`))", characters())
    differing = {
        one: (mine, other)
        for one, other in zip(characters(), browsers, strict=True)
        if (mine := folded(f"n{one}x")) != other and is_known(one)
    }
    assert differing == {}


def test_the_same_scripts_join_words_in_both(page: Page):
    """Each letter from which on a word is found is one in a browser and here, and long words are cut alike."""
    page.goto("about:blank")
    page.evaluate(SCRIPT)
    browsers = page.evaluate("all => [...all].filter((one) => letterbook.JOINED.test(one))", characters())
    mine = [one for one in characters() if JOINED.match(one)]
    assert [one for one in set(mine) ^ set(browsers) if is_known(one)] == [] and len(mine) > 90_000
    for word in ("가" * 20, "a" * 20, "東京" * 9, "a東" * 9):
        assert page.evaluate("word => letterbook.kept([...word])", word) == entry(word)


def is_known(character: str) -> bool:
    """Whether both are old enough to know a character: Python's table of Unicode is older than a browser's."""
    return unicodedata.category(character) != "Cn"


def test_letters_that_become_others_are_the_same_in_both():
    """The table of the script and this one have the same letters."""
    for letter, other in LETTERS.items():
        assert f'{chr(letter)}: "{other}"' in SCRIPT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moon's letter, 2018-09-21", ["moon", "s", "letter", "2018", "09", "21"]),
        ("Nguyễn Łukasz", ["nguyen", "lukasz"]),
        ("김정은이", ["김정은이", "정은이", "은이", "이"]),
        ("東京大學", ["東京大學", "京大學", "大學", "學"]),
        ("abc東x", ["abc東x", "東x", "x"]),
        ("가" * 20, [*(["가" * LONGEST] * 9), *("가" * count for count in range(LONGEST - 1, 0, -1))]),
        ("", []),
    ],
)
def test_words_of_the_index(text, words):
    """A word that is not parted stands whole; of the others, every part that may be sought, cut where it is long."""
    assert list(indexed(text)) == words

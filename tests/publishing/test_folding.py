"""The one table by which the search and the finder compare: laws for any text, and what it makes of letters."""

from collections.abc import Callable, Iterator
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.publishing.built import ROOT

Folding = Callable[[list[str]], list[str]]

# Any text but halves of characters, which no page holds.
TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=20, max_size=40)
LAW = settings(max_examples=50, deadline=None)


@pytest.fixture(scope="module")
def folded(browser: Browser) -> Iterator[Folding]:
    """The function of theme/js/folding.js, for several texts at once."""
    page = browser.new_page()
    page.evaluate((ROOT / "theme/js/folding.js").read_text(encoding="utf-8"))
    yield lambda texts: list(page.evaluate("texts => texts.map(letterbook.folded)", texts))
    page.close()


@LAW
@given(texts=TEXTS)
def test_folding_twice_changes_nothing(folded, texts):
    """What is folded is folded, so index and query cannot differ by how often it was done."""
    once = folded(texts)
    assert folded(once) == once


@LAW
@given(texts=TEXTS)
def test_form_of_storing_does_not_matter(folded, texts):
    """Composed, decomposed, in full or half width: one text."""
    forms = [[normalize(form, text) for text in texts] for form in ("NFC", "NFD", "NFKC", "NFKD")]
    assert [folded(form) for form in forms] == [folded(texts)] * 4


@LAW
@given(texts=TEXTS)
def test_ordinary_letters_stay(folded, texts):
    """Letters and figures of ASCII stay but for capitals, in their order; nothing else becomes of a plain text."""
    plain = ["".join(one for one in text if one.isascii()) for text in texts]
    assert folded(plain) == [text.lower() for text in plain]


@pytest.mark.parametrize(
    ("alike", "as_one"),
    [
        (["Nguyễn", "nguyen", "NGUYỄN"], "nguyen"),
        (["Łódź", "lodz"], "lodz"),
        (["Straße", "STRASSE", "STRAẞE"], "strasse"),
        (["Ærø", "aero"], "aero"),
        (["Đặng", "dang"], "dang"),
        (["Iğdır", "IĞDIR", "İğdir", "igdir"], "igdir"),
        (["Þórður", "Thordur"], "thordur"),
        (["Ἀθῆναι", "Αθηναι", "ΑΘΗΝΑΙ"], "αθηναι"),
        (["Ἑλλάς", "ΕΛΛΑΣ"], "ελλασ"),
        (["Ёлкин", "елкин"], "елкин"),
        (["أَحْمَد", "احمد", "أحـمد"], "احمد"),
        (["דָּוִד", "דוד"], "דוד"),
        (["ʿAbd al-ʿAzīz", "abd al-aziz"], "abd al-aziz"),
        (["Ｔｏｋｙｏ", "Tokyo"], "tokyo"),
        (["co\u00adop", "co\u2068op\u2069", "coop"], "coop"),
    ],
)
def test_spellings_that_are_one(folded, alike, as_one):
    """What readers type for a letter they cannot type is what the letter is compared by."""
    assert folded(alike) == [as_one] * len(alike)


@pytest.mark.parametrize("letters", [["が", "か"], ["की", "का"], ["ดี", "ดา"], ["김", "기"]])
def test_letters_that_differ_stay_apart(folded, letters):
    """Voiced Kana, the vowels of Devanagari and Thai, and Korean syllables are letters of their own."""
    assert len(set(folded(letters))) == len(letters)

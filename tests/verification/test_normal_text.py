"""The normaliser: texts that differ only in how marks and spaces are set are one text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterbook.verification.normal_text import (
    CURRENT,
    DASHES,
    DOUBLE_MARKS,
    INVISIBLE,
    NORMALISERS,
    SINGLE_MARKS,
    aligned,
    normalised,
)

# Marks that two printings of one text may set differently; the first of each row is the plain one.
VARIANTS = ("'" + SINGLE_MARKS, '"' + DOUBLE_MARKS, "-" + DASHES)
SPACES = (" ", "  ", "\u00a0", "\u202f", "\u2009", "\u3000", "\t", "\n", "\r\n", "\x0c", "\u2028", "\u2029", "\x85")

# Text with as many of those marks as any other characters.
TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("".join(VARIANTS) + "".join(SPACES) + INVISIBLE + "´¨ﬁｶﾞ각하"))
)


@st.composite
def printings(draw):
    """Return two printings of one text: the same words, other marks, spaces and invisible characters."""
    words = draw(st.lists(st.text("abcXYZ가각é1", min_size=1), min_size=1, max_size=8))
    one = other = ""
    for number, word in enumerate(words):
        row = draw(st.sampled_from(VARIANTS))
        one += (draw(st.sampled_from(SPACES)) if number else "") + draw(st.sampled_from(row)) + word
        other += (draw(st.sampled_from(SPACES)) if number else "") + draw(st.sampled_from(row))
        other += draw(st.sampled_from(["", *INVISIBLE])).join(word)
    return one, other


@settings(max_examples=500)
@given(TEXTS)
def test_normalising_twice_changes_nothing(text):
    """What was normalised once stays as it is."""
    assert normalised(normalised(text)) == normalised(text)


@given(printings())
def test_printings_that_differ_only_in_marks_are_equal(pair):
    """Quotation marks, dashes, white space and invisible characters make no difference."""
    one, other = pair
    assert normalised(one) == normalised(other)


@given(st.text("ab'\" -", max_size=12), st.text("ab'\" -", max_size=12))
def test_plain_texts_stay_apart(one, other):
    """Texts of plain marks are equal only if they have the same words and marks."""
    assert (normalised(one) == normalised(other)) == (one.split() == other.split())


@given(TEXTS)
def test_the_result_is_on_one_line(text):
    """Only single spaces part the words, and none stands at the edges."""
    assert normalised(text) == " ".join(normalised(text).split())


@pytest.mark.parametrize("row", VARIANTS, ids=["single", "double", "dash"])
def test_every_variant_of_a_mark_is_the_plain_mark(row):
    """Each typographic mark becomes its plain form, between letters and at the edge."""
    assert {normalised(f"a{mark}b {mark}") for mark in row} == {f"a{row[0]}b {row[0]}"}


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_every_sort_of_space_is_one_space(space):
    """A no-break space, a line's end or a form feed parts words as a space does."""
    assert normalised(f"{space}re{space}open{space}{space}her{space}") == "re open her"


@pytest.mark.parametrize("mark", INVISIBLE, ids=ascii)
def test_what_shows_nothing_is_left_out(mark):
    """Soft hyphens and zero-width characters do not part a word."""
    assert normalised(f"{mark}denuclear{mark}isation{mark}") == "denuclearisation"


def test_a_mark_between_accent_and_letter_does_not_part_them():
    """An invisible character in an accented letter leaves one letter."""
    assert normalised("e\u200b\u0301") == "\u00e9"


@pytest.mark.parametrize("korean", ["각하", "한미클럽", "이 일에 제삼자는 필요 없다", "뷁"])
def test_decomposed_korean_is_composed_korean(korean):
    """Syllables and their letters are the same text, whichever a system saves."""
    decomposed = unicodedata.normalize("NFD", korean)
    assert decomposed != korean
    assert normalised(decomposed) == normalised(korean) == korean


@pytest.mark.parametrize(("wide", "plain"), [("ＤＰＲＫ", "DPRK"), ("ﬁnal", "final"), ("№ 10", "No 10"), ("…", "...")])
def test_compatible_characters_are_one(wide, plain):
    """NFKC: full-width letters, ligatures and the ellipsis are what they are made of."""
    assert normalised(wide) == plain


@pytest.mark.parametrize(("composed", "plain"), [("‴", "'''"), ("5⁻", "5-"), ("﹣", "-")])
def test_a_mark_within_a_compatible_character_is_the_plain_mark(composed, plain):
    """What NFKC makes of a character is unified too."""
    assert normalised(composed) == plain


def test_an_acute_accent_for_an_apostrophe_is_an_apostrophe():
    """The spacing accent, which NFKC would make a space with an accent, is a mark."""
    assert normalised("the letter´s end") == "the letter's end"


def test_case_stays():
    """Capital and small letters are different words."""
    assert normalised("Lee LEE lee") == "Lee LEE lee"


def test_a_comma_is_no_variant():
    """Marks that part sentences stay, so that a quotation must have them."""
    assert normalised("a, b; c. d: e! f?") == "a, b; c. d: e! f?"


def test_the_current_normaliser_is_kept_by_its_version():
    """A seal's version leads to the normaliser that made it."""
    assert NORMALISERS[CURRENT]("“a\u00a0b”") == normalised("“a\u00a0b”") == '"a b"'


@settings(max_examples=500)
@given(TEXTS)
def test_every_character_of_the_normal_text_is_traced_to_where_it_comes_from(text):
    """The text made with its origins is the normal text, and the origins are places of the text, in order."""
    shown, origins = aligned(text)
    assert shown == normalised(text)
    assert len(origins) == len(shown)
    assert list(origins) == sorted(origins)
    assert all(0 <= place < len(text) for place in origins)


def test_korean_vowels_and_finals_are_traced_to_their_syllable():
    """A vowel or final that is written by itself belongs to what stands before it, whichever of Unicode's it is."""
    names = {chr(code): unicodedata.name(chr(code), "") for code in range(0x1100, 0xD800)}
    parts = [part for part, name in names.items() if name.startswith(("HANGUL JUNGSEONG", "HANGUL JONGSEONG"))]
    assert len(parts) > 200
    for part in parts:
        assert set(aligned(f"x\u1100{part}")[1]) == {0, 1}


@pytest.mark.parametrize("text", ["\u0b95\u0bc6\u0bbe", "\u0995\u09c7\u09be", "\u0dc3\u0dd9\u0dcf", "\u1b05\u1b35"])
def test_vowels_that_take_room_of_their_own_are_traced_to_their_letter(text):
    """Tamil, Bengali, Sinhala and Balinese have vowel signs that stand beside a letter and are composed with it."""
    assert aligned(text)[0] == normalised(text) == unicodedata.normalize("NFC", text)


def test_a_traced_character_stands_where_it_was():
    """Letters come from themselves; a ligature, and a syllable in letters, from where they begin."""
    shown, origins = aligned("  “\ufb01n\u00ad” \u1112\u1161\u11ab!")
    assert list(zip(shown, origins, strict=True)) == [
        ('"', 2),
        ("f", 3),
        ("i", 3),
        ("n", 4),
        ('"', 6),
        (" ", 7),
        ("한", 8),
        ("!", 11),
    ]

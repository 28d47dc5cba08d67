"""The signs of an edited text: each is known, and the writer's words can be read without them."""

import pytest

from letterbook.records.edited_words import MEANINGS, SIGN, bare, kind_of, meanings


@pytest.mark.parametrize(
    ("text", "kind", "words", "plain"),
    [
        ("in this [mat]ter", "supplied", "mat", "in this matter"),
        ("nor [...] at all", "lost", "[...]", "nor at all"),
        ("nor […] at all", "lost", "[…]", "nor at all"),
        ("I ⟨must⟩ go", "omitted", "must", "I must go"),
        ("I <must> go", "omitted", "must", "I must go"),
        ("at ⟦once⟧ noon", "struck", "once", "at noon"),
        ("at [[once]] noon", "struck", "once", "at noon"),
        ("noon(?) or so", "doubt", "(?)", "noon or so"),
        ("one line | another", "line", " | ", "one line another"),
        ("end ||2r|| beginning", "page", "2r", "end beginning"),
    ],
)
def test_each_sign_is_known(text, kind, words, plain):
    """By its kind and what it holds; without it the words of the writer stay."""
    (found,) = SIGN.finditer(text)
    assert kind_of(found) == (kind, words)
    assert " ".join(bare(text)) == plain and len(bare(text)) == (2 if kind == "lost" else 1)
    assert meanings([text]) == [MEANINGS[kind]]


@pytest.mark.parametrize("text", ["a|b", "(round) brackets", "5 < 6", "a ] b [ c", "||", "", "2 > 1"])
def test_what_is_no_sign_stays(text):
    """Marks that stand alone are the writer's."""
    assert " ".join(bare(text)) == " ".join(text.split()) and meanings([text]) == []

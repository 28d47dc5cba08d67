"""The word that was probably meant."""

import pytest

from letterbook.reading.nearest import nearest

KNOWN = ["ada-north", "bela-south", "cara-west", "fen-bridge"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("ada-nort", "ada-north"), ("bella-south", "bela-south"), ("fenbridge", "fen-bridge"), ("zz", None)],
)
def test_a_slip_finds_what_was_meant(word, meant):
    """A letter left out, doubled or turned finds its word; a word that is like none finds none."""
    assert nearest(word, KNOWN) == meant


def test_of_equals_the_first_is_meant():
    """Of two words equally near, the answer is always the same."""
    assert nearest("axa", ["aba", "aca"]) == "aba"


def test_among_no_words_none_is_meant():
    """Where nothing is known, nothing is meant."""
    assert nearest("ada", []) is None

"""Wordings are compared word by word, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from letterbook.facts.wordings import WordChange, apparatuses, compared, marked_words

BASE = "for me and my people to understand the decision"


def changes(variant: str) -> list[tuple[str, str, str]]:
    """Return how a variant differs from the base."""
    return [(s.change.value, s.base, s.variant) for s in compared(BASE, variant) if s.change is not WordChange.SAME]


def test_replaced_added_dropped():
    """Each sort of difference is told as what it is."""
    assert changes("for me and my colleagues to understand the decision") == [("replaced", "people", "colleagues")]
    assert changes("for me and all my people to understand the decision") == [("added", "", "all")]
    assert changes("for me to understand the decision") == [("dropped", "and my people", "")]


def test_case_and_marks_are_no_difference():
    """A capital or a comma makes no variant."""
    assert changes("For me, and my “people”, to understand the decision.") == []


words = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=12).map(" ".join)


@given(words, words)
def test_joining_the_stretches_gives_both_wordings(base, variant):
    """The base words of all stretches are the base, the variant words the variant."""
    stretches = compared(base, variant)
    assert " ".join(s.base for s in stretches if s.base).split() == marked_words(base)
    assert " ".join(s.variant for s in stretches if s.variant).split() == marked_words(variant)


def test_an_apparatus_has_several_wordings(toy):
    """A passage is compared only where articles print it differently; the base is none of its variants."""
    for found in apparatuses(toy):
        wordings = [found.base, *found.variants, *found.foreign]
        assert len({one.cited.text for one in wordings}) > 1
        assert found.base not in found.variants

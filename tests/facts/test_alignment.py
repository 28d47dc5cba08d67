"""Two wordings word against word: what each law says of the passages that sources print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.facts.alignment import Relation, aligned, words_of

STONE = "If you think of us as a stepping stone that helps you, then you would not make me look like a fool who gives."

WORDS = st.lists(st.sampled_from(["ferry", "fares", "must", "fall", "the", "a", "at", "once"]), max_size=12).map(
    " ".join
)


def laid(base, variant):
    """Return the words that stand beside each other with their relation, but for those that lie outside."""
    return [
        (one.relation.value, (one.base or "").strip(), (one.variant or "").strip())
        for one in aligned(base, variant)
        if one.relation is not Relation.OUTSIDE
    ]


def differing(base, variant):
    """Return what is laid beside each other and is not the same."""
    return [one for one in laid(base, variant) if one[0] != "same"]


@given(WORDS, WORDS)
def test_nothing_is_lost(base, variant):
    """Joining the words of either side gives that wording back."""
    found = aligned(base, variant)
    assert "".join(one.base or "" for one in found) == "".join(words_of(base))
    assert "".join(one.variant or "" for one in found) == "".join(words_of(variant))


@given(WORDS)
def test_a_wording_agrees_with_itself(words):
    """Each word has itself for its counterpart."""
    assert all(one.relation is Relation.SAME for one in aligned(words, words))


@given(WORDS, WORDS, WORDS)
def test_a_fragment_agrees_with_the_part_that_it_renders(before, words, after):
    """What stands before and after it in the base lies outside, and nothing is missing."""
    base = " ".join(filter(None, (before, words, after)))
    assert {one.relation for one in aligned(base, words)} <= {Relation.SAME, Relation.OUTSIDE}


def test_words_of_a_fragment_that_are_others_stand_beside_those_that_they_render():
    """Not before the beginning of the base."""
    base = "I am ready to work with all my heart and devotion"
    assert laid(base, "in sincerity and dedication") == [
        ("other", "my", "in"),
        ("other", "heart", "sincerity"),
        ("same", "and", "and"),
        ("near", "devotion", "dedication"),
    ]


def test_words_inside_a_fragment_that_it_lacks_are_left_out():
    """Only between its first and its last word."""
    found = differing("the fares of the old ferry must fall", "fares of the ferry")
    assert found == [("left out", "old", "")]


def test_words_that_are_nearly_the_same_are_told_from_others():
    """Another spelling is near, another word is not."""
    assert differing("the colour of the ferry", "the colors of the ferry") == [("near", "colour", "colors")]
    assert differing("the talks go on", "the meeting goes on")[0] == ("other", "talks", "meeting")


def test_marks_and_capitals_are_no_difference():
    """A capital, a comma or the shape of an apostrophe makes no variant."""
    assert differing("the ferry's fares", "The ferry’s, “fares”") == []


def test_a_small_word_alone_is_no_anchor():
    """Two wordings that share "a" and "of" are not laid beside each other at these."""
    found = laid("He regretted that the end of a war was missing", "there is a sense of regret for the lack")
    assert ("same", "of", "of") not in found or ("same", "a", "a") not in found


def test_several_words_in_another_place_are_moved():
    """They are neither missing nor new."""
    found = differing(STONE, "you would not make me look like a fool unless you think of us as a stepping stone")
    moved = " ".join(one[2] for one in found if one[0] == "moved")
    assert moved == "you think of us as a stepping stone"


@pytest.mark.parametrize(
    ("base", "variant", "replaced"),
    [
        ("지금 문 대통령이 표출하고 있는 관심은", "지금 문재인 대통령이 표출하고 있는 관심은", ("문", "문재인")),
        ("我握住了您的手", "我緊住了您的手", ("握", "緊")),
        ("その手を握った", "その足を握った", ("手", "足")),
    ],
)
def test_scripts_without_spaces_and_with_them(base, variant, replaced):
    """Korean goes word by word; Chinese and Japanese, which have no spaces, character by character."""
    assert [one[1:] for one in differing(base, variant)] == [replaced]


def test_a_cut_is_no_word():
    """The sign for a cut neither agrees nor differs."""
    assert differing("the fares […] must fall", "the fares must fall") == []

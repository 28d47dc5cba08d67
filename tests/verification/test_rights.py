"""Each word of an article counts once, however often it is quoted."""

import pytest

from letterbook.verification.finding import Found
from letterbook.verification.quotations import Cited, Verification
from letterbook.verification.rights import words_quoted


def cited(text: str, number: int = 0) -> Cited:
    """Return a quotation of some words."""
    return Cited("letter", ("witnesses", number), "post", text, None)


def placed(**spans: tuple[str, int, int]) -> tuple[list[Cited], Verification]:
    """Return quotations with their paragraph and first character, and a verification that knows their places."""
    quotations = {name: cited(text, int(name[1:])) for name, (text, _, _) in spans.items()}
    places = {
        quotations[name]: Found(paragraph, ((start, start + len(text)),))
        for name, (text, paragraph, start) in spans.items()
    }
    return list(quotations.values()), Verification(places=places)


def test_overlapping_words_count_once():
    """Of "one two three" and "two three four" in one place, four words are quoted."""
    assert words_quoted(*placed(q1=("one two three", 1, 0), q2=("two three four", 1, 4))) == 4


def test_the_same_words_elsewhere_count_again():
    """Words that the article prints twice, quoted from both places, are twice its words."""
    assert words_quoted(*placed(q1=("one two", 1, 0), q2=("one two", 2, 0))) == 4


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        *[(["a b c", "a b c"], 3), (["a b c", "b c"], 3), (["a b c", "c d"], 5), (["one […] two", "one"], 2)],
        *[(["by sea", "the sea", "the seaside", "see"], 7), (["at sea", "a"], 3), (["sea", "seas, oversea, sea_"], 4)],
    ],
)
def test_without_places_what_lies_within_counts_for_nothing(texts, count):
    """Where no place is known, a quotation within another is not counted; a part of a word is not within it."""
    assert words_quoted([cited(text, number) for number, text in enumerate(texts)], Verification()) == count

"""What a page says of itself in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.describing import ENOUGH, LONGEST, description, plain, shortened

# Long enough for its end to be one.
SENTENCE = "This sentence is just as long as it must be for a line to be allowed to end with it, and it ends here."


def test_short_text_stays():
    """A text that is short enough is returned on one line, as it is."""
    assert shortened("One line,\nand another.") == "One line, and another."


def test_long_text_ends_with_a_sentence():
    """A text that is too long ends with its last whole sentence, if that leaves enough."""
    assert len(SENTENCE) > ENOUGH
    assert shortened(f"{SENTENCE} {SENTENCE}") == SENTENCE


def test_long_sentence_ends_with_a_word():
    """A sentence that is too long ends with a whole word, without the comma after it, and a mark."""
    assert shortened("word, " * 100, most=20) == "word, word, word…"


@pytest.mark.parametrize("words", ["no. 10", "Mr. Lee", "Sept. 21", "J. West"])
def test_points_within_a_sentence_do_not_end_it(words):
    """A number, a title, a month and an initial do not end a sentence."""
    text = f"{'word ' * 20}{words} {'word ' * 20}"
    assert shortened(text).endswith("word…") and words in shortened(text)


def test_text_without_spaces_is_cut_where_it_must_be():
    """A line of Chinese, which has no spaces, fills what there is."""
    assert shortened("信" * 200) == "信" * (LONGEST - 1) + "…"


@given(st.text())
def test_no_line_is_too_long(text):
    """Whatever the text, what comes out is one line of at most 160 characters."""
    assert len(shortened(text)) <= LONGEST and "\n" not in shortened(text)


def test_links_are_their_words(toy):
    """A link in prose becomes its words, or the name of the record it leads to; emphasis loses its marks."""
    assert plain(toy, "To [[ada-north]] and the [[fen-bridge|bridge]], *perhaps*.") == (
        f"To {toy.records['ada-north'].name} and the bridge, perhaps."
    )


def test_short_description_names_the_collection(toy):
    """What would say too little by itself says where it belongs."""
    assert description(toy, "Rage.").startswith(f"Rage, in {toy.collection.title}")

"""What a piece of a page weighs is known before it is written: rather too much than too little."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterbook.pages.markup import escape
from letterbook.pages.weights import closer_weight, link_weights, weight_of_links, weight_of_prose, weight_of_text

# Letters of several scripts, marks, and spaces; controls are no text.
TEXTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=60)


@given(TEXTS)
@example("\u3000")
def test_text_weighs_no_more_than_estimated(text):
    """Whatever is escaped or isolated in it; the quick estimate is never below the close one."""
    assert len(escape(text).encode()) <= weight_of_text(text)
    assert closer_weight(text) <= weight_of_text(text)


def test_the_close_estimate_counts_only_marks_that_are_escaped():
    """A comma behind a word stays as it is."""
    text = "Of the toll, and of the ferry's fare."
    assert closer_weight(text) == len(escape(text)) < weight_of_text(text)


@pytest.mark.parametrize("page", ["timeline/index.md", "letters/x.md"])
def test_a_link_weighs_no_more_than_estimated(toy, pen_for, page):
    """Under its own name, to every record."""
    pen = pen_for(page)
    for id in toy.records:
        assert len(pen.to(id).encode()) <= link_weights(toy)[id], id


def test_links_in_prose_are_weighed(toy, pen_for):
    """Those that are written, and the names that become links."""
    text = "At Fen Bridge, says [[ada-north]], and [[fen-bridge|there]] only, *not* at the harbour."
    written = pen_for("timeline/index.md").prose(text)
    assert written.count("](") >= 2
    assert len(written.encode()) <= weight_of_prose(toy, text)


def test_somebody_unknown_weighs_something(toy):
    """An end of a letter that is no record."""
    assert weight_of_links(toy, ["unknown"]) > 0

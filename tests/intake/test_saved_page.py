"""A saved page loses nothing that a reader sees."""

import html as escaping
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.intake.page.extraction import MOST_ELEMENTS
from letterbook.intake.page.saved_page import parse_page
from letterbook.intake.page.tree import PageFault

PAGE = """<!doctype html><html lang="en"><head><title>Harbour – Post</title>
<link rel="canonical" href="https://example.org/harbour"><script>var hidden = 1</script></head><body>
<nav><ul><li>Menu</li><li>Home</li></ul></nav><article><h1>The <em>harbour</em> letters</h1><p>By Eve Long</p>
<p>The first paragraph of the report is long enough to count as text, and then goes on about the two towns.</p>
<p>The second one,<br>broken in two, tells of the <b>bearer</b> and of what she carried over the bridge that day.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_each_block_is_a_line():
    """Blocks and line breaks part lines; marks within a line do not."""
    lines = parse_page(PAGE).lines
    assert lines[:4] == ("Menu", "Home", "The harbour letters", "By Eve Long")
    assert "The second one," in " ".join(lines) and "hidden" not in " ".join(lines)


def test_page_says_its_address_and_language():
    """Address and language are taken from the page itself."""
    page = parse_page(PAGE)
    assert (page.address, page.language) == ("https://example.org/harbour", "en")


words = st.lists(st.text("abcdefghiäß가나 <&", min_size=1, max_size=12), min_size=1, max_size=8)


@given(words, st.sampled_from(["p", "div", "li", "span", "b", "h2", "td", "section"]))
def test_no_visible_word_is_lost(texts, tag):
    """Whatever stands in the body stands in the lines, once and in order."""
    body = "".join(f"<{tag}>{escaping.escape(text)}</{tag}>" for text in texts)
    try:
        lines = parse_page(f"<html><body><p>start</p>{body}</body></html>").lines
    except PageFault:
        assert not "".join(texts).strip()
        return
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", "start" + "".join(texts))


def test_page_without_text_is_refused():
    """A page that shows nothing is no article."""
    with pytest.raises(PageFault, match="without text"):
        parse_page("<html><head><title>x</title></head><body><script>1</script></body></html>")


@pytest.mark.parametrize(
    "before", ["\ufeff", '<?xml version="1.0" encoding="EUC-KR"?>\n', "\ufeff\n<?xml version='1.0'?>"]
)
def test_what_stands_before_a_page_changes_nothing(before):
    """A byte order mark, and the declaration of XML with whatever encoding it names, are no part of the page."""
    assert parse_page(f"{before}{PAGE}") == parse_page(PAGE)


def test_nothing_below_a_nul_is_lost():
    """A character at which parsers written in C end is told as unreadable; what follows it stays."""
    assert parse_page(PAGE.replace("bearer", "bea\0rer")).text == parse_page(PAGE).text.replace(
        "bearer", "bea\ufffdrer"
    )


def test_a_page_too_large_for_the_library_is_read_by_its_heading():
    """Where the library would take minutes, the article is what stands around the heading, but for what is beside."""
    rows = "".join(f"<p>Sentence {n} of the long report goes on.</p>" for n in range(MOST_ELEMENTS))
    page = parse_page(f"<html><body><nav><p>Menu</p></nav><article><h1>A report</h1>{rows}</article></body></html>")
    assert page.title.line == 2 and page.body == frozenset(range(3, MOST_ELEMENTS + 3))


def test_words_beside_a_comment_are_of_the_article():
    """What stands before and after a comment within a paragraph is one line of it."""
    page = parse_page(PAGE.replace("long enough", "long <!-- here -->enough"))
    assert any("long enough" in page.lines[number - 1] for number in page.body)

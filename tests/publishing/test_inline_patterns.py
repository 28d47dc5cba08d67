"""Marks of inline patterns are those of the installed library; what is read in one step is read as the library does."""

import re
from xml.etree.ElementTree import Element

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import inlinepatterns
from markdown.inlinepatterns import DelimiterProcessor, HtmlInlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import InlineProcessor

from letterbook.publishing.speed.inline_patterns import (
    HANDLE,
    MARKS,
    PLACE,
    SAME,
    Marked,
    address_read_by,
    next_delimiter,
    placed_by,
    text_read_by,
    where_stashed,
)
from tests.publishing.both_markdowns import ALL, EXTENSIONS

# What a link may be made of, and what stands in the place of what was taken out of a text.
LINKS = st.text(
    st.sampled_from(["a", " ", "\n", "[", "]", "(", ")", "<", ">", "'", '"', "\\", "\u00a0", "\x02", "\x1c"])
)
EMPHASES = st.text(st.sampled_from(["a", " ", "*", "_", ".", "é"]))


@pytest.fixture(scope="module")
def converter():
    """A converter with the extensions that a project has, which has converted something."""
    one = markdown.Markdown(extensions=EXTENSIONS)
    one.convert("x")
    return one


def test_marks_are_those_of_the_installed_version(converter):
    """Every pattern with a mark is one that Python-Markdown has; none would be passed over in silence."""
    assert {pattern.pattern for pattern in converter.inlinePatterns} == MARKS.keys()
    assert SAME.keys() <= MARKS.keys()
    assert hasattr(InlineProcessor, HANDLE)
    assert hasattr(InlineProcessor, PLACE)


@pytest.mark.parametrize("extension", ALL)
def test_patterns_are_of_the_newer_kind(extension):
    """Every pattern of every extension that the plugin takes for known tells where it matches, as the plugin asks."""
    converter = markdown.Markdown(extensions=[extension])
    some = [one for one in converter.treeprocessors if isinstance(one, InlineProcessor)]
    assert some
    for pattern in (pattern for one in some for pattern in one.inlinePatterns):
        assert isinstance(pattern, inlinepatterns.InlineProcessor)


@given(st.text(st.sampled_from("a`*_[!<>&\\ \n@^1;")))
def test_no_pattern_is_passed_over(converter, text):
    """A pattern that is not tried on a text does not match in it."""
    known = Marked(list(converter.inlinePatterns))
    tried = [place for place, _, _ in known.by_marks(text)]
    assert tried == sorted(tried)
    for place, pattern in enumerate(converter.inlinePatterns):
        assert place in tried or not pattern.getCompiledRegExp().search(text)
    assert known.anything(text) or not tried


@given(LINKS.map(lambda text: text.replace("<", "!")))
@pytest.mark.parametrize("pattern", SAME)
def test_what_finds_the_same_does(pattern, text):
    """A pattern that is written in another way matches at the same places."""
    found = [match.span() for match in re.finditer(SAME[pattern], text)]
    assert found == [match.span() for match in re.finditer(pattern, text, re.DOTALL)]


def test_pattern_that_is_not_known_is_always_tried(converter):
    """Of a pattern without a known mark, nobody knows where it does not match."""
    other = markdown.inlinepatterns.SimpleTextInlineProcessor(r"(z)", converter)
    known = Marked([*converter.inlinePatterns, other])
    assert [pattern for _, pattern, _ in known.by_marks("z")] == [other]
    assert known.anything("z")


@given(LINKS, st.integers(0, 3))
def test_links_are_read_as_the_library_reads_them(converter, text, index):
    """Text and address of a link are the same, and where they end, wherever one begins to read."""
    link = LinkInlineProcessor(r"\[", converter)
    assert text_read_by(LinkInlineProcessor.getText)(link, text, index) == link.getText(text, index)
    for written in (text, f"({text}", f"({text})"):
        assert address_read_by(LinkInlineProcessor.getLink)(link, written, 0) == link.getLink(written, 0)


@given(EMPHASES, st.integers(0, 3))
def test_next_delimiter_is_that_of_the_library(converter, text, start):
    """The next mark of emphasis is found at the same place, for the same reason."""
    one = next(pattern for pattern in converter.inlinePatterns if isinstance(pattern, DelimiterProcessor))
    found, theirs = next_delimiter(one, text, start), one.search(text, start)
    assert (found and (found.span(), found.lastgroup)) == (theirs and (theirs.span(), theirs.lastgroup))


def test_texts_without_what_was_taken_out_are_left_alone(converter):
    """Nothing is looked for in a text without a mark of it; with one, the library looks."""
    html = next(pattern for pattern in converter.inlinePatterns if isinstance(pattern, HtmlInlineProcessor))
    put_back = where_stashed(HtmlInlineProcessor.backslash_unescape)
    assert [put_back(html, text) for text in ("<b>", "\u000242\u0003")] == ["<b>", "*"]


@pytest.mark.parametrize(("before", "after"), [(None, "b"), ("", "b"), ("a", "ab")])
@pytest.mark.parametrize("is_text", [True, False])
def test_text_without_elements_is_put_in_its_place(converter, is_text, before, after):
    """A text in which nothing was taken out follows what is there already, in the place that was asked for."""
    place = placed_by(getattr(InlineProcessor, PLACE))
    parent = Element("p")
    parent.text = parent.tail = before
    assert place(converter.treeprocessors["inline"], "b", parent, is_text) == []
    assert (parent.text if is_text else parent.tail) == after
    assert (parent.tail if is_text else parent.text) == before

"""HTML between Markdown is read as the library reads it, whether a tag is plain or not."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.md_in_html import HTMLExtractorExtra

from letterbook.publishing.speed.raw_html import computed_once
from tests.publishing.both_markdowns import in_both

TAGS = (
    *("<div>", "</div>", '<div class="a b">', '<div markdown="1">', '<section markdown="block" id="x">', "</section>"),
    *('<p markdown="span">', "</p>", '<p class="&amp;">', "<p class='a'>", '<p  class="a">', '<p class="a" >', "<P>"),
    *('<span lang="ko">', "</span>", '<a href="b">', '<a href="b\nc">', '<a href="<b>">', "</a>", "<b", "<b>", "</b >"),
    *(
        "<br>",
        "<br/>",
        '<hr class="a">',
        "<hr>",
        '<img src="a" alt="">',
        "<input checked>",
        '<td colspan="2">',
        "</td>",
    ),
    *(
        '<script src="x">',
        "</script>",
        "<style>",
        "</style>",
        "<!-- c -->",
        "</>",
        "<1>",
        "< b>",
        '<x-y a="b">',
        "<bdi>",
    ),
    *(
        "<figure>",
        "<figure>\n",
        "</figure>",
        '<svg viewBox="0 0 1 1">',
        "</svg>",
        '<path d="M1"/>',
        "<td>*a*</td>",
        "<pre>",
    ),
    *("*a*", "text", "\n", "\n\n", "    ", "&amp;", "[a](b)", "`<b>`", "\\<b>", '<details markdown="1">', "</details>"),
)


@given(st.lists(st.lists(st.sampled_from(TAGS), max_size=10).map("".join), min_size=1, max_size=4))
def test_same_html(texts):
    """Tags of all kinds, in any order, closed or not, come out alike."""
    ours, theirs = in_both(*texts)
    assert ours == theirs


@pytest.mark.parametrize("name", ["block_level_tags", "block_tags", "span_and_blocks_tags"])
def test_elements_that_come_later_are_known(name):
    """An element that is added to those that stand by themselves is among them from then on."""
    converter = markdown.Markdown(extensions=["md_in_html"])
    names = getattr(HTMLExtractorExtra, name)
    parser = HTMLExtractorExtra(converter)
    once = computed_once(names.fget)
    assert once.fget(parser) == names.fget(parser)
    assert once.fget(parser) is once.fget(parser)
    converter.block_level_elements.append("new")
    assert once.fget(parser) == names.fget(parser) >= {"new"}

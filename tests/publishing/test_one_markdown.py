"""Markdown is rendered faster to the same HTML, whatever the text, page after page with one converter."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.structure import pages

from letterbook.publishing.speed.one_markdown import fast_markdown, may_have_anchors, replaced
from tests.publishing.both_markdowns import ALL, CONFIGURED, EXTENSIONS, PIECES, in_both


@pytest.fixture(scope="module")
def fast():
    """What makes converters faster."""
    with fast_markdown():
        yield pages.markdown.Markdown


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6), min_size=1, max_size=3))
def test_same_html(texts):
    """A converter that is used again, and asks no pattern in vain, gives what a new one gives."""
    ours, theirs = in_both(*(between.join(pieces) for pieces in texts for between in ("\n\n", " ", "\n")))
    assert ours == theirs


@pytest.mark.parametrize("extension", ALL)
@given(st.lists(st.sampled_from((*PIECES, '"quoted" -- ...', "[[wiki]]", "*[H]: x", "H_a_b", "a\nb")), max_size=5))
@settings(max_examples=20)
def test_same_html_with_each_extension(extension, pieces):
    """Every extension that the plugin takes for known comes out alike beside the usual ones."""
    using = sorted({*EXTENSIONS, extension})
    ours, theirs = in_both("\n\n".join(pieces), "\n".join(pieces), using=using)
    assert ours == theirs


def test_nothing_stays_replaced():
    """After the block, the libraries are as they were."""
    before = [vars(target)[name] for target, name, _ in replaced()]
    with fast_markdown():
        pass
    assert before == [vars(target)[name] for target, name, _ in replaced()]


@given(st.text(st.sampled_from("idNAMEname=< \n!\u0130\u0131")))
def test_no_anchor_is_passed_over(text):
    """Wherever an anchor may be named in raw HTML, MkDocs looks for it."""
    assert may_have_anchors(text) or not re.search(r"\b(?:id|name)\s*=", text, re.IGNORECASE | re.ASCII)


@pytest.mark.parametrize("text", ["id=", "NAME  =", "name\n=", f"id{' ' * 40}=x"])
def test_anchors_are_told(text):
    """An anchor is one in capitals too, and with space before its value."""
    assert may_have_anchors(text)


def test_texts_without_anchors_are_told():
    """Most texts with equals signs have none."""
    assert not may_have_anchors('x <a href="b" title="c"> title = {x}')


def test_one_converter_for_all_pages(fast):
    """With the same settings, the same converter is used."""
    assert fast(extensions=EXTENSIONS, extension_configs=CONFIGURED) is fast(
        extensions=EXTENSIONS, extension_configs=CONFIGURED
    )


@pytest.mark.parametrize(
    "configured", [{"footnotes": {"UNIQUE_IDS": True}}, {"toc": {"permalink": True}}], ids=["counts", "other settings"]
)
def test_converter_that_counts_is_not_used_again(fast, configured):
    """Footnotes that are numbered through all pages need a new converter each time, as in MkDocs."""
    first = fast(extensions=EXTENSIONS, extension_configs=configured)
    again = fast(extensions=EXTENSIONS, extension_configs=configured)
    assert (first is again) == ("toc" in configured)

"""Marks of blocks are those of the installed library; a processor that is not asked would have said no."""

from xml.etree.ElementTree import Element, SubElement

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.admonition import AdmonitionProcessor

from letterbook.publishing.speed.markdown_blocks import BLOCK_MARKS, admonition_told_by, marked
from tests.publishing.both_markdowns import EXTENSIONS, PIECES


@pytest.fixture(scope="module")
def converter():
    """A converter with the extensions that a project has."""
    return markdown.Markdown(extensions=EXTENSIONS)


def test_marks_are_those_of_the_installed_version(converter):
    """Every processor with a mark is one that Python-Markdown has."""
    assert BLOCK_MARKS.keys() <= {type(one) for one in converter.parser.blockprocessors}


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("\n".join))
def test_no_processor_is_passed_over(converter, block):
    """A processor whose mark is not in a block does not take it."""
    for one in converter.parser.blockprocessors:
        if type(one) in BLOCK_MARKS:
            mark, search = marked(BLOCK_MARKS[type(one)])
            is_there = search(f"\n{block}") if search else mark in f"\n{block}"
            assert is_there or not one.test(Element("div"), block) or one.run(Element("div"), [block]) is False


@pytest.mark.parametrize("inside", ["p", "div", "ul"])
@pytest.mark.parametrize("kind", ["admonition note", "other"])
@pytest.mark.parametrize("block", ["text", "    text", "!!! note", "x\n!!! note\n    in", "        far in"])
def test_admonitions_are_told_as_the_library_tells_them(converter, inside, kind, block):
    """A block begins an admonition, or goes on with the one before it, exactly if the library says so."""
    parent = Element("div")
    SubElement(SubElement(parent, inside, {"class": kind}), "ul")
    answers = [
        test(AdmonitionProcessor(converter.parser), parent, block)
        for test in (AdmonitionProcessor.test, admonition_told_by(AdmonitionProcessor.test))
    ]
    assert answers[0] == answers[1]

"""A digest's paragraphs and lists are what Markdown makes of them; what it does not have is told, with the remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from letterbook.reading.digests import UNSUPPORTED, Block, blocks, unsupported


def paragraph(text):
    """Return a paragraph."""
    return Block(is_list=False, texts=(text,))


def points(*texts):
    """Return a list without numbers."""
    return Block(is_list=True, texts=texts)


def numbers(*texts):
    """Return a list with numbers."""
    return Block(is_list=True, texts=texts, is_numbered=True)


@pytest.mark.parametrize(
    ("digest", "expected"),
    [
        ("One.\n\nTwo\nlines.", [paragraph("One."), paragraph("Two\nlines.")]),
        ("- one\n- two", [points("one", "two")]),
        ("* one\n* two", [points("one", "two")]),
        ("+ one\n+ two", [points("one", "two")]),
        ("1. one\n2. two\n3. three", [numbers("one", "two", "three")]),
        ("1) one\n2) two", [numbers("one", "two")]),
        ("2. two\n3. three", [paragraph("2. two\n3. three")]),
        ("Three things:\n- one\n- two", [paragraph("Three things:"), points("one", "two")]),
        ("Two things:\n1. one\n2. two", [paragraph("Two things:"), numbers("one", "two")]),
        ("- one\n  goes on\n- two\ngoes on", [points("one\n  goes on", "two\ngoes on")]),
        ("- one\n\n- two\n\nThe end.", [points("one", "two"), paragraph("The end.")]),
        ("1. one\n\n2. two", [numbers("one", "two")]),
        ("1. one\n\n- a point", [numbers("one"), points("a point")]),
        ("- a point\n1. one", [points("a point"), numbers("one")]),
        ("It was in\n1921. The year", [paragraph("It was in\n1921. The year")]),
        ("It has\n12. points", [paragraph("It has\n12. points")]),
        ("*Stressed* words", [paragraph("*Stressed* words")]),
        ("-5 degrees, 1.5 points", [paragraph("-5 degrees, 1.5 points")]),
    ],
)
def test_blocks(digest, expected):
    """Lists have any of the marks of Markdown, with or without a blank line before them; other digits are text."""
    assert list(blocks(digest)) == expected


@given(st.lists(st.sampled_from(["- a", "* b", "1. c", "2. d", "e", "  f", "", "12. g", "1921. h"]), max_size=8))
def test_no_word_is_lost_or_joined(lines):
    """Whatever stands in which order: every word comes out once, in order, and nothing of two lines is one word."""
    marks = {"-", "*", "1.", "2."}
    found = " ".join(text for block in blocks("\n".join(lines)) for text in block.texts).split()
    assert [word for word in found if len(word) == 1] == [line.split()[-1] for line in lines if line]
    assert marks & set(found) <= {"2."}


# Each thing of Markdown that a digest does not have: what is written, how it is named, and the HTML that shows it.
NOT_THERE = [
    ("A `word` here", "code", "<code>"),
    ("```\nwords\n```", "code", "<pre>"),
    ("See ![it](x.png)", "an image", "<img"),
    ("See [it](https://example.org/) there", "a link", "<a "),
    ("See <https://example.org/>", "a link", "<a "),
    ("Some <b>bold</b> words", "HTML", "<b>"),
    ("A<br>break", "HTML", "<br>"),
    ("A <!-- remark -->", "HTML", "<!--"),
    ("# Words", "a heading", "<h1>"),
    ("Words\n=====\n\nMore", "a heading or a rule", "<h1>"),
    ("Words\n\n***\n\nmore", "a rule", "<hr"),
    ("> quoted words", "a block quote", "<blockquote>"),
    ("| a | b |\n|---|---|\n| c | d |", "a table", "<table>"),
    ("a | b\n--- | ---\nc | d", "a table", "<table>"),
    ("- one\n    - inner\n- two", "a list within a list", "<li>inner"),
    ("1. one\n    * inner", "a list within a list", "<li>inner"),
    ("Words:\n\n    and more\n    of them", "an indented block", "<pre>"),
    ("One  \ntwo", "a line break", "<br"),
    ("Some _stressed_ word", "emphasis with underscores", "<em>"),
    ("Some __strong__ word", "emphasis with underscores", "<strong>"),
    ("Some ***strong*** word", "emphasis with three marks", "<strong><em>"),
    ("Some \\*bare\\* word", "a backslash before a mark", "*bare*"),
]


@pytest.mark.parametrize(("digest", "name", "html"), NOT_THERE)
def test_what_a_digest_does_not_have_is_told_once(digest, name, html):
    """Each is named once, with what to write instead; Markdown would indeed make something else of it."""
    assert html in markdown(digest, extensions=["tables", "fenced_code"])
    assert [sort.name for _, sort in unsupported(digest)] == [name]
    assert all(sort.instead for _, sort in unsupported(digest))


@pytest.mark.parametrize(
    "digest",
    [
        "2. two\n3. three",
        "1. one\n3. three",
        "1. one\n\n3. three",
        "A list:\n\n4. four",
        "1. a\n  b\n\n5. c",
        "0. none",
    ],
)
def test_numbers_that_a_page_would_change_are_told(digest):
    """A page counts points from 1 on; a list that does not is told once."""
    assert [sort.name for _, sort in unsupported(digest)] == ["a list that does not count 1, 2, 3"]


@pytest.mark.parametrize("digest", ["A note[^1] here", "Some ~~struck~~ words"])
def test_what_extensions_would_read_is_told_too(digest):
    """Footnotes and struck words need an extension of Markdown; people write them all the same."""
    assert len(list(unsupported(digest))) == 1


@pytest.mark.parametrize(
    "digest",
    [
        "Plain words, *stressed* and **strong**, with [[an-id]] and [[an-id|a link]].",
        "He said [sic] that […] 5 < 6 & 7 > 6, at 2*3 pence; snake_case and a_b_c stay.",
        "- one\n    goes on\n- two",
        "Intro:\n- one\n    goes on",
        "1. one\n2. two",
        "1. one\n\n2. two\n\nOther:\n\n1. one\n2. two",
        "1. one\n  goes on\n\n  and on\n\n2. two",
        "It has\n12. points, and 5.\n6. is one.",
        "- a\n\n1. one\n1. two",
        "A dash – and - another, 100 | 200, #5, C# and ~5.",
        "* one\n* *two*",
    ],
)
def test_what_a_digest_has_is_not_told(digest):
    """Paragraphs, lists, emphasis, links and stray marks pass."""
    assert list(unsupported(digest)) == []


def test_every_sort_is_tried():
    """Each entry of the table is found by one of the cases above."""
    cases = [digest for digest, _, _ in NOT_THERE] + ["A note[^1] here", "Some ~~struck~~ words"]
    found = {sort.pattern for digest in cases for _, sort in unsupported(digest)}
    assert found == {sort.pattern for sort in UNSUPPORTED}

"""Facts about escaping: ordinary writing stays readable, and what begins something else never does."""

from html import unescape

import pytest
import yaml
from markdown import Markdown

from letterbook.pages import markup


def html(source: str) -> str:
    """Return what Markdown makes of a page with tables and attribute lists."""
    return Markdown(extensions=["tables", "attr_list", "def_list"]).convert(source)


@pytest.mark.parametrize(
    "text",
    [
        "Lee Jin-ho",
        "Lee's letter, the writer's own",
        "50% of it: half; no more.",
        "page 12-14, line 3/4",
        "Is it so?",
        "He said “yes”, and went.",
        "각하와 논의 희망",
        "Müller – Brontë",
    ],
)
def test_ordinary_writing_stays_readable(text):
    """What a reader of the Markdown file is used to see stands there unescaped."""
    assert markup.escape(text) == text


def test_only_the_opening_bracket_of_a_year_is_escaped():
    """ "(2018)" keeps its closing bracket; the opening one could begin the target of a link."""
    assert markup.escape("The year (2018) again") == "The year &#40;2018) again"


def test_exclamation_mark_before_a_link_makes_no_image():
    """A link that follows "Look!" stays a link."""
    assert "<img" not in html(markup.escape_within("Look!") + markup.link("here", "x.md"))


@pytest.mark.parametrize("text", ["1. One", "1) One", "12. Twelve", "- dash", "+ plus", "* star", "2018."])
def test_lists_never_begin(text):
    """A line that looks like the item of a list stays a paragraph."""
    assert html(markup.escape(text)).startswith("<p>")


def test_number_and_stop_within_a_line_stay_readable():
    """Only at the start of a line does "1." need an entity."""
    assert markup.escape("Nr 1. and 2.") == "Nr 1. and 2."
    assert markup.escape_within("1. more", after_word=True) == "1. more"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb\tc", "a b c"),
        ("  edge  ", "edge"),
        ("\x00\x85\x9f", "\ufffd\ufffd\ufffd"),
        ("\ud800\uffff", "\ufffd\ufffd"),
        ("a\xa0 b", "a\xa0 b"),
    ],
)
def test_one_line_is_what_a_browser_shows(text, shown):
    """White space runs together, and what HTML cannot carry shows as U+FFFD; other spaces stay."""
    assert markup.one_line(text) == shown


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " java\tscript:alert(1)",
        "java\x00script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//example.org/",
        "file:///etc/passwd",
        "x.md",
    ],
)
def test_only_web_addresses_become_links(address):
    """An address that is not http or https is shown as text."""
    assert "<a" not in html(markup.outside_link("words", address))


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a b", "https://example.org/ab"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/\"'<>", "https://example.org/%22'%3C%3E"),
        ("https://example.org/각하", "https://example.org/각하"),
        ("https://example.org/a_(b)*c*", "https://example.org/a_(b)*c*"),
        ("https://example.org/?a=1&copy=2", "https://example.org/?a=1&amp;copy=2"),
        ("https://example.org/#:~:text=a,b", "https://example.org/#:~:text=a,b"),
        ("https://example.org/\u2028\u200b", "https://example.org/%E2%80%8B"),
        ("https://example.org/\ud800", "https://example.org/\ufffd"),
    ],
)
def test_addresses_are_percent_encoded(address, target):
    """What an address may not hold is percent-encoded; other scripts stay, as does what it may hold."""
    assert html(markup.outside_link("words", address)) == f'<p><a href="{target}">words</a></p>'


def test_table_has_a_cell_for_each_part():
    """A bar in a cell does not end it, and an empty cell stays."""
    rows = html(markup.table(["A", "B"], [[markup.escape("x | y"), ""], ["", markup.escape("\\|")]]))
    assert rows.count("<td>") == 4
    assert "<td>x &#124; y</td>" in rows and "<td>&#92;&#124;</td>" in rows


def test_paragraph_without_attributes_is_plain():
    """Without a class, id or language, nothing is written behind a paragraph or quotation."""
    assert markup.paragraph("words") == "words"
    assert markup.block_quote("words") == "> words"


def test_attributes_reach_their_element():
    """Classes, id and language end up on the paragraph, the heading and the words quoted."""
    assert html(markup.paragraph("x", "a", "b")) == '<p class="a b">x</p>'
    assert html(markup.heading(2, "x", id="y")) == '<h2 id="y">x</h2>'
    assert '<p class="q" id="y" lang="ko">x</p>' in html(markup.block_quote("x", "q", id="y", lang="ko"))


def test_definitions_are_one_list():
    """Terms and what is said of them become one definition list."""
    shown = html(markup.definitions([("From", "Ada"), ("To", "Bela")]))
    assert shown.count("<dl>") == 1 and shown.count("<dt>") == shown.count("<dd>") == 2


def test_attribute_holds_no_mark_of_html():
    """Text for an attribute that is printed raw holds neither quotation mark nor bracket."""
    assert not set("<>\"'") & set(markup.attribute("\"><script>alert('x')</script>"))


def test_front_matter_keeps_its_order_and_types():
    """Front matter is written in the order given, and lists and truth values come back as such."""
    written = markup.front_matter(generated="x", search={"exclude": True}, description="no: 1")
    assert written.startswith("---\ngenerated: x\n") and written.endswith("\n---\n")
    assert next(yaml.safe_load_all(written)) == {
        "generated": "x",
        "search": {"exclude": True},
        "description": "no: 1",
    }


def test_points_with_numbers_are_a_list_of_their_own():
    """A list with numbers has a point for each item, and a number that an item begins with is its text."""
    shown = unescape(html(markup.numbered([markup.escape("one"), markup.escape("2. two")])))
    assert shown.split("\n") == ["<ol>", "<li>one</li>", "<li>2. two</li>", "</ol>"]

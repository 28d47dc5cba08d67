"""The sheet of a report: inert on GitHub, short enough for a comment, and harmless in a terminal."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from letterbook.review.sheet import APART, LONGEST, PIECE, Item, Section, as_markdown, as_text, inert

# What GitHub makes of text after it has decoded the entities: mentions, references, addresses, emoji.
READ_INTO = re.compile(r"@\w|#\d|\bGH-\d|://\w|www\.|:[\w+-]+:|[\w.]+@[\w.]+", re.IGNORECASE)


def test_nobody_is_called():
    """Mentions, references to issues, web addresses and emoji stay text once the entities are decoded."""
    for text in ["@octocat", "see #12", "gh-7", "a/b#3", "https://x.org/issues/1", "www.x.org", ":tada:", "a@b.org"]:
        shown = html.unescape(inert(text))
        assert not READ_INTO.search(shown)
        assert shown.replace(APART, "") == text


@given(st.text())
def test_any_text_is_only_text(text):
    """Whatever a record holds, no mark of Markdown or HTML, and nothing GitHub reads into words, is left."""
    shown = inert(text)
    assert not re.search(r"[*_`<>\[\]\\~|$@]|\n", shown)
    assert not READ_INTO.search(html.unescape(shown))


def test_a_long_piece_is_cut():
    """A piece of a record takes no more room than a long quotation."""
    assert len(html.unescape(inert("a" * 10_000))) == PIECE + 2


def test_a_long_list_folds_away():
    """A short list is shown, a long one folds away behind its numbers."""
    short = as_markdown("H", "Lead.", [Section("S", (Item("a", "b", "added"),))])
    assert "- added: **a**: b" in short
    assert "<details>" not in short
    long = as_markdown("H", "Lead.", [Section("S", (Item("a", "b", "added"),) * 9 + (Item("c", "", "changed"),))])
    assert "<summary>9 added, 1 changed</summary>" in long


def test_a_sheet_fits_into_a_comment():
    """However much changes, a sheet is never longer than GitHub takes, and says how much it left out."""
    items = tuple(Item("*" * 200, "&" * PIECE, "added", ("<" * PIECE,)) for _ in range(500))
    sheet = as_markdown("H", "Lead.", [Section(f"S{number}", items) for number in range(9)])
    assert len(sheet) <= LONGEST
    assert re.search(r"and \d+ more", sheet)


def test_lines_below_an_item_are_cut_with_the_items():
    """One finding with very much below it leaves out of that what does not fit, and says how much."""
    sheet = as_markdown("H", "Lead.", [Section("S", (Item("a", "b", more=("&" * PIECE,) * 500),))])
    assert len(sheet) <= LONGEST
    assert re.search(r"  - … and \d+ more", sheet)


def test_text_does_not_steer_a_terminal():
    """Control characters of a record are written out."""
    assert "\x1b" not in as_text("Lead.", [Section("S", (Item("a\x1b[2J", "b\x1b", "added", ("\x1b",)),), "\x1b")])

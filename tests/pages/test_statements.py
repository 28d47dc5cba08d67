"""Statements in words."""

import html
from types import SimpleNamespace

from markdown import markdown

from letterbook.pages.views.statements import said
from letterbook.records.dates import parse_date


def test_a_year_with_a_note_begins_no_list(pen_for):
    """Where a statement begins an item, "2019." stays a year, and is not read as the number of an item."""
    stated = SimpleNamespace(is_=parse_date("2019"), note="A slip.")
    shown = markdown(f"- {said(pen_for('differences/index.md'), stated)}")
    assert html.unescape(shown) == "<ul>\n<li>2019. A slip.</li>\n</ul>"

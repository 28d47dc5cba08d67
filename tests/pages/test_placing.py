"""Templates place finished parts; what is empty leaves no hole."""

import pytest
from jinja2 import UndefinedError

from letterbook.pages.placing import TEMPLATES, templates, tidy


def test_blank_lines_that_empty_parts_leave_are_gone():
    """Of several blank lines one stays; a page begins with text and ends with one line end."""
    assert tidy("\n\n# Title\n\n\n\nText  \n\n\n") == "# Title\n\nText\n"


def test_a_part_that_a_page_lacks_is_an_exception():
    """A template that asks for what the page has not is a fault of the code, not an empty place."""
    with pytest.raises(UndefinedError):
        templates(TEMPLATES, is_html=False).from_string("{{ page.nothing }}").render(page=object())


def test_markdown_is_placed_as_it_is_and_html_escaped():
    """Parts of Markdown are finished; what goes into a page of HTML is plain text."""
    assert templates(TEMPLATES, is_html=False).from_string("{{ it }}").render(it="<b>") == "<b>"
    assert templates(TEMPLATES, is_html=True).from_string("{{ it }}").render(it="<b>") == "&lt;b&gt;"

"""Examples of fields, as messages show them."""

import pytest

from letterbook.reading.examples import field_example, written_out
from letterbook.reading.validation import example_at, written_fields
from letterbook.records.models import Article, Letter
from letterbook.records.source_text import parse
from tests.models_held import every_model


@pytest.mark.parametrize("group", every_model())
def test_every_field_has_an_example_that_can_be_read(group):
    """The example of a field is YAML in which that field alone stands, with a value."""
    for name in written_fields(group):
        source, problems = parse("example", field_example(group, name).encode())
        assert problems == [] and list(source.content) == [name] and source.content[name]


def test_groups_stand_in_lines_of_their_own():
    """A group, and each of a list of groups, is indented below the name of its field."""
    assert written_out("a", {"b": "c", "d": ["e"]}) == ["a:", "  b: c", "  d: [e]"]
    assert written_out("a", [{"b": "c", "d": "e f"}]) == ["a:", "  - b: c", "    d: e f"]
    assert written_out("a", "b: c") == ['a: "b: c"']


def test_the_innermost_field_is_the_example():
    """A path into a group shows the field it leads to; into a list the list; to nothing nothing."""
    assert example_at(Article, ("read",)) == "read: part"
    assert example_at(Article, ("capture", "byline", 0)) == "byline: [p3-p4, p30]"
    assert example_at(Letter, ("witnesses", 0, "article")) == "article: morning-post-1921-10-02"
    assert example_at(Letter, ("passages", "The boats", "[key]")).startswith("passages:\n  ")
    assert example_at(Letter, ()) == ""
    assert example_at(Letter, ("nonsense",)) == ""

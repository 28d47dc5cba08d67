"""What a record points to: ids in fields, links in prose, and slips in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.reading.references import ProseLink, links, pointers, stray_brackets, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As [[ada-north]] says.", [ProseLink("ada-north", None, 3, 16)]),
        ("[[fen-bridge|the bridge talks]]", [ProseLink("fen-bridge", "the bridge talks", 0, 31)]),
        ("[[ ada | she ]]", [ProseLink("ada", "she", 0, 15)]),
        ("[[ada|]]", [ProseLink("ada", None, 0, 8)]),
        ("[ada] and [x](y)", []),
    ],
)
def test_links_are_found_where_they_stand(text, found):
    """A link has an id, perhaps words, and a place; single brackets are none."""
    assert list(links(text)) == found


@given(st.lists(st.sampled_from(["[[ada]]", "[[ada|she]]", "so", "[x]", " "])).map("".join))
def test_well_formed_links_leave_no_stray_brackets(text):
    """Whatever stands between links, the brackets of links themselves are never called stray."""
    assert stray_brackets(text) is None


@pytest.mark.parametrize(
    ("text", "slip"),
    [("see [[ada", "[[ada"), ("see ada]] there", "]] there"), ("[[ada[x]]", "[[ada[x]]"), ("fine", None)],
)
def test_a_stray_bracket_is_shown_with_what_follows(text, slip):
    """A double bracket that belongs to no link is shown with the words behind it."""
    assert stray_brackets(text) == slip


def test_every_value_of_a_record_is_listed_with_its_path(toy):
    """Values come with the path by which YAML has them; a field without a value is not among them."""
    letter = toy.letter("1921-09-21-north-to-south")
    found = dict(values(letter))
    assert str(found["sender", 0]) == "ada-north"
    assert found["witnesses", 0, "quotations", 0, "at"] == "title"
    assert found["passages", "salutation"] == "The salutation"
    assert not any(path[0] == "between" for path in found)


def test_pointers_are_ids_and_prose(toy):
    """Ids of other records and the archive's own prose are told apart from all other values."""
    found = pointers(toy.letter("1921-09-21-north-to-south"))
    assert ("witnesses", 0, "article") in dict(found.references)
    assert ("summary",) in dict(found.prose)
    # Words of a source are no prose of the archive's.
    assert ("witnesses", 0, "quotations", 0, "text") not in dict(found.prose)

"""What the nodes of a file hold, read plainly and with the places of its parts."""

from hypothesis import given
from hypothesis import strategies as st

from letterbook.records.nodes import Walk, plainly
from letterbook.records.source_text import LOADER, parse, yaml

# Everything but the backslash, by which a value may hold what its file does not.
WORDS = st.text(st.characters(exclude_characters="\\", exclude_categories=["Cs", "Cc"]), max_size=8)
VALUES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3))


@given(st.dictionaries(WORDS, VALUES, max_size=3))
def test_a_plain_reading_holds_what_the_walk_with_places_holds(content):
    """Reading without places gives the content that reading with places gives."""
    root = yaml.compose(yaml.safe_dump(content, allow_unicode=True), Loader=LOADER)
    walk = Walk("ada.yml")
    assert plainly(root) == walk.fields(root, ()) or walk.problems


def test_a_file_of_plain_values_needs_no_walk():
    """A file with nothing wrong in it is read plainly, all of it in composed letters."""
    root = yaml.compose("name: Ada\nnames: [{form: Ade\u0301}]\nborn: ''\n", Loader=LOADER)
    assert plainly(root) == {"name": "Ada", "names": [{"form": "Ad\u00e9"}], "born": ""}


def test_every_value_has_a_place_once_it_is_asked_for():
    """The place of a value in a list is that of its first character."""
    text, _ = parse("ada.yml", b"names:\n  - Ada\n  - Bela\n")
    assert text
    assert str(text.place(("names", 1))) == "ada.yml:3:5"


def test_a_field_twice_is_not_read_plainly():
    """A file with a field that stands twice is left to the walk, which says where."""
    for text in ("a: 1\na: 2\n", "b: [{a: 1, a: 2}]\n"):
        assert plainly(yaml.compose(text, Loader=LOADER)) is None
    _, problems = parse("ada.yml", b"a: 1\na: 2\n")
    assert [(problem.code, problem.place.line) for problem in problems] == [("duplicate-field", 2)]

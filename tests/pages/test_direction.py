"""What is isolated because its writing goes the other way: as much as needed, and in most editions nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages import markup
from letterbook.pages.direction import FSI, PDI, balanced, direction_of, isolated, stretches_to_isolate

NAME = "محمد بن سلمان"
MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXTS = st.text(alphabet=f"ab 12,()محדּ{MARKS}", max_size=20)
LEFT_TO_RIGHT = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda one: not stretches_to_isolate(one)))


@given(LEFT_TO_RIGHT.filter(lambda text: not re.search("[\u202a-\u202e\u2066-\u2069]", text)))
def test_writing_from_left_to_right_stays_plain(text):
    """Where no letter is written from right to left and no mark turns a line around, nothing is added."""
    assert "<bdi" not in markup.escape(text) and isolated(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (NAME, f'<bdi dir="rtl">{NAME}</bdi>'),
        (f"by {NAME}, 22 September", f'by <bdi dir="rtl">{NAME}</bdi>, 22 September'),
        (f"{NAME} to Ada", f'<bdi dir="rtl">{NAME} to Ada</bdi>'),
        ("Ada (דָּוִד) 1921", 'Ada &#40;<bdi dir="rtl">דָּוִד</bdi>) 1921'),
        ("Ada אב 12 גד 34", 'Ada <bdi dir="rtl">אב 12 גד</bdi> 34'),
        ("a\u202eb", '<bdi dir="ltr">a\u202eb\u202c</bdi>'),
    ],
    ids=["a name", "a name in a sentence", "a title that begins with it", "brackets", "figures", "an override"],
)
def test_what_is_isolated(text, shown):
    """A text that begins from right to left is isolated whole; in another, its words are, and nothing else."""
    assert markup.escape(text) == shown


def test_phrase_of_names_shows_its_isolates_as_elements():
    """A title that is put together of isolated names holds them in `<bdi>`, and its date where it belongs."""
    title = f"{isolated(NAME)} to {isolated('Ada North')}, 22 September 1921"
    assert markup.phrase(title) == f'<bdi dir="rtl">{NAME}</bdi> to Ada North, 22 September 1921'
    assert direction_of(title) == "ltr"


def test_heading_isolates_by_characters():
    """The title of the window and the search take a heading without its markup."""
    assert markup.heading(1, markup.escape(NAME)) == f"# {FSI}{NAME}{PDI}"


def test_quotation_begins_at_its_own_side():
    """A quotation in Arabic has `dir`, so that it begins, and its last mark stands, where its readers expect them."""
    quoted = markup.block_quote(f"{NAME} (3)!", "quotation", lang="ar")
    assert quoted.endswith('> {: .quotation lang="ar" dir="rtl" }') and "<bdi" not in quoted
    assert markup.span(NAME, "ar") == f'<span lang="ar" dir="rtl">{NAME}</span>'


def test_language_of_the_page_goes_without_saying():
    """What is in the language of the page has no `lang`, and so no element of its own."""
    assert markup.span("Ada", "en") == "Ada" and "lang" not in markup.block_quote("Ada", lang="en")
    assert markup.span("아다", "ko") == '<span lang="ko">아다</span>'


@given(TEXTS)
def test_marks_of_direction_end_with_their_text(text):
    """Whatever marks a text holds, each is closed within it, no other is, and the letters stay as they are."""
    kept = balanced(text)
    assert balanced(kept) == kept
    assert re.sub(f"[{MARKS}]", "", kept) == re.sub(f"[{MARKS}]", "", text)
    depth = 0
    for mark in re.findall("[\u2066-\u2069]", kept):
        depth += -1 if mark == PDI else 1
        assert depth >= 0
    assert depth == 0


@given(TEXTS)
def test_isolated_text_leaves_its_neighbours_alone(text):
    """In a phrase with others, nothing of an isolated text that could rearrange them stands outside isolates."""
    assert stretches_to_isolate(f"{isolated(text)}, 22 September") == ()


@given(TEXTS)
def test_isolating_twice_changes_nothing(text):
    """A name that is isolated already is isolated enough."""
    assert isolated(isolated(text)) == isolated(text)

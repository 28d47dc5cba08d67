"""Lines that break within sentences are noticed, and joined on request; other lines stay what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.intake.wrapped_text import has_columns, is_wrapped, unwrapped
from letterbook.verification.captures import split

WRAPPED = """Two letters crossed the bridge

The mayor said on Monday that two letters had crossed the
bridge and that nobody had opened them before noon.

Her clerk keeps a book of every paper that passes, and the
book names both letters and the two bearers of them.

In the south town the harbour master denied it, and he said
that a letter which nobody has seen is no letter at all.
"""
PAGES = (
    "QUARTERLY 3\n\nTWO LETTERS\n\nThe mayor said on Monday that two let-\nters had crossed the bridge and that no-\n"
    "body had opened them before noon.\n\n        1\n\fQUARTERLY 3\n\nHer clerk keeps a book.\n"
)
VERSE = (
    "The ferry\n\nOver the water\nshe came alone.\nNobody saw her,\nnobody known.\n\nUnder the tower\nthe letter lay.\n"
)
WORD = "Two letters\n" + "\n".join(
    f"The mayor said on Monday that letter {n} had crossed the bridge." for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(WRAPPED, True), (PAGES, True), (VERSE, False), (WORD, False), ("One line.\n", False), ("", False)],
    ids=["e-mail", "pages", "verse", "a line for each paragraph", "one line", "nothing"],
)
def test_wrapped_lines_are_known_by_sentences_that_go_on(text, expected):
    """Verse, and paragraphs of one line each, are not wrapped."""
    assert is_wrapped(split("x.txt", text)) is expected


def test_the_lines_of_a_paragraph_are_joined():
    """Each paragraph is a line, and words broken at the end of a line are whole again."""
    assert "two letters had crossed the bridge and that nobody had opened them" in unwrapped(split("x.txt", WRAPPED))
    assert unwrapped(split("x.txt", PAGES)).split("\n\n") == [
        "QUARTERLY 3",
        "TWO LETTERS",
        "The mayor said on Monday that two letters had crossed the bridge and that nobody had opened them before noon.",
        "1",
        "QUARTERLY 3",
        "Her clerk keeps a book.\n",
    ]


def test_a_hyphen_of_the_word_itself_stays():
    """Where the text has the word with a hyphen elsewhere, it keeps it."""
    text = "The well-kept book lay there.\n\nShe read in the well-\nkept book until noon, and then in the let-\nters.\n"
    assert "She read in the well-kept book until noon, and then in the letters." in unwrapped(split("x.txt", text))


def test_scripts_without_spaces_are_joined_without():
    """Japanese and Chinese part no words by spaces."""
    text = "市長は月曜日、二通の手紙が橋を\n渡ったと述べた。\n"
    assert unwrapped(split("x.txt", text)) == "市長は月曜日、二通の手紙が橋を渡ったと述べた。\n"


def test_two_columns_are_known_by_the_gap_between_them():
    """Columns that were copied together have a gap in each line; a text has none."""
    columns = "\n".join(f"The mayor said on {n}     and in the south town" for n in range(9))
    assert has_columns(split("x.txt", columns)) and not has_columns(split("x.txt", WRAPPED))


@given(st.text("abc -\n.1é", max_size=120))
def test_joining_loses_no_letter(text):
    """But for hyphens and spaces at the ends of lines, every character is there, in order."""
    captured = split("x.txt", text)
    bare = str.maketrans("", "", " -\n\f")
    assert unwrapped(captured).translate(bare) == "".join(captured.paragraphs).translate(bare)

"""From the bytes of a file to its text, or to a message that says what to save it as."""

import pytest

from letterbook.problems.problem import SourceLocation
from letterbook.records.file_text import MOST_OF_A_KIND, decoded, offset_place


def test_utf8_is_read_and_its_mark_dropped():
    """UTF-8 is read as it stands; a byte order mark is no character of the text."""
    assert decoded("x.yml", "näme: 김\n".encode()) == ("näme: 김\n", [])
    assert decoded("x.yml", b"\xef\xbb\xbfname: a\n") == ("name: a\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_named(encoding):
    """A file of UTF-16, with its mark or without, is told as what it is."""
    text, (problem,) = decoded("x.yml", "name: a\n".encode(encoding))
    assert (text, problem.code) == (None, "encoding")
    assert problem.message == "the file is UTF-16; save it as UTF-8"


def test_another_encoding_is_told_at_its_first_byte():
    """The first byte that is not UTF-8 is named with its line and column."""
    text, (problem,) = decoded("x.yml", b"a: b\nname: caf\xe9\n")
    assert text is None
    assert (problem.place, problem.message) == (
        SourceLocation("x.yml", 2, 10),
        "byte 0xE9 is not UTF-8; save the file as UTF-8",
    )


def test_control_characters_are_told_up_to_a_number():
    """Each control character is a problem; of very many the last one told says that there are more."""
    text, problems = decoded("x.yml", b"\x07" * (MOST_OF_A_KIND + 5))
    assert text is None
    assert len(problems) == MOST_OF_A_KIND
    assert [problem.place.column for problem in problems] == list(range(1, MOST_OF_A_KIND + 1))
    told = "this is the control character U+0007; remove it"
    assert [problem.message for problem in problems] == [told] * 9 + [f"{told}; more of these follow"]


def test_no_more_is_announced_than_there_is():
    """Where every problem is told, the last of them promises no others."""
    _, problems = decoded("x.yml", b"\x07" * MOST_OF_A_KIND)
    assert len({problem.message for problem in problems}) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_do(end):
    """A line ends as Unix, Windows or an old Mac ends it."""
    assert offset_place("x.yml", f"a{end}b{end}cd") == SourceLocation("x.yml", 3, 3)

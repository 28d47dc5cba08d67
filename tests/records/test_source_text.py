"""From a file to text, lists and groups of fields, each with its place."""

import os
import unicodedata
from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from letterbook.problems.problem import SourceLocation
from letterbook.records.source_text import KEY, SourceText, feature_problems, may_have_features, parse, read

RECORD = b"""\
# A comment.
sender: ada-north
topics: [armistice, ferry-fares]
witnesses:
  - article: star
    says:
      received: {is: 1921, at: p3}
  - article: post
"""


def parsed(raw):
    """Return a file that has no problems."""
    text, problems = parse("letters/x.yml", raw)
    assert problems == []
    return text


def codes(raw):
    """Return the codes of the problems that prevent a file, each with line and column; all of them are in that file."""
    text, problems = parse("letters/x.yml", raw)
    assert text is None
    assert {problem.place.file for problem in problems} == {"letters/x.yml"}
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_file_or_problems(raw):
    """Whatever a file holds, it is read or has problems; nothing is raised."""
    text, problems = parse("letters/x.yml", raw)
    assert isinstance(text, SourceText) != bool(problems)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,?. \n\t\\", max_size=60))
def test_any_marks_of_yaml_are_a_file_or_problems(text):
    """The same holds for text that is thick with the marks of YAML."""
    source, problems = parse("letters/x.yml", text.encode())
    assert isinstance(source, SourceText) != bool(problems)
    assert all(problem.place.line <= text.count("\n") + 2 for problem in problems)


@pytest.mark.parametrize(
    ("raw", "place"), [(b"{", (1, 2)), (b"a: [b,", (1, 7)), (b"{\n", (2, 1)), (b'a: b\n"c', (2, 1))]
)
def test_what_is_missing_at_the_end_is_missing_in_the_last_line(raw, place):
    """A file whose last line has no end has no line below it."""
    assert codes(raw) == [("yaml", *place)]


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? "])
def test_deep_nesting_is_refused(opening):
    """A hundred thousand lists within lists are one problem, and the interpreter lives."""
    assert [code for code, *_ in codes(opening * 100_000)] == ["yaml-feature"]


def test_nesting_of_a_real_record_is_read():
    """A handing over, in a statement of a witness of a letter, is far from too deep."""
    deep = b"a: " + b"[" * 25 + b"]" * 25
    assert parsed(deep).content["a"]


def test_aliases_are_not_multiplied():
    """A file whose aliases stand for a thousand million words is refused, with ten problems at most."""
    bomb = b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + b"".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n".encode() for n in range(1, 10)
    )
    found = codes(bomb)
    assert {code for code, *_ in found} == {"yaml-feature"}
    assert len(found) == 10


def test_an_anchor_is_not_lost_in_silence():
    """Text that begins with & is a problem, not a shorter text."""
    assert codes(b"name: &Sons Ltd\n") == [("yaml-feature", 1, 7)]


def test_an_alias_and_its_anchor_are_one_mistake():
    """A value repeated by an alias is told once, where the alias stands."""
    assert codes(b"name: &a Ada\nsort_name: *a\n") == [("yaml-feature", 2, 12)]


def test_values_have_their_places():
    """Every value knows its line and column, however deep it stands."""
    text = parsed(RECORD)
    assert text.place(("sender",)) == SourceLocation("letters/x.yml", 2, 9)
    assert text.place(("topics", 1)) == SourceLocation("letters/x.yml", 3, 21)
    assert text.place(("witnesses", 0, "says", "received", "at")) == SourceLocation("letters/x.yml", 7, 32)
    assert text.place(("witnesses", 1, "article")) == SourceLocation("letters/x.yml", 8, 14)


def test_names_of_fields_have_their_places():
    """The name of a field has a place of its own, with or without the mark that asks for it."""
    text = parsed(RECORD)
    assert text.key_place(("witnesses", 0, "says", "received")) == SourceLocation("letters/x.yml", 7, 7)
    assert text.place(("witnesses", 0, "says", KEY)) == SourceLocation("letters/x.yml", 6, 5)


def test_what_is_not_written_is_where_it_would_be():
    """A value that is not written stands at the nearest part around it that is."""
    text = parsed(RECORD)
    assert text.place(("witnesses", 1, "at")) == SourceLocation("letters/x.yml", 8, 5)
    assert text.place(("recipient",)) == text.place() == SourceLocation("letters/x.yml", 2, 1)


def test_a_single_value_stands_for_a_list_of_one():
    """Numbers, and the names that may be left out, are passed over where the value itself is written."""
    text = parsed(RECORD)
    assert text.place(("sender", 0)) == text.place(("sender",))
    assert text.place(("witnesses", 0, "says", "received", 0, "at")) == SourceLocation("letters/x.yml", 7, 32)


@pytest.mark.parametrize("raw", [RECORD.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + RECORD])
def test_line_ends_and_byte_order_marks_change_nothing(raw):
    """CRLF and a byte order mark give the same content at the same places."""
    found, plain = parsed(raw), parsed(RECORD)
    assert (found.content, found.places, found.key_places) == (plain.content, plain.places, plain.key_places)


def test_every_scalar_is_text():
    """No value is guessed to be a number, a date or a truth."""
    assert parsed(b"a: no\nb: 1921-09-21\nc: 007\nd: ~\ne:\n").content == {
        "a": "no",
        "b": "1921-09-21",
        "c": "007",
        "d": "~",
        "e": "",
    }


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("name: Zoë\n".encode("latin-1"), (1, 9)),
        (b"\xef\xbb\xbfname: \xe9\n", (1, 7)),
        ("name: 남벨라\nborn: ".encode() + b"\xff\n", (2, 7)),
        ("name: x\n".encode("utf-16"), (1, 1)),
        ("name: x\n".encode("utf-16-be"), (1, 1)),
    ],
)
def test_other_encodings_are_refused_at_their_first_byte(raw, place):
    """A file that is not UTF-8 is one problem, at the character that shows it."""
    assert codes(raw) == [("encoding", *place)]


@pytest.mark.parametrize("raw", [b"name: a\x07\n", b'name: "a\\x07"\n', "name: a\u009b\n".encode(), b'name: "\\0"\n'])
def test_control_characters_are_refused(raw):
    """A control character is a problem, in the file as well as by escape."""
    assert [code for code, *_ in codes(raw)] == ["control-character"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"name: Ada\nroles:\n\t- x\n", ("tab", 3, 1)),
        (b"name: Ada\n---\nname: Bela\n", ("two-documents", 2, 1)),
        (b"name: Ada\nname: Bela\n", ("duplicate-field", 2, 1)),
        (b'name: Ada\nsort_name: "North\nborn: 1880\n', ("yaml", 2, 12)),
        (b"name: Ada\nroles: [{role: a}\nborn: 1880\n", ("yaml", 2, 8)),
        (b"name: Ada: North\n", ("yaml", 1, 10)),
        (b"", ("empty-field", 1, 1)),
        (b"# nothing yet\n", ("empty-field", 1, 1)),
        (b"- a\n", ("wrong-type", 1, 1)),
        (b"born: !!int 1871\n", ("yaml-feature", 1, 7)),
        (b"name: !Ada\n", ("yaml-feature", 1, 7)),
        (b"name: &Sons !!str Ltd\n", ("yaml-feature", 1, 7)),
    ],
)
def test_a_mistake_is_told_where_it_is_mended(raw, expected):
    """One problem, at the place where somebody has to change something."""
    assert codes(raw) == [expected]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"born: !!int 1871\n", "remove '!!int'; numbers and dates need no mark"),
        (b"name: !Ada\n", "text that begins with ! needs quotation marks: '!Ada'"),
    ],
)
def test_a_type_or_a_text_that_looks_like_one_is_named_as_written(raw, message):
    """What YAML takes for a type is named in the message as the file has it."""
    assert [problem.message for problem in parse("letters/x.yml", raw)[1]] == [message]


def test_a_link_is_refused(tmp_path):
    """A record is a plain file: a link could lead anywhere."""
    (tmp_path / "real.yml").write_bytes(RECORD)
    (tmp_path / "link.yml").symlink_to(tmp_path / "real.yml")
    assert read("letters/real.yml", tmp_path / "real.yml")[1] == []
    ((problem,),) = [read("letters/link.yml", tmp_path / "link.yml")[1]]
    assert (problem.code, problem.place) == ("unreadable-file", SourceLocation("letters/link.yml"))


def test_a_missing_file_and_a_folder_are_problems(tmp_path):
    """What is not there, and what is no file, is told and not raised."""
    for path, code in ((tmp_path / "x.yml", "missing-file"), (tmp_path, "unreadable-file")):
        ((problem,),) = [read("x.yml", path)[1]]
        assert (problem.code, problem.place) == (code, SourceLocation("x.yml"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: Letter #7", (1, 14)),
        ("title: Letter\t#7", (1, 14)),
        ("title: #7 letter", (1, 7)),
        ("names:\n  - #7", (2, 4)),
        ("a: foo #7\n  bar", (1, 7)),
        ("a: [x, Letter #7]", (1, 14)),
    ],
)
def test_text_that_a_comment_cuts_off_is_told(text, place):
    """What stands close behind ' #' is lost as a comment; an editor is told before it is."""
    (problem,) = parse("x.yml", text.encode())[1]
    assert "is lost as a comment" in problem.message
    assert (problem.place.line, problem.place.column) == (place[0], place[1] + 1)


@pytest.mark.parametrize(
    "text",
    [
        "title: Letter  # as printed",
        "title: Letter # as printed",
        "#7: no field",
        "a: b\n#c: d\n",
        'title: "Letter #7"',
        "url: https://example.org/a#b",
        "title: C# minor",
        "note: |\n  Letter #7\n  x #y",
        "note: >-\n  Letter #7",
        "a: [x] #y",
        "a: b\n\n#!x",
    ],
)
def test_a_comment_that_is_meant_is_not_told(text):
    """Comments in lines of their own, after '# ', and '#' within words, quotation marks and blocks are as they were."""
    assert not [problem for problem in parse("x.yml", text.encode())[1] if "is lost as a comment" in problem.message]


def decomposed(text):
    """Return text as some keyboards and disks write it: each accent a character of its own."""
    return unicodedata.normalize("NFD", text)


@given(st.text(alphabet="ễạ가나éa b", min_size=1, max_size=20).filter(lambda text: text.strip() == text))
def test_text_is_composed_from_reading_on(name):
    """However accents and syllables are written in a file, a value has each as one character."""
    written = [parsed(f'name: "{form}"'.encode()).content for form in (decomposed(name), name)]
    assert written == [{"name": unicodedata.normalize("NFC", name)}] * 2


def test_a_decomposed_field_stands_once():
    """Two fields of one name are one field twice, whichever way their accents are written."""
    assert codes(f"é: 1\n{decomposed('é')}: 2\n".encode()) == [("duplicate-field", 2, 1)]


@pytest.mark.parametrize("words", ["Trần", "Hưng Đạo", "가나"])
@pytest.mark.parametrize("lead", ["name: Nguyễn ", "Nguyễn: Ễ "])
def test_the_place_of_words_counts_what_the_file_holds(lead, words):
    """A place leads an editor to the words in the file as it is, also behind accents written apart."""
    line = decomposed(f"{lead}{words} Lê")
    text = parsed(line.encode())
    field = decomposed(lead).split(":")[0]
    path = (unicodedata.normalize("NFC", field),)
    assert text.place_of(path, words).column == line.index(decomposed(words)) + 1


def test_words_are_found_from_the_first_character_of_a_line_on():
    """Text in quotation marks may go on at the very beginning of a line."""
    assert parsed(b'note: "Ada\nNorth and South"\n').place_of(("note",), "North") == SourceLocation(
        "letters/x.yml", 2, 1
    )


PIECES = st.sampled_from(["a:", "- ", "  ", "\n", "b", "[", "]", "{", "}", "? ", "# c"])


@given(
    st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,?. \n\t\\\r", max_size=80) | st.lists(PIECES, max_size=60).map("".join),
)
def test_what_is_spared_a_second_reading_has_no_features(text):
    """A text that looks as if it held no more of YAML than records need holds no more; or parsing it says so."""
    if not may_have_features(text):
        with suppress(yaml.YAMLError):
            assert list(feature_problems("letters/x.yml", text)) == []


def test_a_deep_text_is_read_twice():
    """What may be nested too deep for the stack is looked at first, however it is written."""
    assert may_have_features("a:\n" + "".join(f"{' ' * level}- b:\n" for level in range(0, 60, 2)))
    assert may_have_features(f"a: {'[' * 40}{']' * 40}")
    assert not may_have_features("a: [b, c]\nd:\n  - e: f\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path):
    """Nobody may ever write into it."""
    os.mkfifo(tmp_path / "x.yml")
    ((problem,),) = [read("letters/x.yml", tmp_path / "x.yml")[1]]
    assert problem.code == "unreadable-file" and "a pipe" in problem.message


def test_a_huge_file_is_not_read(tmp_path):
    """Its size is told, and what a record may have; the file takes no room on the disk."""
    with (tmp_path / "x.yml").open("wb") as file:
        file.truncate(200_000_000)
    ((problem,),) = [read("letters/x.yml", tmp_path / "x.yml")[1]]
    assert problem.code == "unreadable-file" and "200 MB" in problem.message and "at most 1" in problem.message

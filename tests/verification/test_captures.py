"""Captures: a saved text is read line by line, nothing is lost, and every line is one thing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.models import Article, Capture
from letterbook.rules.capture_blocks import check_classes, check_paragraphs_are_there
from letterbook.verification import captures as module
from letterbook.verification.captures import (
    Captures,
    LineClass,
    load_captures,
    parts,
    read_capture,
    span,
    split,
)
from tests.contexts import case
from tests.first_collection import DIPLOMAT

ROOT = Path(__file__).resolve().parents[2]
HELD = ROOT.parent / "shared" / "captures"

needs_captures = pytest.mark.skipif(not HELD.is_dir(), reason=f"no captures beside the repository, in {HELD}")

INDEPENDENT = "independent-2019-06-23"
NEWSDIRECTORY = "newsdirectory3-2022-korus-letters"
NEWSNPR = "newsnpr-2022-korus-letters"
PALIN = "sarahpalin-2018-letter-to-moon"

# The register's description of the five captures: how many paragraphs, and which line holds which of them.
COUNTED = {
    PALIN: (19, {1: 1, 9: 5, 21: 11, 25: 13, 37: 18, 38: 19}),
    NEWSDIRECTORY: (11, {2: 1, 4: 2, 5: 3, 7: 4, 21: 11}),
    INDEPENDENT: (
        35,
        {1: 1, 3: 2, 9: 5, 10: 6, 11: 7, 12: 8, 14: 9, 16: 10, 18: 11, 20: 12, 22: 13}
        | {58: 31, 60: 32, 62: 33, 64: 34, 66: 35},
    ),
    DIPLOMAT: (18, {1: 1, 3: 2, 6: 3, 8: 4, 10: 5, 11: 6}),
    NEWSNPR: (17, {15: 8, 17: 9, 31: 16, 33: 17}),
}

# What the same register says of their paragraphs; the rest is the article.
DESCRIBED = {
    PALIN: {LineClass.TITLE: {1}, LineClass.FURNITURE: {11, 18, 19}},
    NEWSDIRECTORY: {
        LineClass.TITLE: {1},
        LineClass.STANDFIRST: {2, 3},
        LineClass.BYLINE: {11},
        LineClass.FURNITURE: {4},
    },
    INDEPENDENT: {
        LineClass.TITLE: {3},
        LineClass.STANDFIRST: {4},
        LineClass.BYLINE: {5, 6, 30},
        LineClass.FURNITURE: {1, 2, *range(7, 14), *range(31, 36)},
    },
    DIPLOMAT: {LineClass.TITLE: {1}, LineClass.STANDFIRST: {4}, LineClass.FURNITURE: {2, 3, 5, 6}},
    NEWSNPR: {LineClass.TITLE: {1}, LineClass.STANDFIRST: {2}, LineClass.BYLINE: {16}, LineClass.FURNITURE: {8, 9, 17}},
}

LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff", " ", "\t")
TEXTS = st.lists(st.one_of(st.text(max_size=5), st.sampled_from(LINE_ENDS)), max_size=20).map("".join)
SPANS = st.tuples(st.integers(1, 30), st.integers(0, 5)).map(lambda pair: f"p{pair[0]}-p{sum(pair)}")


@pytest.fixture(scope="module")
def real():
    """The real articles by their id."""
    edition, _ = link(load(ROOT / "sources")[0])
    return {article.id: article for article in edition.of(Article)}


@pytest.fixture
def held(tmp_path, make_edition):
    """A function that reads an invented article with a capture block, and its capture, from a folder."""

    def read(content=None, block="", file="harbour.txt", folder=None):
        (tmp_path / "captures").mkdir(exist_ok=True)
        if content is not None:
            (tmp_path / "captures" / file).write_bytes(content)
        article = f"title: T\nkind: news\nlanguage: en\nread: whole\ncapture:\n  file: {file}\n{block}"
        articles = {
            "articles/post.yml": article,
            "articles/star.yml": "title: S\nkind: news\nlanguage: en\nread: none\n",
        }
        edition, _ = make_edition(articles)
        assert edition
        captures, faults = load_captures(edition, folder or tmp_path / "captures")
        held = case(edition, captures)
        return captures, [*faults, *check_classes(held), *check_paragraphs_are_there(held)]

    return read


def told(problems):
    """Return what problems say, each with its line and code."""
    return [(problem.place.line, problem.code, problem.message) for problem in problems]


@given(TEXTS)
def test_joining_the_lines_gives_the_text_back(text):
    """Whatever ends its lines, no character of a text is lost, added or changed."""
    assert split("x", text).joined().encode("utf-8", "surrogatepass") == text.encode("utf-8", "surrogatepass")


@given(TEXTS)
def test_paragraphs_are_numbered_without_gaps(text):
    """Lines that show something are counted from 1; the others have no number, and hold nothing but space."""
    lines = split("x", text).lines
    assert [line.number for line in lines if line.number] == [
        number + 1 for number in range(sum(line.number is not None for line in lines))
    ]
    assert not "".join(
        re.sub("[\\s\ufeff\u200b-\u200d\u2060\u00ad]", "", line.raw) for line in lines if not line.number
    )


@given(st.lists(st.text("ab \r\x0c\u2028", min_size=0, max_size=5), max_size=8))
def test_lines_end_at_line_feeds_only(lines):
    """A line is what stands before a line feed, as in every editor's count."""
    assert [line.raw.removesuffix("\n") for line in split("x", "\n".join([*lines, "end"])).lines] == [*lines, "end"]


@given(TEXTS, st.none() | SPANS, st.none() | SPANS, st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=3))
def test_every_line_is_in_exactly_one_class(text, title, standfirst, byline, furniture):
    """Whatever a record says, each line of a capture is one thing, and together they are the capture."""
    block = Capture(file="x", title=title, standfirst=standfirst, byline=tuple(byline), furniture=tuple(furniture))
    captured = split("x", text)
    sorted_out = parts(captured, block)
    assert [line for _, line in sorted_out] == list(captured.lines)
    assert all((part is LineClass.BLANK) == (line.number is None) for part, line in sorted_out)
    said = {
        LineClass.TITLE: [title],
        LineClass.STANDFIRST: [standfirst],
        LineClass.BYLINE: byline,
        LineClass.FURNITURE: furniture,
    }
    for part, line in sorted_out:
        naming = {kind for kind, spans in said.items() for one in spans if one and line.number in span(one)}
        assert line.number is None or part in (naming or {LineClass.BODY})


def test_a_byte_order_mark_is_no_paragraph():
    """A mark that some editors put before the first, empty line does not shift the count."""
    assert split("x", "\ufeff\nFirst\n\u200b\nSecond").paragraphs == ("First", "Second")


def test_carriage_returns_are_not_part_of_a_paragraph():
    """A text saved with Windows line ends has the same paragraphs."""
    assert split("x", "One\r\n\r\nTwo\r\n").paragraphs == split("x", "One\n\nTwo").paragraphs == ("One", "Two")


def test_a_fingerprint_is_that_of_the_normal_text():
    """Line ends, empty lines and the shape of marks leave the fingerprint as it is; a letter does not."""
    plain = split("x", 'He said: "it\'s one"\nTwo').fingerprint
    assert split("y", "\r\nHe said:\u00a0“it’s one”\r\n\r\nTwo\r\n").fingerprint == plain
    assert split("x", 'He said: "it\'s One"\nTwo').fingerprint != plain
    assert split("x", 'He said: "it\'s one" Two').fingerprint != plain


@needs_captures
@pytest.mark.parametrize("id", COUNTED)
def test_the_real_captures_come_back_byte_for_byte(id, real):
    """Joining the lines of each held capture gives the file, without a newline that is not there."""
    raw = (HELD / real[id].capture.file).read_bytes()
    text, fault = read_capture(HELD, real[id].capture.file)
    assert fault is None
    assert text.joined().encode() == raw
    assert not raw.endswith(b"\n")


@needs_captures
@pytest.mark.parametrize("id", COUNTED)
def test_the_real_captures_are_counted_as_the_register_counts(id, real):
    """Every line that the register names is the paragraph that it names, and there are as many."""
    text, _ = read_capture(HELD, real[id].capture.file)
    count, numbers = COUNTED[id]
    assert len(text.paragraphs) == count
    assert {line: text.lines[line - 1].number for line in numbers} == numbers


@pytest.mark.first_collection
@pytest.mark.parametrize("id", DESCRIBED)
def test_the_real_records_describe_their_captures_as_the_register_does(id, real):
    """Title, standfirst, byline and furniture of the five records are those of the register, and no more."""
    count, _ = COUNTED[id]
    found = {}
    for part, line in parts(split("x", "\n".join("x" * count)), real[id].capture):
        found.setdefault(part, set()).add(line.number)
    rest = set(range(1, count + 1)).difference(*DESCRIBED[id].values())
    assert found == {**DESCRIBED[id], LineClass.BODY: rest}


@pytest.mark.first_collection
def test_the_record_names_what_was_copied_from_elsewhere(real):
    """One post copies nine paragraphs of two reports, and its record says which; the other four copy none."""
    borrowed = {id: {str(article): span(p) for p, article in real[id].capture.borrowed.items()} for id in COUNTED}
    assert borrowed.pop(PALIN) == {
        "abc-news-2018-letter-to-moon": range(6, 10),
        "wsj-2018-letter-to-moon": range(14, 18),
    }
    assert not any(borrowed.values())


def test_a_capture_is_read(held):
    """The text of an article's capture is found by the article's id."""
    captures, problems = held(b"Title\n\nBody")
    assert problems == []
    assert captures.texts["post"].paragraphs == ("Title", "Body")


def test_a_capture_that_is_not_there_is_no_problem(held):
    """Most people hold no captures; the quotations are then checked by seal."""
    assert held() == (Captures(), [])


def test_without_a_folder_there_are_no_captures(held, tmp_path):
    """A folder that does not exist is the same as an empty one."""
    assert held(b"Title", folder=tmp_path / "nowhere") == (Captures(), [])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the capture 'harbour.txt' is empty"),
        (b" \r\n\n\t", "the capture 'harbour.txt' is empty"),
        ("\ufeff\u00a0\n\u2003".encode(), "the capture 'harbour.txt' is empty"),
        (b"\x89PNG\r\n\x00\x1a", "the capture 'harbour.txt' is not text; save the article as text or HTML"),
        ("Title".encode("utf-16"), "the capture 'harbour.txt' is UTF-16; save it as UTF-8"),
        (b"\xfe\xff" + "제목".encode("utf-16-be"), "the capture 'harbour.txt' is UTF-16; save it as UTF-8"),
        (
            b"One\rTwo\r",
            "the lines of the capture 'harbour.txt' end in CR alone; save it with Unix or Windows line endings",
        ),
        (b"One\nTwo\nThr\xe9e", "the capture 'harbour.txt' is not UTF-8: byte 0xE9 in line 3; save it as UTF-8"),
        (b"x" * 1001, "the capture 'harbour.txt' is larger than 20 MB; is it the right file?"),
    ],
    ids=["empty", "blank", "invisible", "binary", "utf-16", "utf-16-be", "old Mac", "latin-1", "large"],
)
def test_a_capture_that_is_no_text_is_told(content, message, held, monkeypatch):
    """What cannot be an article's text is a problem at the name of the file, with what to do."""
    monkeypatch.setattr(module, "LARGEST", 1000)
    captures, problems = held(content)
    assert told(problems) == [(6, "capture-unreadable", message)]
    assert not captures.texts


def test_a_capture_of_the_largest_size_is_read(held, monkeypatch):
    """The limit itself is not beyond the limit."""
    monkeypatch.setattr(module, "LARGEST", 1000)
    captures, problems = held(b"x" * 1000)
    assert (list(captures.texts), problems) == (["post"], [])


@pytest.mark.parametrize(("size", "is_read"), [(2_000_000, True), (2_000_001, False)])
def test_a_saved_page_may_have_a_limit_of_its_own(size, is_read, tmp_path):
    """Where a number of megabytes is given, it holds instead of the limit of captures, and is what is told."""
    with (tmp_path / "page.html").open("wb") as file:
        file.truncate(size)
    raw, fault = module.raw_capture(tmp_path, "page.html", megabytes=2)
    assert (raw is not None) == is_read
    assert fault == (None if is_read else "the capture 'page.html' is larger than 2 MB; is it the right file?")


@pytest.mark.parametrize("file", ["../harbour.txt", "sub/harbour.txt", "/etc/hosts", "..", ".", "sub/.."])
def test_a_capture_lies_directly_in_its_folder(file, held, tmp_path):
    """A name that leads elsewhere is refused, whether or not something lies there."""
    (tmp_path / "captures" / "sub").mkdir(parents=True)
    for path in (tmp_path / "harbour.txt", tmp_path / "captures" / "sub" / "harbour.txt"):
        path.write_text("secret")
    captures, problems = held(file=file)
    ((_, code, message),) = told(problems)
    assert (code, captures.texts) == ("capture-unreadable", {})
    assert message == f"'{file}' is not a plain file name; put captures directly in their folder"


@pytest.mark.parametrize("target", ["elsewhere.txt", "nothing.txt", "folder"])
def test_a_capture_is_no_link(target, held, tmp_path):
    """A link is not followed, whether it leads to a file, to a folder or nowhere."""
    (tmp_path / "captures").mkdir()
    (tmp_path / "elsewhere.txt").write_text("secret")
    (tmp_path / "folder").mkdir()
    (tmp_path / "captures" / "harbour.txt").symlink_to(tmp_path / target)
    captures, problems = held()
    ((_, code, message),) = told(problems)
    assert (code, captures.texts) == ("capture-unreadable", {})
    assert message.startswith("the capture 'harbour.txt' is a link or a folder; put a plain file")


def test_a_folder_is_no_capture(held, tmp_path):
    """A folder with the name of a capture is told."""
    (tmp_path / "captures" / "harbour.txt").mkdir(parents=True)
    assert [code for _, code, _ in told(held()[1])] == ["capture-unreadable"]


def test_a_name_too_long_for_a_file_is_told(held):
    """A name that the system refuses is a problem of the record, not a crash."""
    ((_, code, message),) = told(held(file="x" * 300)[1])
    assert code == "capture-unreadable"
    assert "cannot be read: " in message


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("  title: p1\n  standfirst: p1\n", 8, "paragraph 1 is already title; a paragraph is in one class"),
        ("  byline: [p2-p3]\n  furniture: [p3-p4]\n", 8, "paragraph 3 is already byline; a paragraph is in one class"),
        ("  furniture: [p2-p3, p3]\n", 7, "paragraph 3 is already furniture; a paragraph is in one class"),
    ],
)
@pytest.mark.parametrize("content", [None, b"One\nTwo\nThree\nFour"], ids=["without capture", "with capture"])
def test_a_paragraph_is_named_once(content, block, line, message, held):
    """A paragraph in two classes is told at the second, with the first, whether or not the capture is at hand."""
    assert told(held(content, block)[1]) == [(line, "paragraph-twice", message)]


@pytest.mark.parametrize(
    "block",
    [
        "  title: p5\n",
        "  standfirst: p4-p5\n",
        "  byline: [p5]\n",
        "  furniture: [p2-p5]\n",
        "  borrowed: {p2-p5: star}\n",
    ],
)
def test_a_paragraph_that_is_named_is_there(block, held):
    """A number beyond the last paragraph is told, with the last, in every field that names paragraphs."""
    message = "the capture has 4 paragraphs; there is no paragraph 5"
    assert told(held(b"One\nTwo\nThree\nFour", block)[1]) == [(7, "no-such-paragraph", message)]
    assert told(held(b"One\nTwo\nThree\nFour\nFive", block)[1]) == []


@pytest.mark.parametrize("block", ["  title: p3-p2\n", "  furniture: [p3-p2]\n", "  borrowed: {p3-p2: star}\n"])
@pytest.mark.parametrize("content", [None, b"One\nTwo\nThree\nFour"], ids=["without capture", "with capture"])
def test_paragraphs_are_named_from_the_first_to_the_last(content, block, held):
    """A row of paragraphs that runs backwards would name none; it is told, with the right order."""
    message = "these paragraphs are in reverse order; write 'p2-p3'"
    assert told(held(content, block)[1]) == [(7, "no-such-paragraph", message)]


@pytest.mark.parametrize("file", ["sub\\\\harbour.txt", "C:\\\\harbour.txt", "C:harbour.txt", "..\\\\harbour.txt"])
def test_a_capture_is_named_alike_on_every_system(file, held):
    """A name that leads elsewhere on Windows is refused on every system, so that a record means one thing."""
    ((_, code, message),) = told(held(file=f'"{file}"')[1])
    assert code == "capture-unreadable" and "is not a plain file name" in message


def test_a_byte_order_mark_is_not_part_of_the_first_paragraph():
    """What Windows' Notepad puts before a text is kept in the file, and is no part of its title."""
    text = split("x", "\ufeffTitle\r\n\r\nBody\r\n")
    assert text.paragraphs == ("Title", "Body")
    assert text.joined() == "\ufeffTitle\r\n\r\nBody\r\n"
    assert text.fingerprint == split("x", "Title\n\nBody").fingerprint

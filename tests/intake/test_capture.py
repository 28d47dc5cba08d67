"""`capture` writes what a saved article proposes, and never over what an editor did."""

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_saved_page import PAGE

from build_pages import main
from letterbook.reading.load import load

HEAD = "Menu\n\nThe harbour letters\n\nEve Long\nSunday 2 October 1921 07:18\nComments\n\n"
TEXT = HEAD + "The letters were read by many hands.\n"
REVIEWED = """title: Harbour
capture:
  file: saved.txt
  borrowed:
    p6: other
  title: p6
kind: news
language: en
read: part
"""


@pytest.fixture
def run(tmp_path):
    """Run `capture` on a file of the given content; sources/ and captures/ lie in tmp_path."""
    (tmp_path / "sources" / "articles").mkdir(parents=True)

    def command(content: bytes | None, *more: str, name: str = "saved.txt", id: str = "post-1921"):
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        folders = ["--sources", str(tmp_path / "sources"), "--captures", str(tmp_path / "captures")]
        return CliRunner().invoke(main, ["capture", str(file), "--id", id, *folders, *more])

    return command


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_text_becomes_capture_and_record(run, tmp_path):
    """The file is copied byte for byte, and the record holds title, author, date and the capture block."""
    assert run(TEXT.encode()).exit_code == 0
    assert (tmp_path / "captures/saved.txt").read_bytes() == TEXT.encode()
    records, problems = load(tmp_path / "sources")
    article = records.records["post-1921"]
    assert [problem.code for problem in problems] == ["missing-file"]  # collection.yml, which is not part of this
    assert (article.title, article.authors, article.published.edtf) == (
        "The harbour letters",
        ("Eve Long",),
        "1921-10-02",
    )
    assert article.capture.furniture == ("p1", "p5") and article.capture.byline == ("p3-p4",)


def test_a_new_record_names_its_schema(run, tmp_path):
    """The record that a capture proposes begins with the line that leads an editor to its schema, renewed for it."""
    assert "renewed 10 of the schemas" in run(TEXT.encode()).stdout
    first = (tmp_path / "sources/articles/post-1921.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/article.json"
    assert '"post-1921"' in (tmp_path / "sources/schema/article.json").read_text(encoding="utf-8")


def test_page_becomes_text_and_record(run, tmp_path):
    """A saved page is kept, its text laid beside it, and its own data used."""
    assert run(PAGE.encode(), name="saved.html").exit_code == 0
    assert (tmp_path / "captures/post-1921.html").read_bytes() == PAGE.encode()
    article = load(tmp_path / "sources")[0].records["post-1921"]
    assert article.capture.file == "post-1921.txt" and article.url == "https://example.org/harbour"


def test_rest_of_a_record_stays(run, tmp_path):
    """A record without a capture block gets one at its end; not a byte of the rest changes."""
    record = tmp_path / "sources/articles/post-1921.yml"
    record.write_bytes(b"title:  Harbour   # odd spacing\nkind: news\r\nlanguage: en\nread: part")
    before = record.read_bytes()
    assert run(TEXT.encode()).exit_code == 0
    assert record.read_bytes().startswith(before + b"\ncapture:\n")


def test_reviewed_block_stays(run, tmp_path):
    """A capture block that is there stays, unless one says --replace; borrowed paragraphs stay even then."""
    record = tmp_path / "sources/articles/post-1921.yml"
    record.write_text(REVIEWED)
    before = tree(tmp_path)
    result = run(TEXT.encode())
    assert result.exit_code == 1 and "has a capture block already" in result.stderr
    assert {**before, "saved.txt": TEXT.encode()} == tree(tmp_path)
    assert run(TEXT.encode(), "--replace").exit_code == 0
    article = load(tmp_path / "sources")[0].records["post-1921"]
    assert article.capture.title == "p2" and dict(article.capture.borrowed) == {"p6": "other"}
    assert article.form == "news" and article.read == "part"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"caf\xe9\n", "not UTF-8: byte 0xE9 in line 1"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"PK\x03\x04\0\0", "is not text"),
        (None, "there is no file"),
        (b"<html><body></body></html>", "without any text"),
    ],
)
def test_unreadable_file_changes_nothing(run, tmp_path, content, says):
    """What is no readable article gets one clear message, and nothing is written."""
    result = run(content)
    assert result.exit_code == 1 and says in result.stderr and "Traceback" not in result.output
    assert not (tmp_path / "captures").exists() and not list((tmp_path / "sources/articles").iterdir())


def test_giant_file_is_not_read(run, tmp_path):
    """A file of a gigabyte is refused by its size."""
    with (tmp_path / "saved.txt").open("wb") as file:
        file.truncate(1_000_000_000)
    assert "larger than 20 MB" in run(None).stderr


def test_link_is_refused(run, tmp_path):
    """A link is no capture."""
    (tmp_path / "real.txt").write_text(TEXT)
    (tmp_path / "saved.txt").symlink_to(tmp_path / "real.txt")
    assert "is a link" in run(None).stderr


def test_other_capture_of_that_name_stays(run, tmp_path):
    """A capture never replaces another one of the same name."""
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures/saved.txt").write_text("another article")
    assert "another capture named" in run(TEXT.encode()).stderr
    assert (tmp_path / "captures/saved.txt").read_text() == "another article"


@pytest.mark.parametrize("id", ["Post", "../post", "a b"])
def test_id_must_be_one(run, id):
    """An id that is none is refused before anything is written."""
    assert "is not an id" in run(TEXT.encode(), id=id).stderr


def proposed_of(run, tmp_path, content, **options):
    """Return the record that a file proposes."""
    assert run(content, **options).exit_code == 0
    return (tmp_path / "sources/articles/post-1921.yml").read_bytes()


@pytest.mark.parametrize("text", [TEXT, "The harbour letters\n\nEve Long\n\nThe letters were read.\n", PAGE])
def test_a_text_saved_on_windows_proposes_the_same_record(run, tmp_path, text):
    """A byte order mark and CRLF change nothing in title, author, day and paragraphs, in text as in HTML."""
    plain = proposed_of(run, tmp_path, text.encode())
    for path in [*(tmp_path / "captures").iterdir(), tmp_path / "sources/articles/post-1921.yml"]:
        path.unlink()
    assert proposed_of(run, tmp_path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == plain


def test_the_same_text_with_other_line_ends_is_the_same_capture(run, tmp_path):
    """A capture that was saved anew on another system is no other article; the one that lies there stays."""
    assert run(TEXT.encode()).exit_code == 0
    assert run(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), "--replace").exit_code == 0
    assert (tmp_path / "captures/saved.txt").read_bytes() == TEXT.encode()


def test_a_record_of_windows_gets_its_block_with_line_ends_of_windows(run, tmp_path):
    """Where every line ends in CRLF, those of the block do; byte order mark and all stay as they are."""
    record = tmp_path / "sources/articles/post-1921.yml"
    record.write_bytes(b"\xef\xbb\xbf" + REVIEWED.replace("\n", "\r\n").encode())
    assert run(TEXT.encode(), "--replace").exit_code == 0
    raw = record.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbftitle: Harbour\r\ncapture:\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    article = load(tmp_path / "sources")[0].records["post-1921"]
    assert article.capture.title == "p2" and dict(article.capture.borrowed) == {"p6": "other"}


def test_a_name_of_macos_is_recorded_as_it_is_typed(run, tmp_path):
    """macOS takes accents and Korean syllables apart; file and record have them whole, as other systems look for."""
    whole = "편지-zoë.txt"
    assert run(TEXT.encode(), name=unicodedata.normalize("NFD", whole)).exit_code == 0
    assert [path.name for path in (tmp_path / "captures").iterdir()] == [whole]
    assert load(tmp_path / "sources")[0].records["post-1921"].capture.file == whole


@pytest.mark.parametrize("name", ["b\udce9la.txt", "a\tb.txt"])
def test_a_name_that_cannot_be_printed_is_told(run, tmp_path, name):
    """A name in an encoding of long ago, or with a tabulator in it, would break the record; nothing is written."""
    result = run(TEXT.encode(), name=name)
    assert result.exit_code == 1 and "rename it" in result.stderr
    assert not (tmp_path / "captures").exists()

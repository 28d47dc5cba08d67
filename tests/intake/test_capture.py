"""`capture` writes what a saved article proposes, and never over what an editor did."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_saved_page import PAGE

from build_pages import main
from letterbook.intake.drafting import draft
from letterbook.intake.listing import first_words
from letterbook.reading.load import load
from letterbook.records.models import Article

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

    def command(content: bytes | None, *more: str, name: str = "saved.txt", id: str | None = "post-1921"):
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        folders = ["--sources", str(tmp_path / "sources"), "--captures", str(tmp_path / "captures")]
        return CliRunner().invoke(main, ["capture", str(file), *(["--id", id] if id else []), *folders, *more])

    return command


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
    assert "renewed 10 schemas" in run(TEXT.encode()).stdout
    first = (tmp_path / "sources/articles/post-1921.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/article.json"
    assert '"post-1921"' in (tmp_path / "sources/schema/article.json").read_text(encoding="utf-8")


def test_page_becomes_text_and_record(run, tmp_path):
    """A saved page is kept, its text laid beside it, and its own data used."""
    assert run(PAGE.encode(), name="saved.html").exit_code == 0
    assert (tmp_path / "captures/post-1921.html").read_bytes() == PAGE.encode()
    article = load(tmp_path / "sources")[0].records["post-1921"]
    assert article.capture.file == "post-1921.txt" and article.url == "https://example.org/harbour"


def test_a_page_of_another_encoding_becomes_utf_8(run, tmp_path):
    """The page stays as it was saved; its text beside it is UTF-8, whatever the page is written in, and it is told."""
    raw = (
        PAGE.replace("<head>", '<head><meta charset="euc-kr">')
        .replace("–", "-")
        .replace("bearer", "편지")
        .encode("cp949")
    )
    result = run(raw, name="saved.html")
    assert "read as cp949, as the page declares" in result.stdout.splitlines()
    assert (tmp_path / "captures/post-1921.html").read_bytes() == raw
    assert "편지" in (tmp_path / "captures/post-1921.txt").read_text(encoding="utf-8")


def test_an_archive_becomes_text_and_record(run, tmp_path):
    """A page that a browser saved as one file is kept as such; its text, not its source, is the capture."""
    raw = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + PAGE.encode()
    assert run(raw, name="saved.mht").exit_code == 0
    assert (tmp_path / "captures/post-1921.mht").read_bytes() == raw
    assert (tmp_path / "captures/post-1921.txt").read_text(encoding="utf-8").startswith("Menu\n\nHome\n")
    assert load(tmp_path / "sources")[0].records["post-1921"].capture.file == "post-1921.txt"


def test_an_encoding_may_be_named(run, tmp_path):
    """A text in an encoding of long ago is read by --encoding, and stored as UTF-8."""
    raw = TEXT.replace("hands", "mains égarées").encode("cp1252")
    assert "name its encoding with --encoding" in run(raw).stderr
    assert run(raw, "--encoding", "windows-1252").exit_code == 0
    assert "mains égarées" in (tmp_path / "captures/saved.txt").read_text(encoding="utf-8")


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
    assert result.exit_code == 1 and "already has a capture block" in result.stderr
    assert {**before, "saved.txt": TEXT.encode()} == tree(tmp_path)
    assert run(TEXT.encode(), "--replace").exit_code == 0
    article = load(tmp_path / "sources")[0].records["post-1921"]
    assert article.capture.title == "p2" and dict(article.capture.borrowed) == {"p6": "other"}
    assert article.form == "news" and article.read == "part"


def test_the_same_file_again_is_taken_up(run, tmp_path):
    """What a killed run left undone, the same command does; what it had done stays, to the byte."""
    assert run(TEXT.encode()).exit_code == 0
    done = tree(tmp_path)
    for name in ("captures/saved.txt", "sources/schema/article.json"):
        (tmp_path / name).unlink()
        assert run(TEXT.encode()).exit_code == 0
        assert tree(tmp_path) == done


def test_a_refused_block_is_shown_below_the_message(run, tmp_path):
    """That nothing was changed ends the message; what --replace would write stands below it, borrowed ones too."""
    (tmp_path / "sources/articles/post-1921.yml").write_text(REVIEWED)
    message, offer, *block = run(TEXT.encode()).stderr.splitlines()
    assert message.endswith("saved.txt: its record already has a capture block, which stays; nothing was changed")
    assert offer == "With --replace the block would become:"
    assert (block[0], block[-2:]) == ("capture:", ["  borrowed:", "    p6: other"])


def test_replacing_a_block_keeps_the_comments_below_it(run, tmp_path):
    """What an editor noted between the block and the next field stays."""
    record = tmp_path / "sources/articles/post-1921.yml"
    record.write_text(REVIEWED.replace("kind:", "\n# ask the paper\nkind:"))
    assert run(TEXT.encode(), "--replace").exit_code == 0
    assert "    p6: other\n\n# ask the paper\nkind: news\n" in record.read_text()


def drafted(more: str = "") -> str:
    """Return an article's record as `new` begins it, with nothing but what it cannot do without."""
    known = {"title": "The harbour letters", "kind": "news", "language": "en", "read": "none"}
    return draft("article", Article, known) + more


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_block_takes_the_place_of_the_commented_one(run, tmp_path, end):
    """In a record that `new` began, the commented block becomes the real one; not a byte of the rest changes."""
    record = tmp_path / "sources/articles/post-1921.yml"
    text = drafted("# mine\n").replace("\n", end)
    record.write_bytes(text.encode())
    assert run(TEXT.encode()).exit_code == 0
    above, below = text[: text.index("# capture:")], text[text.index("# digest:") :]
    written = record.read_bytes().decode()
    assert written.startswith(f"{above}capture:{end}  file: saved.txt{end}") and written.endswith(below)
    assert "# capture:" not in written and "#   file:" not in written


def test_a_commented_block_that_somebody_changed_stays(run, tmp_path):
    """What an editor wrote into the commented block is never lost: the real one goes to the end."""
    record = tmp_path / "sources/articles/post-1921.yml"
    record.write_text(drafted().replace("#   file: harbour.txt", "#   file: mine.txt   "))
    before = record.read_text()
    assert run(TEXT.encode()).exit_code == 0
    assert record.read_text().startswith(before + "capture:\n")


def test_what_a_record_lacks_is_told_and_not_written(run, tmp_path):
    """Author and day that the capture gives, and a 'read' that no longer holds, are told; the editor enters them."""
    (tmp_path / "sources/articles/post-1921.yml").write_text(drafted())
    told = run(TEXT.encode()).stdout
    assert "the byline names Eve Long: add 'authors: [Eve Long]'\n" in told
    assert "the record has no day of publication: add 'published: 1921-10-02'\n" in told
    assert "the record has 'read: none': change it to whole or part\n" in told
    assert "\n# authors: " in (tmp_path / "sources/articles/post-1921.yml").read_text()
    data = '{"@type": "NewsArticle", "author": {"name": "Cara West"}}'
    page = PAGE.replace("<head>", f'<head><script type="application/ld+json">{data}</script>')
    assert (
        "JSON-LD names Cara West: add 'authors: [Cara West]'"
        in run(page.encode(), "--replace", name="saved.html").stdout
    )


def test_what_a_record_has_is_not_asked_for(run, tmp_path):
    """A record with authors, day and a way of reading is told nothing of them, but of a title that is not found."""
    record = "title: Harbour\nkind: news\nlanguage: en\nauthors: [E. Long]\npublished: 1921-10\nread: whole\n"
    (tmp_path / "sources/articles/post-1921.yml").write_text(record)
    told = run(TEXT.encode()).stdout
    assert "add '" not in told and "'read:" not in told and "the record has" not in told
    assert "no paragraph has the record's title" in told


def test_another_day_than_that_of_the_record_is_told(run, tmp_path):
    """Where the article gives another day than its record, somebody has to look; nothing of the record changes."""
    record = "title: The harbour letters\nkind: news\nlanguage: en\npublished: 1921-10-05\nread: whole\n"
    (tmp_path / "sources/articles/post-1921.yml").write_text(record)
    assert "the record has 'published: 1921-10-05': check which is right\n" in run(TEXT.encode()).stdout
    assert (tmp_path / "sources/articles/post-1921.yml").read_text().startswith(record)


@pytest.mark.parametrize("typed", ["post-1921-10-03", "the-post-1921-10-02", "post-1921-10-2"])
def test_a_slip_in_the_id_begins_no_second_record(run, tmp_path, typed):
    """An id that nearly is an article's is refused with that one, and nothing is written; --new begins it."""
    (tmp_path / "sources/articles/post-1921-10-02.yml").write_text(REVIEWED)
    result = run(TEXT.encode(), id=typed)
    assert result.exit_code == 1 and not (tmp_path / "captures").exists()
    said = (
        f"no record has the id '{typed}'; did you mean 'post-1921-10-02'? To begin a new record, add --new; nothing was"
    )
    assert said in result.stderr
    assert not (tmp_path / f"sources/articles/{typed}.yml").exists()
    assert f"began articles/{typed}.yml: there was none\n" in run(TEXT.encode(), "--new", id=typed).stdout
    assert (tmp_path / f"sources/articles/{typed}.yml").exists()


def test_without_a_near_id_a_record_is_begun_and_told(run, tmp_path):
    """An id like no other begins a record, which is said; with a record there is nothing to be said of it."""
    (tmp_path / "sources/articles/evening-star-1921-10-02.yml").write_text(REVIEWED)
    assert "began articles/post-1921.yml: there was none\n" in run(TEXT.encode()).stdout
    assert "began" not in run(TEXT.encode(), "--replace").stdout


@pytest.mark.parametrize("id", ["cara-west", "old-post"])
def test_an_id_that_belongs_to_another_record_begins_none(run, tmp_path, id):
    """A person's id, and a former one, are refused even with --new."""
    (tmp_path / "sources/people").mkdir()
    (tmp_path / "sources/people/cara-west.yml").write_text("name: Cara West\n")
    (tmp_path / "sources/articles/new-post.yml").write_text(
        "title: A\nkind: news\nlanguage: en\nread: none\naliases: [old-post]\n"
    )
    assert run(TEXT.encode(), "--new", id=id).exit_code == 1
    assert not (tmp_path / f"sources/articles/{id}.yml").exists()


def test_paragraphs_are_told_in_ranges_and_in_order(run):
    """What each is taken for stands in the order of the text, with first and last words, on one screen."""
    body = "\n\n".join(f"Sentence {n} goes on and on, until nobody knows how it began." for n in range(1, 121))
    told = run((HEAD + body).encode()).stdout.splitlines()
    assert [line.split()[:2] for line in told[:6]] == [
        ["furniture", "p1"],
        ["title", "p2"],
        ["byline", "p3-p4"],
        ["furniture", "p5"],
        ["body", "p6-p125"],
        ["120", "paragraphs"],
    ]
    assert told[2].startswith(
        "byline     p3-p4     “Eve Long” to “Sunday 2 October 1921 07:18”: it looks like an author"
    )
    assert told[4].endswith("“Sentence 1 goes on and on, until nobody …” to “Sentence 120 goes on and on, until …”")


def test_every_paragraph_is_told_on_request(run):
    """With --paragraphs, each has a row of its own, with its number."""
    body = "\n\n".join(f"Sentence {n} goes on and on, until nobody knows how it began." for n in range(1, 121))
    rows = [line for line in run((HEAD + body).encode(), "--paragraphs").stdout.splitlines() if line[:4] == "body"]
    assert (rows[0], len(rows)) == ("body       p6        “Sentence 1 goes on and on, until nobody …”", 120)


def test_many_ranges_are_told_as_fewer(run):
    """A page on which furniture follows many rules still fits on a screen."""
    text = HEAD + "\n\n".join(f"A sentence {n} goes on and on here.\n\nShare\n\n{n}" for n in range(1, 60))
    rows = run(text.encode()).stdout.splitlines()
    kinds = [row.split()[0] for row in rows[: next(at for at, row in enumerate(rows) if "left as the body" in row)]]
    assert len(kinds) > 100 and all(one != other for one, other in pairwise(kinds))


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        ("short", "short"),
        ("편지" * 30, "편지" * 20 + " …"),
        ("a\x1b[31m b\tc", "a [31m b c"),
        ("x" * 41, "x" * 40 + " …"),
    ],
)
def test_first_words_are_few_and_harmless(paragraph, shown):
    """Of a long paragraph some forty letters are shown, also where it has no spaces, and nothing a terminal obeys."""
    assert first_words(paragraph) == shown


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"caf\xe9\n", "not UTF-8: byte 0xE9 in line 1"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"PK\x03\x04\0\0", "it is a Word or other packed document"),
        (b"%PDF-1.7\n", "it is a PDF, which cannot be read here; copy its text"),
        (b"{\\rtf1 x}", "it is an RTF document"),
        (b"a\0b\n", "is not text"),
        (None, "there is no file"),
        (b"<html><body></body></html>", "without text"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", "MIME archive"),
        (b"<html><body>caf\xe9</body></html>", "name its encoding with --encoding"),
        (b"<?xml version='1.0'?><rss/>", "it is XML (<rss>)"),
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
    """A capture never replaces another one of the same name, unless one says so; then the old one is kept."""
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures/saved.txt").write_text("another article")
    refused = run(TEXT.encode()).stderr
    assert "captures/ already holds another capture as 'saved.txt'" in refused and "saved.former-1.txt" in refused
    assert (tmp_path / "captures/saved.txt").read_text() == "another article"
    assert run(TEXT.encode(), "--replace").exit_code == 0
    assert (tmp_path / "captures/saved.txt").read_bytes() == TEXT.encode()
    assert (tmp_path / "captures/saved.former-1.txt").read_text() == "another article"


LETTER = """sender: unknown
recipient: unknown
summary: A letter of the harbour.
passages: {reading: What became of it}
witnesses:
  - article: post-1921
    form: excerpt
    quotations:
      - {passage: reading, text: read by many hands, at: p6}
      - {passage: reading, text: kept in the tower, at: p7}
"""


def test_a_newer_save_tells_what_changed_and_which_quotations_it_touches(run, tmp_path):
    """Paragraphs that came and went are told, quotations that stand elsewhere now, and those that stand nowhere."""
    (tmp_path / "sources/letters").mkdir()
    (tmp_path / "sources/letters/one.yml").write_text(LETTER)
    assert run(f"{TEXT}\nThey were kept in the tower.\n".encode()).exit_code == 0
    newer = TEXT.replace("Comments\n", "Comments\n\nCorrected on the third.\n")
    told = run(newer.encode(), "--replace").stdout.splitlines()
    assert "the old capture is kept as saved.former-1.txt" in told
    assert "gone       p7        “They were kept in the tower.”" in told
    assert "new        p6        “Corrected on the third.”" in told
    assert "moved      “read by many hands” in one: p6 is now p7" in told
    assert "touched    “kept in the tower” in one: its words are no longer there" in told
    assert any("remove seals/post-1921.yml" in line for line in told)
    again = run(newer.encode(), "--replace").stdout
    assert "kept as" not in again and not (tmp_path / "captures/saved.former-2.txt").exists()


def test_an_id_is_proposed(run, tmp_path):
    """Where no id is given, the record gets the one that it has by custom."""
    assert run(TEXT.encode(), id=None).exit_code == 0
    assert [path.stem for path in (tmp_path / "sources/articles").iterdir()] == ["the-harbour-letters"]


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


def test_a_beginning_is_said_to_be_one(run, tmp_path):
    """With --incomplete the block says that only the beginning was saved, and keeps it when it is made anew."""
    assert run(TEXT.encode(), "--incomplete").exit_code == 0
    record = tmp_path / "sources/articles/post-1921.yml"
    assert "capture:\n  file: saved.txt\n  complete: no\n  title: p2\n" in record.read_text(encoding="utf-8")
    assert run(TEXT.encode(), "--replace").exit_code == 0
    assert "  complete: no\n" in record.read_text(encoding="utf-8")
    assert load(tmp_path / "sources")[0].records["post-1921"].is_saved_in_part


def test_a_guessed_day_is_told_and_not_recorded(run, tmp_path):
    """A day that the page does not call that of publication stands in the record for an editor, commented out."""
    page = PAGE.replace("<footer>", '<p>More</p><div class="date">2021-10-02</div><footer>')
    told = run(page.encode(), name="saved.html").stdout
    assert "published  open: the page does not say on which day it was published; the library" in told
    record = (tmp_path / "sources/articles/post-1921.yml").read_text(encoding="utf-8")
    assert re.search(r"^# published: 2021-10-02 +# a guess", record, re.MULTILINE)


def test_at_a_terminal_the_id_is_asked_for(run, tmp_path, monkeypatch):
    """The proposal stands in the question; what is answered is the id; one that is none is refused with a remedy."""
    monkeypatch.setattr("letterbook.commands.contribute.is_asking", lambda: True)
    monkeypatch.setattr("click.prompt", lambda _, default, **__: f"chosen-{default}")
    assert run(TEXT.encode(), id=None).exit_code == 0
    assert [path.stem for path in (tmp_path / "sources/articles").iterdir()] == ["chosen-the-harbour-letters"]
    monkeypatch.setattr("click.prompt", lambda *_, **__: "No id")
    assert "did you mean 'no-id'?" in run(TEXT.encode(), id=None).stderr

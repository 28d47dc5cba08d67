"""Writing pages: only what changed, all or nothing, and never over a page written by hand."""

import errno
import os
import signal
from functools import partial, partialmethod
from pathlib import Path

import pytest

from letterbook.files import writing as module
from letterbook.publishing.made import RECORD
from letterbook.publishing.pages_folder import add_books, books_in, existing, in_the_way, owned, renew_pages

MARK = "---\ngenerated: build_pages.py\n---\n"
OLD = {
    "index.md": f"{MARK}# Home\n",
    "letters/index.md": f"{MARK}# Letters\n",
    "letters/a.md": f"{MARK}# A\n",
    "people/b.md": f"{MARK}# B\n",
}
NEW = {**OLD, "index.md": f"{MARK}# New home\n", "letters/a.md": f"{MARK}# New A\n", "places/c.md": f"{MARK}# C\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of pages in which the old ones lie, and one written by hand."""
    docs = tmp_path / "docs"
    write(docs, OLD)
    (docs / "about").mkdir()
    (docs / "about/index.md").write_text("# By hand\n")
    return docs


def write(docs: Path, pages: dict[str, str], kept=()):
    """Write pages, as the build does."""
    return renew_pages(owned(docs), ((name, text.encode()) for name, text in pages.items()), kept)


def conflicts(docs: Path, pages: dict[str, str]):
    """Return the problems of files that lie where the build would write some pages."""
    return in_the_way(owned(docs), existing(docs, pages))


def contents(docs: Path) -> dict[str, str]:
    """Return the files that lie in the generated parts of a folder of pages."""
    files = (path for path in docs.rglob("*") if path.is_file() and path.parent.name != "about" and path.name != RECORD)
    return {path.relative_to(docs).as_posix(): path.read_text() for path in files}


def times(docs: Path) -> dict[Path, int]:
    """Return when each file was last written."""
    return {path: path.stat().st_mtime_ns for path in docs.rglob("*")}


def test_pages_are_written(docs):
    """Every page lies in docs/ as it was rendered."""
    assert contents(docs) == OLD


def test_second_write_changes_nothing(docs):
    """Writing the same pages again touches no file and no folder."""
    before = times(docs)
    assert write(docs, OLD).unchanged == len(OLD)
    assert times(docs) == before


def test_only_changed_pages_are_written(docs):
    """A page that stays as it was keeps its time; the run says what it wrote."""
    before = times(docs)
    done = write(docs, NEW)
    assert (done.written, done.removed, done.unchanged) == (("index.md", "letters/a.md", "places/c.md"), (), 2)
    assert contents(docs) == NEW
    assert times(docs)[docs / "people/b.md"] == before[docs / "people/b.md"]


def test_page_of_a_removed_record_is_removed(docs):
    """A generated page that is no longer made goes, and its folder with the last of them."""
    kept = {name: text for name, text in OLD.items() if name != "people/b.md"}
    assert write(docs, kept).removed == ("people/b.md",)
    assert contents(docs) == kept
    assert not (docs / "people").exists()


def test_pages_by_hand_outside_are_left_alone(docs):
    """Nothing outside the generated folders is a problem, or is touched."""
    assert conflicts(docs, NEW) == []
    write(docs, NEW)
    assert (docs / "about/index.md").read_text() == "# By hand\n"


@pytest.mark.parametrize(
    "name", ["letters/mine.md", "letters/a.md", "letters/deeper/mine.md", "index.md", "places/x.svg"]
)
def test_page_by_hand_in_a_generated_folder_is_a_problem(docs, name):
    """A file that the build did not write stops it, and is named."""
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text("# Mine\n")
    assert [(problem.code, problem.place.file) for problem in conflicts(docs, NEW)] == [
        ("page-in-the-way", f"docs/{name}")
    ]
    assert (docs / name).read_text() == "# Mine\n"


EPUB, PDF = b"PK\x03\x04 a book", b"%PDF-1.7 a book"


def put(docs: Path, name: str, content: bytes) -> None:
    """Put a file among the pages."""
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_bytes(content)


def test_books_of_the_version_stay(docs):
    """What another command made is no problem, is known with its size, and stays as it is."""
    add_books(docs, {"data/letterbook-1.2.0.epub": EPUB, "data/letterbook-1.2.0.pdf": PDF})
    books = books_in(docs, "1.2.0")
    assert books == {"data/letterbook-1.2.0.epub": len(EPUB), "data/letterbook-1.2.0.pdf": len(PDF)}
    assert conflicts(docs, OLD) == []
    assert write(docs, OLD, kept=books).removed == ()
    assert (docs / "data/letterbook-1.2.0.epub").read_bytes() == EPUB


def test_books_of_another_version_are_removed(docs):
    """A book of what the records were once would be taken for what they are."""
    add_books(docs, {"data/letterbook-1.1.0.epub": EPUB, "data/letterbook-1.2.0.epub": EPUB})
    assert write(docs, OLD, kept=books_in(docs, "1.2.0")).removed == ("data/letterbook-1.1.0.epub",)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data/mine.epub", EPUB),
        ("data/letterbook-1.2.0.epub", b"no book"),
        ("data/letterbook-1.2.0.pdf", EPUB),
        ("letters/letterbook-1.2.0.pdf", PDF),
        ("data/letterbook-1.2.0.zip", EPUB),
    ],
)
def test_a_book_of_another_hand_is_a_problem(docs, name, content):
    """Where no record tells, only what bears the name of our books, and begins like one, is taken for one."""
    (docs / RECORD).unlink()
    put(docs, name, content)
    assert [problem.place.file for problem in conflicts(docs, OLD)] == [f"docs/{name}"]


def test_books_of_an_older_version_are_known_by_how_they_begin(docs):
    """Books that a version without records made are no problem, and stay or go like others."""
    (docs / RECORD).unlink()
    put(docs, "data/letterbook-1.1.0.epub", EPUB)
    put(docs, "data/letterbook-1.2.0.pdf", PDF)
    assert conflicts(docs, OLD) == []
    assert write(docs, OLD, kept=books_in(docs, "1.2.0")).removed == ("data/letterbook-1.1.0.epub",)


def test_a_book_that_the_record_does_not_name_is_a_problem(docs):
    """A book that somebody put in the place of ours, whatever its name, is not replaced."""
    put(docs, "data/letterbook-1.2.0.epub", EPUB)
    assert [problem.place.file for problem in conflicts(docs, OLD)] == ["docs/data/letterbook-1.2.0.epub"]


@pytest.mark.parametrize("name", [".DS_Store", "._a.md", "Thumbs.db", "desktop.ini", "Icon\r"])
def test_files_of_systems_are_no_problem(docs, name):
    """What a system leaves in a folder is neither a problem nor removed."""
    (docs / "letters" / name).write_bytes(b"\x00")
    assert conflicts(docs, NEW) == []
    write(docs, NEW)
    assert (docs / "letters" / name).exists()


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(errno.ENOSPC, "no space left on device")])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_interruption_while_writing_leaves_the_old_pages(docs, monkeypatch, fault, after):
    """Ctrl-C or a full disk, at any page, leaves every old page and nothing beside docs/."""
    before, written, real = times(docs), [], Path.write_bytes

    def write_bytes(path: Path, content: bytes) -> int:
        if len(written) == after:
            raise fault
        written.append(path)
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(type(fault)):
        write(docs, NEW)
    assert contents(docs) == OLD
    assert {path: time for path, time in times(docs).items() if path.is_file()} == {
        path: time for path, time in before.items() if path.is_file()
    }
    assert [path.name for path in docs.parent.iterdir()] == ["docs"]


def test_folder_that_cannot_be_made_leaves_the_old_pages(docs):
    """Where a file stands in the place of a folder, nothing is written at all."""
    (docs / "places").write_text("not a folder")
    with pytest.raises(OSError):
        write(docs, NEW)
    assert contents(docs) == {**OLD, "places": "not a folder"}


@pytest.mark.unix
def test_interruption_between_two_pages_waits_for_the_last(docs, monkeypatch):
    """Ctrl-C while pages are put in place takes effect when all of them are."""
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write(docs, NEW)
    assert contents(docs) == NEW


def test_nothing_is_left_beside_the_pages(docs):
    """The place where pages are written first is gone when they are there."""
    write(docs, NEW)
    assert [path.name for path in docs.parent.iterdir()] == ["docs"]


@pytest.fixture
def held_open(monkeypatch):
    """A function that lets the system refuse, so many times, to replace or remove a file, as Windows does."""

    def refuse(name: str, times: int) -> None:
        monkeypatch.setattr(module, "WAITS", (0, 0))
        refused: list[Path] = []

        def unless_refused(real, path: Path, *rest: object, **options: object) -> object:
            if name in {path.name, *(one.name for one in rest if isinstance(one, Path))} and len(refused) < times:
                refused.append(path)
                raise PermissionError(errno.EACCES, "The process cannot access the file")
            return real(path, *rest, **options)

        for method in ("replace", "unlink"):
            monkeypatch.setattr(Path, method, partialmethod(partial(unless_refused, getattr(Path, method))))

    return refuse


def test_a_program_that_reads_a_page_is_waited_for(docs, held_open):
    """A virus scanner or MkDocs that has a page open for a moment is not noticed."""
    held_open("a.md", 2)
    assert len(write(docs, NEW).written) == 3
    assert contents(docs) == NEW


@pytest.mark.parametrize(("name", "pages"), [("a.md", NEW), ("b.md", {"index.md": OLD["index.md"]})])
def test_a_file_that_stays_open_is_named(docs, held_open, name, pages):
    """Where a program keeps hold of a page, the message says so, each page is whole, and nothing lies beside."""
    held_open(name, 99)
    with pytest.raises(
        module.WriteFault,
        match=rf"^'\w+/{name}' cannot be changed: check that you may write there, and that no other program",
    ):
        write(docs, pages)
    assert all(text in {OLD.get(page), pages.get(page)} for page, text in contents(docs).items())
    assert [path.name for path in docs.parent.iterdir()] == ["docs"]


def test_a_record_that_stays_open_is_left_alone(tmp_path, held_open):
    """A record that an editor holds stays as it was, and what was written aside is gone."""
    (tmp_path / "ada.yml").write_bytes(b"old")
    held_open("ada.yml", 99)
    with pytest.raises(module.WriteFault, match=r"ada\.yml"):
        module.write_files({tmp_path / "ada.yml": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"ada.yml": b"old"}

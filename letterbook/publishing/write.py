"""Writing generated pages: only what changed, never over a page written by hand, and all or nothing.

But for a system that refuses a single file half way: what was written by then stays, each file whole.
"""

import re
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from letterbook.evidence.seals import Seal
from letterbook.pages.addresses import BOOKS, GENERATED_FOLDERS, HOME, book_of
from letterbook.pages.views.page import GENERATED
from letterbook.reading.load import is_of_a_system
from letterbook.records.problems import Place, Problem

# How a file begins that the build wrote, by its suffix.
MARKS = {
    ".md": f"---\ngenerated: {GENERATED}\n".encode(),
    ".json": f'{{\n  "generated": "{GENERATED}",\n'.encode(),
}

# How a book begins, which has no room for a mark; its name tells that it is ours.
BOOK_MARKS = {".epub": b"PK\x03\x04", ".pdf": b"%PDF-"}
NAME_OF_BOOK = re.compile(rf"letterbook-[\w.-]+\.({'|'.join(BOOKS)})")

# Seconds to wait for a program that has a file open: a virus scanner or MkDocs, reading it, is soon done.
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)


class WriteFault(Exception):
    """A file that cannot be replaced or removed; the message names it and says what to do."""


@dataclass(frozen=True)
class Written:
    """What a run changed in `docs/`: paths relative to it, in order."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def in_the_way(docs: Path, pages: Mapping[str, str]) -> list[Problem]:
    """Return a problem for each file in a generated folder that the build did not write."""
    problems = []
    for path in existing(docs, pages):
        if not is_ours(path, docs):
            name = path.relative_to(docs).as_posix()
            folder = name.partition("/")[0]
            message = (
                f"this file was not written by the build, to which {docs.name}/{folder} belongs; "
                f"move it to {docs.name}/about/ and list it in mkdocs.yml, or remove it"
            )
            problems.append(Problem(Place(f"{docs.name}/{name}"), "page-in-the-way", message))
    return problems


def is_ours(path: Path, docs: Path) -> bool:
    """Whether the build wrote a file: it begins as one does, and a book is also named like one."""
    is_book = path.parent == docs / "data" and NAME_OF_BOOK.fullmatch(path.name)
    mark = (BOOK_MARKS if is_book else MARKS).get(path.suffix)
    return mark is not None and path.read_bytes().startswith(mark)


def books_in(docs: Path, version: str) -> dict[str, int]:
    """Return the books of a version that lie in `docs/`, by their path relative to it, each with its size in bytes."""
    names = [book_of(version, form) for form in BOOKS]
    return {name: (docs / name).stat().st_size for name in names if (docs / name).is_file()}


def write(docs: Path, pages: Mapping[str, str], kept: Collection[str] = ()) -> Written:
    """Write the pages that differ from what lies in `docs/`, and remove generated files that are no longer made.

    What is `kept`, relative to `docs/`, stays: books, which another command makes.

    Everything is first written aside, so that an interruption or a full disk leaves the old pages.
    """
    staying = {*pages, *kept}
    stale = [path for path in existing(docs, pages) if path.relative_to(docs).as_posix() not in staying]
    changed = {name: text for name, text in pages.items() if differs(docs / name, text.encode())}
    docs.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".pages-", dir=docs.parent) as aside:
        for number, text in enumerate(changed.values()):
            (Path(aside) / str(number)).write_bytes(text.encode())
        for name in changed:
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
        with uninterrupted():
            for number, name in enumerate(changed):
                put(Path(aside) / str(number), docs / name)
            for path in stale:
                patiently(path, path.unlink)
            remove_empty_folders(docs)
    removed = tuple(path.relative_to(docs).as_posix() for path in stale)
    return Written(tuple(changed), removed, len(pages) - len(changed))


def write_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Write the files that differ from what lies there, each whole or not at all; return those that were written."""
    changed = [path for path, content in files.items() if differs(path, content)]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.new")
        aside.write_bytes(files[path])
        put(aside, path)
    return changed


def put(aside: Path, target: Path) -> None:
    """Put a file that was written aside in its place; raises WriteFault where it cannot, and then it is gone."""
    try:
        patiently(target, lambda: aside.replace(target))
    finally:
        aside.unlink(missing_ok=True)


def patiently(path: Path, change: Callable[[], object]) -> None:
    """Change a file, and try again for a while: Windows refuses while a program has it open. Raises WriteFault."""
    for wait in (*WAITS, None):
        try:
            change()
            return
        except PermissionError as refused:
            if wait is None:
                name = f"{path.parent.name}/{path.name}"
                advice = "may you write there, and is it open in another program? Then try again"
                raise WriteFault(f"'{name}' cannot be changed: {advice}") from refused
            time.sleep(wait)


def write_seals(sources: Path, seals: Mapping[str, str]) -> list[str]:
    """Write the seals that differ from those in `sources/seals/`; return the names of their files."""
    folder = sources / Seal.folder
    return [path.name for path in write_files({folder / f"{id}.yml": text.encode() for id, text in seals.items()})]


def copy_written_by_hand(docs: Path, private: Path) -> None:
    """Copy the pages and files of `docs/` that the build did not write into another folder of pages."""
    generated = {docs / folder for folder in GENERATED_FOLDERS} | {docs / HOME}
    files = [path for path in docs.rglob("*") if path.is_file() and not generated & {path, *path.parents}]
    write_files({private / path.relative_to(docs): path.read_bytes() for path in files})


def existing(docs: Path, pages: Mapping[str, str]) -> list[Path]:
    """Return the files that lie where the build writes: in its folders, and its pages outside them.

    Files that systems leave behind are none of them.
    """
    inside = [path for folder in GENERATED_FOLDERS for path in (docs / folder).rglob("*") if path.is_file()]
    outside = [docs / name for name in {HOME, *pages} if "/" not in name and (docs / name).is_file()]
    return sorted(path for path in [*inside, *outside] if not is_of_a_system(path))


def differs(path: Path, content: bytes) -> bool:
    """Whether a file is missing or holds something else."""
    try:
        return path.read_bytes() != content
    except FileNotFoundError:
        return True


def remove_empty_folders(docs: Path) -> None:
    """Remove generated folders in which nothing lies any more."""
    for folder in GENERATED_FOLDERS:
        if (docs / folder).is_dir() and not any((docs / folder).iterdir()):
            (docs / folder).rmdir()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[object] = []
    before = signal.signal(signal.SIGINT, lambda *caught: held.append(caught))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt

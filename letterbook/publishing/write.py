"""Writing generated pages: only what changed, never over a page written by hand, and all or nothing.

But for a system that refuses a single file half way: what was written by then stays, each file whole.
"""

import hashlib
import os
import re
import shutil
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

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

# How everything is called that the program has in a folder for the time of a run; hidden, so that no engine reads it.
OURS = ".letterbook-"
ASIDE, NEW = f"{OURS}aside-", f"{OURS}new-"

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
            what = "link" if path.is_symlink() else "file"
            message = (
                f"this {what} was not written by the build, to which {docs.name}/{folder} belongs; "
                f"move it to {docs.name}/about/ and list it in mkdocs.yml, or remove it"
            )
            problems.append(Problem(Place(f"{docs.name}/{name}"), "page-in-the-way", message))
    return problems


def is_ours(path: Path, docs: Path) -> bool:
    """Whether the build wrote a file: it begins as one does, and a book is also named like one. It never links."""
    is_book = path.parent == docs / "data" and NAME_OF_BOOK.fullmatch(path.name)
    mark = (BOOK_MARKS if is_book else MARKS).get(path.suffix)
    return mark is not None and path.is_file() and not path.is_symlink() and begins(path, mark)


def begins(path: Path, mark: bytes) -> bool:
    """Whether a file begins with a mark."""
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


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
    found = [path for path in existing(docs, pages) if is_ours(path, docs)]
    stale = [path for path in found if path.relative_to(docs).as_posix() not in staying]
    changed = {name: text for name, text in pages.items() if differs(docs / name, text.encode())}
    with aside_in(docs) if changed else nullcontext(docs) as aside:
        for number, text in enumerate(changed.values()):
            (aside / str(number)).write_bytes(text.encode())
        for name in changed:
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
        with uninterrupted():
            for number, name in enumerate(changed):
                put(aside / str(number), docs / name)
            for path in stale:
                patiently(path, path.unlink)
            remove_empty_folders(docs)
    removed = tuple(path.relative_to(docs).as_posix() for path in stale)
    return Written(tuple(changed), removed, len(pages) - len(changed))


@contextmanager
def aside_in(folder: Path) -> Iterator[Path]:
    """Give an empty hidden folder within another one, for the time being; what a dead run left of its own goes first.

    Within, because nothing else may be writable, and because a file of the same disk changes its place at once.
    Its name is new each time: a program that a dead run had started may still be writing into the old one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(mkdtemp(prefix=ASIDE, dir=folder))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Write the files that differ from what lies there, each whole or not at all; return those that were written."""
    changed = [path for path, content in files.items() if differs(path, content)]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A name may be as long as a system allows, so nothing is added to it.
        aside = path.with_name(NEW + hashlib.sha256(path.name.encode("utf-8", "surrogatepass")).hexdigest()[:16])
        try:
            aside.write_bytes(files[path])
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
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


def written_by_hand(docs: Path) -> dict[str, bytes]:
    """Return the pages and files of `docs/` that the build did not write, by their path relative to it."""
    generated = {docs / folder for folder in GENERATED_FOLDERS} | {docs / HOME}
    files = [path for path in docs.rglob("*") if path.is_file() and not generated & {path, *path.parents}]
    found = {path.relative_to(docs): path for path in files}
    return {name.as_posix(): path.read_bytes() for name, path in found.items() if not name.parts[0].startswith(OURS)}


def existing(docs: Path, pages: Mapping[str, str]) -> list[Path]:
    """Return the files and links that lie where the build writes: in its folders, and its pages outside them.

    Also what only differs in case from one of those, which many systems take for the same.
    Files that systems leave behind are none of them.
    """
    built = {*GENERATED_FOLDERS, HOME, *(name for name in pages if "/" not in name)}
    taken = {name.casefold() for name in built}
    tops = [path for path in (docs.iterdir() if docs.is_dir() else ()) if path.name.casefold() in taken]
    found = [inner for top in tops for inner in (files_below(top) if is_folder(top) else [top])]
    return sorted(path for path in found if not is_of_a_system(path))


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files and links below a folder; follows no link."""
    for here, folders, files in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        yield from (Path(here, name) for name in (*links, *files))


def is_taken(path: Path) -> bool:
    """Whether anything has this path, also a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def is_folder(path: Path) -> bool:
    """Whether a path is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def differs(path: Path, content: bytes) -> bool:
    """Whether a file is missing or holds something else."""
    try:
        return path.read_bytes() != content
    except FileNotFoundError:
        return True


def remove_empty_folders(docs: Path) -> None:
    """Remove generated folders in which nothing lies any more."""
    for folder in GENERATED_FOLDERS:
        if is_folder(docs / folder) and not any((docs / folder).iterdir()):
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

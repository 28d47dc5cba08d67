"""Writing files: each whole or not at all, and no oftener than it changed.

What the system refuses is raised as it says it, with the path that people know.
"""

import hashlib
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile, mkdtemp
from typing import BinaryIO

# How everything is called that the program has in a folder for the time of a run; hidden, so that no engine reads it.
OURS = ".letterbook-"
ASIDE, NEW = f"{OURS}aside-", f"{OURS}new-"

# Seconds to wait for a program that has a file open: a virus scanner or MkDocs, reading it, is soon done.
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)

# How many bytes of a file are read at a time.
PIECE = 1 << 20


class WriteFault(Exception):
    """A file that cannot be replaced or removed; the message names it and says what to do."""


def begins(path: Path, mark: bytes) -> bool:
    """Whether a file begins with a mark."""
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


@contextmanager
def aside_in(folder: Path) -> Iterator[Path]:
    """Give an empty hidden folder within another one, for the time being; what a dead run left of its own goes first.

    Within, because nothing else may be writable, and because a file of the same disk changes its place at once.
    Its name is new each time: a program that a dead run had started may still be writing into the old one.
    """
    make_folder(folder)
    for left in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(mkdtemp(prefix=ASIDE, dir=folder))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give an empty folder for the time being, where the system keeps such things: for little that others only read."""
    with TemporaryDirectory(prefix="letterbook-") as folder:
        yield Path(folder)


def make_folder(folder: Path) -> None:
    """Make a folder, and those in which it lies."""
    # To ask is faster than to try to make a folder that is there, for each of its files.
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)


def is_writable(folder: Path) -> bool:
    """Whether a file can be written in a folder, which only trying tells."""
    try:
        TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True


def write_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Write the files that differ from what lies there, each whole or not at all; return those that were written."""
    changed = [path for path, content in files.items() if differs(path, content)]
    for path in changed:
        write_file(path, files[path])
    return changed


def write_file(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all."""
    with replacing(path) as aside:
        aside.write_bytes(content)


def write_new(path: Path, content: bytes) -> None:
    """Write a file in a folder that nobody else knows of, such as one aside: nothing is there that could be lost."""
    make_folder(path.parent)
    with named(path):
        path.write_bytes(content)


def write_in_place(path: Path, content: bytes) -> None:
    """Write a file as MkDocs does: over what is there, and not into a file that has another name too."""
    path.unlink(missing_ok=True)
    write_new(path, content)


def write_given(path: Path, text: str) -> None:
    """Write a file that somebody has named: whole or not at all; to a pipe or a device, as it comes."""
    if path.is_file() or not is_taken(path):
        write_file(path, text.encode())
    else:
        add_to(path, text)


def add_to(path: Path, text: str) -> None:
    """Add a text to the end of a file that others add to as well."""
    with named(path), path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file piece by piece, whole or not at all, so that never all of it need be in memory."""
    with writing_to(path) as file:
        file.writelines(pieces)


@contextmanager
def writing_to(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be written, whole or not at all."""
    with replacing(path) as aside, aside.open("wb") as file:
        yield file


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a place beside a file; what is written there within the block takes the place of the file."""
    make_folder(path.parent)
    # A name may be as long as a system allows, so nothing is added to it.
    aside = path.with_name(NEW + hashlib.sha256(path.name.encode("utf-8", "surrogatepass")).hexdigest()[:16])
    try:
        with named(path):
            yield aside
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    put(aside, path)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Name a file in what the system says of it: of a disk that fills up while one writes, it names none."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None and fault.errno is not None:
            raise OSError(fault.errno, fault.strerror, str(path)) from fault
        raise


def put(aside: Path, target: Path) -> None:
    """Put a file that was written aside in its place; raises WriteFault where it cannot, and then it is gone."""
    try:
        patiently(target, lambda: aside.replace(target))
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def patiently(path: Path, change: Callable[[], object]) -> None:
    """Change a file, and try again for a while: Windows refuses while a program has it open. Raises WriteFault."""
    for wait in (*WAITS, None):
        try:
            change()
            return
        except PermissionError as refused:
            if wait is None:
                name = f"{path.parent.name}/{path.name}"
                advice = "check that you may write there, and that no other program has it open; then try again"
                raise WriteFault(f"'{name}' cannot be changed: {advice}") from refused
            time.sleep(wait)


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files and links below a folder; follows no link."""
    return (folder / name for name in names_below(folder))


def names_below(folder: Path, apart_from: Collection[str] = ()) -> Iterator[str]:
    """Yield the paths of the files and links below a folder, relative to it, with slashes; follows no link.

    `apart_from` are such paths too, of what is left out with all that lies in it.
    """
    top = str(folder)
    for here, folders, files in os.walk(top):
        inner = here[len(top) :].replace(os.sep, "/").strip("/")
        # The walk goes on into the folders that are left.
        folders[:] = [name for name in folders if within(inner, name) not in apart_from]
        links = [name for name in folders if Path(here, name).is_symlink()]
        yield from (path for name in (*links, *files) if (path := within(inner, name)) not in apart_from)


def within(folder: str, name: str) -> str:
    """Return the path of something in a folder that has a path itself, or is the top."""
    return f"{folder}/{name}" if folder else name


def is_taken(path: Path) -> bool:
    """Whether anything has this path, also a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def is_folder(path: Path) -> bool:
    """Whether a path is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def differs(path: Path, content: bytes) -> bool:
    """Whether a file is missing or holds something else."""
    try:
        # Of a long file that has grown, nothing need be read; of another, never all at once.
        return path.stat().st_size != len(content) or not holds(path, content)
    except FileNotFoundError:
        return True


def holds(path: Path, content: bytes) -> bool:
    """Whether a file holds just this."""
    with path.open("rb") as file, memoryview(content) as expected:
        here = 0
        while piece := file.read(PIECE):
            if expected[here : here + len(piece)] != piece:
                return False
            here += len(piece)
    return here == len(content)


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

"""Removing files and folders: what goes, and the folders in which nothing is left then."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from letterbook.files.locks import attempt, release
from letterbook.files.writing import ASIDE, NEW, is_folder, patiently


def remove_file(path: Path) -> None:
    """Remove a file or link, if it is there; raises WriteFault where that is refused for long."""
    patiently(path, lambda: path.unlink(missing_ok=True))


def remove_within(folder: Path, names: Iterable[str]) -> None:
    """Remove files of a folder, and folders in it in which nothing lies any more."""
    for name in names:
        remove_file(folder / name)
        remove_emptied(folder, folder / name)


def remove_emptied(folder: Path, gone: Path) -> None:
    """Remove the folders of a folder in which nothing is left, after a file in them has gone."""
    for emptied in gone.parents:
        if emptied == folder or not emptied.is_dir() or any(emptied.iterdir()):
            break
        emptied.rmdir()


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that it holds, as well as can be; of a link, the link."""
    if is_folder(folder):
        shutil.rmtree(folder, ignore_errors=True)
    else:
        folder.unlink(missing_ok=True)


def remove_empty_tree(folder: Path) -> None:
    """Remove a folder that holds nothing but such folders, which a dead run may leave; OSError if it holds a file."""
    if is_folder(folder):
        for inner in folder.iterdir():
            remove_empty_tree(inner)
        folder.rmdir()


def remove_if_empty(folder: Path) -> None:
    """Remove a folder, if nothing lies in it and nobody objects."""
    with suppress(OSError):
        folder.rmdir()


def sweep(folder: Path) -> None:
    """Remove what dead runs left in a folder that this run has locked, and in the folders in it.

    In those, another run may be at work that has locked only them: what lies there then stays.
    """
    for path in list(left_in(folder)):
        with suppress(OSError):
            if path.parent == folder:
                remove_tree(path)
            elif lock := attempt(path.parent):
                remove_tree(path)
                release(*lock)


def left_in(folder: Path, depth: int = 1) -> Iterator[Path]:
    """Yield what runs have for their own time in a folder, and in the folders so many levels below it.

    What may not be read is passed over: nothing was written there.
    """
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith((NEW, ASIDE)):
                yield folder / entry.name
            elif depth and entry.is_dir(follow_symlinks=False):
                yield from left_in(folder / entry.name, depth - 1)

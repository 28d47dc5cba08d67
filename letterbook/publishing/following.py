"""Noticing, while one works, that what a site is made of has changed since its last build began."""

import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from letterbook.files.writing import OURS, names_below

# Seconds between two looks, and how many times as long as it took to look.
PAUSE, REST = 0.1, 4

# When a file was last changed, in nanoseconds, its size in bytes, and which file it is.
Stand = tuple[int, int, int]

# How files stand, by path.
Stands = dict[str, Stand]


@dataclass(frozen=True)
class Watched:
    """What a site is made of: files and folders, and a folder of pages; there, what the build writes itself, by its
    paths relative to it.
    """

    paths: tuple[Path, ...]
    pages: Path
    built: frozenset[str]

    def by_hand(self) -> Stands:
        """Return how what people write stands now."""
        others = (found for path in self.paths for found in stands(path))
        return {**dict(others), **dict(stands(self.pages, self.built))}

    def by_build(self) -> Stands:
        """Return how the pages stand that the build writes itself, which are many more."""
        return dict(found for name in self.built for found in stands(self.pages / name))


def stands(top: Path, apart_from: Collection[str] = ()) -> Iterator[tuple[str, Stand]]:
    """Yield how a file stands, or each file below a folder, but those that the program has for the time of a run."""
    here = str(top)
    inner = (f"{here}{os.sep}{name}" for name in names_below(top, apart_from) if not is_for_a_run(name))
    for path in inner if top.is_dir() else (here,):
        # A path as an object for each would take longer than the look.
        with suppress(OSError):
            found = os.stat(path)  # noqa: PTH116
            yield path, (found.st_mtime_ns, found.st_size, found.st_ino)


def is_for_a_run(name: str) -> bool:
    """Whether the program has a file for the time of a run only, by its path."""
    return f"/{OURS}" in f"/{name}"


class Changes:
    """What has changed since the last build began, reported once until the next one begins.

    Compared with how the files stood *before* the build, not with an earlier look: what comes and goes between two
    looks may have been read by the build in between.
    """

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self.by_hand: Stands = {}
        self.by_build: Stands = {}
        self.lock, self.is_reported = Lock(), False

    def build_begins(self) -> None:
        """Remember how everything stands."""
        with self.lock:
            self.by_hand, self.by_build, self.is_reported = self.watched.by_hand(), self.watched.by_build(), False

    def found(self, is_failing: bool) -> bool:
        """Whether something has changed and was not reported yet.

        A change of pages that the build writes counts only where that build failed: such a page may be the reason.
        """
        with self.lock:
            if self.is_reported:
                return False
            changed = self.watched.by_hand() != self.by_hand
            self.is_reported = changed or (is_failing and self.watched.by_build() != self.by_build)
            return self.is_reported


class Follower(Thread):
    """Looks for changes until stopped, and tells whoever asked; MkDocs' server takes it for a watchdog observer."""

    def __init__(self, has_changed: Callable[[], bool]) -> None:
        super().__init__(daemon=True)
        self.has_changed, self.ended = has_changed, Event()
        self.told: list[tuple[FileSystemEventHandler, str]] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, **_: Any) -> None:
        """Tell a handler of every change, in the name of a path."""
        self.told.append((handler, path))

    def run(self) -> None:
        """Look again and again, and rest meanwhile."""
        rest = PAUSE
        while not self.ended.wait(rest):
            began = time.monotonic()
            if self.has_changed():
                for handler, path in self.told:
                    handler.dispatch(FileModifiedEvent(path))
            rest = max(PAUSE, REST * (time.monotonic() - began))

    def stop(self) -> None:
        """Look no more."""
        self.ended.set()

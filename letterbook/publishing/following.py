"""Noticing, while one works, that what a site is made of has changed since its last build began."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from letterbook.files.writing import OURS, files_below

# Seconds between two looks, and how many times as long as it took to look.
PAUSE, REST = 0.2, 4

# When a file was last changed, in nanoseconds, its size in bytes, and which file it is.
Stand = tuple[int, int, int]


@dataclass(frozen=True)
class Seen:
    """How files stand: what people write, and the pages that the build writes itself."""

    by_hand: dict[Path, Stand] = field(default_factory=dict)
    built: dict[Path, Stand] = field(default_factory=dict)


@dataclass(frozen=True)
class Watched:
    """What a site is made of: files and folders, and a folder of pages some of which the build writes itself."""

    paths: tuple[Path, ...]
    pages: Path
    is_built: Callable[[Path], bool]

    def look(self) -> Seen:
        """Return how every file stands now."""
        seen = Seen()
        for path in self.files():
            stand = standing(path)
            if stand:
                by_build = path.is_relative_to(self.pages) and self.is_built(path)
                (seen.built if by_build else seen.by_hand)[path] = stand
        return seen

    def files(self) -> Iterator[Path]:
        """Yield every file, but those that the program has for the time of a run."""
        for top in (*self.paths, self.pages):
            found = files_below(top) if top.is_dir() else iter((top,))
            yield from (path for path in found if not is_for_a_run(path.relative_to(top)))


def is_for_a_run(path: Path) -> bool:
    """Whether the program has a file for the time of a run only."""
    return any(part.startswith(OURS) for part in path.parts)


def standing(path: Path) -> Stand | None:
    """Return how a file stands; None where there is none any more."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Changes:
    """What has changed since the last build began, reported once until the next one begins.

    Compared with how the files stood *before* the build, not with an earlier look: what comes and goes between two
    looks may have been read by the build in between.
    """

    def __init__(self, watched: Watched) -> None:
        self.watched, self.before = watched, Seen()
        self.lock, self.is_reported = Lock(), False

    def build_begins(self) -> None:
        """Remember how everything stands."""
        with self.lock:
            self.before, self.is_reported = self.watched.look(), False

    def found(self, is_failing: bool) -> bool:
        """Whether something has changed and was not reported yet.

        A change of pages that the build writes counts only where that build failed: such a page may be the reason.
        """
        with self.lock:
            if self.is_reported:
                return False
            now = self.watched.look()
            self.is_reported = now.by_hand != self.before.by_hand or (is_failing and now.built != self.before.built)
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

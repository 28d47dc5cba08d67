"""When files were changed: what need not be read again to know that it is the same."""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from letterbook.files.checksums import digest_of

# When a file was changed, and anything about it, in nanoseconds; its size in bytes, and its number on the disk.
Stamp: TypeAlias = tuple[int, int, int, int]

# A file that was changed so shortly before it was read, in nanoseconds, may be changed again within the same tick.
TICK = 50_000_000

# Seconds after which it would show.
SETTLING = 0.06


def stamp(path: str | Path) -> Stamp | None:
    """Return the stamp of a file; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path for each of ten thousand files takes longer
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def stamp_from(held: object) -> Stamp:
    """Return a stamp that was kept as JSON; raises ValueError or TypeError for anything else."""
    if not isinstance(held, list):
        raise TypeError
    changed, touched, size, number = held
    return int(changed), int(touched), int(size), int(number)


def is_settled(found: Stamp, when: int) -> bool:
    """Whether a file had its stamp long enough before a moment for that to mean something."""
    return max(found[0], found[1]) < when - TICK


class Digests:
    """The SHA-256 of files, of which each is read once until it changes. `known` is what was found before `when`."""

    def __init__(self, known: Mapping[str, tuple[Stamp, str]], when: int) -> None:
        self.known, self.when = known, when
        # How many files were read, because nothing was known of them, or nothing sure.
        self.read = 0
        self.found: dict[str, tuple[Stamp, str]] = {}

    def take_placed(self, path: Path, before: Stamp | None, digest: str) -> None:
        """Take the SHA-256 of a file as found that was just moved to its place, if it is as it was before."""
        now = stamp(path)
        if now and before and (now[0], *now[2:]) == (before[0], *before[2:]):
            self.found[str(path)] = now, digest

    def settle(self) -> int:
        """Wait until a later change of what was found would show in its stamp; return that moment.

        What changed meanwhile is forgotten.
        """
        began = time.time_ns()
        fresh = [name for name, (was, _) in self.found.items() if not is_settled(was, began)]
        if fresh:
            time.sleep(SETTLING)
        for name in fresh:
            if stamp(name) != self.found[name][0]:
                del self.found[name]
        return time.time_ns()

    def of(self, path: Path) -> str:
        """Return the SHA-256 of a file."""
        name, now = str(path), stamp(path)
        for known, is_sure in ((self.found, True), (self.known, False)):
            if now and name in known and known[name][0] == now and (is_sure or is_settled(now, self.when)):
                self.found[name] = known[name]
                return known[name][1]
        found = digest_of(path)
        self.read += 1
        if now:
            self.found[name] = now, found
        return found

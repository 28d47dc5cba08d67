"""When files were changed: what need not be read again to know that it is the same."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from letterbook.files.checksums import digest_of

# When a file was changed, in nanoseconds, and its size in bytes.
Stamp: TypeAlias = tuple[int, int]

# A file that was changed so shortly before it was read, in nanoseconds, may be changed again within the same tick.
TICK = 50_000_000


def stamp(path: str | Path) -> Stamp | None:
    """Return the stamp of a file; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path for each of ten thousand files takes longer
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class Digests:
    """The SHA-256 of files, of which each is read once until it changes. `known` is what was found before `when`."""

    def __init__(self, known: Mapping[str, tuple[Stamp, str]], when: int) -> None:
        self.known, self.when = known, when
        self.found: dict[str, tuple[Stamp, str]] = {}

    def is_known(self, path: Path, digest: str) -> None:
        """Take it as found that a file, which was just written, has a SHA-256."""
        if now := stamp(path):
            self.found[str(path)] = now, digest

    def of(self, path: Path) -> str:
        """Return the SHA-256 of a file."""
        name, now = str(path), stamp(path)
        held = self.found.get(name) or self.known.get(name)
        if now is None or held is None or held[0] != now or now[0] >= self.when - TICK:
            held = now or (0, 0), digest_of(path)
        self.found[name] = held
        return held[1]

"""Parsing records in a process of its own, while this one loads its libraries and then parses from the other end.

Where that process cannot be started, or ends early, nothing is lost but time: what it has not parsed is parsed here.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from threading import Thread

from letterbook.reading.cache import PROGRAM
from letterbook.records.nodes import Content
from letterbook.records.source_text import bytes_of, parse

# Folders of sources/ that hold no records.
FACSIMILES = "facsimiles"
OTHER_FOLDERS = frozenset({"schema", "seals", "imports", FACSIMILES})

# The path of the program comes first, so that the one is loaded that runs here.
PARSING = f"import sys; sys.path.insert(0, sys.argv[1]); from {__name__} import main; main(sys.argv[2])"


@dataclass
class Ahead:
    """What another process has parsed so far: what each file holds, by the SHA-256 of its bytes."""

    process: subprocess.Popen[bytes]
    lines: list[bytes] = field(default_factory=list)
    parsed: dict[str, dict[str, Content]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.listener = Thread(target=self.listen, daemon=True)
        self.listener.start()

    def get(self, key: str) -> dict[str, Content] | None:
        """Return what a file holds if it is parsed already; the two then have met, and the other one need not go on."""
        while self.lines:
            self.parsed.update(json.loads(self.lines.pop(), object_pairs_hook=with_names_once))
        content = self.parsed.get(key)
        if content is not None:
            self.process.terminate()
        return content

    def listen(self) -> None:
        """Take what the process says, until it ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            # One that is stopped may leave half a line.
            if line.endswith(b"\n"):
                self.lines.append(line)


def with_names_once(pairs: Iterable[tuple[str, Content]]) -> dict[str, Content]:
    """Return fields with their names, each of which is held once, however many records have it."""
    return {intern(name): held for name, held in pairs}


@contextmanager
def parsing_ahead(sources: Path) -> Iterator[Ahead | None]:
    """Parse the records of a folder in another process, the last first, within the block; None where none starts."""
    command = [sys.executable, "-c", PARSING, str(PROGRAM.parent), str(sources)]
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        yield None
        return
    ahead = Ahead(process)
    try:
        yield ahead
    finally:
        process.terminate()
        ahead.listener.join()
        process.communicate()


def main(sources: str) -> None:
    """Print what each record of a folder holds that has no problem, as JSON, a line each, the last first."""
    for path in record_paths(Path(sources)):
        raw, _ = bytes_of(path.name, path)
        source, problems = parse(path.name, raw) if raw is not None else (None, [])
        if raw is not None and source and not problems:
            sys.stdout.write(json.dumps({hashlib.sha256(raw).hexdigest(): source.content}) + "\n")
            sys.stdout.flush()


def record_paths(sources: Path) -> list[Path]:
    """Return the files that may hold records, the last first."""
    found = (path for path in sources.glob("*/*.yml") if path.parent.name not in OTHER_FOLDERS)
    return sorted((path for path in found if not path.parent.is_symlink()), reverse=True)

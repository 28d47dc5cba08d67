"""What a check found, kept until anything changes that it read: then nothing need be checked again."""

import hashlib
import stat
from dataclasses import astuple, dataclass
from pathlib import Path

from letterbook.files.checksums import digest_of
from letterbook.files.writing import files_below
from letterbook.problems.problem import Problem, Severity, SourceLocation
from letterbook.reading.cache import Cache

CHECKED = "checked"


@dataclass(frozen=True)
class Remembered:
    """What a check read, by its fingerprint, and found: how many records there are, in words, and every problem."""

    inputs: str
    counted: str
    problems: tuple[Problem, ...]


def recall(cache: Cache, inputs: str) -> Remembered | None:
    """Return what the last check found, if it read the same inputs; else None."""
    held = cache.read(CHECKED)
    try:
        if not isinstance(held, dict) or held["inputs"] != inputs:
            return None
        return Remembered(inputs, str(held["counted"]), tuple(as_problem(*one) for one in held["problems"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def remember(cache: Cache, found: Remembered) -> None:
    """Keep what a check found for those after it."""
    problems = [astuple(problem) for problem in found.problems]
    cache.write(CHECKED, {"inputs": found.inputs, "counted": found.counted, "problems": problems})


def as_problem(place: list[str | int], code: str, message: str, severity: str, example: str) -> Problem:
    """Return a problem from how it was kept; raises TypeError, ValueError or OverflowError where it is none."""
    file, line, column = place
    return Problem(SourceLocation(str(file), int(line), int(column)), code, message, Severity(severity), example)


def inputs_of(sources: Path, captures: Path | None) -> str:
    """Return a fingerprint of all that a check reads: the files of records, their seals, and the captures.

    It is taken before they are read, so that what changes meanwhile makes a difference the next time.
    """
    found = hashlib.sha256()
    for folder in (sources, captures) if captures else (sources,):
        found.update(f"{folder}\0".encode("utf-8", "surrogateescape"))
        for path in sorted(files_below(folder)):
            found.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
            found.update(held_by(path))
    return found.hexdigest()


def held_by(path: Path) -> bytes:
    """Return what a file is and its SHA-256; of a link, of what is no file or cannot be read, what it is, or why.

    Nothing is read through a link: a check refuses it, wherever it leads.
    """
    try:
        mode = path.lstat().st_mode
        return f"{mode} ".encode() + (digest_of(path).encode() if stat.S_ISREG(mode) else b"")
    except OSError as refused:
        return f"{refused.errno}".encode()

"""Which folders a command may write into: none that is, holds or lies in what people wrote by hand.

Compared are real places, with every link followed, and names as systems do that take `Sources` for `sources`.
"""

import errno
import os
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from letterbook.files.locks import locked
from letterbook.files.removing import sweep
from letterbook.files.writing import WriteFault

# What belongs to the project besides records, captures and pages, by its path below the root.
PROGRAM = {
    "theme": "the theme",
    "letterbook": "the program",
    "tests": "the tests",
    "benchmarks": "the benchmarks",
    "requirements": "the locked dependencies",
    ".git": "what git keeps",
    ".github": "the workflows",
    ".ci": "the workflows",
    ".venv": "the installed libraries",
}
RECORDS, CAPTURES, PAGES = "the folder of records", "the folder of captures", "the folder of pages"
PROJECT = "the project"

# How an output may lie to a folder of the project that is for just that; any output may lie in the project.
ALLOWED = {
    RECORDS: frozenset({"is"}),
    PAGES: frozenset({"is"}),
    CAPTURES: frozenset({"is", "lies in"}),
    PROJECT: frozenset({"lies in"}),
}

# The code that runs, which a project may only link to.
CODE = Path(__file__).parents[1]

SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def guarded(root: Path, named: Mapping[str, Path]) -> list[tuple[str, Path]]:
    """Return what outputs keep out of, in words, with its place: what the command line names, and the project's own."""
    own = {RECORDS: root / "sources", CAPTURES: root / "captures", PAGES: root / "docs"}
    program = [(what, root / name) for name, what in PROGRAM.items()]
    return [*named.items(), *own.items(), *program, (PROGRAM["letterbook"], CODE)]


def refuse_place(
    output: Path, use: str, root: Path, named: Mapping[str, Path], own: str | None = None, option: str = ""
) -> None:
    """Raise WriteFault where a folder or file must not be written: it is, holds or lies in what people wrote.

    `use` says in words what would come there, and `own` which of those folders the output is itself, if it is one.
    """
    for what, place in (*guarded(root, named), (PROJECT, root)):
        found = relation(output, place)
        is_meant = what in (own, PROJECT) and found in ALLOWED[what] and is_named_exactly(output, place)
        if found and not is_meant:
            other = f"; name another with {option}" if option else ""
            raise WriteFault(f"'{output}' cannot hold {use}: it {found} {what} ('{place}'){other}")


def relation(output: Path, other: Path) -> str | None:
    """Return whether a place "is", "holds" or "lies in" another one; None where they are apart."""
    output, other = output.resolve(), other.resolve()
    ours, theirs = as_compared(output), as_compared(other)
    is_within = ours[: len(theirs)] == theirs or identity(other) in way_to(output)
    holds = theirs[: len(ours)] == ours or identity(output) in way_to(other)
    if is_within and holds:
        return "is"
    return "lies in" if is_within else "holds" if holds else None


def is_named_exactly(output: Path, other: Path) -> bool:
    """Whether a place is or lies in another one on this system too, and not only where case makes no difference."""
    place = output.resolve()
    return other.resolve() in (place, *place.parents) or identity(other) in way_to(place)


def as_compared(path: Path) -> tuple[str, ...]:
    """Return the parts of a path as a system compares them to which case and composed accents make no difference."""
    return tuple(unicodedata.normalize("NFC", part).casefold() for part in path.parts)


def way_to(path: Path) -> set[tuple[int, int] | None]:
    """Return which folders lie on the way to a place, as the file system counts them: one may have several names."""
    return {identity(step) for step in (path, *path.parents)} - {None}


def identity(path: Path) -> tuple[int, int] | None:
    """Return what the file system calls a folder or file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def writing(*folders: Path) -> Iterator[None]:
    """Keep other runs out of some folders for the time being, and raise WriteFault where the system refuses a file."""
    with refusals_named(), locked(*folders):
        for folder in folders:
            sweep(folder)
        yield


@contextmanager
def refusals_named() -> Iterator[None]:
    """Raise WriteFault, which names the file and says what to do, in place of what the system says."""
    try:
        yield
    except OSError as fault:
        raise WriteFault(named_refusal(fault)) from fault


def named_refusal(fault: OSError) -> str:
    """Say what the system refused, and what to do about it."""
    path = shown(Path(os.fsdecode(fault.filename2 or fault.filename or ".")))
    if fault.errno in SPACE:
        return f"there is no space left for '{path}'; free some, then try again"
    if fault.errno in FORBIDDEN:
        return (
            f"'{path}' cannot be changed: check that you may write there, and that no other program has it open; "
            "then try again"
        )
    return f"'{path}' cannot be read or written: {fault.strerror or fault}"


def shown(path: Path) -> Path:
    """Return a path as people know it: of a hidden file that only this program knows, its folder."""
    parts = path.parts
    hidden = next((place for place, part in enumerate(parts) if part.startswith(".letterbook-")), len(parts))
    return Path(*parts[:hidden])

"""The record of what this program made in a folder, by which it knows its own files from those of others.

It lies in the folder, hidden. A file is ours if the record has its path and the SHA-256 of what it holds now.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath

from letterbook.files.writing import WriteFault, write_pieces

RECORD = ".letterbook-made.json"

# So many pieces of a record are written together.
TOGETHER = 10_000

# A path of which that is told at a glance: no part of it is hidden, and none is a drive.
PLAIN = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")


class Kind(StrEnum):
    """What a folder holds, in words: no kind is ever put in the place of another."""

    PAGES = "the pages of an edition"
    SITE = "a site"
    COPIES = "copies to take away"
    PRIVATE_PAGES = "private pages"
    PRIVATE_SITE = "a private site"
    PICTURES = "pictures of pages"
    PROGRAM = "the program of an edition"


class DamagedRecord(WriteFault):
    """The record of a folder cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Made:
    """What was made in a folder: the SHA-256 of each file by its path.

    `coming` is what a run was about to put there: if it was interrupted, a file may be as in either.
    """

    kind: Kind
    files: Mapping[str, str] = field(default_factory=dict)
    coming: Mapping[str, str] = field(default_factory=dict)

    def is_ours(self, path: str, digest: str) -> bool:
        """Whether this program left a file so, by its path relative to the folder and the SHA-256 of its content."""
        return digest in (self.files.get(path), self.coming.get(path))

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all files that may be there."""
        return frozenset(self.files) | frozenset(self.coming)


def read_made(folder: Path, kind: Kind) -> Made:
    """Return what was made in a folder; nothing where it has no record.

    Raises WriteFault where it holds something of another kind, or where the record cannot be read.
    """
    path = folder / RECORD
    if path.is_symlink() or not path.exists():
        return Made(kind)
    try:
        held = json.loads(path.read_bytes())
        made = Made(Kind(held["kind"]), digests(held["files"]), digests(held["coming"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise DamagedRecord(
            f"'{folder.name}/{RECORD}' does not say what was made there; remove '{folder.name}/' by hand, or name "
            "another folder"
        ) from fault
    if made.kind != kind:
        raise WriteFault(f"'{folder.name}/' holds {made.kind}, not {kind}; name another folder")
    return made


def digests(held: Mapping[str, str]) -> dict[str, str]:
    """Return the paths and digests of a record; raises ValueError for a path that leads out of the folder."""
    found = {str(path): str(digest) for path, digest in held.items()}
    if any(leads_out(path) for path in found):
        raise ValueError("a path leads out of the folder")
    return found


def leads_out(path: str) -> bool:
    """Whether a path that should be relative to a folder may name something outside it."""
    if PLAIN.fullmatch(path):
        return False
    parts = PurePosixPath(path).parts
    return not parts or path.startswith("/") or ".." in parts or bool(PureWindowsPath(path).anchor)


def write_made(folder: Path, made: Made) -> None:
    """Write the record of a folder, whole or not at all."""
    write_pieces(folder / RECORD, pieces({"kind": made.kind, "files": made.files, "coming": made.coming}))


def pieces(held: Mapping[str, object]) -> Iterator[bytes]:
    """Yield a record as JSON: of many files, it is written when memory is scarcest."""
    chunks = json.JSONEncoder(ensure_ascii=False, indent=1, sort_keys=True).iterencode(held)
    while some := "".join(islice(chunks, TOGETHER)):
        yield some.encode()
    yield b"\n"

"""The folder of pages: which of its files are the build's own, and how it renews them, all or nothing.

A record that the build leaves there says what it made (`made.py`). What another hand changed or added stays. Where the
record is missing or damaged, or an older version of this program left none, a file is known by how it begins.
But for a system that refuses a single file half way: what was written by then stays, each file whole.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from letterbook.files.checksums import digest_of
from letterbook.files.removing import remove_file
from letterbook.files.stamps import Digests, stamp
from letterbook.files.systems import is_of_a_system
from letterbook.files.writing import (
    OURS,
    WriteFault,
    aside_in,
    begins,
    differs,
    is_folder,
    is_taken,
    names_below,
    write_files,
    write_new,
)
from letterbook.pages.generated import BEGINNINGS, BOOKS, GENERATED, GENERATED_FOLDERS, HOME, book_of
from letterbook.problems.problem import Problem, SourceLocation
from letterbook.publishing.made import RECORD, DamagedRecord, Kind, Made, read_made, write_made
from letterbook.publishing.renewing import Digest, Written, replace_made

# How a file begins that the build wrote, by its suffix.
MARKS = {
    ".md": f"---\ngenerated: {GENERATED}\n".encode(),
    ".json": f'{{\n  "generated": "{GENERATED}",\n'.encode(),
    ".xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- generated: {GENERATED} -->\n'.encode(),
    ".js": f"/* generated: {GENERATED} */\n".encode(),
}

# How a book begins, which has no room for a mark; its name tells that it is ours.
BOOK_MARKS = {".epub": b"PK\x03\x04", ".pdf": b"%PDF-"}
NAME_OF_BOOK = re.compile(rf"letterbook-[\w.-]+\.({'|'.join(BOOKS)})")


@dataclass(frozen=True)
class Owned:
    """What the build knows of its own files in a folder of pages."""

    docs: Path
    made: Made
    digest: Digest = digest_of

    def has(self, name: str) -> bool:
        """Whether the build left a file so, by its path relative to the folder; a link never is its own."""
        path = self.docs / name
        if path.is_symlink() or not path.is_file():
            return False
        return self.made.is_ours(name, self.digest(path)) if self.made.paths else self.is_marked(path)

    def is_marked(self, path: Path) -> bool:
        """Whether a file begins as one of ours; a book is also named like one. A copy by hand does too."""
        is_book = path.parent == self.docs / "data" and NAME_OF_BOOK.fullmatch(path.name)
        name = path.relative_to(self.docs).as_posix()
        mark = BEGINNINGS.get(name) or (BOOK_MARKS if is_book else MARKS).get(path.suffix)
        return mark is not None and begins(path, mark)


def owned(docs: Path, digest: Digest = digest_of) -> Owned:
    """Return what the build made in a folder of pages; raises WriteFault where another kind of thing was made there."""
    try:
        return Owned(docs, read_made(docs, Kind.PAGES), digest)
    except DamagedRecord:
        return Owned(docs, Made(Kind.PAGES), digest)


def in_the_way(own: Owned, there: Collection[str]) -> list[Problem]:
    """Return a problem for each of the files in the place of the build's own that it did not leave so."""
    return [conflict(name, own) for name in there if not own.has(name)]


def made_and_there(own: Owned) -> str:
    """Return a fingerprint of what the build made in a folder; "" where a file is missing, changed or not its own."""
    there = existing(own.docs, own.made.paths)
    is_whole = len(there) == len(own.made.files) and not own.made.coming and all(map(own.has, there))
    return print_of(own.made) if is_whole else ""


def made_in(docs: Path) -> str:
    """Return a fingerprint of what the build made in a folder, by its record alone, for the end of a build."""
    return print_of(owned(docs).made)


def left_in(own: Owned, there: Collection[str]) -> Mapping[str, str]:
    """Return the SHA-256 of those of the files in a folder that the last build left there, by path.

    Only where nothing is in the way: then each is as the record has it. Nothing is returned where the last build was
    interrupted, so that the record names two states of a file.
    """
    known = {} if own.made.coming else own.made.files
    return {name: known[name] for name in there if name in known}


def print_of(made: Made) -> str:
    """Return a fingerprint of what was made."""
    return hashlib.sha256(repr(sorted(made.files.items())).encode()).hexdigest()


def conflict(name: str, own: Owned) -> Problem:
    """Say of a file that another hand wrote or changed it, and what to do."""
    docs, is_link = own.docs, (own.docs / name).is_symlink()
    if name in own.made.paths and not is_link:
        message = (
            "the build wrote this file, and somebody changed it since; remove it, and change the records that it is "
            "made from"
        )
        return Problem(SourceLocation(f"{docs.name}/{name}"), "page-in-the-way", message)
    what = "link" if is_link else "file"
    message = (
        f"this {what} is not from the build, which owns {docs.name}/{name.partition('/')[0]}; "
        f"move it to {docs.name}/about/ and list it in mkdocs.yml, or remove it"
    )
    return Problem(SourceLocation(f"{docs.name}/{name}"), "page-in-the-way", message)


def books_in(docs: Path, version: str) -> dict[str, int]:
    """Return the books of a version that lie in `docs/`, by their path relative to it, each with its size in bytes."""
    names = [book_of(version, form) for form in BOOKS]
    return {name: (docs / name).stat().st_size for name in names if (docs / name).is_file()}


def renew_pages(
    own: Owned,
    files: Iterable[tuple[str, bytes]],
    kept: Collection[str] = (),
    standing: Mapping[str, str] = MappingProxyType({}),
    digests: Digests | None = None,
) -> Written:
    """Write the files that differ from what lies in `docs/`, and remove those of ours that are no longer made.

    Files are taken one by one, and never held together in memory. What is `kept`, relative to `docs/`, stays: books,
    which another command makes. So does what stands, of which the SHA-256 is known already. Everything is first
    written aside, so that an interruption or a full disk leaves the old pages; the record says beforehand what is to
    come, so that the next run knows each file again. `digests` take what is known of what was written.
    """
    docs = own.docs
    with ExitStack() as stack:
        coming, changed = put_aside(docs, files, lambda: stack.enter_context(aside_in(docs)))
        held = {name: digest_of(docs / name) for name in kept}
        after = Made(Kind.PAGES, dict(sorted({**coming, **held, **standing}.items())))
        # Where nothing can be stale, nobody need look.
        is_clear = own.made.paths and own.made.paths <= after.paths
        there = [] if is_clear else existing(docs, after.paths | own.made.paths)
        stale = [name for name in there if name not in after.paths and own.has(name)]
        written = {name: stamp(path) for name, path in changed.items()}
        replace_made(docs, own.made, after, changed, stale)
        if digests:
            for name, before in written.items():
                digests.take_placed(docs / name, before, coming[name])
        if not after.files:
            remove_file(docs / RECORD)
    return Written(tuple(changed), tuple(stale), len(coming) - len(changed) + len(standing))


def put_aside(
    docs: Path, files: Iterable[tuple[str, bytes]], make_aside: Callable[[], Path]
) -> tuple[dict[str, str], dict[str, Path]]:
    """Write aside the files that differ, if any do; return the SHA-256 of all, and where each of those lies."""
    coming: dict[str, str] = {}
    changed: dict[str, Path] = {}
    aside = None
    for name, content in files:
        coming[name] = hashlib.sha256(content).hexdigest()
        if differs(docs / name, content):
            aside = aside or make_aside()
            changed[name] = aside / str(len(changed))
            write_new(changed[name], content)
    return coming, changed


def add_books(docs: Path, files: Mapping[str, bytes]) -> Written:
    """Write books among the pages; raises WriteFault where something else lies in their place, and writes nothing."""
    own = owned(docs)
    for name in files:
        if is_taken(docs / name) and not own.has(name):
            raise WriteFault(
                f"'{docs.name}/{name}' is not a book that this program made, so it is not replaced; move it away"
            )
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    if own.made.paths:
        write_made(docs, replace(own.made, coming={**own.made.coming, **digests}))
    changed = write_files({docs / name: content for name, content in files.items()})
    if own.made.paths:
        write_made(docs, replace(own.made, files={**own.made.files, **digests}))
    return Written(tuple(path.name for path in changed), (), len(files) - len(changed))


def written_by_hand(docs: Path) -> dict[str, bytes]:
    """Return the pages and files of `docs/` that the build did not write, by their path relative to it."""
    files = (path for path in paths_by_hand(docs) if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in files}


def paths_by_hand(docs: Path) -> Iterator[Path]:
    """Yield the files and links of `docs/` that the build did not write, also hidden ones; follows no link."""
    found = names_below(docs, {*GENERATED_FOLDERS, HOME}) if docs.is_dir() else ()
    yield from (docs / name for name in found if not name.startswith(OURS))


def existing(docs: Path, planned: Collection[str]) -> list[str]:
    """Return the files and links that lie where the build writes, by their paths relative to `docs/`, in order: in its
    folders, and its pages outside them.

    Also what only differs in case from one of those, which many systems take for the same.
    Files that systems leave behind are none of them.
    """
    built = {*GENERATED_FOLDERS, HOME, *(name for name in planned if "/" not in name)}
    taken = {name.casefold() for name in built}
    around = {str(PurePosixPath(name).parent).casefold() for name in built} - {"."}
    outer = sorted(docs.iterdir()) if docs.is_dir() else []
    inner = [path for one in outer if one.name.casefold() in around and is_folder(one) for path in one.iterdir()]
    tops = [path for path in (*outer, *inner) if path.relative_to(docs).as_posix().casefold() in taken]
    found = [name for top in tops for name in at(top.relative_to(docs).as_posix(), top)]
    return sorted(name for name in found if not is_of_a_system(PurePosixPath(name)))


def at(name: str, path: Path) -> Iterator[str]:
    """Yield the paths of what lies below a folder, or of a file itself, given the path of that one."""
    yield from (f"{name}/{inner}" for inner in names_below(path)) if is_folder(path) else (name,)

"""Putting what was built aside into a folder, in the place of what an earlier run made there, and of nothing else."""

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from letterbook.files.checksums import digest_of
from letterbook.files.removing import remove_empty_tree, remove_file, remove_within
from letterbook.files.systems import is_of_a_system
from letterbook.files.writing import (
    WriteFault,
    aside_in,
    make_folder,
    names_below,
    put,
    uninterrupted,
    write_files,
)
from letterbook.publishing.made import RECORD, Kind, Made, read_made, write_made


@dataclass(frozen=True)
class Written:
    """What a run changed in `docs/`: paths relative to it, in order."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


# Returns the SHA-256 of a file.
Digest: TypeAlias = Callable[[Path], str]

# How many foreign files a message names.
NAMED = 3


def refuse_strangers(folder: Path, kind: Kind, digest: Digest = digest_of) -> None:
    """Raise WriteFault where a folder, which a build has to itself, holds what this program did not leave there."""
    made = read_made(folder, kind)
    found = list(strangers(folder, made, digest))
    if found:
        more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
        named = ", ".join(f"'{name}'" for name in found[:NAMED])
        older = f" If an older version of this program made all of it, remove '{folder.name}/' by hand."
        raise WriteFault(
            f"'{folder.name}/' holds files that this program did not leave there: {named}{more}; nothing was written. "
            f"Move it away, or name another folder.{'' if made.files else older}"
        )


def strangers(folder: Path, made: Made, digest: Digest = digest_of) -> Iterator[str]:
    """Yield, in order, the files and links of a folder that this program did not leave so, by their paths.

    Hidden files, such as those of git and of hosts, stay and are none of them.
    """
    # The same names stand in thousands of paths.
    is_left_alone = cache(lambda part: is_of_a_system(Path(part)))
    for parts in sorted(name.split("/") for name in names_below(folder)):
        if any(map(is_left_alone, parts)):
            continue
        name = "/".join(parts)
        path = folder / name
        if path.is_symlink() or name not in made.paths or not made.is_ours(name, digest(path)):
            yield name


def all_of_them(_: str) -> bool:
    """Say of any file that it is renewed."""
    return True


def none_of_them(_: str) -> bool:
    """Say of any file that it stays, though it is not made again."""
    return False


def renew(folder: Path, kind: Kind, files: Mapping[str, bytes]) -> Written:
    """Write files into a folder that a build has to itself, in the place of what was made there before."""
    return written_aside(folder, kind, files, all_of_them)


def add(folder: Path, kind: Kind, files: Mapping[str, bytes]) -> Written:
    """Write files into a folder beside what was made there before, and beside what others have in it."""
    return written_aside(folder, kind, files, none_of_them)


def written_aside(folder: Path, kind: Kind, files: Mapping[str, bytes], renews: Callable[[str], bool]) -> Written:
    """Write files aside and bring them into a folder, so that each is whole, or is not there."""
    with aside_in(folder) as aside:
        write_files({aside / name: content for name, content in files.items()})
        return bring(aside, folder, kind, renews)


def bring(
    aside: Path,
    folder: Path,
    kind: Kind,
    renews: Callable[[str], bool] = all_of_them,
    coming: Mapping[str, str] | None = None,
    digest: Digest = digest_of,
) -> Written:
    """Put the files of a folder into another, and remove those that were made there before and are not made now.

    `renews` says which of the earlier files may go. `coming` is the SHA-256 of every file by its path, where only those
    lie aside that differ; without it, all do. An unchanged file is not touched. Raises WriteFault where a file
    would take the place of what this program did not leave there, and then changes nothing.

    The record first says what is about to come: whenever a run ends, the next one knows each file again.
    """
    made = read_made(folder, kind)
    if coming is None:
        coming = {name: digest_of(path) for name, path in files_of(aside)}
    held = holding(folder, digest)
    there = {name: found for name in {*coming, *made.paths} if (found := held(name))}
    changed = sorted(name for name in coming if there.get(name) != coming[name])
    stale = sorted(name for name in made.paths - set(coming) if renews(name) and name in there)
    refuse_replacing(folder, made, {name: there[name] for name in (*changed, *stale) if name in there})
    going = {*coming, *stale}
    staying = [name for name in there if name in made.paths and name not in going]
    kept = {name: left_as(made, name, there[name]) for name in staying}
    after = Made(kind, dict(sorted({**kept, **coming}.items())))
    replace_made(folder, made, after, {name: aside / name for name in changed}, stale)
    return Written(tuple(changed), tuple(stale), len(coming) - len(changed))


def left_as(made: Made, name: str, there: str) -> str:
    """Return the SHA-256 that a file had when this program left it; what a hand made of it since is not recorded."""
    return there if made.is_ours(name, there) else made.files.get(name) or made.coming[name]


def replace_made(folder: Path, made: Made, after: Made, changed: Mapping[str, Path], stale: Collection[str]) -> None:
    """Put what was written aside in its places in a folder, remove what is stale there, and record what is there then.

    `changed` says where each file lies, by the path that it gets. Where there is nothing to do, nothing is touched.
    """
    if not changed and not stale and after == made:
        return
    with uninterrupted():
        write_made(folder, replace(made, coming=after.files))
        remove_within(folder, stale)
        place(folder, changed)
        write_made(folder, after)


def clear(folder: Path, kind: Kind) -> tuple[int, list[str]]:
    """Remove from a folder what this program left there; return how many files, and the paths of what stays."""
    made = read_made(folder, kind)
    held = holding(folder)
    ours = sorted(name for name in made.paths if made.is_ours(name, held(name)))
    remove_within(folder, ours)
    remove_file(folder / RECORD)
    return len(ours), list(strangers(folder, Made(kind)))


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below a folder, with its path there."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def held_by(folder: Path, name: str, digest: Digest = digest_of) -> str:
    """Return the SHA-256 of a file of a folder; "" where there is none, "link" where a link lies on the way to it."""
    return holding(folder, digest)(name)


def holding(folder: Path, digest: Digest = digest_of) -> Callable[[str], str]:
    """Return what says the same of one file of a folder after the other, and looks once at each folder on the way."""
    top = str(folder)

    @cache
    def leads_away(inner: str) -> bool:
        return bool(inner) and (os.path.islink(f"{top}/{inner}") or leads_away(inner.rpartition("/")[0]))  # noqa: PTH114

    def held(name: str) -> str:
        if leads_away(name.rpartition("/")[0]):
            return "link"
        try:
            # One look for each of ten thousand files, in place of three.
            mode = os.lstat(f"{top}/{name}").st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return ""
        if stat.S_ISLNK(mode):
            return "link"
        return digest(folder / name) if stat.S_ISREG(mode) else ""

    return held


def refuse_replacing(folder: Path, made: Made, there: Mapping[str, str]) -> None:
    """Raise WriteFault where a file is not as this program left it."""
    for name, digest in sorted(there.items()):
        if not made.is_ours(name, digest):
            what = "a link" if digest == "link" else "not as this program left it"
            raise WriteFault(f"'{folder.name}/{name}' is {what}, and is not replaced; move it away, then try again")


def place(folder: Path, changed: Mapping[str, Path]) -> None:
    """Move files to their places in a folder, each at once; none where one of the places cannot be made."""
    for name in changed:
        make_folder((folder / name).parent)
        remove_empty_tree(folder / name)
    for name, lying in changed.items():
        put(lying, folder / name)

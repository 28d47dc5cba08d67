"""Files in one zip: the same bytes whoever packs them, whenever and wherever."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from letterbook.files.checksums import digest_of
from letterbook.files.writing import write_file, writing_to

# What a file holds, or where it lies.
Content: TypeAlias = bytes | Path

# Files carry no time of their own: the first that the format can hold.
NO_TIME = (1980, 1, 1, 0, 0, 0)

# Read by all, written by the owner; a folder is not packed.
READABLE = 0o644 << 16

CREATED_ON_UNIX = 3

SUMS = "SHA256SUMS"


def pack(name: str, files: Mapping[str, Content], dist: Path) -> Iterator[Path]:
    """Write files, by their paths, into a zip with one folder, both called `name`, and the sum by which it is known
    again; yield both.

    The same files give the same bytes with the same zlib; a build of Python with another one compresses otherwise.
    """
    target = dist / f"{name}.zip"
    with writing_to(target) as file, zipfile.ZipFile(file, "w") as archive:
        for inner, content in sorted(files.items()):
            archive.writestr(entry(f"{name}/{inner}"), content_of(content))
    yield target
    yield write_sums(dist, target)


def content_of(content: Content) -> bytes:
    """Return what a file holds."""
    return content.read_bytes() if isinstance(content, Path) else content


def entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a file: nothing in it depends on who packs it, or when."""
    info = zipfile.ZipInfo(name, NO_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = READABLE
    info.create_system = CREATED_ON_UNIX
    return info


def write_sums(dist: Path, target: Path) -> Path:
    """Write the SHA-256 of the zip beside it, in the form that `sha256sum --check` reads."""
    sums = dist / SUMS
    known = sums.read_text(encoding="utf-8").splitlines() if sums.exists() else []
    kept = [line for line in known if not line.endswith(target.name)]
    lines = sorted([*kept, f"{digest_of(target)}  {target.name}"], key=lambda line: line.split()[-1])
    # In bytes: on Windows a text would get carriage returns, which that program takes for part of the name.
    write_file(sums, "".join(f"{line}\n" for line in lines).encode())
    return sums

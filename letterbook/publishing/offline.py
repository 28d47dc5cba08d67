"""The offline copy: the whole site in one file, the same bytes whoever packs it, whenever and wherever."""

import hashlib
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path

from letterbook.files.writing import write_file, writing_to
from letterbook.pages.describing import plain
from letterbook.pages.markup import one_line
from letterbook.pages.wording import listed
from letterbook.reading.edition import Edition

# Files carry no time of their own: the first that the format can hold.
NO_TIME = (1980, 1, 1, 0, 0, 0)

# Read by all, written by the owner; a folder is not packed.
READABLE = 0o644 << 16

CREATED_ON_UNIX = 3

SUMS, README = "SHA256SUMS", "README.txt"

# A line of plain text that any window shows whole.
LINE = 76


def pack(site: Path, edition: Edition, dist: Path) -> Iterator[Path]:
    """Write the zip of a site built for a disk, and the sum by which it is known again; yield both.

    The same site gives the same bytes with the same zlib; a build of Python with another one compresses otherwise.
    """
    name = f"letterbook-{edition.collection.version}-offline"
    target = dist / f"{name}.zip"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    files[README] = readme(edition).encode()
    with writing_to(target) as file, zipfile.ZipFile(file, "w") as archive:
        for inner, content in sorted(files.items()):
            archive.writestr(entry(f"{name}/{inner}"), content)
    yield target
    yield write_sums(dist, target)


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
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    lines = sorted([*kept, f"{digest}  {target.name}"], key=lambda line: line.split()[-1])
    # In bytes: on Windows a text would get carriage returns, which that program takes for part of the name.
    write_file(sums, "".join(f"{line}\n" for line in lines).encode())
    return sums


def readme(edition: Edition) -> str:
    """Return what the copy says of itself: what it is, its version, its licence, how to cite it."""
    collection = edition.collection
    title, licence = one_line(collection.title), one_line(collection.licence)
    editors = listed([one_line(editor) for editor in collection.editors])
    where = f", {collection.site}" if collection.site else ""
    licence = f"{licence} ({collection.licence_url})" if collection.licence_url else licence
    parts = [
        f"{title}\n{'=' * min(len(title), LINE)}",
        wrapped(one_line(plain(edition, collection.description))),
        "To read it, open index.html in any browser. You install nothing, and it does not\n"
        "use the network; the search works offline too.",
        f"Version: {collection.version}\nLicence: {licence}",
        "The licence covers the archive's own words and records.\nWords quoted from others remain theirs.",
        "To cite it:\n" + wrapped(f"{title}, ed. {editors}, version {collection.version}{where}."),
        "Where each quotation is, and whether a machine found it there:\nverification/index.html",
        "Each record's page has a JSON file with its fields beside it.",
    ]
    return "\r\n".join("\n\n".join(parts).splitlines()) + "\r\n"


def wrapped(text: str) -> str:
    """Return text in lines that any window shows whole."""
    return "\n".join(textwrap.wrap(text, LINE))

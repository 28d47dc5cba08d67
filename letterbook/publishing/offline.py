"""The offline copy: the whole site in one file, which is read from a disk."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from letterbook.pages.describing import plain
from letterbook.pages.markup import one_line
from letterbook.pages.wording import listed
from letterbook.publishing.packing import Content, pack
from letterbook.publishing.renewing import files_of
from letterbook.reading.edition import Edition

README = "README.txt"

# A line of plain text that any window shows whole.
LINE = 76


def pack_copy(site: Path, edition: Edition, dist: Path) -> Iterator[Path]:
    """Write the zip of a site built for a disk, and the sum by which it is known again; yield both."""
    files: dict[str, Content] = {**dict(files_of(site)), README: readme(edition).encode()}
    yield from pack(f"letterbook-{edition.collection.version}-offline", files, dist)


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

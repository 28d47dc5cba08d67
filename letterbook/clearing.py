"""Removing what the program made, and nothing else: for `make clean`."""

from dataclasses import dataclass
from pathlib import Path

from letterbook.folders import Folders
from letterbook.outputs import refuse_output, refuse_pages
from letterbook.publishing.made import Kind
from letterbook.publishing.output_folders import writing
from letterbook.publishing.pages_folder import existing, owned, renew_pages
from letterbook.publishing.renewing import clear
from letterbook.publishing.rooms import clear as clear_rooms

# The folders of a project into which other commands write, each with what they leave there.
OUTPUTS = {"site": Kind.SITE, "dist": Kind.COPIES, "screenshots": Kind.PICTURES}


@dataclass(frozen=True)
class Cleared:
    """How many files were removed, and which lie where the program writes and are not known to be its own."""

    count: int
    kept: tuple[Path, ...]


def clear_all(folders: Folders) -> Cleared:
    """Remove the pages, site, copies and pictures that the program made, and its cache. Raises WriteFault."""
    refuse_pages(folders)
    with writing(folders.docs):
        own = owned(folders.docs)
        kept = [folders.docs / name for name in existing(folders.docs, own.made.paths) if not own.has(name)]
        count = len(renew_pages(own, ()).removed)
    for name, kind in OUTPUTS.items():
        folder = folders.root / name
        refuse_output(folders, folder, kind)
        with writing(folder):
            removed, others = clear(folder, kind)
        count += removed
        kept += [folder / other for other in others]
    clear_rooms(folders.cache)
    return Cleared(count + folders.cache.clear(), tuple(kept))

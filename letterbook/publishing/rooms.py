"""Where MkDocs works: a hidden room for each site, in which it finds what it made of the same pages before.

A room is of the folder in which it lies: its name says so, in a way that nobody who brings a folder along can foresee.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from letterbook.files.checksums import fingerprint_of
from letterbook.files.locks import attempt, locked, release
from letterbook.files.removing import remove_tree
from letterbook.files.writing import WriteFault, is_writable, make_folder, temporary_folder, write_files
from letterbook.publishing.output_folders import identity
from letterbook.reading.cache import ROOMS, Cache

# In a room: the pages of which a site is made there, so that one for pages that are gone is known.
PAGES_OF = "pages-of.txt"


@dataclass(frozen=True)
class Room:
    """The folder of the site that MkDocs makes, and what our plugin remembers of it."""

    folder: Path

    @property
    def made(self) -> Path:
        """The site as MkDocs makes it."""
        return self.folder / "made"

    @property
    def memory(self) -> Path:
        """What our plugin remembers of it."""
        return self.folder / "memory"

    @property
    def search(self) -> Path:
        """What the search of a large site has in the place of its index."""
        return self.folder / "search"


@contextmanager
def room_for(cache: Cache, docs: Path, site: Path) -> Iterator[Room]:
    """Give MkDocs the room of some pages for some site, to itself; where it cannot have that, one for this run."""
    sweep(cache)
    folder = room_of(cache, docs, site)
    if folder is None:
        with temporary_folder() as temporary:
            yield Room(temporary)
        return
    with locked(folder):
        room = Room(folder)
        # MkDocs leaves alone what is hidden at the top of a site, whoever put it there and whenever.
        for path in [path for path in room.made.glob(".*") if room.made.is_dir()]:
            remove_tree(path)
        yield room


def room_of(cache: Cache, docs: Path, site: Path) -> Path | None:
    """Return the folder of a room that can be written; None where there can be none."""
    if cache.folder.is_symlink():
        return None
    with suppress(OSError, WriteFault):
        cache.begin()
        folder = cache.folder / f"engine-{fingerprint_of(f'{docs} {site} {identity(cache.folder)}')}"
        make_folder(folder)
        room = Room(folder)
        if any(path.is_symlink() for path in (folder, room.made, room.memory, room.search)):
            return None
        for path in (folder, room.made, room.memory):
            make_folder(path)
            if not is_writable(path):
                return None
        write_files({folder / PAGES_OF: str(docs).encode("utf-8", "surrogateescape")})
        return folder
    return None


def sweep(cache: Cache) -> None:
    """Remove the rooms for pages that are gone."""
    for folder in rooms(cache):
        # Of a place that may not be looked at, nobody knows whether it is gone.
        with suppress(OSError):
            told = (folder / PAGES_OF).read_text(encoding="utf-8", errors="surrogateescape")
            if not Path(told).exists():
                remove(folder)


def clear(cache: Cache) -> None:
    """Remove all rooms in which nobody works."""
    for folder in rooms(cache):
        remove(folder)


def rooms(cache: Cache) -> list[Path]:
    """Return the folders of all rooms."""
    if cache.folder.is_symlink() or not cache.folder.is_dir():
        return []
    found = (path for path in sorted(cache.folder.iterdir()) if ROOMS.fullmatch(path.name))
    return [path for path in found if path.is_dir() and not path.is_symlink()]


def remove(folder: Path) -> None:
    """Remove a room, unless a run works in it."""
    with suppress(OSError):
        lock = attempt(folder)
        if lock:
            remove_tree(folder)
            release(*lock)

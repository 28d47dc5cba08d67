"""From what MkDocs made to what is published: each file looked at once, and put into its folder if it differs there."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from letterbook.files.checksums import fingerprint_of
from letterbook.files.stamps import Digests, Stamp
from letterbook.files.writing import aside_in, write_files
from letterbook.publishing.inspection import Inspected, Inspector, inspect, keep, recall
from letterbook.publishing.made import Kind, read_made
from letterbook.publishing.renewing import bring, held_by
from letterbook.reading.cache import ROOM, Cache

# In the room of an engine: the pages of which it makes a site, so that one for pages that are gone is known.
PAGES_OF = "pages-of.txt"


@dataclass(frozen=True)
class Room:
    """Where MkDocs works: the folder of the site that it makes, and what it remembers of it."""

    folder: Path

    @property
    def made(self) -> Path:
        """The site as MkDocs makes it."""
        return self.folder / "made"

    @property
    def memory(self) -> Path:
        """What our plugin remembers of it."""
        return self.folder / "memory"


@contextmanager
def room_for(cache: Cache, docs: Path, site: Path) -> Iterator[Room]:
    """Give MkDocs a room in which it finds what it made of the same pages for the same site; else one for this run."""
    sweep(cache)
    folder = cache.room(f"{ROOM}{fingerprint_of(f'{docs} {site}')}")
    if folder is None:
        with TemporaryDirectory() as temporary:
            yield Room(Path(temporary))
        return
    write_files({folder / PAGES_OF: str(docs).encode("utf-8", "surrogateescape")})
    yield Room(folder)


def sweep(cache: Cache) -> None:
    """Remove the rooms for pages that are gone."""
    for folder in cache.folder.glob(f"{ROOM}*") if not cache.folder.is_symlink() else ():
        # Of a place that may not be looked at, nobody knows whether it is gone.
        with suppress(OSError):
            told = (folder / PAGES_OF).read_text(encoding="utf-8", errors="surrogateescape")
            if not Path(told).exists():
                rmtree(folder, ignore_errors=True)


def release(files: Mapping[str, Path], site: Path, inspector: Inspector, cache: Cache, digests: Digests) -> Inspected:
    """Look at files, by their paths in a site, and put them into its folder; return what the looks found."""
    name = f"looks-{fingerprint_of(str(site))}"
    made = read_made(site, Kind.SITE)
    there = {one: held_by(site, one, digests.of) for one in sorted({*files, *made.paths})}
    known = recall(cache, name, inspector.setting)
    with aside_in(site) as aside:
        inspected = inspect(files, inspector, known, there, aside)
        coming = {one: looked.published for one, looked in inspected.looks.items()}
        bring(aside, site, Kind.SITE, coming=coming, digest=digests.of)
    keep(cache, name, inspector.setting, inspected)
    for one, digest in coming.items():
        digests.is_known(site / one, digest)
    keep_digests(cache, site, digests)
    return inspected


def digests_of(cache: Cache, site: Path) -> Digests:
    """Return what is known of the files of a site, so that none need be read that did not change."""
    held = cache.read(f"digests-{fingerprint_of(str(site))}")
    try:
        when, files = held if isinstance(held, list) else (0, {})
        known: dict[str, tuple[Stamp, str]] = {name: ((was, size), sha) for name, (was, size, sha) in files.items()}
        return Digests(known, when)
    except (TypeError, ValueError, AttributeError):
        return Digests({}, 0)


def keep_digests(cache: Cache, site: Path, digests: Digests) -> None:
    """Keep what is known of the files of a site."""
    files = {name: [*held, sha] for name, (held, sha) in digests.found.items()}
    cache.write(f"digests-{fingerprint_of(str(site))}", [time.time_ns(), files])

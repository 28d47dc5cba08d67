"""What is known of the files of a folder from one run to the next, so that none need be read that did not change."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from letterbook.files.checksums import fingerprint_of
from letterbook.files.stamps import Digests, stamp_from
from letterbook.reading.cache import Cache


def digests_of(cache: Cache, folder: Path) -> Digests:
    """Return what earlier runs found in a folder."""
    held = cache.read(f"digests-{fingerprint_of(str(folder))}")
    try:
        when, files = held if isinstance(held, list) else (0, {})
        return Digests({name: (stamp_from(was), str(sha)) for name, (was, sha) in files.items()}, int(when))
    except (TypeError, ValueError, AttributeError):
        return Digests({}, 0)


def keep_digests(cache: Cache, folder: Path, digests: Digests, when: int | None = None) -> None:
    """Keep what is known of the files of a folder, which was found after a moment, or is so once it has settled."""
    cache.write(f"digests-{fingerprint_of(str(folder))}", [when or digests.settle(), digests.found])


@contextmanager
def known_digests(cache: Cache, folder: Path) -> Iterator[Digests]:
    """Give what earlier runs found in a folder, and keep, after the block, what was asked for, if any of it was read.

    It holds for the moment before the first look: a file that changed just before that is read again the next time.
    """
    digests, began = digests_of(cache, folder), time.time_ns()
    yield digests
    if digests.read:
        keep_digests(cache, folder, digests, began)

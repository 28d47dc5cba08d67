"""Citations that were made, kept by what they were made from: making one by one takes longer than a page does."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from letterbook.pages.citing.item import Item
from letterbook.pages.citing.styles import STYLES, Citation, Run, for_one_work, in_styles
from letterbook.pages.pandoc import pandoc

# How many are made in one go: of more, pandoc would take more memory than the edition.
BATCH = 500


@dataclass
class Citations:
    """The citations of works in each style, by the works; compressed, for there are as many as pages."""

    made: dict[bytes, bytes] = field(default_factory=dict, repr=False)
    coming: dict[bytes, Future[None]] = field(default_factory=dict, repr=False)

    def of(self, item: Item) -> tuple[Citation, ...]:
        """Return an item in each style, in the order of the styles. Raises PandocFault."""
        key = key_of(item)
        if key in self.coming:
            self.coming.pop(key).result()
        elif key not in self.made:
            self.make({key: item})
        found = json.loads(zlib.decompress(self.made[key]))
        return tuple(tuple(Run(*run) for run in citation) for citation in found)

    @contextmanager
    def being_made(self, items: Iterable[Item]) -> Iterator[None]:
        """Make the citations of items that the block asks for, many at a time, while it goes on with other work.

        Raises PandocFault where that cannot even begin. What the block no longer needs, such as one that Ctrl-C ends,
        is not made.
        """
        refuse_without_pandoc()
        left = self.missing(items)
        worker = ThreadPoolExecutor(max_workers=1)
        try:
            while some := dict(islice(left, BATCH)):
                self.coming |= dict.fromkeys(some, worker.submit(self.make, some))
            yield
        finally:
            worker.shutdown(wait=False, cancel_futures=True)
            self.coming.clear()

    def make(self, some: Mapping[bytes, Item]) -> None:
        """Make the citations of some items. Raises PandocFault."""
        for key, citations in zip(some, in_styles(list(some.values())), strict=True):
            self.made[key] = zlib.compress(json.dumps(citations, ensure_ascii=False).encode())

    def missing(self, items: Iterable[Item]) -> Iterator[tuple[bytes, Item]]:
        """Yield those of some items that were not made yet, each with its key."""
        for item in items:
            key = key_of(item)
            if key not in self.made and key not in self.coming:
                yield key, item


def refuse_without_pandoc() -> None:
    """Raise PandocFault where pandoc or its styles are not installed."""
    pandoc()
    for style in STYLES.values():
        for_one_work(style)


def key_of(item: Item) -> bytes:
    """Return what no two items share."""
    return hashlib.blake2b(json.dumps(item, sort_keys=True).encode(), digest_size=12).digest()

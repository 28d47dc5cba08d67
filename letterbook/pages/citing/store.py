"""Citations that were made, kept by what they were made from: making them takes longer than a page does."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from letterbook.files.checksums import fingerprint_of
from letterbook.pages.citing.item import Item
from letterbook.pages.citing.styles import Citation, Run, in_styles
from letterbook.reading.cache import Cache

# Under which they are kept between runs.
NAME = "citations"

# How many are made in one go: of more, pandoc would take more memory than the edition.
BATCH = 500

One = TypeVar("One")


@dataclass
class Citations:
    """The citations of works in each style, by the fingerprint of the item, as JSON, which takes the least memory."""

    made: dict[str, str] = field(default_factory=dict, repr=False)
    are_new: bool = False

    @classmethod
    def kept_in(cls, cache: Cache) -> "Citations":
        """Return those that the last run left."""
        found = cls()
        for part in cache.parts(NAME):
            if isinstance(part, dict):
                found.made.update({str(key): str(held) for key, held in part.items()})
        return found

    def keep_in(self, cache: Cache) -> None:
        """Keep them for the next run, where any were made."""
        if self.are_new:
            cache.write_parts(NAME, (dict(some) for some in batches(self.made.items())))

    def of(self, item: Item) -> tuple[Citation, ...]:
        """Return an item in each style, in the order of the styles. Raises PandocFault."""
        key = key_of(item)
        if key not in self.made:
            self.prepare([item])
        return tuple(tuple(Run(*run) for run in citation) for citation in json.loads(self.made[key]))

    def prepare(self, items: Iterable[Item]) -> None:
        """Make the citations of items that will be asked for, many at a time. Raises PandocFault."""
        missing = {key: item for item in items if (key := key_of(item)) not in self.made}
        for some in batches(missing.items()):
            found = in_styles([item for _, item in some])
            made = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in found)
            self.made.update(zip((key for key, _ in some), made, strict=True))
            self.are_new = True


def key_of(item: Item) -> str:
    """Return the fingerprint of an item."""
    return fingerprint_of(json.dumps(item, sort_keys=True))


def batches(found: Iterable[One]) -> Iterator[list[One]]:
    """Yield so many at a time."""
    left = iter(found)
    while some := list(islice(left, BATCH)):
        yield some

"""The rows of tables, of which each is made once, however many files show it."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from letterbook.facts.columns import Row

# So many rows are packed together, and in memory at once.
BATCH = 500


@dataclass
class KeptRows:
    """The rows of an edition's tables, by the name of the table; compressed, for there are as many as records."""

    held: dict[str, list[bytes]] = field(default_factory=dict, repr=False)

    def of(self, table: str, make: Callable[[], Iterable[Row]]) -> Iterator[Row]:
        """Yield the rows of a table, which are made if they were not before."""
        if table not in self.held:
            self.held[table] = list(packed(make()))
        for some in self.held[table]:
            yield from json.loads(zlib.decompress(some))


def packed(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield rows as compressed JSON, so many at a time."""
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        yield zlib.compress(json.dumps(some, ensure_ascii=False).encode(), level=1)

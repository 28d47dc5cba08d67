"""What the files of records hold, kept between runs by the SHA-256 of their bytes, so that each is parsed once."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from letterbook.problems.problem import Problem
from letterbook.reading.ahead import Ahead, parsing_ahead, record_paths
from letterbook.reading.cache import Cache
from letterbook.records.file_text import decoded
from letterbook.records.nodes import Content
from letterbook.records.source_text import SourceText, parse

KEPT = "records"

# So many times what a run needs may be kept: of records as they were, and of other collections.
MOST = 3

# Fewer files are parsed before another process has started.
WORTH_TWO = 400


@dataclass
class Contents:
    """What files held that an earlier run has parsed, and those that this run has."""

    cache: Cache | None
    before: Mapping[str, dict[str, Content]]
    ahead: Ahead | None = None
    now: dict[str, dict[str, Content]] = field(default_factory=dict)

    @classmethod
    def kept_in(cls, cache: Cache | None, ahead: Ahead | None = None) -> "Contents":
        """Return what earlier runs have left in a cache, and what another process is parsing, if one is."""
        held = cache.read(KEPT) if cache else None
        return cls(cache, held if isinstance(held, dict) else {}, ahead)

    def parsed(self, file: str, raw: bytes) -> tuple[SourceText | None, list[Problem]]:
        """Return a parsed file, called `file` in messages, or None with the problems that prevent it."""
        key = hashlib.sha256(raw).hexdigest()
        content = self.before.get(key) or (self.ahead.get(key) if self.ahead else None)
        if isinstance(content, dict):
            self.now[key] = content
            text, _ = decoded(file, raw)
            return SourceText(file, content, text or ""), []
        source, problems = parse(file, raw)
        if source and not problems:
            self.now[key] = source.content
        return source, problems

    def keep_too(self, raw: bytes, content: dict[str, Content]) -> None:
        """Count a file that need not be parsed among those that this run needs."""
        self.now[hashlib.sha256(raw).hexdigest()] = content

    def keep(self) -> None:
        """Leave what was parsed for later runs, if any of it is new."""
        if self.cache and not self.before.keys() >= self.now.keys():
            together = {**self.before, **self.now}
            self.cache.write(KEPT, together if len(together) <= MOST * len(self.now) else self.now)


@contextmanager
def helped(sources: Path, cache: Cache) -> Iterator[Ahead | None]:
    """Have another process parse records within the block, where there are many, and no earlier run kept any."""
    if cache.holds(KEPT) or len(record_paths(sources)) < WORTH_TWO:
        yield None
    else:
        with parsing_ahead(sources) as ahead:
            yield ahead

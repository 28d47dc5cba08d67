"""The ledger: what each file of a build was made from, so that the next build makes only what would come out otherwise.

Of each file it holds the digest and what was read while it was made; of all that was read, the fingerprint. It is kept
in the cache of the project, and says nothing of who owns a file: that is the record in the folder of pages (`made.py`).
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path

from letterbook.exports.plan import make
from letterbook.pages.context import Context
from letterbook.pages.plan import Target
from letterbook.reading.cache import Cache
from letterbook.reading.fingerprints import Fingerprints, as_key, short, written
from letterbook.reading.noted import Reading


@dataclass(frozen=True)
class Entry:
    """How one file was made: the SHA-256 of its content, and what was read for it."""

    digest: str
    readings: frozenset[Reading]


@dataclass(frozen=True)
class Ledger:
    """How files were made, by target, and the fingerprints of all that was read then."""

    entries: Mapping[Target, Entry] = field(default_factory=dict)
    fingerprints: Mapping[Reading, str] = field(default_factory=dict)

    def standing(self, now: Fingerprints) -> dict[Target, Entry]:
        """Return the targets that would come out as they did, because all that was read for them is as it was."""
        changed = {reading for reading, was in self.fingerprints.items() if now.of(reading) != was}
        return {target: entry for target, entry in self.entries.items() if entry.readings.isdisjoint(changed)}


@dataclass
class Work:
    """The making of the targets of a build, noting what each reads; files that stand are not made again."""

    context: Context
    fingerprints: Fingerprints
    entries: dict[Target, Entry]

    def make(self, targets: Iterable[Target]) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each target, one by one."""
        for target in targets:
            readings: set[Reading] = set()
            with self.context.edition.notes.into(readings):
                content = make(target, self.context)
            self.entries[target] = Entry(hashlib.sha256(content).hexdigest(), frozenset(readings))
            yield target.path, content

    def ledger(self) -> Ledger:
        """Return how everything stands now."""
        read = {reading for entry in self.entries.values() for reading in entry.readings}
        return Ledger(self.entries, {reading: self.fingerprints.of(reading) for reading in read})


def begun(
    context: Context, targets: Collection[Target], before: Ledger, is_there: Callable[[str, str], bool]
) -> tuple[Work, list[Target]]:
    """Return the work of a build, and the targets that it has to make.

    `is_there` says of a path and a SHA-256 whether that very file lies there.
    """
    fingerprints = Fingerprints(context.edition, context.sources)
    standing = before.standing(fingerprints)
    kept = {
        target: entry for target in targets if (entry := standing.get(target)) and is_there(target.path, entry.digest)
    }
    return Work(context, fingerprints, kept), [target for target in targets if target not in kept]


def read_ledger(cache: Cache, name: str, setting: str) -> Ledger:
    """Return the ledger of the last build; an empty one where there is none of the same setting.

    The setting is all that every file depends on.
    """
    held = cache.read(name)
    try:
        assert isinstance(held, dict)
        if held["setting"] != setting:
            return Ledger()
        readings = [Reading(source, as_key(key)) for source, key, _ in held["read"]]
        entries = {
            Target(*map(str, target)): Entry(str(digest), frozenset(readings[number] for number in numbers))
            for target, digest, numbers in held["made"]
        }
        was = {reading: str(found) for reading, (_, _, found) in zip(readings, held["read"], strict=True)}
    except (AssertionError, KeyError, TypeError, ValueError, IndexError):
        return Ledger()
    return Ledger(entries, was)


def write_ledger(cache: Cache, name: str, setting: str, ledger: Ledger) -> None:
    """Keep the ledger of a build for the next one."""
    numbers = {reading: number for number, reading in enumerate(ledger.fingerprints)}
    read = [[reading.source, written(reading.key), found] for reading, found in ledger.fingerprints.items()]
    made = [
        [astuple(target), entry.digest, sorted(numbers[reading] for reading in entry.readings)]
        for target, entry in ledger.entries.items()
    ]
    cache.write(name, {"setting": setting, "read": read, "made": made})


def setting_of(context: Context) -> str:
    """Return a fingerprint of what every file of a build depends on: the collection, and the books to download."""
    shown = Fingerprints(context.edition).shown
    return short(shown([context.edition.collection, sorted(context.books.items())]))


@dataclass(frozen=True)
class LastBuild:
    """The last build into a folder: a fingerprint of what it read, one of what lay there after it, and the files."""

    inputs: str
    made: str
    planned: int


@dataclass(frozen=True)
class Place:
    """What is kept of one folder of pages; each has its own."""

    name: str

    @classmethod
    def of(cls, docs: Path) -> "Place":
        """Return the place of a folder."""
        return cls(short(str(docs)))

    @property
    def ledger(self) -> str:
        """The name under which its ledger is kept."""
        return f"ledger-{self.name}"

    def last_build(self, cache: Cache) -> LastBuild | None:
        """Return the last build into the folder; None where nothing is known of it."""
        held = cache.read(f"built-{self.name}")
        try:
            return LastBuild(**held) if isinstance(held, dict) else None
        except TypeError:
            return None

    def keep(self, cache: Cache, inputs: str, made: str, planned: int) -> None:
        """Keep what a build into the folder read and made."""
        cache.write(f"built-{self.name}", asdict(LastBuild(inputs, made, planned)))

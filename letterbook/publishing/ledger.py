"""The ledger: what each file of a build was made from, so that the next build makes only what would come out otherwise.

Of each file it holds the digest and what was read while it was made; of all that was read, the fingerprint. It is kept
in the cache of the project, and says nothing of who owns a file: that is the record in the folder of pages (`made.py`).
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from letterbook.exports.plan import make
from letterbook.files.checksums import fingerprint_of
from letterbook.pages.context import Context
from letterbook.pages.plan import Target
from letterbook.reading.cache import Cache
from letterbook.reading.fingerprints import Fingerprints, as_key, written
from letterbook.reading.noted import Reading


@dataclass(frozen=True)
class Entry:
    """How one file was made: the SHA-256 of its content, and the numbers of what was read for it."""

    digest: str
    # In order; of so many entries a set each would take more memory than the records.
    readings: tuple[int, ...]


@dataclass(frozen=True)
class Ledger:
    """How files were made, by target, and all that was read then: each with its fingerprint, in a fixed order."""

    entries: Mapping[Target, Entry] = field(default_factory=dict)
    fingerprints: Mapping[Reading, str] = field(default_factory=dict)

    def standing(self, now: Fingerprints) -> dict[Target, Entry]:
        """Return the targets that would come out as they did, because all that was read for them is as it was."""
        read = enumerate(self.fingerprints.items())
        changed = {number for number, (reading, was) in read if now.of(reading) != was}
        return {target: entry for target, entry in self.entries.items() if changed.isdisjoint(entry.readings)}


@dataclass
class Work:
    """The making of the targets of a build, noting what each reads; files that stand are not made again."""

    context: Context
    fingerprints: Fingerprints
    entries: dict[Target, Entry]
    numbers: dict[Reading, int]

    def make(self, targets: Iterable[Target]) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each target, one by one."""
        for target in targets:
            readings: set[Reading] = set()
            with self.context.edition.notes.into(readings):
                content = make(target, self.context)
            numbers = sorted(self.numbers.setdefault(reading, len(self.numbers)) for reading in readings)
            self.entries[target] = Entry(hashlib.sha256(content).hexdigest(), tuple(numbers))
            yield target.path, content

    def ledger(self) -> Ledger:
        """Return how everything stands now; of what nobody reads any more, nothing."""
        read = {number for entry in self.entries.values() for number in entry.readings}
        kept = [(reading, number) for reading, number in self.numbers.items() if number in read]
        numbers = {number: place for place, (_, number) in enumerate(kept)}
        entries = self.entries
        if len(kept) < len(self.numbers):
            entries = {
                target: Entry(entry.digest, tuple(numbers[number] for number in entry.readings))
                for target, entry in self.entries.items()
            }
        return Ledger(entries, {reading: self.fingerprints.of(reading) for reading, _ in kept})


def begun(
    context: Context, targets: Collection[Target], before: Ledger, lying: Mapping[str, str]
) -> tuple[Work, list[Target]]:
    """Return the work of a build, and the targets that it has to make; `lying` is the SHA-256 of each file there."""
    fingerprints = Fingerprints(context.edition, context.sources)
    standing = before.standing(fingerprints)
    kept = {
        target: entry
        for target in targets
        if (entry := standing.get(target)) and lying.get(target.path) == entry.digest
    }
    numbers = {reading: number for number, reading in enumerate(before.fingerprints)}
    return Work(context, fingerprints, kept, numbers), [target for target in targets if target not in kept]


def read_ledger(cache: Cache, name: str, setting: str) -> Ledger:
    """Return the ledger of the last build; an empty one where there is none of the same setting.

    The setting is all that every file depends on.
    """
    held = cache.read(name)
    try:
        assert isinstance(held, dict)
        if held["setting"] != setting:
            return Ledger()
        was = {Reading(str(source), as_key(key)): str(found) for source, key, found in held["read"]}
        entries = {
            Target(*map(str, target)): Entry(str(digest), tuple(map(int, numbers)))
            for target, digest, numbers in held["made"]
        }
        highest = max((max(entry.readings, default=0) for entry in entries.values()), default=0)
    except (AssertionError, KeyError, TypeError, ValueError):
        return Ledger()
    return Ledger(entries, was) if highest < len(was) == len(held["read"]) else Ledger()


def write_ledger(cache: Cache, name: str, setting: str, ledger: Ledger) -> None:
    """Keep the ledger of a build for the next one."""
    read = [[reading.source, written(reading.key), found] for reading, found in ledger.fingerprints.items()]
    made = [
        [[target.path, target.kind, target.subject], entry.digest, entry.readings]
        for target, entry in ledger.entries.items()
    ]
    cache.write(name, {"setting": setting, "read": read, "made": made})


def setting_of(context: Context) -> str:
    """Return a fingerprint of what every file of a build depends on: the collection, and the books to download."""
    shown = Fingerprints(context.edition).shown
    return fingerprint_of(shown([context.edition.collection, sorted(context.books.items())]))

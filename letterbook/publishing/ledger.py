"""The ledger: what each file of a build was made from, so that the next build makes only what would come out otherwise.

Of each file it holds the digest and what was read while it was made; of all that was read, the fingerprint. It is kept
in the cache of the project, and says nothing of who owns a file: that is the record in the folder of pages (`made.py`).
"""

import hashlib
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from itertools import chain, islice
from sys import intern
from typing import Any, TypeVar

from letterbook.exports.plan import make
from letterbook.files.checksums import fingerprint_of
from letterbook.pages.context import Context
from letterbook.pages.plan import Target
from letterbook.reading.cache import Cache
from letterbook.reading.fingerprints import Fingerprints, as_key, written
from letterbook.reading.noted import Reading

# As which C type the numbers of readings are held: up to four thousand million of them.
NUMBERS = "I"

# Which part of all readings may be of nobody's any more: to leave them out takes a copy of the others.
SOME = 8

# How many readings or files are written together.
BATCH = 1_000

Item = TypeVar("Item")

# The content of a file, and what was read for it.
Made = tuple[bytes, frozenset[Reading]]


@dataclass(frozen=True, slots=True)
class Entry:
    """How one file was made: the SHA-256 of its content, and the numbers of what was read for it."""

    digest: str
    # In order. Of so many entries, sets or tuples would take more memory than the records.
    readings: "array[int]"


@dataclass(frozen=True)
class Ledger:
    """How files were made, by target, and all that was read then: each with its fingerprint, in a fixed order."""

    entries: Mapping[Target, Entry] = field(default_factory=dict)
    fingerprints: Mapping[Reading, str] = field(default_factory=dict)

    def standing(self, now: Fingerprints) -> dict[Target, Entry]:
        """Return the targets that would come out as they did, because all that was read for them is as it was."""
        held = self.fingerprints
        changed = now.renewed(held if isinstance(held, dict) else dict(held))
        return {target: entry for target, entry in self.entries.items() if changed.isdisjoint(entry.readings)}


@dataclass(frozen=True, eq=False)
class AsTheyAre(Mapping[Reading, str]):
    """Readings with their fingerprints, looked up when asked for: a copy would take a tenth of all memory."""

    readings: Mapping[Reading, int]
    fingerprints: Fingerprints

    def __getitem__(self, reading: Reading) -> str:
        return self.fingerprints.of(reading)

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)


@dataclass
class Work:
    """The making of the targets of a build, noting what each reads; files that stand are not made again."""

    context: Context
    fingerprints: Fingerprints
    entries: dict[Target, Entry]
    numbers: dict[Reading, int]

    def make(
        self, targets: Iterable[Target], make_one: Callable[[Target], Made] | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each target, one by one; `make_one` says how one is made, if not by `made`."""
        for target in targets:
            content, readings = make_one(target) if make_one else made(target, self.context)
            numbers = sorted(self.numbers.setdefault(reading, len(self.numbers)) for reading in readings)
            self.entries[target] = Entry(hashlib.sha256(content).hexdigest(), array(NUMBERS, numbers))
            yield target.path, content

    def ledger(self) -> Ledger:
        """Return how everything stands now; of what nobody reads any more, nothing once it is much."""
        read = {number for entry in self.entries.values() for number in entry.readings}
        if len(self.numbers) - len(read) <= len(self.numbers) // SOME:
            return Ledger(self.entries, AsTheyAre(self.numbers, self.fingerprints))
        found = {reading: self.fingerprints.of(reading) for reading, number in self.numbers.items() if number in read}
        places = {number: place for place, number in enumerate(sorted(read))}
        entries = {
            target: Entry(entry.digest, array(NUMBERS, (places[number] for number in entry.readings)))
            for target, entry in self.entries.items()
        }
        return Ledger(entries, found)


def made(target: Target, context: Context) -> Made:
    """Return the content of a target, and what was read for it."""
    readings: set[Reading] = set()
    with context.edition.notes.into(readings):
        content = make(target, context)
    return content, frozenset(readings)


def packed(what: Made) -> Made:
    """Return something made as it takes little memory."""
    content, readings = what
    return zlib.compress(content, level=1), readings


def unpacked(what: Made) -> Made:
    """Return what was packed."""
    content, readings = what
    return zlib.decompress(content), readings


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
    try:
        return as_ledger(cache.parts(name), setting)
    except (IndexError, KeyError, StopIteration, TypeError, ValueError):
        return Ledger()


def as_ledger(parts: Iterator[Any], setting: str) -> Ledger:
    """Return a ledger from its parts; raises what reading something else in their place raises."""
    head = next(parts)
    if head["setting"] != setting:
        raise ValueError("of another setting")
    sources = [str(source) for source in head["sources"]]
    was: dict[Reading, str] = {}
    entries: dict[Target, Entry] = {}
    for part in parts:
        # What many readings found, such as nothing, is in memory once.
        was.update((Reading(sources[number], as_key(key)), intern(str(found))) for number, key, found in part["read"])
        entries.update(
            (Target(*map(str, target)), Entry(str(digest), array(NUMBERS, b64decode(numbers))))
            for target, digest, numbers in part["made"]
        )
    highest = max((max(entry.readings, default=0) for entry in entries.values()), default=0)
    if [len(was), len(entries)] != head["counts"] or highest >= len(was):
        raise ValueError("cut off")
    return Ledger(entries, was)


def write_ledger(cache: Cache, name: str, setting: str, ledger: Ledger) -> None:
    """Keep the ledger of a build for the next one."""
    sources = dict.fromkeys(reading.source for reading in ledger.fingerprints)
    counts = len(ledger.fingerprints), len(ledger.entries)
    head = {"setting": setting, "sources": list(sources), "counts": counts}
    cache.write_parts(name, chain([head], parts_of(ledger, list(sources))))


def parts_of(ledger: Ledger, sources: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield the readings and entries of a ledger as JSON can hold them, so many at a time."""
    places = {source: place for place, source in enumerate(sources)}
    for some in batches(ledger.fingerprints.items()):
        yield {"read": [[places[one.source], written(one.key), found] for one, found in some], "made": []}
    for made in batches(ledger.entries.items()):
        rows = [[list(astuple(one)), entry.digest, b64encode(entry.readings).decode()] for one, entry in made]
        yield {"read": [], "made": rows}


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items so many at a time."""
    left = iter(items)
    while some := list(islice(left, BATCH)):
        yield some


def setting_of(context: Context) -> str:
    """Return a fingerprint of what every file of a build depends on: the collection, and the books to download."""
    shown = Fingerprints(context.edition).shown
    return fingerprint_of(shown([context.edition.collection, sorted(context.books.items())]))

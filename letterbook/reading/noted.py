"""What is read of an edition while something is made from it, noted, so that it is made again only when that changed.

Whatever pages and files are made from is asked of one of these sources, by a key. A source may be read as a whole.
"""

from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, TypeVar, overload

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Other = TypeVar("Other")

# Of a part of a record: the id of the record, and what tells the part from others of it. So it is compared by these,
# and by the record's text, from which everything else in it comes.
StandsIn = tuple[str, object]

# What no source ever computes.
NOTHING = object()


class Reading(NamedTuple):
    """One thing read: from which source, and under which key; None is the whole of it."""

    source: str
    key: Hashable = None


class Notes:
    """The readings of what is being made just now; of what is computed for everybody, none are noted."""

    def __init__(self) -> None:
        self.readings: set[Reading] | None = None

    def note(self, source: str, key: Hashable = None) -> None:
        """Note one reading, if anything is being made."""
        if self.readings is not None:
            self.readings.add(Reading(source, key))

    def add(self, readings: Iterable[Reading]) -> None:
        """Note what was read earlier for a value that is used now."""
        if self.readings is not None:
            self.readings.update(readings)

    @contextmanager
    def into(self, readings: set[Reading] | None) -> Iterator[None]:
        """Note what is read within the block in a set, or, with None, nowhere."""
        before, self.readings = self.readings, readings
        try:
            yield
        finally:
            self.readings = before


def itself(key: Hashable) -> Hashable:
    """Return a key under which it is recorded itself."""
    return key


@dataclass(frozen=True, eq=False)
class Noted(Mapping[Key, Value]):
    """A mapping that notes what is read of it. Going through it, or counting it, reads the whole.

    `noted_as` says under which key a reading is recorded: several may share one.
    """

    source: str
    held: Mapping[Key, Value]
    notes: Notes
    noted_as: Callable[[Key], Hashable] = itself

    def __getitem__(self, key: Key) -> Value:
        # Asked millions of times, mostly while nothing is noted.
        if self.notes.readings is not None:
            self.notes.note(self.source, self.noted_as(key))
        return self.held[key]

    @overload
    def get(self, key: Key) -> Value | None: ...

    @overload
    def get(self, key: Key, default: Value | Other) -> Value | Other: ...

    def get(self, key: Key, default: Value | Other | None = None) -> Value | Other | None:
        """Return the value of a key, or the default; that there is none is a reading too."""
        if self.notes.readings is not None:
            self.notes.note(self.source, self.noted_as(key))
        return self.held.get(key, default)

    def __contains__(self, key: object) -> bool:
        if self.notes.readings is not None:
            self.notes.note(self.source, self.noted_as(key))  # type: ignore[arg-type]  # else it is not there
        return key in self.held

    def __iter__(self) -> Iterator[Key]:
        self.notes.note(self.source)
        return iter(self.held)

    def __len__(self) -> int:
        self.notes.note(self.source)
        return len(self.held)

    def keys(self) -> KeysView[Key]:
        """Return all keys."""
        self.notes.note(self.source)
        return self.held.keys()

    def values(self) -> ValuesView[Value]:
        """Return all values."""
        self.notes.note(self.source)
        return self.held.values()

    def items(self) -> ItemsView[Key, Value]:
        """Return all keys with their values."""
        self.notes.note(self.source)
        return self.held.items()

    def __eq__(self, other: object) -> bool:
        self.notes.note(self.source)
        return self.held == (other.held if isinstance(other, Noted) else other)

    __hash__ = None  # type: ignore[assignment]  # as of a dict


def remembered(store: dict[Hashable, object], notes: Notes, source: str, compute: Callable[[], Value]) -> Value:
    """Return what was computed under the name of a source, computing it the first time; reading it is recorded.

    A mapping notes by itself what is read of it; anything else is read as a whole.
    """
    held = store.get(source, NOTHING)
    if held is NOTHING:
        with notes.into(None):
            value = compute()
        held = store[source] = Noted(source, value, notes) if isinstance(value, Mapping) else value
    if not isinstance(held, Noted):
        notes.note(source)
    return held  # type: ignore[return-value]  # what this very source computed, or the same mapping, noting

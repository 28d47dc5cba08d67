"""Fingerprints of what can be read of an edition: equal only if the values are, however they were come by.

A record stands for the text of its file, so that however deep a value is, what it holds of records is short.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TypeGuard

from letterbook.reading.computed import compute_again
from letterbook.reading.edition import INTRODUCTION, MENTIONS, RECORDS, TEXTS, Edition
from letterbook.reading.indexes import INDEX
from letterbook.reading.names import NAMES
from letterbook.reading.noted import Noted, Reading
from letterbook.records.models import Part, Record
from letterbook.records.source_text import SourceText

PAIR = 2

# What is no part of the edition, such as the states of quotations: how to look it up by key.
Source = Callable[[Hashable], object]


@dataclass(frozen=True)
class Fingerprints:
    """The fingerprints of what is read of one edition, and of the sources beside it."""

    edition: Edition
    beside: Mapping[str, Source] = field(default_factory=dict)

    def of(self, reading: Reading) -> str:
        """Return the fingerprint of what is read; "" where its source is no more."""
        if reading not in self.found:
            try:
                self.found[reading] = short(self.shown(self.value(*reading)))
            except LookupError:
                self.found[reading] = ""
        return self.found[reading]

    @cached_property
    def found(self) -> dict[Reading, str]:
        """The fingerprints that were asked for."""
        return {}

    def value(self, source: str, key: Hashable) -> object:
        """Return what is read of a source; raises LookupError where there is no such source."""
        if source in self.beside:
            return self.beside[source](key)
        held = self.source(source, key)
        if not isinstance(held, Noted):
            return held
        return held.held.get(key) if key is not None else held.held

    def source(self, source: str, key: Hashable) -> object:
        """Return a source of the edition; of the names, those found in the text that is the key."""
        if source in self.named:
            return self.named[source]
        if source == NAMES:
            return [(found.id, found.start, found.end) for found in self.edition.names.found_in(str(key))]
        if source.startswith(f"{INDEX}:"):
            try:
                return getattr(self.edition.indexes, source.removeprefix(f"{INDEX}:"))
            except AttributeError as gone:
                raise LookupError(source) from gone
        return compute_again(self.edition, source)

    @cached_property
    def named(self) -> Mapping[str, object]:
        """What the edition holds, by the name of its source."""
        edition = self.edition
        return {
            RECORDS: edition.records,
            TEXTS: edition.texts,
            MENTIONS: edition.mentions,
            INTRODUCTION: edition.introduction_told,
        }

    @cached_property
    def texts(self) -> dict[str, str]:
        """The fingerprints of the texts of records that were needed, by id."""
        return {}

    def of_record(self, id: str) -> str:
        """Return the fingerprint of the text of a record."""
        if id not in self.texts:
            self.texts[id] = short(self.edition.texts.held[id].text)
        return self.texts[id]

    def shown(self, value: object) -> str:
        """Return a value as text, equal only for equal values; raises TypeError for what cannot be compared."""
        if isinstance(value, Record):
            return f"{value.id}@{self.of_record(value.id)}"
        if value is None or isinstance(value, str | int | float | date | Enum | bytes):
            return plain(value)
        if is_with_its_part(value):
            return self.shown(value[0])
        if isinstance(value, tuple | list | frozenset | set | Mapping):
            return self.shown_members(value)
        return self.shown_parts(value)

    def shown_members(self, value: Collection[object]) -> str:
        """Return a collection as text; a set in the order of its texts."""
        if isinstance(value, Mapping):
            return f"({','.join(f'{self.shown(key)}:{self.shown(held)}' for key, held in value.items())})"
        members = list(map(self.shown, value))
        return f"{{{','.join(sorted(members))}}}" if isinstance(value, frozenset | set) else f"[{','.join(members)}]"

    def shown_parts(self, value: object) -> str:
        """Return a group of named values as text; of a file, its text."""
        if isinstance(value, SourceText):
            return value.text
        if record := getattr(value, "stands_in", None):
            id, part = record
            return f"{type(value).__name__} {id}@{self.of_record(id)}{part}"
        if isinstance(value, Part):
            names = list(type(value).model_fields)
        elif is_dataclass(value):
            names = [one.name for one in fields(value)]
        else:
            raise TypeError(f"what pages read must be plain values, which a {type(value).__name__} is not")
        return f"{type(value).__qualname__}({','.join(self.shown(getattr(value, name)) for name in names)})"


def is_with_its_part(value: object) -> TypeGuard[tuple[object, Part]]:
    """Whether a value is a record, or what is quoted in one, with the part of the record that an index found in it.

    Which part that is follows from the key, and from the record.
    """
    if not isinstance(value, tuple) or len(value) != PAIR or not isinstance(value[1], Part):
        return False
    return isinstance(value[0], Record) or hasattr(value[0], "stands_in")


def plain(value: object) -> str:
    """Return a value that holds no others as text; a text of its own kind, such as a reference, tells its kind."""
    if type(value) is str:
        return repr(value)
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"{type(value).__name__}({str.__repr__(value)}{getattr(value, '__dict__', '') or ''})"
    return repr(value)


def short(text: str) -> str:
    """Return a fingerprint of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def written(key: Hashable) -> object:
    """Return the key of a reading as JSON can hold it; raises TypeError for one that it cannot."""
    if key is None or isinstance(key, str):
        return None if key is None else str(key)
    if isinstance(key, tuple):
        return {"row": [written(one) for one in key]}
    if isinstance(key, frozenset):
        return {"set": sorted((written(one) for one in key), key=json.dumps)}
    raise TypeError(f"what pages read is looked up by text, not by a {type(key).__name__}")


def as_key(held: object) -> Hashable:
    """Return the key of a reading from how JSON holds it; raises ValueError where it is none."""
    if held is None or isinstance(held, str):
        return held
    if isinstance(held, dict) and isinstance(row := held.get("row"), list):
        return tuple(as_key(one) for one in row)
    if isinstance(held, dict) and isinstance(members := held.get("set"), list):
        return frozenset(as_key(one) for one in members)
    raise ValueError("no key of a reading")

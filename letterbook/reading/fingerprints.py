"""Fingerprints of what can be read of an edition: equal only if the values are, however they were come by.

A record stands for the text of its file, so that however deep a value is, what it holds of records is short.
"""

import json
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from sys import intern
from typing import Any, TypeGuard

from letterbook.files.checksums import fingerprint_of
from letterbook.reading.computed import computing
from letterbook.reading.edition import INTRODUCTION, MENTIONS, RECORDS, TEXTS, Edition
from letterbook.reading.indexes import INDEX, Indexes, indexed
from letterbook.reading.names import NAMES
from letterbook.reading.noted import Noted, Reading
from letterbook.records.models import FieldGroup, Record, UnknownCorrespondent
from letterbook.records.source_text import SourceText

PAIR = 2


class NoSource(Exception):
    """There is no such source in this edition, such as one of an older version of the program."""


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
            self.found[reading] = self.looked_up(reading)
        return self.found[reading]

    def looked_up(self, reading: Reading) -> str:
        """Return the same without remembering it."""
        try:
            return fingerprint_of(self.shown(self.value(*reading)))
        except NoSource:
            return ""

    def renewed(self, before: dict[Reading, str]) -> set[int]:
        """Return the numbers of those of some readings, in their order, that have another fingerprint than they had.

        What is given is taken over, with the fingerprints of now: a second table would take a tenth of all memory.
        """
        changed = {}
        for number, (reading, was) in enumerate(before.items()):
            if (found := self.looked_up(reading)) != was:
                changed[number] = (reading, found)
        before.update(changed.values())
        self.__dict__["found"] = before
        return set(changed)

    @cached_property
    def found(self) -> dict[Reading, str]:
        """The fingerprints that were asked for."""
        return {}

    def value(self, source: str, key: Hashable) -> object:
        """Return what is read of a source; raises NoSource where there is none of that name."""
        if source in self.beside:
            return self.beside[source](key)
        held = self.source(source, key)
        if not isinstance(held, Noted):
            return held
        return held.held.get(key) if key is not None else held.held

    def source(self, source: str, key: Hashable) -> object:
        """Return a source of the edition; of the names, those found in the text that is the key."""
        if source == NAMES:
            return [(found.id, found.start, found.end) for found in self.edition.names.found_in(str(key))]
        if source not in self.named:
            self.named[source] = self.computed(source)
        return self.named[source]

    def computed(self, source: str) -> object:
        """Return what is computed of the edition under the name of a source; raises NoSource where nothing is."""
        if source.startswith(f"{INDEX}:"):
            name = source.removeprefix(f"{INDEX}:")
            if not isinstance(vars(Indexes).get(name), indexed):
                raise NoSource(source)
            return getattr(self.edition.indexes, name)
        if compute := computing(source):
            return compute(self.edition)
        raise NoSource(source)

    @cached_property
    def named(self) -> dict[str, object]:
        """What the edition holds, and what was computed of it, by the name of its source."""
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
            self.texts[id] = fingerprint_of(self.edition.texts.held[id].text)
        return self.texts[id]

    def shown(self, value: object) -> str:
        """Return a value as text, equal only for equal values; raises TypeError for what cannot be compared."""
        kind = type(value)
        if kind not in self.ways:
            self.ways[kind] = self.way_of(kind)
        return self.ways[kind](value)

    @cached_property
    def ways(self) -> dict[type, Callable[[Any], str]]:
        """How values of the types that were met are shown."""
        return {}

    def way_of(self, kind: type) -> Callable[[Any], str]:
        """Return how values of a type are shown as text; raises TypeError where they cannot be."""
        ways: Sequence[tuple[type | tuple[type, ...], Callable[[Any], str]]] = (
            (Record, self.shown_record),
            ((Enum, int, float, date, bytes, type(None)), repr),
            (UnknownCorrespondent, shown_unknown),
            (str, repr if kind is str else shown_text),
            (tuple, self.shown_row),
            (list, self.shown_row),
            ((set, frozenset), self.shown_set),
            (Mapping, self.shown_mapping),
            (SourceText, text_of),
            (FieldGroup, self.shown_fields(list(kind.model_fields) if issubclass(kind, FieldGroup) else [])),
        )
        if found := next((way for kinds, way in ways if issubclass(kind, kinds)), None):
            return found
        if hasattr(kind, "stands_in"):
            return self.shown_place
        if not is_dataclass(kind):
            raise TypeError(f"what pages read must be plain values, which a {kind.__name__} is not")
        return self.shown_fields([one.name for one in fields(kind)])

    def shown_record(self, record: Record) -> str:
        """Return what stands for a record."""
        return f"{record.id}@{self.of_record(record.id)}"

    def shown_row(self, row: Sequence[object]) -> str:
        """Return values in their order as text."""
        if is_with_its_part(row):
            return self.shown(row[0])
        return f"[{','.join(map(self.shown, row))}]"

    def shown_set(self, members: Collection[object]) -> str:
        """Return the members of a set as text, in the order of their texts."""
        return f"{{{','.join(sorted(map(self.shown, members)))}}}"

    def shown_mapping(self, mapping: Mapping[object, object]) -> str:
        """Return a mapping as text, in its own order, in which a page may go through it."""
        return f"({','.join(f'{self.shown(key)}:{self.shown(held)}' for key, held in mapping.items())})"

    def shown_place(self, part: Any) -> str:
        """Return a part of a record as text: which part, of which record."""
        id, which = part.stands_in
        return f"{type(part).__name__} {id}@{self.of_record(id)}{which}"

    def shown_fields(self, names: Sequence[str]) -> Callable[[object], str]:
        """Return how a group of values with these names is shown as text."""

        def show(value: object) -> str:
            return f"{type(value).__qualname__}({','.join(self.shown(getattr(value, name)) for name in names)})"

        return show


def is_with_its_part(value: object) -> TypeGuard[tuple[object, FieldGroup]]:
    """Whether a value is a record, or what is quoted in one, with the part of the record that an index found in it.

    Which part that is follows from the key, and from the record.
    """
    if not isinstance(value, tuple) or len(value) != PAIR or not isinstance(value[1], FieldGroup):
        return False
    return isinstance(value[0], Record) or hasattr(value[0], "stands_in")


def shown_text(text: str) -> str:
    """Return a text of a kind of its own, such as a reference, with its kind."""
    return f"{type(text).__name__}({str.__repr__(text)})"


def shown_unknown(end: UnknownCorrespondent) -> str:
    """Return somebody unknown, with what is known of them."""
    return f"unknown({end.described!r})"


def text_of(source: SourceText) -> str:
    """Return the text of a file."""
    return source.text


def written(key: Hashable) -> object:
    """Return the key of a reading as JSON can hold it; raises TypeError for one that it cannot."""
    if isinstance(key, UnknownCorrespondent):
        return {"unknown": key.described}
    if key is None or isinstance(key, str):
        return key
    if isinstance(key, tuple):
        return {"row": [written(one) for one in key]}
    if isinstance(key, frozenset):
        return {"set": sorted((written(one) for one in key), key=json.dumps)}
    raise TypeError(f"what pages read is looked up by text, not by a {type(key).__name__}")


def as_key(held: object) -> Hashable:
    """Return the key of a reading from how JSON holds it; raises ValueError where it is none."""
    if held is None:
        return None
    if isinstance(held, str):
        # An id is a key of some ten sources, and would be in memory as often.
        return intern(held)
    if isinstance(held, dict) and isinstance(described := held.get("unknown"), str):
        return UnknownCorrespondent(described)
    if isinstance(held, dict) and isinstance(row := held.get("row"), list):
        return tuple(as_key(one) for one in row)
    if isinstance(held, dict) and isinstance(members := held.get("set"), list):
        return frozenset(as_key(one) for one in members)
    raise ValueError("no key of a reading")

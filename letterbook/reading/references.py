"""What a record points to: ids in fields, and `[[links]]` in its prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from letterbook.records.models import FieldGroup, Prose, Reference, UnknownCorrespondent
from letterbook.records.models.references import UNKNOWN
from letterbook.records.nodes import FieldPath
from letterbook.records.source_text import KEY

# [[id]] or [[id|words]]; anything else in double brackets is a slip that the build reports.
LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")


@dataclass(frozen=True)
class ProseLink:
    """A `[[link]]`: the id it leads to, its words if it has any, and its place in the prose."""

    id: str
    words: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Pointers:
    """What a record holds and points with, each with its path, in the order of the fields.

    Every single value; among them the ids of other records, and the texts in the archive's own words.
    """

    values: tuple[tuple[FieldPath, object], ...]
    references: tuple[tuple[FieldPath, Reference], ...]
    prose: tuple[tuple[FieldPath, Prose], ...]


def values(part: FieldGroup) -> list[tuple[FieldPath, object]]:
    """Return every single value that a record holds, with its path as written in YAML, in the order of its fields.

    A field without a value is not among them.
    """
    found: list[tuple[FieldPath, object]] = []
    collect(part, (), found)
    return found


def collect(part: object, path: FieldPath, found: list[tuple[FieldPath, object]]) -> None:
    """Add every single value at or below a path to those found; a list, because half of all time would go to yields."""
    if isinstance(part, FieldGroup):
        for name, written in written_names(type(part)):
            value = getattr(part, name)
            if value is not None and value != ():
                collect(value, (*path, written), found)
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            collect(item, (*path, number), found)
    elif isinstance(part, dict):
        for key, item in part.items():
            found.append(((*path, key, KEY), key))
            collect(item, (*path, key), found)
    else:
        found.append((path, part))
        if isinstance(part, UnknownCorrespondent) and part.described:
            found.append(((*path, UNKNOWN), part.described))


@cache
def written_names(model: type[FieldGroup]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model, each by its name in Python and as it is written in YAML."""
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


def pointers(record: FieldGroup) -> Pointers:
    """Return what a record points with."""
    found = values(record)
    return Pointers(
        tuple(found),
        tuple((path, value) for path, value in found if isinstance(value, Reference)),
        tuple((path, value) for path, value in found if isinstance(value, Prose)),
    )


# How much of a text is shown from a stray bracket on.
STRAY = 20


def stray_brackets(text: str) -> str | None:
    """Return the first double bracket of a text that is part of no link, with the words behind it, or None."""
    without_links = LINK.sub(lambda link: " " * len(link[0]), text)
    found = re.search(r"\[\[|\]\]", without_links)
    return text[found.start() :].split("\n", maxsplit=1)[0][:STRAY].strip() if found else None


def links(text: str) -> Iterator[ProseLink]:
    """Yield the `[[links]]` of a text, in order."""
    for found in LINK.finditer(text):
        words = found[2].strip() if found[2] else None
        yield ProseLink(found[1].strip(), words or None, found.start(), found.end())

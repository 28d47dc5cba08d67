"""What a record points to: ids in fields, and `[[links]]` in its prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letterbook.records.models import Part, Prose, Reference, UnknownCorrespondent
from letterbook.records.models.references import UNKNOWN
from letterbook.records.source_text import KEY, FieldPath

# [[id]] or [[id|words]]; anything else in double brackets is a slip that the build reports.
LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")


@dataclass(frozen=True)
class ProseLink:
    """A `[[link]]`: the id it leads to, its words if it has any, and where it stands in the prose."""

    id: str
    words: str | None
    start: int
    end: int


def values(part: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, object]]:
    """Yield every single value that a record holds, with its path as written in YAML, in the order of its fields."""
    if isinstance(part, Part):
        for name, info in type(part).model_fields.items():
            yield from values(getattr(part, name), (*path, info.alias or name))
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from values(item, (*path, number))
    elif isinstance(part, dict):
        for key, item in part.items():
            yield (*path, key, KEY), key
            yield from values(item, (*path, key))
    else:
        yield path, part
        if isinstance(part, UnknownCorrespondent) and part.described:
            yield (*path, UNKNOWN), part.described


def references(record: Part) -> Iterator[tuple[FieldPath, Reference]]:
    """Yield every id of another record that stands in a field."""
    for path, value in values(record):
        if isinstance(value, Reference):
            yield path, value


def prose(record: Part) -> Iterator[tuple[FieldPath, Prose]]:
    """Yield every text in the archive's own words."""
    for path, value in values(record):
        if isinstance(value, Prose):
            yield path, value


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

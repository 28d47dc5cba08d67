"""One JSON file per record, beside its page: the fields of its YAML, each value in its type."""

import json
from collections.abc import Iterator
from typing import Any

from letterbook.pages.addresses import data_of
from letterbook.pages.context import Context
from letterbook.pages.generated import GENERATED, GENERATED_FOLDERS
from letterbook.pages.plan import Target
from letterbook.pages.titles import heading_of
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.models import Article, FieldGroup, Record, UnknownCorrespondent

DATA = "data"


def plan_record_files(edition: Edition) -> Iterator[Target]:
    """Yield the JSON file of every record that has a page of its own."""
    for record in edition.records.values():
        if record.folder in GENERATED_FOLDERS:
            yield Target(data_of(record), DATA, record.id)


def make_record_file(target: Target, context: Context) -> str:
    """Return the JSON of a record.

    Its fields have the names and order of the guide to all fields; what may be one or several is always a list. Only
    an article without a known title gets one that its file does not have: a description in brackets.
    """
    edition = context.edition
    record = edition.records[target.subject]
    held = {
        "generated": GENERATED,
        "type": record.kind,
        "id": record.id,
        **called(edition, record),
        **{name: value for name, value in fields(record).items() if name != "id"},
    }
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"


def called(edition: Edition, record: Record) -> dict[str, str]:
    """Return the title of an article, its own or a descriptive one; nothing of other records."""
    return {"title": heading_of(edition, record)} if isinstance(record, Article) else {}


def fields(group: FieldGroup) -> dict[str, Any]:
    """Return the fields that are written in a group, by their names in YAML, in the order of the guide."""
    return {
        described.alias or name: typed(getattr(group, name))
        for name, described in type(group).model_fields.items()
        if name in group.model_fields_set
    }


def typed(value: Any) -> Any:
    """Return a value as JSON has it: a date as EDTF with its first and last day, a number as a number.

    Somebody unknown is an object with what is known of them, or null.
    """
    if isinstance(value, FieldGroup):
        return fields(value)
    if isinstance(value, LetterDate):
        return day(value)
    if isinstance(value, UnknownCorrespondent):
        return {"unknown": value.described or None}
    if isinstance(value, dict):
        return {str(key): typed(inner) for key, inner in value.items()}
    return [typed(inner) for inner in value] if isinstance(value, (tuple, list)) else value


def day(when: LetterDate) -> dict[str, str | None]:
    """Return a date as it is written, and the first and the last day that it can mean, null where it is open.

    One in Old Style says so; its days are Gregorian all the same.
    """
    first, last = (one.isoformat() if one else None for one in (when.earliest, when.latest))
    return {"edtf": when.edtf, "first": first, "last": last} | ({"calendar": "julian"} if when.old_style else {})

"""One JSON file per record, beside its page: the fields as its YAML has them, every value as written."""

import json
from collections.abc import Iterator

from letterbook.pages.addresses import data_of
from letterbook.pages.context import Context
from letterbook.pages.generated import GENERATED, GENERATED_FOLDERS
from letterbook.pages.plan import Target
from letterbook.pages.titles import heading_of
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Record

DATA = "data"


def plan_record_files(edition: Edition) -> Iterator[Target]:
    """Yield the JSON file of every record that has a page of its own."""
    for record in edition.records.values():
        if record.folder in GENERATED_FOLDERS:
            yield Target(data_of(record), DATA, record.id)


def make_record_file(target: Target, context: Context) -> str:
    """Return the JSON of a record.

    Values are strings, as in the YAML: a date is EDTF, a number has its digits. Only an article without a known
    title gets one that its file does not have: a description in brackets.
    """
    edition = context.edition
    record = edition.records[target.subject]
    held = {
        "generated": GENERATED,
        "kind": record.kind,
        "id": record.id,
        **called(edition, record),
        **edition.texts[record.id].content,
    }
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"


def called(edition: Edition, record: Record) -> dict[str, str]:
    """Return the title of an article, its own or a descriptive one; nothing of other records."""
    return {"title": heading_of(edition, record)} if isinstance(record, Article) else {}

"""One JSON file per record, beside its page: the fields as its YAML has them, every value as written."""

import json
from collections.abc import Iterator

from letterbook.pages.addresses import GENERATED_FOLDERS, data_of
from letterbook.pages.context import Context
from letterbook.pages.plan import Target
from letterbook.pages.views.page import GENERATED
from letterbook.reading.edition import Edition

DATA = "data"


def plan_record_files(edition: Edition) -> Iterator[Target]:
    """Yield the JSON file of every record that has a page of its own."""
    for record in edition.records.values():
        if record.folder in GENERATED_FOLDERS:
            yield Target(data_of(record), DATA, record.id)


def make_record_file(target: Target, context: Context) -> str:
    """Return the JSON of a record.

    Values are strings, as in the YAML: a date is EDTF, a number has its digits.
    """
    record = context.edition.records[target.subject]
    content = context.edition.texts[record.id].content
    held = {"generated": GENERATED, "kind": record.kind, "id": record.id, **content}
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"

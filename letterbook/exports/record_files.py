"""One JSON file per record, beside its page: the fields as its YAML has them, every value as written."""

import json

from letterbook.pages.addresses import GENERATED_FOLDERS, data_of
from letterbook.pages.views.page import GENERATED
from letterbook.reading.edition import Edition


def record_files(edition: Edition) -> dict[str, str]:
    """Return the JSON of every record that has a page of its own, by its path relative to `docs/`, in order.

    Values are strings, as in the YAML: a date is EDTF, a number has its digits.
    """
    shown = [record for record in edition.records.values() if record.folder in GENERATED_FOLDERS]
    files = {
        data_of(record): {
            "generated": GENERATED,
            "kind": record.kind,
            "id": record.id,
            **edition.texts[record.id].content,
        }
        for record in shown
    }
    return {path: json.dumps(held, ensure_ascii=False, indent=2) + "\n" for path, held in sorted(files.items())}

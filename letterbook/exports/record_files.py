"""One JSON file per record, beside its page: the fields as its YAML has them, every value as written."""

import json

from letterbook.pages.addresses import GENERATED_FOLDERS, data_of
from letterbook.pages.titles import heading_of
from letterbook.pages.views.page import GENERATED
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Record


def record_files(edition: Edition) -> dict[str, str]:
    """Return the JSON of every record that has a page of its own, by its path relative to `docs/`, in order.

    Values are strings, as in the YAML: a date is EDTF, a number has its digits. Only an article without a known
    title gets one that its file does not have: a description in brackets.
    """
    shown = [record for record in edition.records.values() if record.folder in GENERATED_FOLDERS]
    files = {
        data_of(record): {
            "generated": GENERATED,
            "kind": record.kind,
            "id": record.id,
            **called(edition, record),
            **edition.texts[record.id].content,
        }
        for record in shown
    }
    return {path: json.dumps(held, ensure_ascii=False, indent=2) + "\n" for path, held in sorted(files.items())}


def called(edition: Edition, record: Record) -> dict[str, str]:
    """Return the title of an article, its own or a descriptive one; nothing of other records."""
    return {"title": heading_of(edition, record)} if isinstance(record, Article) else {}

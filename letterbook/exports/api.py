"""One document that shows programs where everything is. Its fields and addresses stay the same in every version."""

import json
from collections.abc import Iterator
from typing import Any

from letterbook.pages.addresses import API, data_of, download_address
from letterbook.pages.context import Context
from letterbook.pages.downloads import downloads
from letterbook.pages.generated import GENERATED, GENERATED_FOLDERS
from letterbook.pages.plan import Target
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import KINDS, Record

WHERE = "api"

# Raised when a field or an address changes its meaning or is removed, not when one is added.
VERSION = 1


def plan_api(_: Edition) -> Iterator[Target]:
    """Yield the document."""
    yield Target(API, WHERE)


def make_api(_: Target, context: Context) -> str:
    """Return the document: of what edition, which files hold the whole of it, and where each record is, with its page.

    Addresses are whole where the site has one, else from the root of the site. Of a record, `{id}` stands for its id.
    """
    edition = context.edition
    collection, changed = edition.collection, last_change(edition)
    told = {
        "generated": GENERATED,
        "api": VERSION,
        "title": collection.title,
        "version": collection.version,
        "changed": changed.isoformat() if changed else None,
        "licence": {"name": collection.licence, "url": collection.licence_url},
        "files": [
            {"path": one.path, "url": download_address(collection, one.path), "type": one.type, "holds": one.holds}
            for one in downloads(edition)
        ],
        "records": list(records(edition)),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def records(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield, for each kind of record that has pages, how many there are, and where."""
    for kind in KINDS:
        found: tuple[Record, ...] = edition.of(kind)
        if found and kind.folder in GENERATED_FOLDERS:
            yield {
                "kind": kind.kind,
                "count": len(found),
                "data": download_address(edition.collection, data_of(found[0]).replace(found[0].id, "{id}")),
                "page": download_address(edition.collection, f"{kind.folder}/{{id}}/"),
            }

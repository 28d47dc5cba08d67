"""The plan of a build: every file that it makes below `docs/`, and the one way to make any of them."""

from collections.abc import Callable, Iterator, Mapping

from letterbook.exports.annotations import ANNOTATED, make_annotations, plan_annotations
from letterbook.exports.api import WHERE, make_api, plan_api
from letterbook.exports.citations import CITATIONS, make_references, plan_references
from letterbook.exports.cmif.document import INDEX, make_cmif, plan_cmif
from letterbook.exports.feed import CHANGES, make_feed, plan_feed
from letterbook.exports.finder_data import FINDER, make_finder_data, plan_finder_data
from letterbook.exports.forms.data import (
    DESCRIBED,
    KNOWN,
    OPENED,
    make_description_of_forms,
    make_known,
    make_opened,
    plan_forms,
    plan_known,
)
from letterbook.exports.record_files import DATA, make_record_file, plan_record_files
from letterbook.exports.share_pictures import PICTURE, make_share_picture, plan_share_pictures
from letterbook.exports.tables.files import (
    ALL,
    DESCRIPTION,
    TABLE,
    make_database,
    make_description,
    make_table,
    plan_tables,
)
from letterbook.pages.context import STATES, Context
from letterbook.pages.plan import Target, citations_made, make_page, overviews, plan_pages
from letterbook.reading.edition import RECORDS, Edition

Maker = Callable[[Target, Context], str | bytes]

# What makes a file, by its kind; every other kind is a page.
MAKERS: Mapping[str, Maker] = {
    DATA: make_record_file,
    FINDER: make_finder_data,
    INDEX: make_cmif,
    TABLE: make_table,
    DESCRIPTION: make_description,
    ALL: make_database,
    CITATIONS: make_references,
    CHANGES: make_feed,
    ANNOTATED: make_annotations,
    WHERE: make_api,
    PICTURE: make_share_picture,
    DESCRIBED: make_description_of_forms,
    KNOWN: make_known,
    OPENED: make_opened,
}


def plan(edition: Edition) -> list[Target]:
    """Return everything that a build of an edition makes, in the order of the paths; books are made apart."""
    return sorted(
        [
            *plan_pages(edition),
            *plan_record_files(edition),
            *plan_share_pictures(edition),
            *plan_finder_data(edition),
            *plan_forms(edition),
            *plan_of_all(edition),
        ]
    )


def plan_of_all(edition: Edition) -> list[Target]:
    """Return what is made from the whole edition, and made again when anything in it changed."""
    return [
        *plan_annotations(edition),
        *plan_api(edition),
        *plan_cmif(edition),
        *plan_tables(edition),
        *plan_references(edition),
        *plan_feed(edition),
        *plan_known(edition),
    ]


def plan_overall(edition: Edition) -> list[Target]:
    """Return what hardly a change leaves as it is, in the order of the paths: files of the whole, and overviews."""
    return sorted([*plan_of_all(edition), *overviews()])


# The kinds of what is made from the whole edition.
OF_ALL = frozenset({INDEX, TABLE, DESCRIPTION, ALL, CITATIONS, CHANGES, ANNOTATED, WHERE, KNOWN})

# Those among them that no page shows or loads.
TO_DOWNLOAD = OF_ALL - {KNOWN}


def make(target: Target, context: Context) -> bytes:
    """Return the content of a planned file; of one made from the whole edition, it is noted once that it read all."""
    maker = MAKERS.get(target.kind, make_page)
    content = from_all(maker, target, context) if target.kind in OF_ALL else maker(target, context)
    return content if isinstance(content, bytes) else content.encode()


def from_all(maker: Maker, target: Target, context: Context) -> str | bytes:
    """Return what is made from the whole edition; that it read everything is noted once, not record by record."""
    notes = context.edition.notes
    with notes.into(None):
        content = maker(target, context)
    notes.note(RECORDS)
    notes.note(STATES)
    return content


def make_all(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every planned file, one by one, in the order of the paths."""
    targets = plan(context.edition)
    with citations_made(context, targets):
        for target in targets:
            yield target.path, make(target, context)

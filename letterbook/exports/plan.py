"""The plan of a build: every file that it makes below `docs/`, and the one way to make any of them."""

from collections.abc import Iterator

from letterbook.exports.cmif.document import INDEX, make_cmif, plan_cmif
from letterbook.exports.finder_data import FINDER, make_finder_data, plan_finder_data
from letterbook.exports.record_files import DATA, make_record_file, plan_record_files
from letterbook.pages.context import Context
from letterbook.pages.plan import Target, make_page, plan_pages
from letterbook.reading.edition import Edition

# What makes a file, by its kind; every other kind is a page.
MAKERS = {DATA: make_record_file, FINDER: make_finder_data, INDEX: make_cmif}


def plan(edition: Edition) -> list[Target]:
    """Return everything that a build of an edition makes, in the order of the paths; books are made apart."""
    return sorted([*plan_pages(edition), *plan_record_files(edition), *plan_finder_data(edition), *plan_cmif(edition)])


def make(target: Target, context: Context) -> bytes:
    """Return the content of a planned file."""
    made = MAKERS.get(target.kind, make_page)
    return made(target, context).encode()


def make_all(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every planned file, one by one, in the order of the paths."""
    for target in plan(context.edition):
        yield target.path, make(target, context)

"""On which page a record, or a quotation in it, stands: its own, or that of a part of a long list."""

from letterbook.pages.addresses import page_of
from letterbook.pages.differing import difference_pages
from letterbook.reading.edition import Edition
from letterbook.records.models import Question, Record


def page_holding(edition: Edition, record: Record) -> str:
    """Return the page on which a record stands, relative to `docs/`."""
    return difference_pages(edition)[record.id] if isinstance(record, Question) else page_of(record)

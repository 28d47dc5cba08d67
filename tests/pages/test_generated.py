"""Which files below `docs/` are the build's own."""

import pytest

from letterbook.pages.addresses import page_of
from letterbook.pages.generated import GENERATED_FOLDERS, book_of


def test_pages_lie_in_generated_folders(toy):
    """No page of a record lies where people write."""
    assert {page_of(record).split("/", maxsplit=1)[0] for record in toy.records.values()} <= set(GENERATED_FOLDERS)


@pytest.mark.parametrize(
    ("version", "file"), [("1.2.0", "data/letterbook-1.2.0.pdf"), ("2026 / β?", "data/letterbook-2026---β-.pdf")]
)
def test_a_book_is_named_by_its_version(version, file):
    """Whatever a version is called, the name of the book is one that every system can hold."""
    assert book_of(version, "pdf") == file

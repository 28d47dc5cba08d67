"""The data page names what can be taken away, and only that."""

from dataclasses import replace

import pytest

from letterbook.pages.generated import book_of
from letterbook.pages.plan import render
from letterbook.pages.views.data import size_in_words
from tests.contexts import unverified

EPUB = "data/letterbook-1.2.0.epub"


def test_without_books_the_page_speaks_of_none(toy):
    """Where no book lies among the pages, the page has neither a link nor a heading for one."""
    page = render(unverified(toy))["data/index.md"]
    assert "letterbook-" not in page
    assert "as a book" not in page


def test_a_book_that_lies_there_is_linked(toy):
    """Each book is linked with its size; one of another version is not."""
    page = render(replace(unverified(toy), books={EPUB: 1_260_000, "data/letterbook-1.1.0.pdf": 5}))["data/index.md"]
    assert "- [EPUB](letterbook-1.2.0.epub) (1&#46;3 MB): for e-readers and phones\n" in page
    assert ".pdf" not in page


def test_every_kind_of_record_has_a_row(toy):
    """The files of every kind of record with pages of its own are counted, and one of them is linked."""
    page = render(unverified(toy))["data/index.md"]
    assert "| letters | 6 | [`letters/1921-09-06-south-to-north.json`]" in page
    assert "| topics | 2 |" in page
    assert "questions/" not in page


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (201_780, "202 kB"), (4_236_835, "4.2 MB")])
def test_sizes_are_told_as_browsers_tell_them(size, words):
    """Thousands of bytes are rounded up, millions to a tenth."""
    assert size_in_words(size) == words


def test_a_version_names_its_book_by_characters_that_files_may_have():
    """A version may hold any text; the name of a file may not."""
    assert book_of("1.2 (draft)/b", "pdf") == "data/letterbook-1.2--draft--b.pdf"

"""Where pages lie, and how to get from one to another."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.addresses import GENERATED_FOLDERS, anchor_of, book_of, data_of, index_of, page_of, relative

PARTS = st.sampled_from(["letters", "people", "a", "b", "2018"])
PAGES = st.lists(PARTS, max_size=3).map(lambda folders: "/".join([*folders, "page.md"]))


@given(PAGES, PAGES)
def test_a_relative_link_leads_there(here, there):
    """From any page to any other, the link leads to where that page lies."""
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), relative(here, there))) == there


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.md", "letters/x.md", "letters/x.md"),
        ("letters/x.md", "letters/y.md", "y.md"),
        ("letters/x.md", "people/ada.md", "../people/ada.md"),
        ("letters/x.md", "index.md", "../index.md"),
    ],
)
def test_links_are_as_short_as_can_be(here, there, link):
    """A link goes up no farther than it must."""
    assert relative(here, there) == link
    assert relative(here, there, "words") == f"{link}#words"


def test_each_record_has_one_place(toy):
    """Every record but a question has a page and a data file to itself; questions have places on one page."""
    pages = [(page_of(record), anchor_of(record)) for record in toy.records.values()]
    assert len(set(pages)) == len(pages)
    assert {page for page, anchor in pages if anchor} == {index_of("differences")}
    assert len({data_of(record) for record in toy.records.values()}) == len(pages)


def test_pages_lie_in_generated_folders(toy):
    """No page of a record lies where people write."""
    assert {page_of(record).split("/", maxsplit=1)[0] for record in toy.records.values()} <= set(GENERATED_FOLDERS)


@pytest.mark.parametrize(
    ("version", "file"), [("1.2.0", "data/letterbook-1.2.0.pdf"), ("2026 / β?", "data/letterbook-2026---β-.pdf")]
)
def test_a_book_is_named_by_its_version(version, file):
    """Whatever a version is called, the name of the book is one that every system can hold."""
    assert book_of(version, "pdf") == file

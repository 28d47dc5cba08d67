"""Where pages lie, and how to get from one to another."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.addresses import anchor_of, data_of, index_of, page_of, relative

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

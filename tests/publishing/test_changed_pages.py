"""Which pages of a pull request are pictured, and what the pictures are called."""

import pytest

pytest.importorskip("playwright")

from tests.publishing.changed_pages import MOST, name, wanted


def test_only_addresses_within_the_site_are_pictured():
    """A line that is not an address of a page is left out: the list comes from a pull request."""
    listed = "letters/a-b/\n./\n../../etc/passwd\nhttps://x.org/\n/etc/\n\nfile:///etc/\nindex.html\n"
    assert wanted(listed) == ["letters/a-b/", "./"]


def test_the_first_pages_are_pictured():
    """Of many, so many as a person looks at."""
    assert len(wanted("a/\n" * 99)) == MOST


def test_a_picture_is_named_after_its_page():
    """The name of a picture says which page it shows."""
    assert [name("./"), name("letters/a-b/")] == ["home", "letters-a-b"]

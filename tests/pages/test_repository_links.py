"""The addresses at which a record is changed and a mistake is told."""

import pytest

from letterbook.pages.repository import file_address, history_address, report_address


@pytest.fixture
def at(toy):
    """A function that returns the toy collection as if kept at an address."""
    return lambda address: toy.collection.model_copy(update={"repository": address})


def test_addresses_follow_the_file_view(at):
    """From the file view of a branch follow the file, its history, and the form with page and record filled in."""
    kept = at("https://git.example.org/toy/letters/blob/main/")
    assert file_address(kept, "sources/a.yml") == "https://git.example.org/toy/letters/blob/main/sources/a.yml"
    assert history_address(kept, "sources/a.yml") == "https://git.example.org/toy/letters/commits/main/sources/a.yml"
    assert report_address(kept, "letters/a&b", "sources/a.yml") == (
        "https://git.example.org/toy/letters/issues/new"
        "?template=correction.yml&record=sources%2Fa.yml&page=letters%2Fa%26b"
    )


@pytest.mark.parametrize("address", [None, "https://files.example.org/letters"])
def test_nothing_is_guessed(at, address):
    """Where the repository is not known, or its addresses have another form, no history and no form is made up."""
    assert history_address(at(address), "x") is report_address(at(address)) is None

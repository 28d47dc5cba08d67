"""Licences by their addresses: as files write them, and no other ones."""

import pytest

from letterbook.records.licences import LICENCES, licence_at


@pytest.mark.parametrize(("name", "address"), LICENCES.items())
def test_a_licence_is_known_by_its_address(name, address):
    """With http too, without a last stroke, and by the page of its text."""
    for written in (address, address.rstrip("/"), address.replace("https://", "http://www."), f"{address}legalcode"):
        assert licence_at(written) == name


@pytest.mark.parametrize(
    "address",
    ["", "CC BY 4.0", "https://example.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.05/", "//["],
)
def test_no_other_address_is_one(address):
    """What lies elsewhere, or is another version, has no short name; nor has what is not an address."""
    assert licence_at(address) == ""

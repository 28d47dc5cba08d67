"""What an address may hold as it stands in a page."""

import pytest

from letterbook.pages.web_addresses import encoded, is_web_address, stays, target_of


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/", True),
        ("http://example.org", True),
        ("HTTPS://example.org/", False),
        ("javascript:alert(1)", False),
        ("//example.org/", False),
        ("see https://example.org/", False),
    ],
)
def test_only_http_is_of_the_web(address, is_one):
    """An address of the web begins with its scheme, in small letters, and nothing stands before it."""
    assert is_web_address(address) == is_one


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/?a=1&copy=2", "https://example.org/?a=1&amp;copy=2"),
        ('https://example.org/"><x', "https://example.org/%22%3E%3Cx"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("https://example.org/편지", "https://example.org/편지"),
        ("https://example.org/\u200b", "https://example.org/%E2%80%8B"),
    ],
)
def test_nothing_in_a_target_ends_an_attribute(address, target):
    """Quotation marks and angle brackets are encoded, "&" is an entity; other scripts stay, what cannot be seen not."""
    assert target_of(address) == target


def test_words_in_an_address_keep_only_letters_and_digits():
    """Of ASCII nothing else stays, unless it is said to be safe; beyond ASCII, letters, signs and marks do."""
    assert encoded("a/b c-d") == "a%2Fb%20c-d"
    assert encoded("a/b", safe="/") == "a/b"
    assert encoded("é / –") == "é%20%2F%20–"
    assert [stays(mark) for mark in ("a", "é", "–", "\u00a0")] == [False, True, True, False]

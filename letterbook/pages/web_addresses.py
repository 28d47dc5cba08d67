"""Addresses of the web as they can stand in a page, from text that holds no white space and nothing unprintable."""

import re
import unicodedata
from urllib.parse import quote

# RFC 3986: what an address may contain; "%" because addresses come percent-encoded.
ADDRESS_CHARACTERS = "!#$%&'()*+,/:;=?@[]~-._"

# Stretches of ASCII, and every other character by itself.
PIECES = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")


def is_web_address(address: str) -> bool:
    """Whether an address begins as one of the web does."""
    return bool(re.match(r"https?://", address))


def target_of(address: str) -> str:
    """Return an address as it can stand in HTML, with no mark in it that ends an attribute."""
    # Other scripts stay as they are, which browsers encode: by their numbers they would take most of a page.
    target = encoded(address, ADDRESS_CHARACTERS)
    # "&copy=" in a query would be read as an entity.
    return target.replace("&", "&amp;")


def encoded(text: str, safe: str = "") -> str:
    """Return text as it can stand in an address: of ASCII only letters, digits and what is safe are not encoded."""
    if text.isascii():
        return quote(text, safe=safe)
    return PIECES.sub(lambda found: found[0] if stays(found[0]) else quote(found[0], safe=safe), text)


def stays(mark: str) -> bool:
    """Whether a character beyond ASCII stays as it is in an address: letters, digits, signs and marks do."""
    return not mark.isascii() and unicodedata.category(mark)[0] in "LMNPS"

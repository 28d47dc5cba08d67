"""What is known of an edition when it is founded."""

import re
import unicodedata
from dataclasses import dataclass

from letterbook.records.licences import LICENCES
from letterbook.records.models.values import ADDRESS_PATTERN, ADDRESSES, LANGUAGE_PATTERN, LANGUAGES

# Categories of Unicode: controls, and what ends lines and paragraphs.
NOT_IN_A_LINE = frozenset({"Cc", "Zl", "Zp", "Cs"})

# What something is called in a message.
CALLED = {"language": "language tag", "address": "web address"}

# The form of what is told, and what is expected where it has another.
FORMS = {"language": (LANGUAGE_PATTERN, LANGUAGES), "address": (ADDRESS_PATTERN, ADDRESSES)}


@dataclass(frozen=True)
class Founding:
    """What is known of an edition at first: plain text, as it was typed.

    `sender` and `recipient` are names of people, "" where letters are imported; `language` is a BCP 47 tag;
    `address` is that of the site, or "".
    """

    title: str
    sender: str
    recipient: str
    language: str
    licence: str
    address: str
    editors: tuple[str, ...]
    today: str

    @property
    def licence_address(self) -> str:
        """The address of the licence; "" where it is none of those that have a short name here."""
        return LICENCES.get(self.licence, "")

    @property
    def description(self) -> str:
        """What the edition is, in a sentence that its editors replace by their own."""
        if not self.sender:
            return f"{self.title}: letters recorded in editions, taken over from their indexes."
        return f"Letters of {self.sender} and {self.recipient}."


def fault_of(name: str, value: str, is_imported: bool = False) -> str | None:
    """Say what is wrong with something that is told of a new edition; None if nothing is.

    Where letters are imported, nobody need be named.
    """
    if not value:
        return None if name == "address" or (is_imported and name in ("from", "to")) else "write something"
    if any(unicodedata.category(character) in NOT_IN_A_LINE for character in value):
        return "write it on one line, without control characters"
    for pattern, expected in (FORMS[name],) if name in FORMS else ():
        if not re.fullmatch(pattern, value, re.ASCII):
            return f"'{value}' is not a {CALLED[name]}; {expected}"
    return None

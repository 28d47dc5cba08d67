"""Which letters an index for others can hold, and why the rest are left out."""

from collections.abc import Iterator
from enum import StrEnum

from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Letter, Witness


class LeftOut(StrEnum):
    """Why letters are left out of an index for others."""

    CLAIMED = "only claimed to exist"
    INFERRED = "only inferred to exist"
    NO_DIRECTION = "direction not known"


def left_out(letter: Letter) -> LeftOut | None:
    """Return why a letter is left out of an index for others; None where it is in it."""
    if letter.existence == "claimed":
        return LeftOut.CLAIMED
    if letter.existence == "inferred":
        return LeftOut.INFERRED
    return None if letter.sender else LeftOut.NO_DIRECTION


def indexed(edition: Edition) -> Iterator[Letter]:
    """Yield the letters that are in an index for others, in the order of their dates."""
    return (letter for letter in edition.letters if left_out(letter) is None)


def editions_of(edition: Edition, letter: Letter) -> list[tuple[Witness, Article]]:
    """Return the editions of letters that describe a letter, with what each states of it, in the order of the record.

    An index describes the letter as they do. If there are none, it follows this edition.
    """
    found = [(witness, edition.article(witness.article)) for witness in letter.witnesses]
    return [(witness, article) for witness, article in found if article.form == "letter-edition"]

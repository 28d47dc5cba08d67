"""How a letter is known, and since when: computed from its witnesses, never written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.models import Article, Letter


class HowKnown(StrEnum):
    """The existence ladder, best first."""

    FACSIMILE = "facsimile"
    FULL = "full text"
    EXCERPTS = "excerpts"
    PARAPHRASE = "paraphrase"
    MENTIONED = "mentioned"
    INFERRED = "inferred"
    CLAIMED = "claimed"

    @property
    def is_whole(self) -> bool:
        """Whether some article gives all of the letter."""
        return self in {HowKnown.FACSIMILE, HowKnown.FULL}


RUNGS = {
    "facsimile": HowKnown.FACSIMILE,
    "full": HowKnown.FULL,
    "excerpt": HowKnown.EXCERPTS,
    "paraphrase": HowKnown.PARAPHRASE,
    "mention": HowKnown.MENTIONED,
}


@dataclass(frozen=True)
class FirstArticle:
    """The first article to do something, by its date of publication."""

    article: Article
    published: LetterDate


@dataclass(frozen=True)
class Publicity:
    """The first article known to mention a letter, and the first from which words of it are quoted here."""

    known: FirstArticle | None
    readable: FirstArticle | None


def how_known(letter: Letter) -> HowKnown:
    """Return the best form in which any witness gives the letter.

    A letter that is only claimed or inferred stays so, even if witnesses print words of it.
    """
    if letter.existence == "claimed":
        return HowKnown.CLAIMED
    if letter.existence == "inferred":
        return HowKnown.INFERRED
    found = {RUNGS[witness.form] for witness in letter.witnesses}
    return next(rung for rung in HowKnown if rung in found)


def known_since(letter: Letter, edition: Edition) -> FirstArticle | None:
    """Return the first dated article that mentions the letter."""
    return first_published(edition, [witness.article for witness in letter.witnesses])


def readable_since(letter: Letter, edition: Edition) -> FirstArticle | None:
    """Return the first dated article from which words of the letter are quoted here."""
    return first_published(edition, [witness.article for witness in letter.witnesses if witness.quotations])


@once
def publicity(edition: Edition) -> Mapping[str, Publicity]:
    """Return, by letter, since when it has been known, and its words readable, among the articles of the archive."""
    return {
        letter.id: Publicity(known_since(letter, edition), readable_since(letter, edition))
        for letter in edition.letters
    }


def first_published(edition: Edition, ids: list[str]) -> FirstArticle | None:
    """Return the one among some articles that had certainly appeared first; those without a date do not count.

    An article of "September 2020" had appeared by the 30th, one of "on or after the 25th" perhaps never.
    """
    dated = [
        FirstArticle(article, article.published)
        for article in (edition.article(id) for id in ids)
        if article.published and article.published.earliest
    ]
    return min(dated, key=appeared_by, default=None)


def appeared_by(first: FirstArticle) -> tuple[date, date, str]:
    """Return the sort key of an article: the day by which it had appeared, the first it can have, and its id."""
    return (first.published.bounds[1], first.published.sort_day, first.article.id)

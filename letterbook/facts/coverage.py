"""What is expected to exist against what is known: letter by letter, and what is wanted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.origins import Count, Origins
from letterbook.reading.edition import Edition
from letterbook.records.days import EARLIEST
from letterbook.records.models import Article, Expected, Letter, UnknownCorrespondent
from letterbook.verification.quotations import State, Verification, by_article, cited_in


@dataclass(frozen=True)
class Covered:
    """What is known of one letter."""

    letter: Letter
    has_exact_day: bool
    how_known: HowKnown
    languages: tuple[str, ...]
    origins: Count
    quotations: int
    verified: int
    compared: int


@dataclass(frozen=True)
class Coverage:
    """What is known of an expected number of letters; those without a certain sender are counted under None."""

    expected: Expected
    letters: tuple[Covered, ...]
    by_sender: dict[str | None, int]

    @property
    def missing(self) -> int:
        """How many letters no record covers; at least 0."""
        return max(0, self.expected.count - len(self.letters))


def coverage(edition: Edition, expected: Expected, origins: Origins, verification: Verification) -> Coverage:
    """Return what is known of the letters that are said to exist between some correspondents in some time."""
    letters = expected_letters(edition, expected)
    senders: Counter[str | None] = Counter(
        str(letter.sender[0]) if is_certain(letter.sender) else None for letter in letters
    )
    found = tuple(covered(letter, edition, origins, verification) for letter in letters)
    return Coverage(expected, found, dict(senders))


def expected_letters(edition: Edition, expected: Expected) -> tuple[Letter, ...]:
    """Return the letters that count towards those that are said to exist, in date order."""
    return tuple(letter for letter in edition.letters if counts_towards(letter, expected))


def is_certain(sender: tuple[str, ...]) -> bool:
    """Whether a sender is identified."""
    return len(sender) == 1 and not isinstance(sender[0], UnknownCorrespondent)


def counts_towards(letter: Letter, expected: Expected) -> bool:
    """Whether a letter is one of those expected: between these, in this time, and not merely claimed.

    Of a date with an open end, the end that is known must lie in the time.
    """
    if how_known(letter) is HowKnown.CLAIMED or set(letter.correspondents) != set(expected.between):
        return False
    if letter.date is None:
        return True
    first, last = letter.date.bounds
    first, last = first if letter.date.begin else last, last if letter.date.end else first
    begins = expected.from_.bounds[0] if expected.from_ else EARLIEST
    ends = expected.to.bounds[1] if expected.to else date.max
    return begins <= last and first <= ends


def covered(letter: Letter, edition: Edition, origins: Origins, verification: Verification) -> Covered:
    """Return what is known of one letter."""
    quotations = list(cited_in(letter))
    languages = {quotation.language or edition.article(cited.article).language for cited, quotation in quotations}
    states = [verification.state(cited) for cited, _ in quotations]
    return Covered(
        letter=letter,
        has_exact_day=letter.date is not None and letter.date.is_exact and "date" not in letter.conjectured,
        how_known=how_known(letter),
        languages=tuple(sorted(languages)),
        origins=origins.behind(witness.article for witness in letter.witnesses),
        quotations=len(states),
        verified=sum(state.is_verified for state in states),
        compared=sum(state is State.COMPARED for state in states),
    )


def unread_origins(edition: Edition) -> Iterator[tuple[Article, tuple[str, ...]]]:
    """Yield the articles not yet read that others draw on, with those others, the most drawn on first."""
    drawing = {
        article.id: tuple(other.id for other in edition.drawing_on(article).relaying)
        for article in edition.articles
        if article.read == "none"
    }
    for id in sorted(drawing, key=lambda id: (-len(drawing[id]), id)):
        if drawing[id]:
            yield edition.article(id), drawing[id]


def in_state(edition: Edition, verification: Verification, *states: State) -> list[tuple[Article, Counter[State]]]:
    """Return the articles with quotations in some states, with how many are in each; the most first."""
    numbers = {
        id: Counter(state for one in quotations if (state := verification.state(one)) in states)
        for id, quotations in by_article(edition).items()
    }
    found = [(edition.article(id), number) for id, number in numbers.items() if number]
    return sorted(found, key=lambda one: (-one[1].total(), one[0].id))


def without_address(edition: Edition) -> list[Article]:
    """Return the articles that can be read somewhere but have no full address here."""
    return [article for article in edition.articles if not article.url and article.form != "book"]

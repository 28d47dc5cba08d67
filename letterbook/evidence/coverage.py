"""What is expected to exist against what is known: letter by letter, and what is wanted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from letterbook.evidence.existence import HowKnown, how_known
from letterbook.evidence.origins import Count, Origins
from letterbook.evidence.quotations import State, Verification, by_article, cited_in
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Expected, Letter


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


@dataclass(frozen=True)
class Coverage:
    """What is known of an expected number of letters; those by nobody certain are counted under None."""

    expected: Expected
    letters: tuple[Covered, ...]
    by_sender: dict[str | None, int]

    @property
    def missing(self) -> int:
        """How many letters no record covers; never less than none."""
        return max(0, self.expected.count - len(self.letters))


def coverage(edition: Edition, expected: Expected, origins: Origins, verification: Verification) -> Coverage:
    """Return what is known of the letters that are said to exist between some correspondents in some time."""
    letters = [letter for letter in edition.letters if counts_towards(letter, expected)]
    senders: Counter[str | None] = Counter(
        str(letter.sender[0]) if len(letter.sender) == 1 else None for letter in letters
    )
    found = tuple(covered(letter, edition, origins, verification) for letter in letters)
    return Coverage(expected, found, dict(senders))


def counts_towards(letter: Letter, expected: Expected) -> bool:
    """Whether a letter is one of those expected: between these, in this time, and not merely claimed.

    Of a date with an open end, the end that is known must lie in the time.
    """
    if how_known(letter) is HowKnown.CLAIMED or set(letter.correspondents) != set(expected.between):
        return False
    if letter.date is None:
        return True
    first, last = letter.date.earliest or letter.date.latest, letter.date.latest or letter.date.earliest
    begins = expected.from_.earliest if expected.from_ else None
    ends = expected.to.latest if expected.to else None
    return not (last and begins and last < begins) and not (first and ends and first > ends)


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
        verified=sum(state is not State.UNVERIFIED for state in states),
    )


def unread_origins(edition: Edition) -> Iterator[tuple[Article, tuple[str, ...]]]:
    """Yield the articles that nobody here has read but others draw on, with those, the most drawn on first."""
    drawing = {
        article.id: tuple(other.id for other in edition.drawing_on(article).relaying)
        for article in edition.articles
        if article.read == "none"
    }
    for id in sorted(drawing, key=lambda id: (-len(drawing[id]), id)):
        if drawing[id]:
            yield edition.article(id), drawing[id]


def unverified(edition: Edition, verification: Verification) -> list[tuple[Article, int]]:
    """Return the articles with quotations that nobody could compare, and how many; the most first."""
    numbers = {
        id: sum(verification.state(one) is State.UNVERIFIED for one in quotations)
        for id, quotations in by_article(edition).items()
    }
    wanted = [(edition.article(id), number) for id, number in numbers.items() if number]
    return sorted(wanted, key=lambda found: (-found[1], found[0].id))


def without_address(edition: Edition) -> list[Article]:
    """Return the articles that can be read somewhere whose whole address is not known."""
    return [article for article in edition.articles if not article.url and article.form != "book"]

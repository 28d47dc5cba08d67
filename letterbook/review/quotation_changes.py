"""What became of the quotations between two states of the records, and how much is quoted of each article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from letterbook.records.models import Article
from letterbook.review.change import BeforeAfter, Snapshot, Subject, differing
from letterbook.verification.quotations import Cited, State, by_article
from letterbook.verification.rights import words_allowed, words_quoted


class WhyUnverified(StrEnum):
    """Why a quotation was not found by a machine."""

    NO_CAPTURE = "no copy of the article is available"
    NO_SEAL = "the copy of the article is not here, and has no seal yet"
    NOT_FOUND = "it is not where its locator says; see the problems"


@dataclass(frozen=True)
class Words:
    """A quotation, how far it is verified, and why no further."""

    cited: Cited
    state: State
    why: WhyUnverified | None


@dataclass(frozen=True)
class Quoted:
    """How many words of an article are quoted, and how many may be."""

    words: int
    limit: int


def words_in(side: Snapshot, unread: frozenset[str]) -> list[Words]:
    """Return every quotation of records that could be read on both sides, with its state."""
    return [
        Words(cited, state, why(side, cited) if state is State.UNVERIFIED else None)
        for found in by_article(side.edition).values()
        for cited in found
        if cited.record not in unread and cited.article not in unread
        for state in [side.verification.state(cited)]
    ]


def why(side: Snapshot, cited: Cited) -> WhyUnverified:
    """Return why a quotation is not verified."""
    article = side.edition.records.get(cited.article)
    if not isinstance(article, Article) or article.capture is None:
        return WhyUnverified.NO_CAPTURE
    has_proof = cited.article in side.verification.fingerprints
    return WhyUnverified.NOT_FOUND if has_proof else WhyUnverified.NO_SEAL


def quotation_changes(before: Iterable[Words], after: Iterable[Words]) -> tuple[BeforeAfter[Words], ...]:
    """Return the quotations that were added, changed or removed, or whose state is another.

    The same words in the same record, from the same article, are one quotation, wherever in the record they stand;
    what is left over of a passage on both sides is taken for a changed wording, in the order of the records.
    """
    lost, won, kept = matched(before, after)
    for passage in sorted({*lost, *won}):
        for old, new in zip(lost[passage], won[passage], strict=False):
            kept.append(BeforeAfter(passage, old, new))
        pairs = min(len(lost[passage]), len(won[passage]))
        kept += [BeforeAfter(passage, old, None) for old in lost[passage][pairs:]]
        kept += [BeforeAfter(passage, None, new) for new in won[passage][pairs:]]
    return tuple(sorted(kept, key=lambda change: change.subject))


ByPassage = dict[Subject, list[Words]]


def matched(before: Iterable[Words], after: Iterable[Words]) -> tuple[ByPassage, ByPassage, list[BeforeAfter[Words]]]:
    """Return, by passage, the words that only one side has, and what differs in the rest of those on both."""
    old: dict[tuple[Subject, str], list[Words]] = defaultdict(list)
    for words in before:
        old[passage_of(words), words.cited.text].append(words)
    lost: ByPassage = defaultdict(list)
    won: ByPassage = defaultdict(list)
    kept: list[BeforeAfter[Words]] = []
    for words in after:
        if same := old[passage_of(words), words.cited.text]:
            was = same.pop(0)
            if (was.state, was.cited.at) != (words.state, words.cited.at):
                kept.append(BeforeAfter(passage_of(words), was, words))
        else:
            won[passage_of(words)].append(words)
    for rest in old.values():
        for words in rest:
            lost[passage_of(words)].append(words)
    return lost, won, kept


def passage_of(words: Words) -> Subject:
    """Return what words belong to: their record, their article, and the passage of a letter."""
    return (words.cited.record, words.cited.article, words.cited.passage or "")


def quoted_changes(
    before: Snapshot, after: Snapshot, quotations: Iterable[BeforeAfter[Words]]
) -> Iterator[BeforeAfter[Quoted]]:
    """Yield how much is quoted of each article of which a quotation, or the amount, is another than before."""
    was, now = quoted(before), quoted(after)
    touched = {(change.subject[1],) for change in quotations} | {change.subject for change in differing(was, now)}
    nothing = Quoted(0, 0)
    for subject in sorted(touched):
        change = BeforeAfter(subject, was.get(subject), now.get(subject))
        if (change.before or nothing).words or (change.after or nothing).words:
            yield change


def quoted(side: Snapshot) -> dict[Subject, Quoted]:
    """Return how many words of each article are quoted, and how many may be."""
    quotations = by_article(side.edition)
    return {
        (article.id,): Quoted(
            words_quoted(quotations[article.id], side.verification),
            words_allowed(article),
        )
        for article in side.edition.of(Article)
    }

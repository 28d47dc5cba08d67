"""Quotations: which there are, where each is written, and how far it is verified.

Found in the capture at this build or covered by the committed seal, it is verified. If neither, an editor may have
compared it with the page, or it lies beyond what was saved of the article. Else it is unverified: no copy is available.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from letterbook.problems.problem import Severity
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import grouped
from letterbook.reading.noted import StandsIn
from letterbook.records.models import Article, Comparison, Letter, Question, Quotation, Record, SpeakerQuotation
from letterbook.records.nodes import FieldPath
from letterbook.verification.finding import Found


class State(StrEnum):
    """How far a quotation is verified."""

    TEXT = "verified (text)"
    SEAL = "verified (seal)"
    COMPARED = "compared by an editor"
    BEYOND = "beyond what was saved"
    UNVERIFIED = "unverified"

    @property
    def is_verified(self) -> bool:
        """Whether a machine found the words."""
        return self in {State.TEXT, State.SEAL}


@dataclass(frozen=True, slots=True)
class Cited:
    """One quotation: the record and path where it is written, its article, its words, and its locator.

    `passage` is that of a letter; None for words of a speaker about letters. That an editor compared the words tells
    no quotation from another.
    """

    record: str
    path: FieldPath
    article: str
    text: str
    at: str | None
    passage: str | None = None
    compared: Comparison | None = field(default=None, compare=False)

    @property
    def stands_in(self) -> StandsIn:
        """The record whose text it is part of, and which part of it."""
        return self.record, self.path


@dataclass(frozen=True)
class QuotationFault:
    """What is wrong with a quotation, and at which path of its record."""

    path: FieldPath
    code: str
    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Verification:
    """What verifying found: the state of every quotation, its place, the fingerprints of captures, the seals.

    `faults` says of each quotation that a capture, a seal or a comparison denies what is wrong with it.
    """

    states: Mapping[Cited, State] = field(default_factory=dict, repr=False)
    places: Mapping[Cited, Found] = field(default_factory=dict, repr=False)
    fingerprints: Mapping[str, str] = field(default_factory=dict, repr=False)
    sealed: frozenset[str] = frozenset()
    faults: Mapping[Cited, tuple[QuotationFault, ...]] = field(default_factory=dict, repr=False)

    def state(self, cited: Cited) -> State:
        """Return the state of a quotation; raises KeyError of one that was not verified with the rest.

        Nothing is printed as unverified only because no run looked.
        """
        if cited not in self.states:
            where = f"record '{cited.record}', {cited.path}"
            raise KeyError(f"nobody verified the quotation of '{cited.article}' in {where}; verify its edition first")
        return self.states[cited]


def cited_in(record: Record) -> Iterator[tuple[Cited, Quotation]]:
    """Yield the quotations of a record, in its order."""
    if isinstance(record, Letter):
        for number, witness in enumerate(record.witnesses):
            for count, quotation in enumerate(witness.quotations):
                path: FieldPath = ("witnesses", number, "quotations", count, "text")
                at = quotation.at or witness.at
                own = (quotation.passage, quotation.compared)
                yield Cited(record.id, path, witness.article, quotation.text, at, *own), quotation
    if isinstance(record, Article):
        for count, spoken in enumerate(record.quotations):
            path = ("quotations", count, "text")
            yield Cited(record.id, path, record.id, spoken.text, spoken.at, compared=spoken.compared), spoken
    if isinstance(record, Question):
        for count, account in enumerate(record.accounts):
            if account.article and account.quotation:
                path = ("accounts", count, "quotation")
                cited = Cited(
                    record.id, path, account.article, account.quotation, account.at, compared=account.compared
                )
                yield cited, Quotation(text=account.quotation, at=account.at, compared=account.compared)


def cited_in_order(edition: Edition, letter: Letter) -> list[tuple[Cited, Quotation]]:
    """Return the quotations of a letter in the order of its witnesses, whatever order they are written in."""
    rank = {str(witness.article): number for number, witness in enumerate(edition.witnesses(letter))}
    return sorted(cited_in(letter), key=lambda found: rank[found[0].article])


@once
def taken_from(edition: Edition) -> Mapping[str, tuple[tuple[Cited, Quotation], ...]]:
    """Return, by article, the quotations taken from it: those of letters in date order, then its own, then others.

    Every article has an entry; so has an id that is quoted and is no article that could be read.
    """
    records = (*edition.letters, *edition.of(Article), *edition.of(Question))
    quoted = grouped((found[0].article, found) for record in records for found in cited_in(record))
    return {**{article.id: () for article in edition.of(Article)}, **quoted}


@once
def by_article(edition: Edition) -> Mapping[str, tuple[Cited, ...]]:
    """Return all quotations by the article they cite, as `taken_from` has them."""
    return {id: tuple(cited for cited, _ in quotations) for id, quotations in taken_from(edition).items()}


@once
def unverified(edition: Edition) -> Verification:
    """Return the verification of an edition in which no machine found a quotation, and no editor compared one.

    For what must not depend on who holds a capture, such as which pages there are.
    """
    return Verification({cited: State.UNVERIFIED for found in by_article(edition).values() for cited in found})


@once
def spoken_about(edition: Edition) -> Mapping[str, tuple[tuple[Cited, SpeakerQuotation], ...]]:
    """Return, by letter, the words of speakers about it, in the order of the articles that print them."""
    return grouped(
        (letter, (cited, spoken))
        for article in edition.articles
        for cited, spoken in cited_in(article)
        if isinstance(spoken, SpeakerQuotation)
        for letter in dict.fromkeys(spoken.about)
    )

"""The reading text: for each passage the wording that deserves most trust, and how the others follow it.

`trust` is the rule. docs/about/reading.md states it for readers; change both together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from letterbook.facts.origins import origins_of
from letterbook.facts.quoted_words import QuotedWords
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter, LetterQuotation, Witness
from letterbook.verification.quotations import State

# A sound wording with less of the letters than this share of the fullest one in its language is a fragment.
FRAGMENT = 2 / 3

STATES = {State.TEXT: 0, State.SEAL: 0, State.COMPARED: 1, State.BEYOND: 2, State.UNVERIFIED: 2}

FORMS = {"facsimile": 0, "full": 0, "excerpt": 1, "paraphrase": 1, "mention": 1}

# After full text and excerpts.
HEADLINE = 2

# Where a witness prints its headline; `locators` says which forms there are.
TITLE = "title"

Rank = tuple[bool, bool, bool, int, int, int, int]


@dataclass(frozen=True)
class ReadingText:
    """The wordings of a passage as they are read: one first, a printed translation beside it, then the others.

    `first` is None where no words of the passage are quoted; `beside` where the first is in the edition's language,
    or no sound wording is. `others` begin with those that deserve most trust.
    """

    first: QuotedWords | None
    beside: QuotedWords | None
    others: tuple[QuotedWords, ...]


@dataclass(frozen=True)
class Standards:
    """What the rule asks of the wordings of one letter, besides what they are.

    `witnesses` are those of the letter as its record has them; `distances` says how many articles lie between each
    and its origin; `languages` are those in which the letter may have been written, as far as anything tells.
    """

    witnesses: Sequence[Witness]
    distances: Mapping[str, int]
    languages: frozenset[str]

    def trust(self, words: QuotedWords, is_fragment: bool) -> Rank:
        """Return how a wording ranks among those of its passage: the lower, the more trust it deserves.

        An editor's choice comes first. Then, one after the other: no recorded fault before a fault; a whole wording
        before a fragment of one; verified before compared before unverified; full text before excerpt before
        headline; original before translation, by the shorter route; nearer its origin before farther.
        """
        return (
            not is_preferred(words),
            words.quotation.fault is not None,
            is_fragment,
            STATES[words.state],
            self.form(words),
            self.route(words),
            self.distances.get(words.article.id, 0),
        )

    def form(self, words: QuotedWords) -> int:
        """Return how much of the letter the wording's place gives: 0 full text, 1 excerpt, 2 headline."""
        if words.cited.at == TITLE:
            return HEADLINE
        return FORMS[self.witnesses[int(words.cited.path[1])].form]

    def route(self, words: QuotedWords) -> int:
        """Return by how many translations a wording came; one in another language than the letter's came by one."""
        is_other = bool(self.languages) and words.language not in self.languages
        return len(words.translated_from) or int(is_other)

    def is_original(self, words: QuotedWords) -> bool:
        """Whether nothing says that a wording is translated."""
        return self.route(words) == 0


def is_preferred(words: QuotedWords) -> bool:
    """Whether an editor put a wording first."""
    return isinstance(words.quotation, LetterQuotation) and words.quotation.preferred is not None


def is_sound(words: QuotedWords) -> bool:
    """Whether no fault is recorded of a wording."""
    return words.quotation.fault is None


def extent(words: QuotedWords) -> int:
    """Return how many letters and digits a wording has."""
    return sum(map(str.isalnum, words.cited.text))


@once
def distances(edition: Edition) -> Mapping[str, int]:
    """Return, by article, how many steps lie between it and the nearest origin it is known to draw on; 0 for one."""
    return origins_of(edition).distances


def standards(edition: Edition, letter: Letter) -> Standards:
    """Return what the rule asks of the wordings of a letter."""
    return Standards(letter.witnesses, distances(edition), languages_of(edition, letter))


def languages_of(edition: Edition, letter: Letter) -> frozenset[str]:
    """Return the languages in which sources say that a letter was written; else those from which wordings came.

    Where neither is recorded, none: then a wording without a route may be in any.
    """
    stated = {str(one.is_) for witness in letter.witnesses for one in witness.says.language}
    if stated:
        return frozenset(stated)
    routes = (
        quotation.translated_from or (() if quotation.language else edition.article(witness.article).translated_from)
        for witness in letter.witnesses
        for quotation in witness.quotations
    )
    return frozenset(str(route[0]) for route in routes if route)


@dataclass(frozen=True)
class Choice:
    """The wordings of one passage, by the rule; the order of the witnesses decides between equals."""

    wordings: Sequence[QuotedWords]
    standards: Standards
    language: str

    @cached_property
    def longest(self) -> Mapping[str, int]:
        """The extent of the fullest wording in each language; a garbled one sets no measure."""
        found: dict[str, int] = {}
        for words in filter(is_sound, self.wordings):
            found[words.language] = max(extent(words), found.get(words.language, 0))
        return found

    @cached_property
    def ranked(self) -> tuple[QuotedWords, ...]:
        """The wordings by trust."""
        return tuple(sorted(self.wordings, key=lambda one: self.standards.trust(one, self.is_fragment(one))))

    def is_fragment(self, words: QuotedWords) -> bool:
        """Whether a sound wording in the same language has much more of the passage."""
        return extent(words) < FRAGMENT * self.longest.get(words.language, 0)

    def is_whole(self, words: QuotedWords) -> bool:
        """Whether a wording has no recorded fault and is no fragment of another."""
        return is_sound(words) and not self.is_fragment(words)

    @property
    def reading(self) -> ReadingText:
        """The reading text: in the original language where a sound wording is, with a translation beside it."""
        first = self.first_of(
            lambda one: is_preferred(one) and self.standards.is_original(one),
            is_preferred,
            lambda one: self.is_whole(one) and self.standards.is_original(one),
            self.is_whole,
            is_sound,
        ) or next(iter(self.ranked), None)
        if first is None:
            return ReadingText(None, None, ())
        is_foreign = first.language != self.language
        beside = self.first_of(lambda one: self.is_whole(one) and one.language == self.language) if is_foreign else None
        others = tuple(one for one in self.ranked if one is not first and one is not beside)
        return ReadingText(first, beside, others)

    def first_of(self, *sorts: Callable[[QuotedWords], bool]) -> QuotedWords | None:
        """Return the wording that ranks first among those of the first sort of which there is any."""
        for is_meant in sorts:
            if found := next(filter(is_meant, self.ranked), None):
                return found
        return None


def reading_text(asked: Standards, language: str, wordings: Iterable[QuotedWords]) -> ReadingText:
    """Return the reading text of a passage from its wordings, which lie in the order of the witnesses."""
    return Choice(tuple(wordings), asked, language).reading

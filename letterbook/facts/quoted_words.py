"""Quoted words with all that is known of them: who prints them, in which language, and how far they are verified."""

from collections.abc import Iterable
from dataclasses import dataclass

from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Comparison, Quotation, SpeakerQuotation
from letterbook.verification.finding import Found
from letterbook.verification.quotations import Cited, State, Verification, taken_from


@dataclass(frozen=True)
class QuotedWords:
    """A quotation, the article that prints it, its state, and where a machine found it in the article, if it did."""

    cited: Cited
    quotation: Quotation
    article: Article
    state: State
    place: Found | None

    @property
    def language(self) -> str:
        """The language of the words, as a BCP 47 tag: the article's, where the record names no other."""
        return self.quotation.language or self.article.language

    @property
    def translated_from(self) -> tuple[str, ...]:
        """The languages that the words were translated from, the original first; else those of the article."""
        own_route = () if self.quotation.language else self.article.translated_from
        return tuple(self.quotation.translated_from or own_route)

    @property
    def compared(self) -> Comparison | None:
        """Who compared the words with the page and when, where nothing better is known of them."""
        return self.cited.compared if self.state is State.COMPARED else None

    @property
    def about(self) -> tuple[str, ...]:
        """The letters that a speaker talks about; empty if the words are a letter's own."""
        return tuple(self.quotation.about) if isinstance(self.quotation, SpeakerQuotation) else ()


def quoted_words(edition: Edition, verification: Verification, cited: Cited, quotation: Quotation) -> QuotedWords:
    """Return what is known of a quotation; raises KeyError of one that was not verified."""
    article = edition.article(cited.article)
    return QuotedWords(cited, quotation, article, verification.state(cited), verification.places.get(cited))


def all_quoted(
    edition: Edition, verification: Verification, found: Iterable[tuple[Cited, Quotation]]
) -> tuple[QuotedWords, ...]:
    """Return what is known of some quotations, in their order."""
    return tuple(quoted_words(edition, verification, *one) for one in found)


def quoted_from(edition: Edition, verification: Verification, article: Article) -> tuple[QuotedWords, ...]:
    """Return the words taken from an article: those of letters in date order, then of speakers, then in questions."""
    return all_quoted(edition, verification, taken_from(edition)[article.id])

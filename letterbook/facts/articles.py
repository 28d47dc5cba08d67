"""All that is computed about one article."""

from dataclasses import dataclass

from letterbook.evidence.existence import publicity
from letterbook.evidence.origins import roots_of
from letterbook.evidence.quotations import Verification
from letterbook.evidence.rights import words_allowed
from letterbook.facts.quoted_words import QuotedWords, quoted_from
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import Drawing
from letterbook.records.models import Article, Authority, Letter, Question, Witness


@dataclass(frozen=True)
class Testified:
    """A letter to which the article bears witness, its testimony, and whether no other does, or none did before."""

    letter: Letter
    witness: Witness
    is_alone: bool
    is_first: bool


@dataclass(frozen=True)
class ArticleFacts:
    """What is known of an article, and what is around it; the record itself says what its editors wrote.

    Letters are in date order; quotations those of letters, then of speakers, then in questions; origins and the
    records that speak of the article, by id; articles that draw on it in order of publication; questions strong ones
    first. `origins` are certain, `perhaps` only if every perhaps is true; the article itself is none of them.
    """

    article: Article
    words_allowed: int
    origins: tuple[str, ...]
    perhaps: tuple[str, ...]
    drawn_on_by: Drawing
    letters: tuple[Testified, ...]
    quotations: tuple[QuotedWords, ...]
    questions: tuple[Question, ...]
    spoken_of_by: tuple[str, ...]


def article_facts(edition: Edition, verification: Verification, article: Article) -> ArticleFacts:
    """Return what is known of an article; raises KeyError if one of its quotations was not verified."""
    roots = roots_of(edition)[article.id]
    origins = roots.possible - {article.id}
    return ArticleFacts(
        article=article,
        words_allowed=words_allowed(article),
        origins=tuple(sorted(origins & roots.certain)),
        perhaps=tuple(sorted(origins - roots.certain)),
        drawn_on_by=edition.drawing_on(article),
        letters=tuple(testified(edition, *one) for one in edition.testimonies(article)),
        quotations=quoted_from(edition, verification, article),
        questions=edition.questions_about(article.id),
        spoken_of_by=speaking_of(edition, article),
    )


def testified(edition: Edition, letter: Letter, witness: Witness) -> Testified:
    """Return a testimony, and whether it is the only one, or the first."""
    known = publicity(edition)[letter.id].known
    is_first = known is not None and known.article.id == witness.article
    return Testified(letter, witness, len(letter.witnesses) == 1, is_first)


def speaking_of(edition: Edition, article: Article) -> tuple[str, ...]:
    """Return the people, places, organisations, events and topics whose records speak of an article."""
    # Which names it writes is on the pages of those names.
    ids = {mention.by for mention in edition.mentions.get(article.id, ()) if mention.path[0] != "names"}
    return tuple(id for id in sorted(ids) if isinstance(edition.records[id], Authority))

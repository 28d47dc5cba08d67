"""All that is computed about one article."""

from dataclasses import dataclass

from letterbook.facts.existence import publicity
from letterbook.facts.origins import roots_of
from letterbook.facts.quoted_words import QuotedWords, quoted_from
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import article_order
from letterbook.records.models import Article, Authority, Letter, Question, Witness
from letterbook.verification.quotations import Verification
from letterbook.verification.rights import words_allowed


@dataclass(frozen=True)
class Testified:
    """A letter that the article is a witness of, its testimony, and whether it is the only or the first witness."""

    letter: Letter
    witness: Witness
    is_alone: bool
    is_first: bool


@dataclass(frozen=True)
class ArticleFacts:
    """What is known of an article, and what is around it; the record itself says what its editors wrote.

    Letters are in date order; quotations those of letters, then of speakers, then in questions; origins and the
    records that speak of the article, by id; articles that draw on it in order of publication; questions strong ones
    first. `origins` are certain, `perhaps` only if every perhaps is true; the article itself is not among them.
    `is_drawn_on` says whether another certainly draws on it.
    """

    article: Article
    words_allowed: int
    origins: tuple[str, ...]
    perhaps: tuple[str, ...]
    is_drawn_on: bool
    drawing: tuple[Article, ...]
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
        is_drawn_on=bool(edition.drawing_on(article).relaying),
        drawing=drawing_on(edition, article),
        letters=letters_in(edition, article),
        quotations=quoted_from(edition, verification, article),
        questions=edition.questions_about(article.id),
        spoken_of_by=mentioned_by(edition, article),
    )


def letters_in(edition: Edition, article: Article) -> tuple[Testified, ...]:
    """Return the letters that an article is a witness of, in date order."""
    return tuple(testified(edition, *one) for one in edition.testimonies(article))


def testified(edition: Edition, letter: Letter, witness: Witness) -> Testified:
    """Return a testimony, and whether it is the only one, or the first."""
    known = publicity(edition)[letter.id].known
    is_first = known is not None and known.article.id == witness.article
    return Testified(letter, witness, len(letter.witnesses) == 1, is_first)


def drawing_on(edition: Edition, article: Article) -> tuple[Article, ...]:
    """Return the articles that draw on one, certainly, perhaps, or as copies, in order of publication."""
    drawing = edition.drawing_on(article)
    others = {other.id: other for other in (*drawing.relaying, *drawing.perhaps, *drawing.copies)}
    return tuple(sorted(others.values(), key=article_order))


def mentioned_by(edition: Edition, article: Article) -> tuple[str, ...]:
    """Return the people, places, organisations, events and topics whose records speak of an article."""
    # Which names it writes is on the pages of those names.
    ids = {mention.by for mention in edition.mentions.get(article.id, ()) if mention.path[0] != "names"}
    return tuple(id for id in sorted(ids) if isinstance(edition.records[id], Authority))

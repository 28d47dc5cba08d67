"""All that is computed about one letter."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from letterbook.facts.comparing import FieldStatements, Relation, Statement, comparisons
from letterbook.facts.correspondences import correspondence_around
from letterbook.facts.exchanges import Exchange, exchange_around
from letterbook.facts.existence import HowKnown, Publicity, how_known, publicity
from letterbook.facts.nearby import Nearby, same_days
from letterbook.facts.origins import Count, origins_behind
from letterbook.facts.quoted_words import QuotedWords, all_quoted
from letterbook.facts.reading_text import ReadingText, reading_text, standards
from letterbook.facts.wordings import Collation, collation, differ
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import Neighbours
from letterbook.records.models import Article, Letter, Question, Record, Witness
from letterbook.verification.quotations import Verification, cited_in_order, spoken_about


@dataclass(frozen=True)
class Testimony:
    """An article's testimony to the letter, with the article."""

    witness: Witness
    article: Article


@dataclass(frozen=True)
class Passage:
    """One passage of the letter, with every wording of it that is quoted, in the order of the witnesses.

    `reading` has the same wordings by the trust that they deserve.
    """

    slug: str
    heading: str
    wordings: tuple[QuotedWords, ...]
    reading: ReadingText

    @cached_property
    def collation(self) -> Collation:
        """The wordings beside each other, language by language."""
        return collation(self.reading)

    @property
    def is_compared(self) -> bool:
        """Whether several different wordings of it are quoted, so that they are compared on a page of their own."""
        return differ(one.cited.text for one in self.wordings)


@dataclass(frozen=True)
class StatedValue:
    """One value that articles state of a field, who states it, and how many articles and origins are behind it."""

    value: object
    statements: tuple[Statement, ...]
    articles: int
    origins: Count


@dataclass(frozen=True)
class StatedField:
    """What articles state of one field of the letter, and how the stated values stand to each other."""

    field: str
    relation: Relation
    values: tuple[StatedValue, ...]

    @property
    def conflicts(self) -> bool:
        """Whether two of the values cannot both be true."""
        return self.relation is Relation.CONFLICT


@dataclass(frozen=True)
class LetterFacts:
    """What is known of a letter, and what is around it; the record itself says what its editors wrote.

    Witnesses are those that give most of it first, then by publication; fields in the order of `FIELD_ORDER`;
    questions strong ones first; what it mentions by id; other letters in date order. `in_direction` is None if the
    direction is not known.
    """

    letter: Letter
    how_known: HowKnown
    public: Publicity
    origins: Count
    witnesses: tuple[Testimony, ...]
    quotations: tuple[QuotedWords, ...]
    passages: tuple[Passage, ...]
    fields: tuple[StatedField, ...]
    questions: tuple[Question, ...]
    said_of: tuple[QuotedWords, ...]
    speaks_of: tuple[Record, ...]
    in_exchange: Neighbours
    in_direction: Neighbours | None
    answered_by: tuple[Letter, ...]
    perhaps_the_same: tuple[Letter, ...]
    exchange: Exchange
    # Where there are other letters in it; else "".
    correspondence: str
    same_days: Nearby

    @property
    def disputed(self) -> tuple[StatedField, ...]:
        """The fields about which articles conflict."""
        return tuple(field for field in self.fields if field.conflicts)


def letter_facts(edition: Edition, verification: Verification, letter: Letter) -> LetterFacts:
    """Return what is known of a letter; raises KeyError if one of its quotations was not verified."""
    quotations = all_quoted(edition, verification, cited_in_order(edition, letter))
    return LetterFacts(
        letter=letter,
        how_known=how_known(letter),
        public=publicity(edition)[letter.id],
        origins=origins_behind(edition, (witness.article for witness in letter.witnesses)),
        witnesses=tuple(Testimony(one, edition.article(one.article)) for one in edition.witnesses(letter)),
        quotations=quotations,
        passages=tuple(passages(edition, letter, quotations)),
        fields=tuple(stated_field(edition, found) for found in comparisons(edition, letter)),
        questions=edition.questions_about(letter.id),
        said_of=all_quoted(edition, verification, spoken_about(edition).get(letter.id, ())),
        speaks_of=tuple(edition.records[id] for id in sorted({*letter.mentions, *letter.topics})),
        in_exchange=edition.indexes.in_exchange[letter.id],
        in_direction=edition.indexes.in_direction[letter.id] if letter.sender else None,
        answered_by=edition.answers_to(letter),
        perhaps_the_same=edition.perhaps_the_same(letter),
        exchange=exchange_around(edition, letter),
        correspondence=correspondence_around(edition, letter.id),
        same_days=same_days(edition)[letter.id],
    )


def passages_of(edition: Edition, verification: Verification, letter: Letter) -> tuple[Passage, ...]:
    """Return the passages of a letter alone, as its facts have them."""
    return tuple(passages(edition, letter, all_quoted(edition, verification, cited_in_order(edition, letter))))


def passages(edition: Edition, letter: Letter, quotations: Sequence[QuotedWords]) -> Iterator[Passage]:
    """Yield the passages of a letter in its order, each with those of its quotations that are of it."""
    found: dict[str | None, list[QuotedWords]] = defaultdict(list)
    for words in quotations:
        found[words.cited.passage].append(words)
    asked, language = standards(edition, letter), edition.collection.language
    for slug, heading in letter.passages.items():
        wordings = tuple(found[slug])
        yield Passage(slug, heading, wordings, reading_text(asked, language, wordings))


def stated_field(edition: Edition, comparison: FieldStatements) -> StatedField:
    """Return what articles state of a field, value by value, in the order in which they are first stated."""
    values = tuple(stated_value(edition, statements) for statements in comparison.by_value)
    return StatedField(comparison.field, comparison.relation, values)


def stated_value(edition: Edition, statements: tuple[Statement, ...]) -> StatedValue:
    """Return what some statements of one value say, and what is behind them."""
    articles = {str(one.witness.article) for one in statements}
    return StatedValue(statements[0].value, statements, len(articles), origins_behind(edition, articles))

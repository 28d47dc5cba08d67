"""The edition: all records, linked, and the questions that pages and checks ask of it."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from letterbook.problems.problem import SourceLocation
from letterbook.reading.filing import filing_key
from letterbook.reading.indexes import NOTHING_DRAWS, Drawing, Indexes, Kind, filed_day
from letterbook.reading.names import Names
from letterbook.reading.noted import Noted, Notes, StandsIn
from letterbook.records.dates import filing_order
from letterbook.records.models import (
    Article,
    Authority,
    Collection,
    Introduction,
    Letter,
    Prose,
    Question,
    Record,
    Witness,
)
from letterbook.records.nodes import FieldPath
from letterbook.records.source_text import SourceText

# How what an edition holds is called as a source: by id, and the introduction as a whole.
RECORDS, TEXTS, MENTIONS, INTRODUCTION = "records", "texts", "mentions", "introduction"

# What a witness may give of a letter, most first.
FORM_ORDER = ("facsimile", "full", "excerpt", "paraphrase", "mention")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a record speaks of another: in a field, or in prose."""

    of: str
    by: str
    path: FieldPath
    prose: Prose | None = None

    @property
    def stands_in(self) -> StandsIn:
        """The record whose text it is part of, and which part of it."""
        return self.by, (self.of, self.path)


@dataclass(frozen=True)
class Edition:
    """All records of a collection, linked. Records lie in the order of their ids."""

    collection: Collection
    records: Noted[str, Record] = field(repr=False)
    texts: Noted[str, SourceText] = field(repr=False)
    mentions: Noted[str, tuple[Mention, ...]] = field(repr=False)
    names: Names = field(repr=False)
    # Whether every record could be read, and every id and link followed.
    is_whole: bool = True
    introduction_told: Introduction | None = None
    # What `computed.once` and the indexes remember, by source.
    computed: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def notes(self) -> Notes:
        """The record of what is read of the edition while something is made from it."""
        return self.records.notes

    def with_records(self, records: Mapping[str, Record]) -> "Edition":
        """Return the same edition with other records in the place of its own."""
        return replace(self, records=replace(self.records, held=records))

    @property
    def introduction(self) -> Introduction | None:
        """The introduction, if the collection has one."""
        self.notes.note(INTRODUCTION)
        return self.introduction_told

    @cached_property
    def indexes(self) -> Indexes:
        """What is looked up in the records, each computed once."""
        return Indexes(self.records.held, self.notes, self.computed)

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the records of one kind, by id."""
        return self.indexes.of(kind)

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Every letter in the order of its date; undated ones last."""
        return self.indexes.letters

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article in the order of its publication; undated ones last."""
        return self.indexes.articles

    def authorities(self, kind: type[Authority]) -> tuple[Authority, ...]:
        """Return the authority records of one kind, as they are filed."""
        return tuple(sorted(self.of(kind), key=lambda record: (filing_key(record.filed_under), record.id)))

    def article(self, id: str) -> Article:
        """Return an article that is known to exist."""
        record = self.records[id]
        assert isinstance(record, Article)
        return record

    def letter(self, id: str) -> Letter:
        """Return a letter that is known to exist."""
        record = self.records[id]
        assert isinstance(record, Letter)
        return record

    def question(self, id: str) -> Question:
        """Return a question that is known to exist."""
        record = self.records[id]
        assert isinstance(record, Question)
        return record

    def filed_day(self, id: str) -> date | None:
        """Return the day under which a letter, article or event is filed; None where it is undated."""
        return filed_day(self.records[id])

    def testimonies(self, article: Article) -> tuple[tuple[Letter, Witness], ...]:
        """Return the letters to which an article bears witness, each with its testimony, in date order."""
        return self.indexes.testimonies.get(article.id, ())

    def witnesses(self, letter: Letter) -> tuple[Witness, ...]:
        """Return a letter's witnesses, those that give most of it first, then by publication."""

        def order(witness: Witness) -> tuple[int, bool, date, str]:
            # An article that could not be read has its place too: checks run over what could.
            article = self.records.get(witness.article)
            published = article.published if isinstance(article, Article) else None
            return (FORM_ORDER.index(witness.form), *filing_order(published), witness.article)

        return tuple(sorted(letter.witnesses, key=order))

    def exchange(self, letter: Letter) -> tuple[Letter, ...]:
        """Return all letters between the same correspondents, either way, in date order."""
        return self.indexes.exchanges[frozenset(letter.correspondents)]

    def drawing_on(self, article: Article) -> Drawing:
        """Return the articles that draw on one, in order of publication."""
        return self.indexes.drawing_on.get(article.id, NOTHING_DRAWS)

    def questions_about(self, id: str) -> tuple[Question, ...]:
        """Return the questions about a record, strong ones first, then by number."""
        return self.indexes.questions.get(id, ())

    def answers_to(self, letter: Letter) -> tuple[Letter, ...]:
        """Return the letters that answer one, in date order."""
        return self.indexes.answers.get(letter.id, ())

    def perhaps_the_same(self, letter: Letter) -> tuple[Letter, ...]:
        """Return the letters that may be the same as one, whichever of the two records says so, in date order."""
        return self.indexes.perhaps_the_same.get(letter.id, ())

    @cached_property
    def spoken_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions that each record makes, in the order of its fields."""
        made: dict[str, list[Mention]] = defaultdict(list)
        for mentions in self.mentions.values():
            for mention in mentions:
                made[mention.by].append(mention)
        return {id: tuple(found) for id, found in made.items()}

    def mentions_by(self, id: str) -> tuple[Mention, ...]:
        """Return the mentions that a record makes of others."""
        return self.spoken_of.get(id, ())

    def place(self, record: Record, path: FieldPath = ()) -> SourceLocation:
        """Return where a part of a record is in its file."""
        return self.texts[record.id].place(path)

"""All that is computed about a person, place, organisation, event or topic: above all, what mentions it, and where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letterbook.facts.correspondences import Correspondence, correspondences, correspondences_with
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition, Mention
from letterbook.reading.filing import filing_key
from letterbook.reading.indexes import article_order, grouped, letter_order
from letterbook.records.days import filing_text
from letterbook.records.models import Article, Authority, Letter, Place, Record

# What mentions an authority record, sorted by kind.
SORTS: Mapping[str, type[Letter | Article | Authority]] = {
    "letters": Letter,
    "articles": Article,
    "others": Authority,
}

# At most so many correspondents of a person are shown, those with most letters.
MOST_NAMED = 8


@dataclass(frozen=True)
class AuthorityFacts:
    """What is around an authority record, by id; the record itself says what its editors wrote.

    Letters are in date order, articles in order of publication, other records as they are filed, questions strong ones
    first. Letters, articles and others speak of the record; how they do is in `mentions_between`. A letter that says
    no more of somebody than that they sent or received it is not among them, nor is a place that lies in this one.
    `is_principal` says whether the collection expects letters to or from the record.
    """

    record: Authority
    is_principal: bool
    sent: tuple[str, ...]
    received: tuple[str, ...]
    contains: tuple[str, ...]
    letters: tuple[str, ...]
    articles: tuple[str, ...]
    others: tuple[str, ...]
    questions: tuple[str, ...]
    # Those with most letters, and how many there are in all.
    corresponded: tuple[Correspondence, ...]
    correspondences: int


def authority_facts(edition: Edition, record: Authority) -> AuthorityFacts:
    """Return what is around an authority record."""
    indexes, speaking = edition.indexes, speaking_of(edition)
    corresponded = correspondences_with(edition).get(record.id, ())
    return AuthorityFacts(
        record=record,
        is_principal=any(record.id in exchange.between for exchange in edition.collection.expected),
        sent=ids(indexes.sent.get(record.id, ())),
        received=ids(indexes.received.get(record.id, ())),
        contains=ids(indexes.within.get(record.id, ())),
        letters=speaking.get((record.id, "letters"), ()),
        articles=speaking.get((record.id, "articles"), ()),
        others=speaking.get((record.id, "others"), ()),
        questions=ids(edition.questions_about(record.id)),
        corresponded=tuple(correspondences(edition)[id] for id in corresponded[:MOST_NAMED]),
        correspondences=len(corresponded),
    )


def ids(records: Sequence[Record]) -> tuple[str, ...]:
    """Return the ids of some records, in their order."""
    return tuple(record.id for record in records)


@once
def mentions_between(edition: Edition) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
    """Return, by a record and one that mentions it, where it does so."""
    return grouped(((mention.of, mention.by), mention) for found in edition.mentions.values() for mention in found)


@once
def speaking_of(edition: Edition) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return, by an authority record and a sort of record, which of them speak of it, by their dates or names."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for (of, by), mentions in mentions_between(edition).items():
        record, other = edition.records[of], edition.records[by]
        sort = next((name for name, kind in SORTS.items() if isinstance(other, kind)), None)
        if isinstance(record, Authority) and sort and not is_own_fact(record, mentions):
            found[of, sort].append(other)
    return {key: ids(sorted(others, key=order)) for key, others in found.items()}


def is_own_fact(record: Authority, mentions: Sequence[Mention]) -> bool:
    """Whether a record speaks of another only by what is known of that anyway: what lies in it, or its letters."""
    told = {"within"} if isinstance(record, Place) else {"sender", "recipient"}
    # A witness that states what the letter's own fields have adds nothing.
    again = {("says", field) for field in told}
    return all(
        mention.path[0] in told or tuple(mention.path[2:4]) in again or mention.prose for mention in mentions
    ) and any(mention.path[0] in told for mention in mentions)


def order(record: Record) -> tuple[str | tuple[int, ...], str]:
    """Return the sort key of a record that mentions another."""
    if isinstance(record, Letter | Article):
        undated, day, id = letter_order(record) if isinstance(record, Letter) else article_order(record)
        return (f"{undated:d} {filing_text(day)}", id)
    assert isinstance(record, Authority)
    return (filing_key(record.filed_under), record.id)

"""Who speaks of an authority record, and how: what its page lists from the other end."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from letterbook.pages import markup
from letterbook.reading.computed import once
from letterbook.reading.digests import texts
from letterbook.reading.edition import Edition, Mention
from letterbook.reading.filing import filing_key
from letterbook.reading.indexes import article_order, grouped, letter_order
from letterbook.reading.references import links
from letterbook.records.models import Article, Authority, Letter, Place, Prose, Record

# The sections of a page of an authority record that list who speaks of it, by the kind of those records.
SECTIONS: Mapping[str, type[Letter | Article | Authority]] = {
    "letters": Letter,
    "articles": Article,
    "others": Authority,
}

# What a field that names an authority makes of it, as the page of the authority says it.
ROLES = {
    "sender": "sender",
    "recipient": "recipient",
    "between": "one of the correspondents",
    "mentions": "spoken of in the letter",
    "topics": "topic",
    "handed_over": "in its handing over",
    "witnesses": "in what a witness states",
    "outlet": "where it appeared",
    "authors": "author",
    "quotations": "quoted as a speaker",
    "participants": "participant",
    "place": "where it happened",
    "within": "lies in it",
    "attested_by": "attested by it",
    "roles": "in a role",
    "names": "in a form of the name",
}


@once
def mentions_between(edition: Edition) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
    """Return, by a record and one that speaks of it, where that does."""
    return grouped(((mention.of, mention.by), mention) for found in edition.mentions.values() for mention in found)


@once
def speaking_of(edition: Edition) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return, by an authority record and a section of its page, who is listed there, by their dates or names."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for (of, by), mentions in mentions_between(edition).items():
        record, other = edition.records[of], edition.records[by]
        section = next((name for name, kind in SECTIONS.items() if isinstance(other, kind)), None)
        if isinstance(record, Authority) and section and not is_own_fact(record, mentions):
            found[of, section].append(other)
    return {key: tuple(other.id for other in sorted(others, key=order)) for key, others in found.items()}


def is_own_fact(record: Authority, mentions: Sequence[Mention]) -> bool:
    """Whether the page tells it already: what lies in a place, which letters somebody sent or received."""
    told = {"within"} if isinstance(record, Place) else {"sender", "recipient"}
    return all(mention.path[0] in told or mention.prose for mention in mentions) and any(
        mention.path[0] in told for mention in mentions
    )


def order(record: Record) -> tuple[str | tuple[int, ...], str]:
    """Return the sort key of a record that speaks of another."""
    if isinstance(record, Letter | Article):
        undated, day, id = letter_order(record) if isinstance(record, Letter) else article_order(record)
        return (f"{undated:d} {day.isoformat()}", id)
    assert isinstance(record, Authority)
    return (filing_key(record.filed_under), record.id)


def roles(mentions: Sequence[Mention]) -> list[str]:
    """Return what a record's fields make of another, each once."""
    found = [role_of(mention) for mention in mentions if mention.prose is None]
    return [role for role in dict.fromkeys(found) if role]


def role_of(mention: Mention) -> str:
    """Return in words what a field makes of the record it names."""
    field = str(mention.path[0])
    if field == "witnesses" and mention.path[-1] == "speaker":
        return ROLES["quotations"]
    return ROLES.get(field, field.replace("_", " "))


def prose_naming(edition: Edition, mentions: Sequence[Mention]) -> Iterator[tuple[str, Prose]]:
    """Yield the sentence that tells most of how a record speaks of another, with the prose that it is of; or nothing.

    What is said of the letter itself comes before what is said of a witness, whichever order they stand in.
    """
    prose = [(mention.path[0] == "witnesses", mention.prose) for mention in mentions if mention.prose is not None]
    for _, words in sorted(prose, key=lambda found: found if found[0] else (False, ""))[:1]:
        yield sentence_with(edition, mentions[0].of, words), words


def sentence_with(edition: Edition, id: str, words: Prose) -> str:
    """Return the first sentence of some prose that names a record or links to it; of a list, the point."""
    sentences = [
        sentence for text in texts(words) for sentence in re.split(r"(?<=[.!?])\s+(?=[^a-z])", markup.one_line(text))
    ]
    for sentence in sentences:
        found = [link.id for link in links(sentence)] + [name.id for name in edition.names.found_in(sentence)]
        if id in found:
            return sentence
    return sentences[0]

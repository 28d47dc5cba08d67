"""How a record mentions another, in words: the role it gives it, and what its prose says."""

import re
from collections.abc import Iterator, Sequence

from letterbook.pages import markup
from letterbook.reading.digests import texts
from letterbook.reading.edition import Edition, Mention
from letterbook.reading.references import links
from letterbook.records.models import Prose

# The role that each field gives to an authority, in the words of that authority's page.
ROLES = {
    "sender": "sender",
    "recipient": "recipient",
    "between": "one of the correspondents",
    "mentions": "mentioned in the letter",
    "topics": "topic",
    "handed_over": "named in its handover",
    "sent_from": "sent from here",
    "received_at": "received here",
    "witnesses": "named in what a witness states",
    "outlet": "where it appeared",
    "authors": "author",
    "quotations": "quoted as a speaker",
    "participants": "participant",
    "place": "where it happened",
    "within": "lies in it",
    "attested_by": "attested by it",
    "roles": "source for a role",
    "names": "source for a form of the name",
}


def roles(mentions: Sequence[Mention]) -> list[str]:
    """Return the roles that a record's fields give to another, each once."""
    found = [role_of(mention) for mention in mentions if mention.prose is None]
    return [role for role in dict.fromkeys(found) if role]


def role_of(mention: Mention) -> str:
    """Return in words the role that a field gives to the record it names."""
    field = str(mention.path[0])
    if field == "witnesses" and mention.path[-1] == "speaker":
        return ROLES["quotations"]
    return ROLES.get(field, field.replace("_", " "))


def prose_naming(edition: Edition, mentions: Sequence[Mention]) -> Iterator[tuple[str, Prose]]:
    """Yield the sentence that says most about how a record mentions another, with its prose; or nothing.

    Prose about the letter itself comes before prose about a witness, in whatever order the record has them. The
    history of the record says what its editors did, and nothing of whom it names.
    """
    prose = [
        (mention.path[0] == "witnesses", mention.prose)
        for mention in mentions
        if mention.prose is not None and mention.path[0] != "changes"
    ]
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

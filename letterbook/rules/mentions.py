"""Authority records: somebody speaks of each."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.records.models import Authority
from letterbook.rules.case import Case

# How records of a kind are mentioned, if not as what a letter speaks of.
MENTIONED_IN = {
    "topic": "topics: [{id}]",
    "person": "note: According to [[{id}]].",
    "organisation": "note: According to [[{id}]].",
}


def check_authorities_are_mentioned(case: Case) -> Iterator[Problem]:
    """An authority record is mentioned by another record."""
    for authority in case.edition.of(Authority):
        if not case.edition.mentions.get(authority.id):
            message = "no record mentions this one; link to it, or remove it"
            example = MENTIONED_IN.get(authority.kind, "mentions: [{id}]").format(id=authority.id)
            yield case.warning(authority, (), "unmentioned", message, example)

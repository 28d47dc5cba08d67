"""What tests of facts share: small invented editions, written as plain values."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from letterbook.facts.articles import ArticleFacts, article_facts
from letterbook.facts.letters import LetterFacts, letter_facts
from letterbook.problems.problem import has_errors
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter
from letterbook.verification.quotations import Verification
from tests.conftest import MakeEdition
from tests.contexts import unverified

CHANGES = [{"date": "2026-01-05", "what": "First entered."}]
PEOPLE = {f"people/{id}": {"name": name} for id, name in (("ada", "Ada North"), ("bela", "Bela South"))}

# The fields that a record of a kind cannot do without.
NEEDED: Mapping[str, Mapping[str, Any]] = {
    "letters": {"sender": "ada", "recipient": "bela", "summary": "A note."},
    "articles": {"kind": "news", "language": "en", "read": "whole"},
    "questions": {"weight": "soft", "open": "Nobody knows."},
}


@dataclass(frozen=True)
class Made:
    """An edition that nobody holds a capture of, and the state of its quotations."""

    edition: Edition
    verification: Verification

    def letter(self, id: str) -> LetterFacts:
        """Return the facts of a letter."""
        record = self.edition.records[id]
        assert isinstance(record, Letter)
        return letter_facts(self.edition, self.verification, record)

    def article(self, id: str) -> ArticleFacts:
        """Return the facts of an article."""
        return article_facts(self.edition, self.verification, self.edition.article(id))


Make = Callable[[Mapping[str, Mapping[str, Any]]], Made]


def text_of(path: str, fields: Mapping[str, Any]) -> str:
    """Return a record as YAML; JSON is YAML."""
    folder, _, id = path.partition("/")
    title = {"title": id} if folder in {"articles", "questions"} else {}
    return json.dumps({**title, **NEEDED.get(folder, {}), **fields, "changes": CHANGES})


@pytest.fixture
def make(make_edition: MakeEdition) -> Make:
    """A function that makes an edition from the fields of records by kind and id, which leaves out what all need."""

    def made(records: Mapping[str, Mapping[str, Any]]) -> Made:
        files = {f"{path}.yml": text_of(path, fields) for path, fields in {**PEOPLE, **records}.items()}
        edition, problems = make_edition(files)
        assert edition
        assert not has_errors(problems), problems
        return Made(edition, unverified(edition).verification)

    return made

"""What the forms for records take as data: what fields there are, which records there are by name, each record's file.

Each is a script that is loaded when a form needs it.
"""

import json
from collections.abc import Iterator
from typing import Any

from letterbook.exports.forms.fields import form_description
from letterbook.exports.page_scripts import assigning
from letterbook.pages.addresses import FORM_DESCRIPTION, known_of, opened_of
from letterbook.pages.context import Context
from letterbook.pages.distinct import names
from letterbook.pages.markup import one_line
from letterbook.pages.plan import Target
from letterbook.pages.repository import ways_to_contribute
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.ids import proposed_id
from letterbook.records.layout import layout
from letterbook.records.models import KINDS, Article, Authority, Letter, Person, Question, Record
from letterbook.verification.quotations import by_article
from letterbook.verification.rights import words_allowed, words_quoted

DESCRIBED, KNOWN, OPENED = "form description", "known records", "record to edit"


def plan_forms(edition: Edition) -> Iterator[Target]:
    """Yield the description of all fields, and the file of every record."""
    yield Target(FORM_DESCRIPTION, DESCRIBED)
    yield from (Target(opened_of(record), OPENED, record.id) for record in edition.records.values())


def plan_known(_: Edition) -> Iterator[Target]:
    """Yield the records of each kind by name."""
    yield from (Target(known_of(kind.kind), KNOWN, kind.kind) for kind in KINDS)


def make_description_of_forms(_: Target, context: Context) -> str:
    """Return what every form knows: of the fields, and of the way on for what was filled in."""
    return assigning("described", {**form_description(), "ways": ways_to_contribute(context.edition.collection)})


def make_known(target: Target, context: Context) -> str:
    """Return the records of one kind: id, name, and what else a form asks of them."""
    kind = next(kind for kind in KINDS if kind.kind == target.subject)
    called = names(context.edition)
    return assigning(
        f"known[{json.dumps(target.subject)}]",
        [[record.id, one_line(called[record.id]), facts(context, record)] for record in context.edition.of(kind)],
    )


def facts(context: Context, record: Record) -> dict[str, Any]:
    """Return what a form asks of a record beside its name: former ids, other names, and what rules compare with."""
    found: dict[str, Any] = {"formerly": list(record.aliases)} if record.aliases else {}
    if isinstance(record, Authority):
        found |= {
            "also": [one_line(form) for form in record.forms],
            "short": proposed_id(record.filed_under).partition("-")[0],
        }
    if isinstance(record, Person) and record.died:
        found["died"] = day_fact(record.died)
    if isinstance(record, Article):
        found |= facts_of_article(context, record)
    if isinstance(record, Letter):
        found |= {"sender": [str(end) for end in record.sender]}
        found |= {"date": day_fact(record.date)} if record.date else {}
    return found | ({"number": record.number} if isinstance(record, Question) else {})


def day_fact(date: LetterDate) -> list[int | str]:
    """Return the days outside of which a date cannot lie, as numbers, and how it is written."""
    first, last = date.bounds
    return [first.toordinal(), last.toordinal(), str(date)]


def facts_of_article(context: Context, article: Article) -> dict[str, Any]:
    """Return how many words of an article are quoted and may be, and its title."""
    quoted = words_quoted(by_article(context.edition)[article.id], context.verification)
    title = {"title": one_line(article.title)} if article.title else {}
    return {"quoted": quoted, "allowed": words_allowed(article), **title}


def make_opened(target: Target, context: Context) -> str:
    """Return the text of a record's file, and where each value is in it."""
    record, text = context.edition.records[target.subject], context.edition.texts[target.subject].text
    return assigning("opened", {"kind": record.kind, "id": record.id, "text": text, "root": layout(text)})

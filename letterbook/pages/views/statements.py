"""What the articles state about a letter, field by field, each statement with who makes it."""

from collections.abc import Iterable, Mapping

from letterbook.facts.comparing import Statement
from letterbook.facts.letters import StatedField, StatedValue
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.wording import count, date_in_words, language_name, locator_in_words, origins_in_words
from letterbook.records.dates import LetterDate
from letterbook.records.models import Attested, HandingOver, Witness

# How sure an article is of what it states.
SURE = {"low": "the article is not sure", "medium": "the article is fairly sure", "high": "the article is sure"}

# On what it rests where it is the article's inference; the words of TEI's attribute of that name.
INFERRED = {
    "conjecture": "inferred by the article",
    "internal": "inferred by the article from the letter",
    "external": "inferred by the article from elsewhere",
}


def statements_table(pen: Pen, stated: Iterable[StatedField], names: Mapping[str, str]) -> str:
    """Return a table of every statement, field by field, with who makes it and how many origins stand behind it."""
    rows = [[names[one.field], *statement_row(pen, value)] for one in stated for value in one.values]
    return markup.table(["Field", "Statement", "According to", "Articles and origins"], rows) if rows else ""


def statement_row(pen: Pen, stated: StatedValue) -> list[str]:
    """Return a stated value, who states it, and how many articles and independent origins stand behind it."""
    notes = [f"{source(pen, one.witness, one.attested)}{note(pen, one)}" for one in stated.statements]
    behind = f"{count(stated.articles, 'article')}, {origins_in_words(stated.origins.low, stated.origins.high)}"
    return [value_in_words(pen, stated.value), "; ".join(notes), behind]


def note(pen: Pen, statement: Statement) -> str:
    """Return how sure the article is of a statement, and the archive's note on it, in brackets."""
    attested = statement.attested
    told = [INFERRED[attested.evidence]] if attested.evidence else []
    told += [SURE[attested.certainty]] if attested.certainty else []
    told += [pen.prose(attested.note)] if attested.note else []
    words = "; ".join(told)
    return f" ({words})" if words else ""


def said(pen: Pen, attested: Attested) -> str:
    """Return a stated value in words, with the archive's note on it."""
    shown = value_in_words(pen, getattr(attested, "is_"))  # noqa: B009 — each subclass gives `is_` its own type
    # "2019." at the start of an item would begin a numbered list.
    stop = "&#46;" if shown.isdigit() else "."
    return f"{shown}{stop} {pen.prose(attested.note)}" if attested.note else shown


def value_in_words(pen: Pen, value: object) -> str:
    """Return a stated value as finished Markdown."""
    if isinstance(value, LetterDate):
        return markup.escape(date_in_words(value))
    if isinstance(value, HandingOver):
        return handing_over(pen, value)
    if isinstance(value, tuple):
        return pen.all(value)
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if text in pen.edition.records:
        return pen.to(text)
    return markup.escape(text if text in {"stated", "denied"} else language_name(text))


def handing_over(pen: Pen, step: HandingOver) -> str:
    """Return one hand-over in words."""
    parts = [
        markup.escape(date_in_words(step.date)) if step.date else "",
        step.how or "",
        f"by {pen.to(step.by)}" if step.by else "",
        f"to {pen.to(step.to)}" if step.to else "",
        f"at {pen.to(step.place)}" if step.place else "",
    ]
    return ", ".join(part for part in parts if part)


def source(pen: Pen, witness: Witness, attested: Attested) -> str:
    """Return who makes a statement: the article, where in it, and whom it cites."""
    locator = attested.at or witness.at
    at = f", {markup.escape(locator_in_words(locator))}" if locator else ""
    by = f", citing {pen.to(attested.by)}" if attested.by else ""
    return f"{pen.to(witness.article)}{at}{by}"

"""What the articles state about a letter, field by field, each statement with who makes it."""

from collections.abc import Iterator, Mapping

from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.wording import date_in_words, language_name, locator_in_words
from letterbook.records.dates import LetterDate
from letterbook.records.models import Attested, HandingOver, Letter, Witness


def statements_table(pen: Pen, letter: Letter, fields: Mapping[str, str]) -> str:
    """Return a table of every statement, in the order of the fields and then of the witnesses; empty without any."""
    rows = [
        [heading, said(pen, attested), source(pen, witness, attested)]
        for field, heading in fields.items()
        for witness, attested in statements(letter, field)
    ]
    return markup.table(["Field", "Statement", "According to"], rows) if rows else ""


def statements(letter: Letter, field: str) -> Iterator[tuple[Witness, Attested]]:
    """Yield what each witness states about one field."""
    for witness in letter.witnesses:
        for name, _, attested in witness.says.statements():
            if name == field:
                yield witness, attested


def said(pen: Pen, attested: Attested) -> str:
    """Return a stated value in words, with the archive's note on it."""
    shown = value_in_words(pen, getattr(attested, "is_"))  # noqa: B009 — each subclass gives `is_` its own type
    return f"{shown}. {pen.prose(attested.note)}" if attested.note else shown


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

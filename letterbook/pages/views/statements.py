"""What the articles state about a letter, field by field, each statement with who makes it."""

from collections.abc import Mapping, Sequence

from letterbook.evidence.comparing import Comparison, Statement, comparisons
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.wording import count, date_in_words, language_name, locator_in_words, origins_in_words
from letterbook.records.dates import LetterDate
from letterbook.records.models import Attested, HandingOver, Letter, Witness


def statements_table(pen: Pen, letter: Letter, fields: Mapping[str, str]) -> str:
    """Return a table of every statement, field by field, with who makes it and how many origins stand behind it."""
    rows = [
        [fields[comparison.field], *row(pen, group)]
        for comparison in comparisons(pen.edition, letter)
        for group in agreeing(comparison)
    ]
    return markup.table(["Field", "Statement", "According to", "Behind it"], rows) if rows else ""


def agreeing(comparison: Comparison) -> list[list[Statement]]:
    """Return the statements about a field, those of one value together, in the order in which they are first made."""
    groups: list[list[Statement]] = []
    for statement in comparison.statements:
        same = next((group for group in groups if group[0].value == statement.value), None)
        if same is None:
            groups.append([statement])
        else:
            same.append(statement)
    return groups


def row(pen: Pen, group: list[Statement]) -> list[str]:
    """Return what some statements of one value say, who makes them, and what stands behind them."""
    notes = [f"{source(pen, one.witness, one.attested)}{note(pen, one)}" for one in group]
    articles = [one.witness.article for one in group]
    return [value_in_words(pen, group[0].value), "; ".join(notes), support(pen, articles)]


def note(pen: Pen, statement: Statement) -> str:
    """Return the archive's note on a statement, in brackets."""
    return f" ({pen.prose(statement.attested.note)})" if statement.attested.note else ""


def support(pen: Pen, articles: Sequence[str]) -> str:
    """Return how many articles and how many independent origins stand behind a statement."""
    origins = pen.origins.behind(articles)
    return f"{count(len(set(articles)), 'article')}, {origins_in_words(origins.low, origins.high)}"


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

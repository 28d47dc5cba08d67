"""The differences page: every disagreement between sources, grouped by what it is about, strongest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from letterbook.facts.comparing import FieldStatements, comparisons
from letterbook.facts.quoted_words import quoted_words
from letterbook.pages import markup
from letterbook.pages.addresses import anchor_of, anchor_of_words
from letterbook.pages.differing import PAGE, Difference, conflict_of, difference_parts
from letterbook.pages.parts import Part
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.letter.testimony import FIELDS
from letterbook.pages.views.page import ANSWERS, View, form_to_edit, front_matter
from letterbook.pages.views.part import PartView, contents, part_view
from letterbook.pages.views.statements import said, source
from letterbook.pages.wording import capitalised, count, locator_in_words
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Account, Question
from letterbook.verification.quotations import cited_in

WEIGHTS = {"strong": "Direct contradiction or garbled text", "soft": "Can be reconciled, or rests on an inference"}
OTHER = "The exchange as a whole, its publication, its sources"


@dataclass(frozen=True)
class DifferencesView(View):
    """The page of all disagreements, top to bottom."""

    template: ClassVar[str] = "differences.md.j2"

    counts: str
    groups: tuple[str, ...]


def differences_view(pen: Pen) -> DifferencesView:
    """Return the differences page, or its parts, where it is long."""
    part = difference_parts(pen.edition)[pen.page]
    parts = contents(pen.page, part.contents, "difference")
    return DifferencesView(
        page=pen.page,
        front_matter=front_matter(
            "Where the sources of this archive differ, and what would settle it.",
            prominence=ANSWERS,
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Where sources differ"),
        counts=markup.bullets(counts(pen.edition)),
        groups=(parts,) if parts else tuple(groups(pen, part.items)),
    )


def differences_part(pen: Pen, part: Part[Difference]) -> PartView:
    """Return the page of the differences about the letters of some time, or about the whole."""
    lead = f"{capitalised(count(len(part.items), 'difference'))}, letter by letter."
    listing = "\n\n".join(groups(pen, part.items))
    return part_view(pen, part, "Where sources differ", lead, listing, PAGE, prominence=ANSWERS)


def counts(edition: Edition) -> Iterator[str]:
    """Yield how many differences there are, of either sort."""
    questions = edition.of(Question)
    strong = sum(question.weight == "strong" for question in questions)
    conflicts = sum(found.conflicts for letter in edition.letters for found in comparisons(edition, letter))
    yield f"**{len(questions)}** questions, **{strong}** of them direct contradictions or garbled texts"
    yield f"**{conflicts}** facts about single letters on which articles differ"


def groups(pen: Pen, found: Iterable[Difference]) -> Iterator[str]:
    """Yield the differences about each letter under its heading, and those about none or many."""
    for letter, mine in groupby(found, key=lambda one: one.letter):
        heading = markup.heading(2, pen.to(letter) if letter else OTHER)
        yield "\n\n".join([heading, *(shown(pen, one) for one in mine)])


def shown(pen: Pen, one: Difference) -> str:
    """Return one difference."""
    if one.field:
        return conflict(pen, conflict_of(pen.edition, one))
    question = pen.edition.records[one.question]
    assert isinstance(question, Question)
    return entry(pen, question, one.letter or None)


def entry(pen: Pen, question: Question, under: str | None = None) -> str:
    """Return one question: its title and number, the accounts, the archive's comment, and what would settle it.

    `under` is the letter that the heading above names; it is not named again.
    """
    accounts = [account(pen, question, number, one) for number, one in enumerate(question.accounts)]
    about = [id for id in question.about if id != under]
    named = f" · {'also about ' if under else ''}{pen.all(about)}" if about else ""
    outcome = ""
    if question.resolution:
        outcome = f"**The archive's reading.** {pen.prose(question.resolution)}"
    elif question.open:
        outcome = f"**Left open.** {pen.prose(question.open)}"
    settled = f"**What would settle it.** {pen.prose(question.settled_by)}" if question.settled_by else ""
    parts = [
        markup.heading(3, f"{question.number}&#46; {markup.escape(question.title)}", id=anchor_of(question)),
        markup.paragraph(f"{WEIGHTS[question.weight]}{named}", "status"),
        markup.bullets(accounts),
        outcome,
        settled,
        markup.link("Edit this record", form_to_edit(pen, question)),
    ]
    return "\n\n".join(part for part in parts if part)


def account(pen: Pen, question: Question, number: int, one: Account) -> str:
    """Return one account: what is stated, by whom and where, with its words and their state."""
    if one.article is None:
        return f"{pen.prose(one.states)} — the archive's own reasoning"
    at = f", {markup.escape(locator_in_words(one.at))}" if one.at else ""
    by = f", citing {pen.to(one.by)}" if one.by else ""
    told = f"{pen.prose(one.states)} — {pen.to(one.article)}{at}{by}"
    for cited, quotation in cited_in(question):
        if cited.path[1] == number:
            language = pen.edition.article(cited.article).language
            words = markup.span(quotation.text, language, anchor_of_words(cited))
            told += f": “{words}” ({quoted.state(pen, quoted_words(pen.edition, pen.verification, cited, quotation))})"
    return told


def conflict(pen: Pen, found: FieldStatements) -> str:
    """Return a field of a letter about which its witnesses differ: each statement, and the archive's reading."""
    letter = found.letter
    resolution = letter.resolutions.get(found.field)  # type: ignore[call-overload]
    outcome = "**Not resolved yet.**"
    if resolution and resolution.follows:
        outcome = f"**The archive's reading.** {pen.prose(resolution.follows)}"
    elif resolution and resolution.open:
        outcome = f"**Left open.** {pen.prose(resolution.open)}"
    statements = [f"{said(pen, one.attested)} — {source(pen, one.witness, one.attested)}" for one in found.statements]
    title = f"Sources differ: {FIELDS[found.field].lower()}"
    return "\n\n".join(
        [
            markup.heading(3, title, id=f"difference-{letter.id}-{found.field.replace('_', '-')}"),
            markup.paragraph(capitalised(count(len(found.articles), "article")), "status"),
            markup.bullets(statements),
            outcome,
        ]
    )

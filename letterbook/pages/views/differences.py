"""The differences page: every disagreement between sources, grouped by what it is about, strongest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.evidence.comparing import Comparison, comparisons
from letterbook.evidence.quotations import cited_in
from letterbook.facts.quoted_words import quoted_words
from letterbook.pages import markup
from letterbook.pages.addresses import anchor_of
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.letter_testimony import FIELDS
from letterbook.pages.views.page import ANSWERS, View, front_matter
from letterbook.pages.views.statements import said, source
from letterbook.pages.wording import capitalised, count, locator_in_words
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.reading.indexes import letter_order
from letterbook.records.models import Account, Letter, Question

WEIGHTS = {"strong": "Flat contradiction or corrupted text", "soft": "Can be reconciled, or rests on an inference"}
WEIGHT_ORDER = tuple(WEIGHTS)

# A question about more letters than these is about the exchange.
FEW = 4

OTHER = "The exchange as a whole, its publication, its sources"


@dataclass(frozen=True)
class DifferencesView(View):
    """The page of all disagreements, top to bottom."""

    template: ClassVar[str] = "differences.md.j2"

    counts: str
    groups: tuple[str, ...]


def differences_view(pen: Pen) -> DifferencesView:
    """Return the differences page."""
    questions = pen.edition.of(Question)
    conflicts = conflicts_in(pen.edition)
    strong = sum(question.weight == "strong" for question in questions)
    counts = [
        f"**{len(questions)}** questions, **{strong}** of them contradictions or corrupted texts",
        f"**{len(conflicts)}** fields of letters about which articles differ",
    ]
    return DifferencesView(
        page=pen.page,
        front_matter=front_matter(
            "Where the sources of this archive differ, and what would settle it.",
            prominence=ANSWERS,
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Where sources differ"),
        counts=markup.bullets(counts),
        groups=tuple(groups(pen, questions, conflicts)),
    )


def conflicts_in(edition: Edition) -> list[Comparison]:
    """Return the fields of letters about which their witnesses conflict, in the order of the letters."""
    return [
        comparison for letter in edition.letters for comparison in comparisons(edition, letter) if comparison.conflicts
    ]


def groups(pen: Pen, questions: tuple[Question, ...], conflicts: list[Comparison]) -> Iterator[str]:
    """Yield what is disputed about each letter, in date order, then the rest; strong before soft, then by number."""
    asked: dict[str | None, list[Question]] = {}
    for question in sorted(questions, key=lambda one: (WEIGHT_ORDER.index(one.weight), one.number)):
        asked.setdefault(subject(pen.edition, question), []).append(question)
    differing: dict[str, list[Comparison]] = {}
    for found in conflicts:
        differing.setdefault(found.letter.id, []).append(found)
    for letter in pen.edition.letters:
        mine = [entry(pen, question, letter.id) for question in asked.get(letter.id, ())]
        mine += [conflict(pen, found) for found in differing.get(letter.id, ())]
        if mine:
            yield "\n\n".join([markup.heading(2, pen.to(letter.id)), *mine])
    rest = [entry(pen, question) for question in asked.get(None, ())]
    if rest:
        yield "\n\n".join([markup.heading(2, OTHER), *rest])


def subject(edition: Edition, question: Question) -> str | None:
    """Return the first letter that a question is about, in date order; None if it is about none, or many."""
    letters = [record for id in question.about if isinstance(record := edition.records[id], Letter)]
    return min(letters, key=letter_order).id if 0 < len(letters) <= FEW else None


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
        f"Record: `sources/{question.file}`",
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
            words = markup.span(quotation.text, language, quoted.anchor(cited))
            told += f": “{words}” ({quoted.state(pen, quoted_words(pen.edition, pen.verification, cited, quotation))})"
    return told


def conflict(pen: Pen, found: Comparison) -> str:
    """Return a field of a letter about which its witnesses differ: each statement, and the archive's reading."""
    letter = found.letter
    resolution = letter.resolutions.get(found.field)  # type: ignore[call-overload]
    outcome = "**Not resolved yet.**"
    if resolution and resolution.follows:
        outcome = f"**The archive's reading.** {pen.prose(resolution.follows)}"
    elif resolution and resolution.open:
        outcome = f"**Left open.** {pen.prose(resolution.open)}"
    statements = [f"{said(pen, one.attested)} — {source(pen, one.witness, one.attested)}" for one in found.statements]
    title = f"{FIELDS[found.field]} of the letter"
    return "\n\n".join(
        [
            markup.heading(3, title, id=f"difference-{letter.id}-{found.field.replace('_', '-')}"),
            markup.paragraph(capitalised(count(len(found.articles), "article")), "status"),
            markup.bullets(statements),
            outcome,
        ]
    )

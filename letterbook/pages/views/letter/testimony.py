"""What the witnesses give of a letter: readings where they differ, and how we know."""

from collections.abc import Iterable

from letterbook.facts.existence import Publicity
from letterbook.facts.letters import Testimony
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.wording import locator_in_words
from letterbook.records.models import Letter, Question

FORMS = {
    "facsimile": "facsimile",
    "full": "full text",
    "excerpt": "excerpts",
    "paraphrase": "paraphrase",
    "mention": "mention",
}

FIELDS = {
    "date": "Day of writing",
    "finished": "Last day of writing",
    "received": "Day of receipt",
    "handed_over": "Handover",
    "sender": "Sender",
    "recipient": "Recipient",
    "sent_from": "Sent from",
    "received_at": "Received at",
    "answers": "Answer to",
    "pages": "Number of pages",
    "language": "Language",
    "existence": "Existence",
}


def readings(pen: Pen, letter: Letter) -> str:
    """Return, where witnesses differ, which reading the archive follows and why, or why it stays open."""
    items = []
    for field, resolution in letter.resolutions.items():
        outcome = (
            f"The archive follows this reading: {pen.prose(resolution.follows)}"
            if resolution.follows
            else f"Left open: {pen.prose(resolution.open or '')}"
        )
        items.append(f"**{FIELDS[field]}.** {outcome}")
    return markup.bullets(items)


def asked(pen: Pen, questions: Iterable[Question]) -> list[str]:
    """Return links to some disagreements, in their order."""
    return [pen.to(question.id) for question in questions]


def witness_item(pen: Pen, testimony: Testimony) -> str:
    """Return one witness: the article, what it gives of the letter and where, and how it was identified."""
    witness = testimony.witness
    at = f" ({markup.escape(locator_in_words(witness.at))})" if witness.at else ""
    number = f", {markup.escape(numbered(witness.number))}" if witness.number else ""
    own = f" {markup.outside_link('The letter there', witness.url)}." if witness.url else ""
    told = f"{pen.to(testimony.article.id)}{number}: {FORMS[witness.form]}{at}.{own}"
    inference = f"We infer that it means this letter: {pen.prose(witness.because)}" if witness.because else ""
    note = pen.prose(witness.note) if witness.note else ""
    return " ".join(part for part in (told, inference, note) if part)


def numbered(number: str) -> str:
    """Return the number of a letter in an article as a reader says it; a signature stands by itself."""
    return f"no. {number}" if number[:1].isdigit() else number


def publicity(pen: Pen, public: Publicity) -> str:
    """Return since when the letter has been known, and its words readable, among the articles of this archive."""
    if public.known is None:
        return ""
    known = public.known.article.id
    told = f"{pen.to(known)} is the first article in this archive known to mention this letter"
    if public.readable is None:
        return f"{told}. No article prints its words."
    if public.readable.article.id == known:
        return f"{told}, and it prints words of it."
    return f"{told}. The first quoted here is {pen.to(public.readable.article.id)}."

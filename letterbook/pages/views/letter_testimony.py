"""What the witnesses give of a letter: wordings by passage, readings where they differ, and how we know."""

from collections.abc import Iterator
from dataclasses import dataclass

from letterbook.evidence.existence import FirstArticle, known_since, readable_since
from letterbook.evidence.quotations import Cited, cited_in_order
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.wording import locator_in_words
from letterbook.records.models import Letter, LetterQuotation, Witness

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
    "received": "Receipt",
    "handed_over": "Handing over",
    "sender": "Sender",
    "recipient": "Recipient",
    "answers": "Answer to",
    "pages": "Number of pages",
    "language": "Language",
    "existence": "Existence",
}


NOT_PRINTED = "No article in this archive prints words of this passage."


@dataclass(frozen=True)
class Passage:
    """One passage of the letter, with every wording of it that the witnesses print."""

    heading: str
    wordings: str


def passages(pen: Pen, letter: Letter) -> Iterator[Passage]:
    """Yield the letter's passages in its order, each with its wordings, or with the word that there are none."""
    for slug, heading in letter.passages.items():
        wordings = [
            wording(pen, cited, quotation)
            for cited, quotation in cited_in_order(pen.edition, letter)
            if isinstance(quotation, LetterQuotation) and quotation.passage == slug
        ]
        shown = markup.heading(3, markup.escape(heading), id=f"passage-{slug}")
        yield Passage(shown, "\n\n".join(wordings) or NOT_PRINTED)


def wording(pen: Pen, cited: Cited, quotation: LetterQuotation) -> str:
    """Return one wording of a passage: the words, then who prints them and what is known of them."""
    return quoted.entry(pen, cited, quotation, [f"as printed by {pen.to(cited.article)}"])


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


def questions_about(pen: Pen, id: str) -> Iterator[str]:
    """Yield the disagreements that concern a record, strong ones first, then by number."""
    for question in pen.edition.questions_about(id):
        yield pen.to(question.id)


def witness_item(pen: Pen, witness: Witness) -> str:
    """Return one witness: the article, what it gives of the letter and where, and how it was identified."""
    article = pen.edition.article(witness.article)
    at = f" ({markup.escape(locator_in_words(witness.at))})" if witness.at else ""
    told = f"{pen.to(article.id)}: {FORMS[witness.form]}{at}."
    inference = f"Taken to mean this letter: {pen.prose(witness.because)}" if witness.because else ""
    note = pen.prose(witness.note) if witness.note else ""
    return " ".join(part for part in (told, inference, note) if part)


def publicity(pen: Pen, letter: Letter) -> str:
    """Return since when the letter has been known, and its words readable, among the articles of this archive."""
    known, readable = known_since(letter, pen.edition), readable_since(letter, pen.edition)
    if known is None:
        return ""
    told = f"Of the articles in this archive, the first known to have spoken of it is {first(pen, known)}"
    if readable is None:
        return f"{told}; none prints its words."
    if readable.article == known.article:
        return f"{told}, which also prints words of it."
    return f"{told}; the first quoted here is {first(pen, readable)}."


def first(pen: Pen, found: FirstArticle) -> str:
    """Return a link to the first article to do something."""
    return pen.to(found.article.id)

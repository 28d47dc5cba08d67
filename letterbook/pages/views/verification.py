"""The verification page: every quotation and its state, every capture and its fingerprint."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from letterbook.evidence.quotations import Cited, State, by_article, cited_in
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.wording import capitalised, count, date_in_words
from letterbook.reading.history import last_change
from letterbook.records.models import Article, Quotation

MEANINGS = {
    State.TEXT: "found, word for word, in a saved copy of the article when these pages were made",
    State.SEAL: "found there by somebody who holds the copy, and covered by the seal that this left behind",
    State.COMPARED: "compared with the page by an editor, on the day that stands beside the quotation; not by machine",
    State.BEYOND: "not in the part of the article that was saved, so no machine could compare it",
    State.UNVERIFIED: "not compared by machine: no copy of the article is available",
}


@dataclass(frozen=True)
class VerificationView(View):
    """The page of all quotations and their states, top to bottom."""

    template: ClassVar[str] = "verification.md.j2"

    counts: str
    captures: str
    articles: tuple[str, ...]


def verification_view(pen: Pen) -> VerificationView:
    """Return the verification page."""
    edition, verification = pen.edition, pen.verification
    quotations = by_article(edition)
    states = Counter(verification.state(cited) for found in quotations.values() for cited in found)
    rows = [[f"**{state.value}**", str(states[state]), MEANINGS[state]] for state in State]
    return VerificationView(
        page=pen.page,
        front_matter=front_matter(
            "Every quotation of this archive, and how far it is verified.",
            is_index=True,
            changed=last_change(edition),
        ),
        title=markup.heading(1, "Verification"),
        counts=markup.table(["State", "Quotations", "Meaning"], [*rows, ["together", str(states.total()), ""]]),
        captures=captures(pen),
        articles=tuple(
            section(pen, article, quotations[article.id]) for article in edition.articles if quotations[article.id]
        ),
    )


def captures(pen: Pen) -> str:
    """Return a table of the articles of which a copy was saved, each with how much it holds and its fingerprint."""
    rows = [
        [
            pen.to(article.id),
            "only the beginning" if article.is_saved_in_part else "the whole",
            f"`{fingerprint}`" if (fingerprint := pen.verification.fingerprints.get(article.id)) else "not sealed",
        ]
        for article in pen.edition.articles
        if article.capture
    ]
    return markup.table(["Article", "Saved", "SHA-256 of its text"], rows) if rows else "None."


def section(pen: Pen, article: Article, quotations: Sequence[Cited]) -> str:
    """Return the quotations taken from one article, each with its state."""
    states = Counter(pen.verification.state(cited) for cited in quotations)
    summary = ", ".join(
        f"{number} {state.value}"
        for state, number in sorted(states.items(), key=lambda item: list(State).index(item[0]))
    )
    rows = [
        [*row(pen, article, cited, quotation), state_in_words(pen, cited)]
        for cited, quotation in details(pen, article, quotations)
    ]
    heading = markup.heading(3, pen.to(article.id))
    lead = f"{capitalised(count(len(quotations), 'quotation'))}: {summary}."
    return f"{heading}\n\n{lead}\n\n" + markup.table(["Words", "From", "Where", "State"], rows)


def state_in_words(pen: Pen, cited: Cited) -> str:
    """Return the state of a quotation; with the day of it, if an editor compared the words."""
    state = pen.verification.state(cited)
    if state is State.COMPARED and cited.compared:
        return f"{state.value}, {markup.escape(date_in_words(cited.compared.date))}"
    return state.value


def details(pen: Pen, article: Article, quotations: Sequence[Cited]) -> Iterator[tuple[Cited, Quotation]]:
    """Yield the quotations of an article with what their records say of them."""
    for id in dict.fromkeys(cited.record for cited in quotations):
        for cited, quotation in cited_in(pen.edition.records[id]):
            if cited.article == article.id:
                yield cited, quotation


def row(pen: Pen, article: Article, cited: Cited, quotation: Quotation) -> list[str]:
    """Return the words of a quotation, what they are, and where they stand, if that is known."""
    language = quotation.language or article.language
    shown = markup.span(quotation.text, language)
    whose = pen.to(cited.record, anchor=quoted.anchor(cited))
    if cited.passage is None and quotation.speaker:
        whose = f"words of {pen.to(quotation.speaker)}"
    return [shown, whose, quoted.where(cited)]

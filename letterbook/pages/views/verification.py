"""The verification page: every quotation and its state, every capture and its fingerprint."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import index_of
from letterbook.pages.parts import Long, Part, Parts, by_time
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import ANCHOR, SPAN, WORDS, link_weights, weight_of_links, weight_of_text
from letterbook.pages.wording import capitalised, count, date_in_words, number_in_words
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Article, Quotation
from letterbook.verification.quotations import Cited, State, by_article, taken_from

PAGE = index_of("verification")

# What the row of a saved copy weighs beside its link, and a quotation's beside its words and links.
COPY, ROW = 100, 160

# A line of the page: the article, and the number of its quotation, counted from 0; SAVED is its saved copy.
Line = tuple[str, int]
SAVED = -1

MEANINGS = {
    State.TEXT: "found, word for word, in a saved copy of the article when these pages were made",
    State.SEAL: "found earlier in a saved copy; the seal made then still covers these words",
    State.COMPARED: "compared with the page by an editor, on the day given beside the quotation; not by machine",
    State.BEYOND: "not in the part of the article that was saved, so no machine could compare it",
    State.UNVERIFIED: "not compared by machine: no copy of the article is available",
}


@dataclass(frozen=True)
class VerificationView(View):
    """The page of all quotations and their states, top to bottom."""

    template: ClassVar[str] = "verification.md.j2"

    counts: str
    parts: str
    captures: str
    articles: tuple[str, ...]


@once
def verification_parts(edition: Edition) -> Parts[Line]:
    """Return the pages of all quotations, by path, with the lines on each, by the day on which an article appeared."""
    links, taken = link_weights(edition), taken_from(edition)
    lines = [
        (article.id, number)
        for article in edition.articles
        for number in range(SAVED if article.capture else 0, len(taken.get(article.id, ())))
    ]

    def weigh(line: Line) -> int:
        id, number = line
        if number == SAVED:
            return COPY + links[id]
        cited, quotation = taken[id][number]
        speaker = weight_of_links(edition, [quotation.speaker] if quotation.speaker else [])
        # The heading of the article, which the first of its quotations on a page brings, weighs with each.
        words = weight_of_text(cited.text) + SPAN + weight_of_text(cited.at or "")
        return words + links[cited.record] + ANCHOR + speaker + ROW + (links[id] + 2 * WORDS if number == 0 else 0)

    found = Long(PAGE, "verification", tuple(lines), weigh, number=lambda some: len(quotations_in(some)))
    return found.laid_out(
        lambda some: by_time(some, lambda line: edition.filed_day(line[0])),
        lambda some: listing(weighing_pen(edition, PAGE), some),
    )


def quotations_in(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that are quotations."""
    return [line for line in lines if line[1] != SAVED]


def verification_view(pen: Pen) -> VerificationView:
    """Return the verification page, or its counts and parts, where it is long."""
    part = verification_parts(pen.edition)[pen.page]
    return VerificationView(
        page=pen.page,
        front_matter=front_matter(
            "Every quotation in this archive, and how far it is verified.",
            is_index=True,
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Verification"),
        counts=counts(pen),
        parts=contents(pen.page, part.contents, "quotation"),
        captures="" if part.contents else captures(pen, part.items) or "None.",
        articles=tuple(sections(pen, part.items)),
    )


def verification_part(pen: Pen, part: Part[Line]) -> PartView:
    """Return the page of the quotations from the articles of some time."""
    lead = (
        f"{capitalised(count(len(quotations_in(part.items)), 'quotation'))} "
        f"from {count(len({id for id, _ in part.items}), 'article')}, in order of publication."
    )
    return part_view(pen, part, "Verification", lead, listing(pen, part.items), PAGE)


def counts(pen: Pen) -> str:
    """Return a table of how many quotations are in which state."""
    verification = pen.verification
    states = Counter(verification.state(cited) for found in by_article(pen.edition).values() for cited in found)
    rows = [[f"**{state.value}**", str(states[state]), MEANINGS[state]] for state in State]
    return markup.table(["State", "Quotations", "Meaning"], [*rows, ["total", str(states.total()), ""]])


def listing(pen: Pen, lines: Sequence[Line]) -> str:
    """Return some lines: a table of saved copies, then the quotations by article."""
    copies = captures(pen, lines)
    held = [markup.heading(2, "Saved copies", id="copies-held"), copies] if copies else []
    return "\n\n".join([*held, markup.heading(2, "Quotations by article"), *sections(pen, lines)])


def captures(pen: Pen, lines: Iterable[Line]) -> str:
    """Return a table of the articles of which a copy was saved, each with how much it holds and its fingerprint."""
    rows = [
        [
            pen.to(id),
            "only the beginning" if pen.edition.article(id).is_saved_in_part else "the whole article",
            f"`{fingerprint}`" if (fingerprint := pen.verification.fingerprints.get(id)) else "not sealed",
        ]
        for id, number in lines
        if number == SAVED
    ]
    return markup.table(["Article", "Saved", "SHA-256 of its text"], rows) if rows else ""


def sections(pen: Pen, lines: Iterable[Line]) -> Iterator[str]:
    """Yield the quotations from each article."""
    for id, found in groupby(quotations_in(lines), key=lambda line: line[0]):
        taken = taken_from(pen.edition)[id]
        yield section(pen, pen.edition.article(id), [taken[number] for _, number in found])


def section(pen: Pen, article: Article, quotations: list[tuple[Cited, Quotation]]) -> str:
    """Return quotations taken from one article, each with its state."""
    rows = [
        [*quotation_row(pen, article, cited, quotation), state_in_words(pen, cited)] for cited, quotation in quotations
    ]
    heading = markup.heading(3, pen.to(article.id))
    lead = summary(Counter(pen.verification.state(cited) for cited, _ in quotations))
    return f"{heading}\n\n{lead}\n\n" + markup.table(["Words", "From", "Where", "State"], rows)


def summary(states: Counter[State]) -> str:
    """Return how many quotations there are, and in which states: "Three quotations: two verified (text), one …"."""
    number = states.total()
    told = capitalised(count(number, "quotation"))
    if len(states) == 1:
        every = {1: "", 2: "both "}.get(number, "all ")
        return f"{told}, {every}{next(iter(states)).value}."
    each = (f"{number_in_words(states[state])} {state.value}" for state in State if states[state])
    return f"{told}: {', '.join(each)}."


def state_in_words(pen: Pen, cited: Cited) -> str:
    """Return the state of a quotation; with the day of it, if an editor compared the words."""
    state = pen.verification.state(cited)
    if state is State.COMPARED and cited.compared:
        return f"{state.value}, {markup.escape(date_in_words(cited.compared.date))}"
    return state.value


def quotation_row(pen: Pen, article: Article, cited: Cited, quotation: Quotation) -> list[str]:
    """Return the words of a quotation, what they are, and where they stand, if that is known."""
    language = quotation.language or article.language
    shown = markup.span(quotation.text, language)
    whose = quoted.link_to(pen, cited)
    if cited.passage is None and quotation.speaker:
        whose = f"words of {pen.to(quotation.speaker)}"
    return [shown, whose, quoted.where(cited)]

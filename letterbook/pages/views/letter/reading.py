"""The reading text of a letter: for each passage the wording that comes first, and the others folded below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from letterbook.facts.letters import LetterFacts, Passage
from letterbook.facts.quoted_words import QuotedWords
from letterbook.facts.wordings import Collation
from letterbook.pages import markup
from letterbook.pages.addresses import anchor_of_words, relative
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.collated import difference
from letterbook.pages.views.wordings import wordings_pages
from letterbook.pages.wording import capitalised, count
from letterbook.records.models import LetterQuotation

NOT_PRINTED = "No article in this archive prints words of this passage."

NO_WORDS = "No article in this archive prints words of this letter."

# Where the rule is stated for readers, and the marks are explained.
GUIDE, RULE, MARKS = "about/reading.md", "reading-text", "what-the-marks-mean"

# Between passages: nobody knows what stood there, or it is not quoted.
GAP = "&#91;…&#93;"


@dataclass(frozen=True)
class PassageView:
    """One passage of the letter: the gap before it, its heading, how it reads, and the other wordings."""

    gap: str
    heading: str
    reading: str
    others: str


def lead(pen: Pen, known: LetterFacts) -> str:
    """Return what the reading text is, where there is any."""
    if not any(passage.reading.first for passage in known.passages):
        return ""
    rule = pen.to_page(GUIDE, "How it is chosen", RULE)
    marks = pen.to_page(GUIDE, "what the marks mean", MARKS)
    told = "Each passage is given in the wording that deserves most trust."
    gaps = f" {GAP} marks what is not quoted." if len(known.passages) > 1 else ""
    return markup.paragraph(f"{told}{gaps} {rule}; {marks}.", "status", "more")


def passages(pen: Pen, known: LetterFacts) -> Iterator[PassageView]:
    """Yield the letter's passages in its order."""
    for number, passage in enumerate(known.passages):
        yield PassageView(
            gap=markup.paragraph(GAP, "gap") if number else "",
            heading=markup.heading(3, markup.escape(passage.heading), id=f"passage-{passage.slug}"),
            reading=reading(pen, passage),
            others=others(pen, known, passage),
        )


def reading(pen: Pen, passage: Passage) -> str:
    """Return how a passage reads: the first wording, and a printed translation beside it, or our own below it."""
    first, beside = passage.reading.first, passage.reading.beside
    if first is None:
        return NOT_PRINTED
    gloss = "" if beside else quoted.gloss(first.quotation)
    shown = shown_first(pen, first, gloss)
    if beside is None:
        return markup.division("reading", shown)
    columns = (markup.division("wording", one) for one in (shown, shown_first(pen, beside, "")))
    return markup.division("reading side-by-side", "\n\n".join(columns))


def shown_first(pen: Pen, words: QuotedWords, gloss: str) -> str:
    """Return a wording of the reading text with its attribution at a glance."""
    glance = quoted.glance(pen, words, quoted.live(words.article, words.quotation, "find them there"))
    told = f"{quoted.fault(words.quotation)} {glance}".strip()
    return "\n\n".join(part for part in (quoted.block(words), gloss, markup.paragraph(told, "attribution")) if part)


def others(pen: Pen, known: LetterFacts, passage: Passage) -> str:
    """Return the other wordings and the notes on those above, in a box that scripts close; "" without any."""
    found = passage.collation
    above = [one for one in (passage.reading.first, passage.reading.beside) if one is not None]
    blocks = [*(block for one in above for block in note(pen, one))]
    printed = {one.cited.text for one in above}
    for one in passage.reading.others:
        blocks += other(pen, found, one, is_printed=one.cited.text in printed)
        printed.add(one.cited.text)
    if not blocks:
        return ""
    if passage.is_compared:
        page = wordings_pages(pen.edition)[known.letter.id, passage.slug]
        place = relative(pen.page, page, f"{known.letter.id}-{passage.slug}")
        blocks.append(markup.paragraph(markup.link("All wordings, word by word", place), "more"))
    return markup.unfolded(summary(passage), "\n\n".join(blocks), "other-wordings")


def summary(passage: Passage) -> str:
    """Return what the box holds: "Eight other wordings, three of them with a known fault"."""
    others = passage.reading.others
    if not others:
        return "Note on this wording"
    faults = sum(one.quotation.fault is not None for one in others)
    told = count(len(others), "other wording")
    if faults == len(others):
        return capitalised(f"{told}, with a known fault")
    return capitalised(told + (f", {count(faults, 'with a known fault', 'with a known fault')}" if faults else ""))


def note(pen: Pen, words: QuotedWords) -> Iterator[str]:
    """Yield the archive's notes on a wording that stands above the box: why an editor put it first, what to know."""
    quotation = words.quotation
    preferred = quotation.preferred if isinstance(quotation, LetterQuotation) else None
    if preferred:
        yield f"Put first by an editor: {pen.prose(preferred)}"
    if quotation.note:
        there = markup.link(markup.phrase("the wording above"), f"#{anchor_of_words(words.cited)}")
        yield f"On {there}: {pen.prose(quotation.note)}"


def other(pen: Pen, found: Collation, words: QuotedWords, is_printed: bool) -> Iterator[str]:
    """Yield another wording, our own translation of it, and in a line where it is from and how it differs.

    Of one that is printed above, mark for mark, the line suffices.
    """
    variant = found.variant(words)
    fault = quoted.fault(words.quotation)
    told = difference(variant) if variant else ""
    note = pen.prose(words.quotation.note) if words.quotation.note else ""
    line = " ".join(part for part in (fault, f"{quoted.glance(pen, words)}.", told, note) if part)
    if is_printed:
        yield markup.paragraph(line, "attribution", id=anchor_of_words(words.cited))
        return
    yield quoted.block(words)
    if gloss := quoted.gloss(words.quotation):
        yield gloss
    yield markup.paragraph(line, "attribution")

"""The wordings page: passages of which several wordings are printed, compared word by word."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from letterbook.facts.alignment_table import alignment_table
from letterbook.facts.letters import Passage, passages_of
from letterbook.facts.quoted_words import QuotedWords
from letterbook.facts.wordings import InOneLanguage, compared_passages
from letterbook.pages import markup
from letterbook.pages.addresses import index_of
from letterbook.pages.parts import Long, Part, Parts, by_time, pages_of_items
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.collated import difference, tables
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import SPAN, WORDS, link_weights, weight_of_text
from letterbook.pages.wording import capitalised, count
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Letter

PAGE = index_of("wordings")

# How often a wording and its witness are printed at most: as a block, in the table, in a line. In how many stretches.
TOLD, STRETCHES = 4, 14

# A passage of which wordings are compared: its letter, and its name there.
Compared = tuple[str, str]


@dataclass(frozen=True)
class WordingsView(View):
    """The page of all apparatuses, by letter."""

    template: ClassVar[str] = "wordings.md.j2"

    passages: tuple[str, ...]


@once
def wordings_parts(edition: Edition) -> Parts[Compared]:
    """Return the pages of compared wordings, by path, with the passages on each."""
    weights = {
        (id, passage): weight(edition, edition.letter(id), passage)
        for id, passages in compared_passages(edition).items()
        for passage in passages
    }
    found = Long(PAGE, "wordings", tuple(weights), weights.__getitem__)
    return found.laid_out(
        lambda some: by_time(some, lambda item: edition.filed_day(item[0])),
        lambda some: "\n\n".join(passages(weighing_pen(edition, PAGE), some)),
    )


@once
def wordings_pages(edition: Edition) -> Mapping[Compared, str]:
    """Return on which page the wordings of each passage are compared."""
    return pages_of_items(wordings_parts(edition))


def weight(edition: Edition, letter: Letter, passage: str) -> int:
    """Return what the comparison of the wordings of a passage weighs, or more."""
    found = [
        (one.article, quoted) for one in letter.witnesses for quoted in one.quotations if quoted.passage == passage
    ]
    base = max(weight_of_text(quotation.text) for _, quotation in found)
    total = weight_of_text(letter.passages[passage]) + 2 * link_weights(edition)[letter.id]
    for article, quotation in found:
        words = TOLD * weight_of_text(quotation.text) + base + weight_of_text(quotation.gloss or "")
        total += words + TOLD * (link_weights(edition)[article] + WORDS) + STRETCHES * SPAN
    return total


def wordings_view(pen: Pen) -> WordingsView:
    """Return the wordings page, or its parts, where it is long."""
    part = wordings_parts(pen.edition)[pen.page]
    parts = contents(pen.page, part.contents, "passage")
    return WordingsView(
        page=pen.page,
        front_matter=front_matter(
            "Sentences of the letters as different articles print them, word by word.",
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Wordings compared"),
        passages=(parts,) if parts else tuple(passages(pen, part.items)),
    )


def wordings_part(pen: Pen, part: Part[Compared]) -> PartView:
    """Return the page of the passages in the letters of some time."""
    lead = f"{capitalised(count(len(part.items), 'passage'))} in the order of the letters."
    return part_view(pen, part, "Wordings compared", lead, "\n\n".join(passages(pen, part.items)), PAGE)


def passages(pen: Pen, items: Iterable[Compared]) -> Iterator[str]:
    """Yield the comparison of each of some passages, which lie in the order of their letters."""
    for id, found in groupby(items, key=lambda item: item[0]):
        named = {passage for _, passage in found}
        for one in passages_of(pen.edition, pen.verification, pen.edition.letter(id)):
            if one.slug in named:
                yield "\n\n".join(passage(pen, id, one))


def passage(pen: Pen, letter: str, known: Passage) -> Iterator[str]:
    """Yield one passage: its letter, then its wordings language by language."""
    yield markup.heading(2, markup.escape(known.heading), id=f"{letter}-{known.slug}")
    yield markup.paragraph(pen.to(letter, anchor=f"passage-{known.slug}"), "status")
    for group in known.collation.languages:
        yield from in_one_language(pen, group)


def in_one_language(pen: Pen, group: InOneLanguage) -> Iterator[str]:
    """Yield the base, a table of what can be compared with it, and in a line how each other wording differs."""
    yield words(group.base)
    if gloss := quoted.gloss(group.base.quotation):
        yield gloss
    yield markup.paragraph(attribution(pen, group.base), "attribution")
    yield from tables(pen, alignment_table(group), group.language)
    lines = [f"{attribution(pen, one.words)} {difference(one)}" for one in group.variants if one.is_compared]
    if lines:
        yield markup.bullets(lines)
    for one in group.variants:
        if not one.is_compared:
            yield words(one.words)
            yield markup.paragraph(f"{attribution(pen, one.words)} {difference(one)}", "attribution")


def words(one: QuotedWords) -> str:
    """Return a wording as a block without an anchor: it has one on the page of its letter."""
    return markup.block_quote(one.cited.text, "quotation", lang=one.language)


def attribution(pen: Pen, one: QuotedWords) -> str:
    """Return at a glance where a wording is from, and what is wrong with it."""
    return f"{quoted.glance(pen, one)}. {quoted.fault(one.quotation)}".strip()

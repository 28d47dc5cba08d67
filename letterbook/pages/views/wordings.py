"""The wordings page: passages of which several wordings are printed, compared word by word."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from letterbook.facts.quoted_words import quoted_words
from letterbook.facts.wordings import (
    Apparatus,
    Stretch,
    WordChange,
    Wording,
    apparatuses,
    apparatuses_of,
    compared,
)
from letterbook.pages import markup
from letterbook.pages.addresses import index_of
from letterbook.pages.direction import direction_of
from letterbook.pages.parts import Long, Part, Parts, by_time, pages_of_items
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.page import View, front_matter, sentence
from letterbook.pages.views.part import PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import SPAN, WORDS, link_weights, weight_of_text
from letterbook.pages.wording import capitalised, count
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change

PAGE = index_of("wordings")

# What stands between two stretches of a comparison in words, or around a strong word.
STRETCH = 32

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
    weights = {(one.letter.id, one.passage): weight(edition, one) for one in apparatuses(edition)}

    found = Long(PAGE, "wordings", tuple(weights), weights.__getitem__)
    return found.laid_out(
        lambda some: by_time(some, lambda item: edition.filed_day(item[0])),
        lambda some: "\n\n".join(passages(weighing_pen(edition, PAGE), some)),
    )


@once
def wordings_pages(edition: Edition) -> Mapping[Compared, str]:
    """Return on which page the wordings of each passage are compared."""
    return pages_of_items(wordings_parts(edition))


def weight(edition: Edition, found: Apparatus) -> int:
    """Return what the comparison of the wordings of a passage weighs."""
    base = found.base.cited.text
    total = weight_of_text(found.letter.passages[found.passage]) + 2 * link_weights(edition)[found.letter.id]
    for one in (found.base, *found.variants, *found.foreign):
        words = weight_of_text(one.cited.text) + weight_of_text(one.quotation.gloss or "")
        total += words + link_weights(edition)[one.cited.article] + 3 * WORDS + SPAN
    for one in found.variants:
        told_twice = min(len(base.split()), len(one.cited.text.split()))
        total += weight_of_text(base) + weight_of_text(one.cited.text) + STRETCH * (told_twice + 1)
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
    lead = f"{capitalised(count(len(part.items), 'passage'))}, in the order of the letters."
    return part_view(pen, part, "Wordings compared", lead, "\n\n".join(passages(pen, part.items)), PAGE)


def passages(pen: Pen, items: Iterable[Compared]) -> Iterator[str]:
    """Yield the comparison of each of some passages, which lie in the order of their letters."""
    for id, found in groupby(items, key=lambda item: item[0]):
        named = {passage for _, passage in found}
        for one in apparatuses_of(pen.edition, pen.edition.letter(id)):
            if one.passage in named:
                yield passage(pen, one)


def passage(pen: Pen, found: Apparatus) -> str:
    """Return one passage: the base, how each variant differs, and the wordings in other languages."""
    title = markup.escape(found.letter.passages[found.passage])
    parts = [
        markup.heading(2, title, id=f"{found.letter.id}-{found.passage}"),
        markup.paragraph(pen.to(found.letter.id, anchor=f"passage-{found.passage}"), "status"),
        *foreign(pen, found),
        words(found.base, markup.escape(found.base.cited.text)),
        quoted.gloss(found.base.quotation),
        markup.paragraph(f"Base: {attribution(pen, found.base)}", "attribution"),
    ]
    for variant in found.variants:
        stretches = compared(found.base.cited.text, variant.cited.text)
        parts += [words(variant, marked(stretches)), quoted.gloss(variant.quotation)]
        parts.append(markup.paragraph(f"{attribution(pen, variant)} {apparatus(stretches)}", "attribution"))
    return "\n\n".join(part for part in parts if part)


def foreign(pen: Pen, found: Apparatus) -> Iterator[str]:
    """Yield the wordings in other languages, each with our own translation where there is one."""
    for wording in found.foreign:
        yield words(wording, markup.escape(wording.cited.text))
        yield quoted.gloss(wording.quotation)
        yield markup.paragraph(attribution(pen, wording), "attribution")


def words(wording: Wording, shown: str) -> str:
    """Return finished words as a block."""
    language = wording.language
    direction = "rtl" if direction_of(wording.cited.text) == "rtl" else None
    return f"> {shown}\n> {markup.attributes('quotation', lang=language, dir=direction)}"


def attribution(pen: Pen, wording: Wording) -> str:
    """Return who prints a wording and where, by which route it came, and what is wrong with it."""
    words = quoted_words(pen.edition, pen.verification, wording.cited, wording.quotation)
    told = [pen.to(words.article.id), quoted.where(words.cited), quoted.route(pen, words), quoted.state(pen, words)]
    fault = quoted.FAULTS[wording.quotation.fault] if wording.quotation.fault else ""
    return sentence([*told, f"**{fault}**" if fault else ""])


def marked(stretches: tuple[Stretch, ...]) -> str:
    """Return a variant with its own words in strong type, and a caret where it drops words of the base."""
    shown = []
    for stretch in stretches:
        if stretch.change is WordChange.SAME:
            shown.append(markup.escape(stretch.variant))
        elif stretch.variant:
            shown.append(f"**{markup.escape(stretch.variant)}**")
        else:
            shown.append("‸")
    return " ".join(shown)


def apparatus(stretches: tuple[Stretch, ...]) -> str:
    """Return in words how a variant differs from the base."""
    told = []
    for stretch in stretches:
        base, variant = markup.escape(stretch.base), markup.escape(stretch.variant)
        if stretch.change is WordChange.REPLACED:
            told.append(f"“{base}” becomes “{variant}”")
        elif stretch.change is WordChange.ADDED:
            told.append(f"“{variant}” is added")
        elif stretch.change is WordChange.DROPPED:
            told.append(f"“{base}” is missing")
    return f"{'; '.join(told)}." if told else "The same words."

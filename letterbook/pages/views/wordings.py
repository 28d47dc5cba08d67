"""The wordings page: passages of which several wordings are printed, compared word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.evidence.wordings import Apparatus, Change, Stretch, Wording, apparatuses, compared
from letterbook.facts.quoted_words import quoted_words
from letterbook.pages import markup
from letterbook.pages.direction import direction_of
from letterbook.pages.pen import Pen
from letterbook.pages.views import quoted
from letterbook.pages.views.page import View, front_matter, sentence
from letterbook.reading.history import last_change


@dataclass(frozen=True)
class WordingsView(View):
    """The page of all apparatuses, by letter."""

    template: ClassVar[str] = "wordings.md.j2"

    passages: tuple[str, ...]


def wordings_view(pen: Pen) -> WordingsView:
    """Return the wordings page."""
    return WordingsView(
        page=pen.page,
        front_matter=front_matter(
            "Sentences of the letters as different articles print them, word by word.",
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Wordings compared"),
        passages=tuple(passage(pen, found) for found in apparatuses(pen.edition)),
    )


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
    told = [pen.to(words.article.id), quoted.where(words.cited), quoted.route(words), quoted.state(pen, words)]
    fault = quoted.FAULTS[wording.quotation.fault] if wording.quotation.fault else ""
    return sentence([*told, f"**{fault}**" if fault else ""])


def marked(stretches: tuple[Stretch, ...]) -> str:
    """Return a variant with its own words in strong type, and a caret where it drops words of the base."""
    shown = []
    for stretch in stretches:
        if stretch.change is Change.SAME:
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
        if stretch.change is Change.REPLACED:
            told.append(f"“{base}” becomes “{variant}”")
        elif stretch.change is Change.ADDED:
            told.append(f"“{variant}” is added")
        elif stretch.change is Change.DROPPED:
            told.append(f"“{base}” is missing")
    return f"{'; '.join(told)}." if told else "The same words."

"""The introduction: the exchange in ten minutes, every sentence with the articles that state it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.describing import description
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.reading.history import last_change
from letterbook.records.models.introduction import Introduction, Sentence


@dataclass(frozen=True)
class IntroductionView(View):
    """The page of the introduction, top to bottom."""

    template: ClassVar[str] = "introduction.md.j2"

    lead: str
    sections: tuple[str, ...]
    notes: str


def introduction_view(pen: Pen) -> IntroductionView:
    """Return the introduction; without one, the page says what the collection is."""
    told = pen.edition.introduction
    lead = pen.prose(told.lead if told else pen.edition.collection.description)
    return IntroductionView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, told.lead if told else pen.edition.collection.description),
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, markup.escape(told.title if told else "Introduction")),
        lead=markup.paragraph(lead, "lead"),
        sections=tuple(sections(pen, told)) if told else ("No introduction has been written yet.",),
        notes="\n\n".join(notes(pen, told)) if told else "",
    )


def sections(pen: Pen, told: Introduction) -> Iterator[str]:
    """Yield each section: its heading and paragraphs, each sentence with the number of its note."""
    numbers = count(1)
    for section in told.sections:
        paragraphs = [
            " ".join(marked(pen, sentence, numbers) for sentence in paragraph) for paragraph in section.paragraphs
        ]
        yield "\n\n".join([markup.heading(2, markup.escape(section.heading)), *paragraphs])


def marked(pen: Pen, sentence: Sentence, numbers: Iterator[int]) -> str:
    """Return a sentence with the mark of its note, unless it is the archive's own."""
    words = pen.with_links(sentence.says)
    return f"{words}{markup.note_mark(next(numbers))}" if sentence.articles else words


def notes(pen: Pen, told: Introduction) -> Iterator[str]:
    """Yield the note of each sentence that rests on articles, in the same order."""
    sentences = [sentence for section in told.sections for paragraph in section.paragraphs for sentence in paragraph]
    sourced = [sentence for sentence in sentences if sentence.articles]
    for number, sentence in enumerate(sourced, start=1):
        yield markup.note(number, "; ".join(pen.to(article) for article in sentence.articles))

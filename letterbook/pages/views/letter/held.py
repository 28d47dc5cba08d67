"""The text of a letter, where the edition may print it whole: original and translation side by side."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from letterbook.facts.letters import LetterFacts, Testimony
from letterbook.pages import markup
from letterbook.pages.edited_text import edited
from letterbook.pages.pen import Pen
from letterbook.pages.wording import language_name, listed
from letterbook.records.edited_words import meanings
from letterbook.records.models.held_text import HeldText, Paragraph


def held_texts(pen: Pen, known: LetterFacts) -> str:
    """Return the texts that witnesses give, each with where it is from; "" where none does."""
    return "\n\n".join("\n\n".join(held(pen, testimony)) for testimony in known.witnesses if testimony.witness.text)


def held(pen: Pen, testimony: Testimony) -> Iterator[str]:
    """Yield the text of one witness: from where, the text, and what its signs mean."""
    texts = testimony.witness.text
    yield markup.paragraph(f"From {pen.to(testimony.article.id)}: {markup.escape(languages(texts))}.", "attribution")
    rows = [row(texts, paragraphs) for paragraphs in zip_longest(*(text.paragraphs for text in texts))]
    yield markup.division("held-text" if len(texts) == 1 else "held-text side-by-side", "\n\n".join(rows))
    if said := meanings(one.words for text in texts for one in text.paragraphs):
        yield markup.paragraph(f"Signs: {markup.escape('; '.join(said))}.", "signs")


def languages(texts: Sequence[HeldText]) -> str:
    """Return in which languages a text stands, and who translated it."""
    told = [
        f"{language_name(text.language)}, translated by {text.translated_by}"
        if text.translated_by
        else language_name(text.language)
        for text in texts
    ]
    return listed(told)


def row(texts: Sequence[HeldText], paragraphs: Sequence[Paragraph | None]) -> str:
    """Return a paragraph in each language; one that a language lacks leaves its place empty."""
    cells = [
        paragraph(one, text) if one else markup.paragraph("—", "missing")
        for text, one in zip(texts, paragraphs, strict=True)
    ]
    return cells[0] if len(cells) == 1 else markup.division("row", "\n\n".join(cells))


def paragraph(one: Paragraph, text: HeldText) -> str:
    """Return a part of a letter, its kind as a class, after the page that begins with it."""
    page = f"{markup.classed('sign-page', f'[page {one.page}]')} " if one.page else ""
    return markup.paragraph(page + edited(one.words), f"part-{one.part}", lang=text.language)

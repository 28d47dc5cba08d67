"""A letter that the edition may show whole: images of its pages, its text, a translation beside it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from letterbook.facts.letters import LetterFacts, Testimony
from letterbook.pages import markup
from letterbook.pages.addresses import relative
from letterbook.pages.edited_text import edited
from letterbook.pages.pen import Pen
from letterbook.pages.wording import count, language_name, listed
from letterbook.reading.ahead import FACSIMILES
from letterbook.records.edited_words import meanings
from letterbook.records.models import Image
from letterbook.records.models.held_text import HeldText, Paragraph


def held_texts(pen: Pen, known: LetterFacts) -> str:
    """Return the texts and images that witnesses give, each with where it is from; "" where none does."""
    giving = [one for one in known.witnesses if one.witness.text or one.witness.images]
    return "\n\n".join("\n\n".join(held(pen, testimony)) for testimony in giving)


def held(pen: Pen, testimony: Testimony) -> Iterator[str]:
    """Yield what one witness gives: from where, the images, the text, and what its signs mean."""
    texts, images = testimony.witness.text, testimony.witness.images
    given = [count(len(images), "image")] if images else []
    given += [languages(texts)] if texts else []
    yield markup.paragraph(f"From {pen.to(testimony.article.id)}: {markup.escape('; '.join(given))}.", "attribution")
    if images:
        yield markup.division("facsimiles", "\n\n".join(figure(pen, image) for image in images))
    if texts:
        yield from printed(texts)


def figure(pen: Pen, image: Image) -> str:
    """Return an image that leads to itself at its full size, with which page it is and whose image."""
    address = relative(pen.page, f"{FACSIMILES}/{image.file}")
    shown = markup.image(image.shows, address)
    told = [f"Page {image.page}"] if image.page else []
    told += [f"Image: {image.credit}"] if image.credit else []
    caption = markup.paragraph(markup.escape(". ".join(told) + "."), "caption") if told else ""
    return markup.division("facsimile", f"{markup.link(shown, address)}\n\n{caption}".rstrip())


def printed(texts: Sequence[HeldText]) -> Iterator[str]:
    """Yield a text in its languages, and what its signs mean."""
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

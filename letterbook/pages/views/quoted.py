"""A quotation on a page: the words, whose they are, who prints them where, and whether a machine found them there."""

import hashlib

from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.wording import language_name, listed, locator_in_words
from letterbook.records.models import Article, Quotation

FAULTS = {
    "mistranslation": "mistranslated",
    "paraphrase": "a paraphrase, not the letter's words",
    "composite": "put together from separate passages",
    "cut": "cut short",
    "misattributed": "ascribed to the wrong source",
}

UNVERIFIED = "unverified"


def anchor(article: Article, quotation: Quotation, within: str) -> str:
    """Return the anchor of a quotation: the same words of one article under one heading, the same anchor."""
    digest = hashlib.sha256("\0".join((article.id, within, quotation.text)).encode()).hexdigest()
    return f"q-{digest[:10]}"


def block(article: Article, quotation: Quotation, within: str) -> str:
    """Return the quoted words as a block of their own."""
    language = quotation.language or article.language
    return markup.block_quote(
        quotation.text,
        "quotation",
        id=anchor(article, quotation, within),
        lang=language if language != "en" else None,
    )


def gloss(quotation: Quotation) -> str:
    """Return our own translation of a foreign wording, labelled as ours."""
    if not quotation.gloss:
        return ""
    return markup.paragraph(f"In the archive's own translation: {markup.escape(quotation.gloss)}", "gloss")


def where(quotation: Quotation, default: str | None) -> str:
    """Return where in the article the words stand, or that this is not known."""
    locator = quotation.at or default
    return markup.escape(locator_in_words(locator)) if locator else ""


def route(article: Article, quotation: Quotation) -> str:
    """Return the language of the words, and the route by which they were translated."""
    language = quotation.language or article.language
    came_from = quotation.translated_from or (() if quotation.language else article.translated_from)
    if came_from:
        names = [language_name(tag) for tag in came_from]
        by_way = f" by way of {listed(names[1:])}" if len(names) > 1 else ""
        return markup.escape(f"in {language_name(language)}, translated from {names[0]}{by_way}")
    return "" if language == "en" else markup.escape(f"in {language_name(language)}")


def remarks(pen: Pen, quotation: Quotation) -> str:
    """Return what is known to be wrong with a wording, and the archive's note on it."""
    fault = f"**{FAULTS[quotation.fault].capitalize()}.**" if quotation.fault else ""
    note = pen.prose(quotation.note) if quotation.note else ""
    return f"{fault} {note}".strip()

"""The sections of an article's page that grow: the letters it bears witness to, what is taken from it, who uses it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from letterbook.evidence.quotations import Cited, cited_in
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.section_items import Item, alone_with, drawing_on, mentioning, quotations_from
from letterbook.pages.sections import section_contents
from letterbook.pages.views import quoted
from letterbook.pages.views.letter_testimony import FORMS
from letterbook.pages.views.part import contents
from letterbook.pages.wording import locator_in_words
from letterbook.reading.edition import Edition
from letterbook.records.models import (
    Article,
    Letter,
    LetterQuotation,
    Question,
    Quotation,
    Record,
    SpeakerQuotation,
)

# Some items of a section as finished Markdown.
Shown = Callable[[Pen, Article, Iterable[Item]], str]

# What the items of a section are, where only their number is told.
WHAT = {
    **dict.fromkeys(("letters", "alone"), "letter"),
    "drawing": "article",
    "quotations": "quotation",
    "questions": "difference",
    "mentioned": "record",
}


def in_section(pen: Pen, article: Article, name: str) -> str:
    """Return what stands in a section of the page, or the parts into which it falls, where it is long."""
    if entries := section_contents(pen.edition).get((article.id, name)):
        return contents(pen.page, entries, WHAT[name])
    return SHOWN[name](pen, article, ITEMS[name](pen.edition, article))


def witnessed(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the letters to which an article bears witness, in date order."""
    return tuple((letter.id, 0) for letter, _ in edition.testimonies(article))


def asked(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the questions about an article, strong ones first."""
    return tuple((question.id, 0) for question in edition.questions_about(article.id))


def letters_table(pen: Pen, article: Article, items: Iterable[Item]) -> str:
    """Return a table of letters that the article bears witness to; empty without any."""
    rows = [
        [
            pen.to(id),
            FORMS[witness.form],
            markup.escape(locator_in_words(witness.at)) if witness.at else "in the article",
            "inferred" if witness.identified == "inferred" else "stated",
        ]
        for id, _ in items
        for witness in pen.edition.letter(id).witnesses
        if witness.article == article.id
    ]
    return markup.table(["Letter", "It gives", "Where", "Which letter it means is"], rows) if rows else ""


def alone(pen: Pen, _: Article, items: Iterable[Item]) -> str:
    """Return the letters for which this archive has no other witness, and those it was first to speak of."""
    only = "the only witness in this archive"
    first = "the first article in this archive known to have spoken of it"
    return markup.bullets(
        f"{pen.to(id)}: {only if len(pen.edition.letter(id).witnesses) == 1 else first}." for id, _ in items
    )


def drawing(pen: Pen, article: Article, items: Iterable[Item]) -> str:
    """Return what draws on the article, and how."""
    return markup.bullets(line for id, _ in items for line in draws(pen, article, pen.edition.article(id)))


def draws(pen: Pen, article: Article, other: Article) -> Iterator[str]:
    """Yield how another article draws on one."""
    if article.id in other.relays:
        yield f"{pen.to(other.id)} draws on it."
    if article.id in other.may_relay:
        yield f"{pen.to(other.id)} perhaps draws on it."
    if other.version_of == article.id:
        yield f"{pen.to(other.id)} is another copy of it."


def links(pen: Pen, _: Article, items: Iterable[Item]) -> str:
    """Return the questions about an article, or the records that speak of it."""
    return markup.bullets(pen.to(id) for id, _ in items)


def quotations(pen: Pen, _: Article, items: Iterable[Item]) -> str:
    """Return quotations taken from the article: of letters first, then of those who speak about them."""
    return "\n\n".join(
        quotation(pen, pen.edition.records[id], found[number])
        for id, numbers in groupby(items, key=lambda item: item[0])
        for found in [list(cited_in(pen.edition.records[id]))]
        for _, number in numbers
    )


def quotation(pen: Pen, record: Record, found: tuple[Cited, Quotation]) -> str:
    """Return one quotation, with what it is of."""
    (cited, words), of = found, ""
    if isinstance(record, Letter) and isinstance(words, LetterQuotation):
        of = f"from {pen.to(record.id, anchor=quoted.anchor(cited))}"
    elif isinstance(words, SpeakerQuotation):
        of = f"about {pen.all(words.about)}"
    elif isinstance(record, Question):
        of = f"on the question {pen.to(record.id)}"
    return quoted.entry(pen, cited, words, [of])


# What a section is called behind the name of the article, in the title of a part.
CALLED = {
    "letters": "letters it bears witness to",
    "alone": "letters known only from it, or first",
    "drawing": "articles that draw on it",
    "quotations": "quotations taken from it",
    "questions": "where sources differ",
    "mentioned": "records that mention it",
}

ITEMS: Mapping[str, Callable[[Edition, Article], tuple[Item, ...]]] = {
    "letters": witnessed,
    "alone": alone_with,
    "drawing": drawing_on,
    "quotations": quotations_from,
    "questions": asked,
    "mentioned": mentioning,
}

SHOWN: Mapping[str, Shown] = {
    "letters": letters_table,
    "alone": alone,
    "drawing": drawing,
    "quotations": quotations,
    "questions": links,
    "mentioned": links,
}

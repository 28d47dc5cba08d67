"""The sections of an article's page that grow: its letters, the quotations from it, and what uses it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from letterbook.facts.articles import ArticleFacts, Testified, testified
from letterbook.facts.quoted_words import QuotedWords, all_quoted
from letterbook.pages import markup
from letterbook.pages.addresses import anchor_of_words
from letterbook.pages.pen import Pen
from letterbook.pages.section_items import Item, quotations_of
from letterbook.pages.sections import section_contents
from letterbook.pages.views import quoted
from letterbook.pages.views.cited import Quoting
from letterbook.pages.views.letter.testimony import FORMS
from letterbook.pages.views.part import contents
from letterbook.pages.wording import locator_in_words
from letterbook.records.models import Article

# What the items of a section are called where only their number is given.
WHAT = {
    **dict.fromkeys(("letters", "alone"), "letter"),
    "drawing": "article",
    "quotations": "quotation",
    "questions": "difference",
    "mentioned": "record",
}

# What a section is called behind the name of the article, in the title of a part.
CALLED = {
    "letters": "letters it quotes or mentions",
    "alone": "letters of which it is the only or first witness",
    "drawing": "articles that draw on it",
    "quotations": "quotations taken from it",
    "questions": "where sources differ",
    "mentioned": "records that mention it",
}


def in_section(pen: Pen, known: ArticleFacts, name: str) -> str:
    """Return the content of a section of the page, or links to its parts if it is long."""
    if entries := section_contents(pen.edition).get((known.article.id, name)):
        return contents(pen.page, entries, WHAT[name])
    whole: Mapping[str, Sequence[Any]] = {
        "letters": known.letters,
        "alone": known.letters,
        "drawing": known.drawing,
        "quotations": known.quotations,
        "questions": [question.id for question in known.questions],
        "mentioned": known.spoken_of_by,
    }
    return shown(pen, known.article, name, whole[name])


def part_of_section(pen: Pen, article: Article, name: str, items: Sequence[Item]) -> str:
    """Return the content of a part of a section; only its own items are looked up."""
    edition = pen.edition
    if name in {"letters", "alone"}:
        found = [
            (letter, witness) for id, _ in items for letter in [edition.letter(id)] for witness in letter.witnesses
        ]
        mine = [testified(edition, *one) for one in found if one[1].article == article.id]
        return shown(pen, article, name, mine)
    if name == "quotations":
        return shown(pen, article, name, all_quoted(edition, pen.verification, quotations_of(edition, items)))
    if name == "drawing":
        return shown(pen, article, name, [edition.article(id) for id, _ in items])
    return shown(pen, article, name, [id for id, _ in items])


def shown(pen: Pen, article: Article, name: str, found: Sequence[Any]) -> str:
    """Return facts that stand in a section as finished Markdown."""
    if name == "letters":
        return letters_table(pen, found)
    if name == "alone":
        return markup.bullets(alone(pen, found))
    if name == "drawing":
        return markup.bullets(line for other in found for line in draws(pen, article, other))
    if name == "quotations":
        quoting = Quoting(pen, article)
        return "\n\n".join(
            f"{quoted.entry(pen, words, [whose(pen, words)])}\n\n{quoting.cite(words)}" for words in found
        )
    return markup.bullets(pen.to(id) for id in found)


def letters_table(pen: Pen, letters: Iterable[Testified]) -> str:
    """Return a table of the letters that the article is a witness of; empty without any."""
    rows = [
        [
            pen.to(one.letter.id),
            FORMS[one.witness.form],
            markup.escape(locator_in_words(one.witness.at)) if one.witness.at else "in the article",
            one.witness.identified,
        ]
        for one in letters
    ]
    return markup.table(["Letter", "It gives", "Where", "How identified"], rows) if rows else ""


def alone(pen: Pen, letters: Iterable[Testified]) -> Iterator[str]:
    """Yield the letters for which this archive has no other witness, and those it was the first to mention."""
    for one in letters:
        if one.is_alone:
            yield f"{pen.to(one.letter.id)}: the only witness in this archive."
        elif one.is_first:
            yield f"{pen.to(one.letter.id)}: the first article in this archive known to mention it."


def draws(pen: Pen, article: Article, other: Article) -> Iterator[str]:
    """Yield how another article draws on one."""
    if article.id in other.relays:
        yield f"{pen.to(other.id)} draws on it."
    if article.id in other.may_relay:
        yield f"{pen.to(other.id)} perhaps draws on it."
    if other.version_of == article.id:
        yield f"{pen.to(other.id)} is another copy of it."


def whose(pen: Pen, words: QuotedWords) -> str:
    """Return of which letter words are, or about which letters, or in which question they are quoted."""
    if words.cited.passage is not None:
        return f"from {pen.to(words.cited.record, anchor=anchor_of_words(words.cited))}"
    if words.about:
        return f"about {pen.all(words.about)}"
    return f"on the question {pen.to(words.cited.record)}"

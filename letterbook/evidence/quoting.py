"""How words are quoted: short, bare, of an article that somebody read."""

import re
from collections.abc import Iterator

from letterbook.evidence.quotations import by_article, cited_in
from letterbook.evidence.rights import words_in
from letterbook.reading.edition import Edition
from letterbook.records.problems import Problem, Severity

LONGEST = 60

# Quotation marks that open, and those that close them.
MARKS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "「": "」", "『": "』", "《": "》"}


def check_quotations_are_short(edition: Edition) -> Iterator[Problem]:
    """A quotation has at most sixty words."""
    for record in edition.records.values():
        for cited, _ in cited_in(record):
            count = words_in(cited.text)
            if count > LONGEST:
                message = f"the quotation has {count} words; at most {LONGEST}; cut it with […]"
                yield Problem(edition.place(record, cited.path), "quotation-too-long", message)


def check_quotations_are_bare(edition: Edition) -> Iterator[Problem]:
    """A quotation is written without quotation marks around it."""
    for record in edition.records.values():
        for cited, _ in cited_in(record):
            if is_in_marks(cited.text):
                message = "quotation marks stand around these words; leave them out: the page adds its own"
                yield Problem(edition.place(record, cited.path), "outer-marks", message, Severity.WARNING)


def is_in_marks(text: str) -> bool:
    """Whether a pair of quotation marks stands around the whole of a text, and none of the sort within."""
    opening, closing = text[0], text[-1]
    inside = re.sub(r"(?<=\w)[’'](?=\w)", "", text[1:-1])
    return len(text) > 2 and closing in MARKS.get(opening, "") and not {opening, closing} & set(inside)


def check_quoted_articles_are_read(edition: Edition) -> Iterator[Problem]:
    """An article from which words are quoted was read, in part at least."""
    quotations = by_article(edition)
    for article in edition.articles:
        if article.read == "none" and quotations.get(article.id):
            message = "words of this article are quoted, so it was read; write 'part' or 'whole'"
            yield Problem(edition.place(article, ("read",)), "quoted-unread", message, Severity.WARNING, "read: part")

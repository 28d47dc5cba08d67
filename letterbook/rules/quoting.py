"""How words are quoted: short, bare, of an article that somebody read, and not too many of it."""

import re
from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.records.models import Article
from letterbook.rules.case import Case
from letterbook.verification.quotations import by_article, cited_in
from letterbook.verification.rights import count_words, words_allowed, words_quoted

LONGEST = 60

# Quotation marks that open, and those that close them.
MARKS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "「": "」", "『": "』", "《": "》"}


def check_quotations_are_short(case: Case) -> Iterator[Problem]:
    """A quotation has at most sixty words."""
    for record in case.edition.records.values():
        for cited, _ in cited_in(record):
            count = count_words(cited.text)
            if count > LONGEST:
                message = f"the quotation has {count} words; at most {LONGEST}; cut it with […]"
                yield case.problem(record, cited.path, "quotation-too-long", message)


def check_titles_are_short(case: Case) -> Iterator[Problem]:
    """A title has at most sixty words, as a quotation has: it is published whole, unless all of the article may be."""
    for article in case.edition.of(Article):
        if article.title and article.rights != "full" and (count := count_words(article.title)) > LONGEST:
            message = (
                f"the title has {count} words; at most {LONGEST}; is it the text of the article? "
                "Cut a long title with […]"
            )
            yield case.problem(article, ("title",), "title-too-long", message)


def check_quotations_are_bare(case: Case) -> Iterator[Problem]:
    """A quotation has no quotation marks around it."""
    for record in case.edition.records.values():
        for cited, _ in cited_in(record):
            if is_in_marks(cited.text):
                message = "remove the quotation marks around these words; the page adds its own"
                yield case.warning(record, cited.path, "outer-marks", message)


def is_in_marks(text: str) -> bool:
    """Whether a pair of quotation marks stands around the whole of a text, and none of the sort within."""
    opening, closing = text[0], text[-1]
    inside = re.sub(r"(?<=\w)[’'](?=\w)", "", text[1:-1])
    return len(text) > 2 and closing in MARKS.get(opening, "") and not {opening, closing} & set(inside)


def check_quoted_articles_are_read(case: Case) -> Iterator[Problem]:
    """An article that is quoted was read, at least in part."""
    quotations = by_article(case.edition)
    for article in case.edition.articles:
        if article.read == "none" and quotations.get(article.id):
            message = "this article is quoted, so it was read; write 'part' or 'whole'"
            yield case.warning(article, ("read",), "quoted-unread", message, "read: part")


def check_quotation_limit(case: Case) -> Iterator[Problem]:
    """No more words of an article are quoted than its quotation_limit, and none where its rights allow none."""
    quotations = by_article(case.edition)
    for article in case.edition.of(Article):
        count = words_quoted(quotations[article.id], case.verification)
        if count > words_allowed(article):
            allowed = (
                "its rights allow none"
                if article.rights == "none"
                else f"its quotation_limit is {article.quotation_limit}"
            )
            records = ", ".join(dict.fromkeys(f"'{cited.record}'" for cited in quotations[article.id]))
            higher = "cut with […], or raise it and say why in the digest"
            remedy = "leave them out" if article.rights == "none" else higher
            message = f"{count} words of this article are quoted, in {records}; {allowed}: {remedy}"
            yield case.problem(article, ("quotation_limit",), "quotation-limit", message)

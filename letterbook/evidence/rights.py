"""How much of an article is quoted: each of its words once, however often it is printed."""

import re
from collections.abc import Iterator, Sequence

from letterbook.evidence.finding import normal_quotation, parts_of
from letterbook.evidence.quotations import Cited, Verification, by_article
from letterbook.reading.edition import Edition
from letterbook.records.models import Article
from letterbook.records.problems import Problem


def check_quotation_limit(edition: Edition, verification: Verification) -> Iterator[Problem]:
    """No more words of an article are quoted than its quotation_limit, and none where its rights allow none."""
    quotations = by_article(edition)
    for article in edition.of(Article):
        count = words_quoted(quotations[article.id], verification)
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
            yield Problem(edition.place(article, ("quotation_limit",)), "quotation-limit", message)


def words_allowed(article: Article) -> int:
    """Return how many words of an article may be quoted; none where its rights allow none."""
    return 0 if article.rights == "none" else article.quotation_limit


def words_quoted(quotations: Sequence[Cited], verification: Verification) -> int:
    """Return how many words of one article are quoted; where they stand in it decides what is the same word.

    Of quotations whose place is not known, one that lies within another counts for nothing.
    """
    placed: dict[int, dict[int, str]] = {}
    elsewhere: set[str] = set()
    for cited in quotations:
        found = verification.places.get(cited)
        if found is None:
            elsewhere.add(normal_quotation(cited.text))
            continue
        paragraph = placed.setdefault(found.paragraph, {})
        for part, (start, _) in zip(parts_of(cited.text), found.spans, strict=False):
            paragraph.update(enumerate(part, start=start))
    return sum(words_in(stretch) for paragraph in placed.values() for stretch in stretches(paragraph)) + sum(
        words_in(text) for text in elsewhere if not any(text != other and is_within(text, other) for other in elsewhere)
    )


def words_in(text: str) -> int:
    """Return the number of words in a quotation; marks of a cut count for nothing."""
    return len(re.findall(r"[^\W_]+(?:[’'\-.,][^\W_]+)*", text))


def stretches(characters: dict[int, str]) -> Iterator[str]:
    """Yield the unbroken runs of some characters by their positions."""
    run, expected = "", -1
    for position in sorted(characters):
        if position != expected and run:
            yield run
            run = ""
        run += characters[position]
        expected = position + 1
    if run:
        yield run


def is_within(text: str, other: str) -> bool:
    """Whether a text stands in another, from word to word."""
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", other) is not None

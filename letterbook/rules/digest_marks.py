"""Marks in a digest that no page shows as they are meant."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem, Severity
from letterbook.reading.digests import unsupported
from letterbook.records.models import Article
from letterbook.rules.case import Case

LONGEST = 40


def check_digests_have_simple_marks(case: Case) -> Iterator[Problem]:
    """A digest has only paragraphs, lists, emphasis and [[links]]."""
    for article in case.edition.of(Article):
        for words, sort in unsupported(article.digest or ""):
            line = words.split("\n")[0]
            shown = line if len(line) <= LONGEST else f"{line[:LONGEST]} …"
            message = f"'{shown}' is {sort.name}, which a digest cannot have; {sort.instead}"
            place = case.edition.texts[article.id].place_of(("digest",), line)
            yield Problem(place, "digest-markdown", message, Severity.WARNING)

"""Copying in the records: more words of a capture than are recorded as quoted."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.reading.edition import Edition
from letterbook.reading.link import written
from letterbook.reading.references import LINK, values
from letterbook.records.models import Article, Authority, FieldGroup, Question, Reference
from letterbook.records.nodes import FieldPath
from letterbook.rules.case import Case
from letterbook.verification.copying import REMEDY, SHORTEST, Search, as_tags_are_read, folded_words, printed


def check_copying(case: Case) -> Iterator[Problem]:
    """No text of a record repeats eight words in a row of a capture, unless they are recorded as quoted."""
    search = Search.after(case.edition, case.captures)
    for part, source in written(case.records):
        for path, text in texts(part):
            for article, shown in longest(text, search, case.edition).items():
                message = f"eight words in a row of '{article}' are here: “{shown}”; {REMEDY}"
                yield Problem(source.place(path), "copied", message)


def texts(part: FieldGroup) -> Iterator[tuple[FieldPath, str]]:
    """Yield all text of a record that is long enough to matter, its id too; the ids of others are looked at there."""
    for path, value in values(part):
        if isinstance(value, str) and len(value) >= SHORTEST and not isinstance(value, Reference):
            yield path, value


def longest(text: str, search: Search, edition: Edition) -> dict[str, str]:
    """Return, for each article of which a text copies, the beginning of the longest stretch, as the text prints it."""
    found: dict[str, tuple[int, str]] = {}
    for reading in readings(text, edition):
        for copy in search.copied(folded_words(reading)):
            length = copy.end - copy.start
            if length > found.get(copy.article, (0, ""))[0]:
                found[copy.article] = (length, printed(reading, copy.start, copy.end))
    return {article: shown for article, (_, shown) in found.items()}


def readings(text: str, edition: Edition) -> Iterator[str]:
    """Yield a text as it stands, and as a page shows its links; both in each way in which tags may be read."""
    yield from as_tags_are_read(text)
    if "[[" in text:
        yield from as_tags_are_read(LINK.sub(lambda link: link[2] or name_of(link[1].strip(), edition), text))


def name_of(id: str, edition: Edition) -> str:
    """Return by what a link without words names a record, as far as that is not worked out by its page."""
    record = edition.records.get(id)
    if isinstance(record, (Article, Question)):
        return record.title or id
    return record.name if isinstance(record, Authority) else id

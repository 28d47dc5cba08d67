"""Lists that are sets: what is in one of them twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from letterbook.problems.problem import Problem
from letterbook.records.models import UnknownCorrespondent
from letterbook.records.models.references import UNKNOWN
from letterbook.records.nodes import FieldPath
from letterbook.records.source_text import KEY, SourceText

# A translation can go from one language into another and back. Paragraphs have a rule of their own.
ROUTES, PARAGRAPHS = "translated_from", "capture"


def doubles(values: Iterable[tuple[FieldPath, object]], text: SourceText) -> Iterator[Problem]:
    """A list of ids, names or words holds each once."""
    listed: dict[FieldPath, set[object]] = defaultdict(set)
    for path, value in values:
        if not is_in_a_set(path):
            continue
        known = listed[path[:-1]]
        if value in known:
            yield Problem(text.place(path), "listed-twice", f"'{value}' is in this list twice; {remedy(value)}")
        known.add(value)


def remedy(value: object) -> str:
    """Say what to do about something that is there twice."""
    if isinstance(value, UnknownCorrespondent):
        return f"say what is known of each, such as {{{UNKNOWN}: her clerk}}"
    return "remove one of the two"


def is_in_a_set(path: FieldPath) -> bool:
    """Whether a value is directly in a list whose order and number of items mean nothing."""
    *field, last = path
    return isinstance(last, int) and KEY not in field and field[-1:] != [ROUTES] and field[:1] != [PARAGRAPHS]

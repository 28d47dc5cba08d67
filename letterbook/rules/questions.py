"""Questions: each has a number of its own."""

from collections.abc import Iterator

from letterbook.problems.problem import Problem
from letterbook.records.models import Question
from letterbook.rules.case import Case


def check_numbers_of_questions(case: Case) -> Iterator[Problem]:
    """A question has its own number."""
    seen: dict[int, str] = {}
    for question in case.edition.of(Question):
        first = seen.setdefault(question.number, question.id)
        if first != question.id:
            free = max(other.number for other in case.edition.of(Question)) + 1
            message = f"'{first}' already has the number {question.number}; the next free one is {free}"
            yield case.problem(question, ("number",), "duplicate-number", message)

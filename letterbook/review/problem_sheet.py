"""Problems for those who mend them, as a section of a sheet."""

from collections.abc import Sequence

from letterbook.problems.lessons import Lesson, lessons
from letterbook.problems.problem import Problem, errors_first
from letterbook.review.sheet import Item, Section


def problems_section(problems: Sequence[Problem]) -> Section:
    """Return what the check says of the records as they are now, errors first."""
    items = (
        Item(str(problem.place), f"{problem.message} [{problem.code}]", problem.severity)
        for problem in errors_first(problems)
    )
    return Section("Problems", tuple(items))


def lessons_section(problems: Sequence[Problem]) -> Section:
    """Return what the rules ask for that were broken, each with an example."""
    return Section("What the rules ask for", tuple(lesson_item(it) for it in lessons(problems)))


def lesson_item(it: Lesson) -> Item:
    """Return a lesson: its rule, an example of the right form, and where to read more."""
    return Item(f"[{it.code}]", it.rule, more=(f"More: {it.see}",), example=it.example)

"""Problems for those who mend them."""

from collections.abc import Sequence

from letterbook.pages.sheet import Item, Section
from letterbook.records.problems import Problem, Severity


def problems_section(problems: Sequence[Problem]) -> Section:
    """Return what the check says of the records as they are now, errors first."""
    ordered = sorted(problems, key=lambda problem: (problem.severity is not Severity.ERROR, problem))
    items = (Item(str(problem.place), f"{problem.message} [{problem.code}]", problem.severity) for problem in ordered)
    return Section("Problems", tuple(items))

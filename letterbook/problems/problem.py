"""Problems: what is to be fixed in `sources/`, as ordered values with file, line and column.

Loading, linking and checking return problems; `raise_errors` alone raises them, once, all together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from letterbook.problems.codes import CODES


class Severity(StrEnum):
    """Whether a problem stops the build: always, where one is strict, or never, as what comes next in due course."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class SourceLocation:
    """Where something stands: a file (relative to the project, with /), line and column, both from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in `sources/`, what was expected, and the remedy where one is known.

    `example` shows the right form of the very field; where there is none, that of the rule serves.
    """

    place: SourceLocation
    code: str
    message: str
    severity: Severity = Severity.ERROR
    example: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"no rule is named {self.code!r}")


def errors_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in order, errors before warnings."""
    return sorted(problems, key=lambda problem: (problem.severity is not Severity.ERROR, problem))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of some problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


class ProblemsFound(Exception):
    """Raised once, by `raise_errors`, with every problem of a run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")


def raise_errors(problems: Sequence[Problem], strict: bool) -> None:
    """Raise ProblemsFound with all problems if one of them is an error; where strict, a warning is one."""
    has_warnings = any(problem.severity is Severity.WARNING for problem in problems)
    if has_errors(problems) or (strict and has_warnings):
        raise ProblemsFound(problems)

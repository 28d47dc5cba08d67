"""What problems teach: the rule that was broken, an example of the right form, and where CONTRIBUTING tells more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letterbook.problems.codes import CODES, guidance
from letterbook.problems.problem import Problem


@dataclass(frozen=True)
class Lesson:
    """What one rule asks for, in lines of an example, for all problems of one kind of record."""

    code: str
    rule: str
    example: tuple[str, ...]
    see: str

    @property
    def lead(self) -> str:
        """What leads over to the example, where there is one; a command is to be typed."""
        if not self.example:
            return ""
        return " Type:" if self.example[0].startswith("make ") else " Like this:"


def lessons(problems: Iterable[Problem]) -> list[Lesson]:
    """Return what problems teach, each rule once for each section that tells more of it, in the order of problems."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        same.setdefault(subject(problem), []).append(problem)
    return [lesson(found) for found in same.values()]


def subject(problem: Problem) -> tuple[str, str]:
    """Return what a problem teaches of: its code, and where CONTRIBUTING tells more."""
    return problem.code, guidance(problem.code, problem.place.file)


def lesson(problems: Sequence[Problem]) -> Lesson:
    """Return what problems of one subject teach; the fields that are meant are the example, each once."""
    code, see = subject(problems[0])
    examples = dict.fromkeys(problem.example or CODES[code].example for problem in problems)
    lines = [line for example in examples for line in example.splitlines()]
    return Lesson(code, CODES[code].says, tuple(lines), see)

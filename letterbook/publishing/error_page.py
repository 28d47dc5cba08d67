"""What a browser shows while the records are worked on and something is wrong: each problem with its lines."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from letterbook.pages.placing import html_page
from letterbook.pages.wording import capitalised, count
from letterbook.problems.formats import visible
from letterbook.problems.lessons import Lesson, lesson
from letterbook.problems.problem import Problem, Severity, SourceLocation

TEMPLATE = "error_page.html.j2"

# So many problems are shown; the terminal tells all of them.
MOST = 25

# Lines of a file that are shown before and after the one a problem is about, and the longest part of one.
AROUND = 2
LONGEST = 400

# Returns the lines of a file that a problem names, as far as it can be read.
Lines = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Line:
    """A line of a file with its number; `caret` stands below the place where the problem begins, if it does here."""

    number: int
    text: str
    caret: str


@dataclass(frozen=True)
class Shown:
    """A problem with the lines around it, in plain text."""

    file: str
    line: int
    message: str
    code: str
    # "a warning", "a note", or "" for an error.
    weight: str
    lines: tuple[Line, ...]
    lesson: Lesson


@dataclass(frozen=True)
class ErrorPage:
    """What is to be mended: problems of the records, or else what the publishing program said."""

    title: str
    problems: tuple[Shown, ...] = ()
    unshown: int = 0
    said: str = ""

    @property
    def state(self) -> str:
        """What tells this page from another one."""
        return hashlib.sha256(repr((self.title, self.problems, self.unshown, self.said)).encode()).hexdigest()[:16]


def problems_page(problems: Sequence[Problem], lines_of: Lines) -> str:
    """Return a page of HTML that shows what is wrong in the records, with the lines of the files in question."""
    shown = tuple(shown_problem(problem, lines_of(problem.place.file)) for problem in problems[:MOST])
    title = capitalised(f"{count(len(problems), 'problem')} in the records")
    return html_page(TEMPLATE, ErrorPage(title, shown, max(0, len(problems) - MOST)))


def fault_page(said: str) -> str:
    """Return a page of HTML that shows what stopped the site from being built."""
    return html_page(TEMPLATE, ErrorPage("The site cannot be built", said=said))


def shown_problem(problem: Problem, lines: Sequence[str]) -> Shown:
    """Return a problem as it is shown."""
    place = problem.place
    weight = "" if problem.severity is Severity.ERROR else f"a {problem.severity}"
    around = lines_around(place, lines)
    return Shown(place.file, place.line, problem.message, problem.code, weight, around, lesson([problem]))


def lines_around(place: SourceLocation, lines: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines before and after a place, and its own."""
    first, last = max(1, place.line - AROUND), min(len(lines), place.line + AROUND)
    return tuple(shown_line(number, lines[number - 1], place) for number in range(first, last + 1))


def shown_line(number: int, text: str, place: SourceLocation) -> Line:
    """Return a line, with a caret where the problem begins, if that is in it and in what is shown."""
    here = number == place.line and place.column <= LONGEST
    # A character that is written out takes more room than its column.
    before = len(visible(text[: place.column - 1]))
    return Line(number, visible(text[:LONGEST].rstrip()), " " * before + "^" if here else "")

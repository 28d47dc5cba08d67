"""How problems are printed: as text for people, as annotations for GitHub, as JSON for programs."""

import json
from collections.abc import Callable, Sequence

from letterbook.problems.lessons import Lesson, lesson, lessons
from letterbook.problems.problem import Problem, Severity, errors_first

# GitHub shows no more annotations of a step than this; the rest is printed as text.
ANNOTATIONS_SHOWN = 10


def as_text(problems: Sequence[Problem]) -> str:
    """Return one line a problem, `file:line:column: what is wrong; the remedy [code]`, then what the rules ask for."""
    return "\n".join([*(text_line(problem) for problem in problems), *(text_block(it) for it in lessons(problems))])


def text_block(it: Lesson) -> str:
    """Return a lesson below the problems: its rule, an example of the right form, and where to read more."""
    return "\n".join(["", f"[{it.code}] {it.rule}{it.lead}", *indented(it), f"  More: {it.see}"])


def indented(it: Lesson) -> list[str]:
    """Return the lines of an example."""
    return [f"    {visible(line)}" for line in it.example]


def text_line(problem: Problem) -> str:
    """Return a problem on one line; characters that would break or hide it are shown by their number."""
    weight = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    return visible(f"{problem.place}: {weight}{problem.message} [{problem.code}]")


def as_github(problems: Sequence[Problem]) -> str:
    """Return the first ten problems as annotations of a workflow, errors first, the rest as text."""
    ordered = errors_first(problems)
    lines = [annotation(problem) for problem in ordered[:ANNOTATIONS_SHOWN]]
    return "\n".join([*lines, *(text_line(problem) for problem in ordered[ANNOTATIONS_SHOWN:])])


def annotation(problem: Problem) -> str:
    """Return a problem as GitHub's workflow command."""
    place = problem.place
    position = f"file={escaped(place.file)},line={place.line},col={place.column},title={problem.code}"
    it = lesson([problem])
    lines = [problem.message, it.rule + it.lead, *indented(it), f"More: {it.see}"]
    # A line of GitHub's own: what a record holds cannot begin one.
    message = "%0A".join(visible(line).replace("%", "%25") for line in lines)
    level = "notice" if problem.severity is Severity.NOTE else problem.severity.value
    return f"::{level} {position}::{message}"


def escaped(value: str) -> str:
    """Return a property of a workflow command, as GitHub asks for it."""
    return visible(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """Return one JSON object a line, in ASCII, so that no character of a record reaches a terminal as it is."""
    return "\n".join(json.dumps(fields_of(problem)) for problem in problems)


def fields_of(problem: Problem) -> dict[str, str | int]:
    """Return a problem and its lesson as programs read them."""
    it = lesson([problem])
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "rule": it.rule,
        "example": "\n".join(it.example),
        "see": it.see,
    }


def visible(text: str) -> str:
    """Return text whose control characters are written out, so that a record cannot steer a terminal."""
    return "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}" for character in text.replace("\n", " ")
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}

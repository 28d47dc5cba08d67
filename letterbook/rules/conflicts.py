"""Conflicts of witnesses: the record says what the archive makes of each."""

from collections.abc import Iterator

from letterbook.facts.comparing import FieldStatements, comparisons, value_as_written
from letterbook.problems.problem import Problem
from letterbook.rules.case import Case


def check_conflicts_are_resolved(case: Case) -> Iterator[Problem]:
    """Where witnesses conflict, the record says which reading it follows and why, or why it stays open."""
    for letter in case.edition.letters:
        for comparison in comparisons(case.edition, letter):
            if comparison.conflicts and comparison.field not in letter.resolutions:
                message = (
                    f"the witnesses differ about '{comparison.field}' ({who_states_what(comparison)}); add it to "
                    "'resolutions': give the reason for a reading, or 'open:' and why"
                )
                example = f"resolutions:\n  {comparison.field}: {{open: Neither statement can be checked.}}"
                yield case.warning(letter, ("witnesses",), "unresolved-conflict", message, example)


def who_states_what(comparison: FieldStatements) -> str:
    """Return each stated value with the articles that state it: "1921-11-04 in a, b / 1921-11-09 in c"."""
    articles: dict[str, dict[str, None]] = {}
    for one in comparison.statements:
        articles.setdefault(value_as_written(one.value), {})[one.witness.article] = None
    return " / ".join(f"{value} in {', '.join(by)}" for value, by in articles.items())

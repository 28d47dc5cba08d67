"""Problems are ordered values, each of a known kind."""

import pytest

from letterbook.problems.problem import Problem, ProblemsFound, Severity, SourceLocation, raise_errors


def test_a_place_prints_as_editors_read_it():
    """file:line:column, which terminals turn into a link."""
    assert str(SourceLocation("sources/letters/x.yml", 3, 7)) == "sources/letters/x.yml:3:7"


def test_problems_are_sorted_by_file_line_and_column():
    """Line 9 comes before line 10, and a file's problems stand together."""
    places = [
        SourceLocation("b", 1, 1),
        SourceLocation("a", 10, 1),
        SourceLocation("a", 9, 2),
        SourceLocation("a", 9, 1),
    ]
    found = ProblemsFound(Problem(place, "yaml", "m") for place in places).problems
    assert [problem.place for problem in found] == places[::-1]


def test_a_code_without_a_rule_cannot_be_used():
    """A problem of no known kind is a fault of the program."""
    with pytest.raises(ValueError, match="no rule is named 'nonsense'"):
        Problem(SourceLocation("a"), "nonsense", "m")


def test_a_problem_is_an_error_unless_said_otherwise():
    """Only what is said to be a warning lets the build go on."""
    assert Problem(SourceLocation("a"), "yaml", "m").severity is Severity.ERROR


@pytest.mark.parametrize(
    ("severity", "stops", "stops_strictly"),
    [(Severity.ERROR, True, True), (Severity.WARNING, False, True), (Severity.NOTE, False, False)],
)
def test_a_note_stops_nothing(severity, stops, stops_strictly):
    """An error always stops, a warning where one is strict, a note never."""
    found = [Problem(SourceLocation("a"), "yaml", "m", severity)]
    for strict, stopped in ((False, stops), (True, stops_strictly)):
        try:
            raise_errors(found, strict)
        except ProblemsFound:
            assert stopped
        else:
            assert not stopped

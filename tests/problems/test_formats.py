"""How problems are printed: for people, for GitHub, for programs."""

import json

from hypothesis import given
from hypothesis import strategies as st

from letterbook.problems.formats import ANNOTATIONS_SHOWN, FORMATS, as_github, as_json, as_text
from letterbook.problems.problem import Problem, Severity, SourceLocation


def problem(message="the letter is late", file="sources/letters/x.yml", line=3, severity=Severity.ERROR):
    """Return a problem."""
    return Problem(SourceLocation(file, line, 7), "yaml", message, severity)


def test_text_is_one_line_with_place_and_code():
    """file:line:column: what is wrong [code]."""
    assert as_text([problem()]).splitlines()[0] == "sources/letters/x.yml:3:7: the letter is late [yaml]"


def test_text_tells_below_what_the_rules_ask_for():
    """Each rule that was broken stands once below all problems, with an example and where to read more."""
    assert as_text([problem(), problem(line=4)]).splitlines()[2:] == [
        "",
        "[yaml] A record is correct YAML. Like this:",
        '    title: "North: the letters"',
        "  More: CONTRIBUTING.md#yaml",
    ]


def test_text_names_a_warning():
    """A warning says that it is one; an error needs no word."""
    assert as_text([problem(severity=Severity.WARNING)]).startswith("sources/letters/x.yml:3:7: warning: ")


def test_a_note_is_told_as_one():
    """What comes next in due course is named a note, which GitHub calls a notice."""
    note = problem(severity=Severity.NOTE)
    assert as_text([note]).startswith("sources/letters/x.yml:3:7: note: ")
    assert as_github([note]).startswith("::notice file=") and '"severity": "note"' in as_json([note])


def test_no_problems_print_nothing():
    """Where all is well, no format prints a character."""
    assert {form([]) for form in FORMATS.values()} == {""}


def test_control_characters_are_made_visible():
    """A record cannot steer the terminal of whoever checks it."""
    assert as_text([problem("a \x1b[31mred\x07 \u202eeman\n next")]).splitlines()[0].split(": ", 1)[1] == (
        "a \\u001b[31mred\\u0007 \\u202eeman  next [yaml]"
    )


def test_github_is_given_a_workflow_command():
    """An annotation names file, line, column and code, and then the message and what its rule asks for."""
    assert as_github([problem()]) == (
        "::error file=sources/letters/x.yml,line=3,col=7,title=yaml::the letter is late"
        "%0AA record is correct YAML. Like this:"
        '%0A    title: "North: the letters"'
        "%0AMore: CONTRIBUTING.md#yaml"
    )
    assert as_github([problem(severity=Severity.WARNING)]).startswith("::warning ")


def test_github_properties_are_escaped():
    """What would end a property or a command is written as GitHub asks for it."""
    shown = as_github([problem("100%\n::error::", file="sources/a,b:c%.yml")])
    assert shown.startswith(
        "::error file=sources/a%2Cb%3Ac%25.yml,line=3,col=7,title=yaml::100%25 ::error::%0AA record"
    )
    assert "\n" not in shown


def test_github_shows_errors_first_and_the_rest_as_text():
    """GitHub takes ten annotations of a step: errors go first, and none is lost."""
    found = [problem(line=n, severity=Severity.WARNING) for n in range(1, 12)] + [problem(line=99)]
    lines = as_github(found).splitlines()
    assert len(lines) == len(found)
    assert "line=99," in lines[0]
    assert [line.startswith("::") for line in lines] == [n < ANNOTATIONS_SHOWN for n in range(len(found))]


def test_json_is_one_object_a_line():
    """Each line is the whole of one problem."""
    first, second = (json.loads(line) for line in as_json([problem(), problem("남벨라 \x1b")]).splitlines())
    assert first == {
        "file": "sources/letters/x.yml",
        "line": 3,
        "column": 7,
        "code": "yaml",
        "severity": "error",
        "message": "the letter is late",
        "rule": "A record is correct YAML.",
        "example": 'title: "North: the letters"',
        "see": "CONTRIBUTING.md#yaml",
    }
    assert second["message"] == "남벨라 \x1b"


@given(st.text(), st.text(min_size=1))
def test_every_problem_is_one_printable_line(message, file):
    """Whatever a message or a file's name holds, a problem is one line without a control character."""
    for form in FORMATS.values():
        told, *below = form([problem(message, file)]).split("\n")
        assert told.isprintable()
        assert below in ([], as_text([problem()]).split("\n")[1:])

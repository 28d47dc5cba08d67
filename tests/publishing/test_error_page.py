"""What the browser shows while something is wrong in the records."""

import re

from letterbook.problems.problem import Problem, Severity, SourceLocation
from letterbook.publishing.error_page import AROUND, LONGEST, MOST, fault_page, lines_around, problems_page

FILE = "sources/letters/x.yml"
TEXT = ["sender: ada-north", "recipient: bela-south", "dayte: 1921", "summary: A <b>note</b>.", "mentions: [x]", "end"]


def problem(line=3, column=1, message="there is no field 'dayte'", severity=Severity.ERROR):
    """Return a problem of the text."""
    return Problem(SourceLocation(FILE, line, column), "unknown-field", message, severity)


def test_a_problem_stands_with_its_lines():
    """The line in question is marked, with those before and after it, and what its rule asks for."""
    page = problems_page([problem()], lambda file: TEXT if file == FILE else [])
    marked = re.search(r'<span class="meant">(.*?)</span>(.*?)\n', page, re.S)
    assert marked and marked[2] == "dayte: 1921"
    assert "recipient: bela-south" in page and "mentions: [x]" in page
    assert '<span class="number">6</span>' not in page
    assert "A record has only the fields of its kind." in page and "CONTRIBUTING.md#letter" in page
    assert "<title>One problem in the records</title>" in page


def test_text_of_a_record_stays_text():
    """What a record and a message hold is escaped."""
    page = problems_page([problem(line=4, message="'<i>' is <b>not</b>")], lambda _: TEXT)
    assert "A &lt;b&gt;note&lt;/b&gt;." in page and "&lt;b&gt;not&lt;/b&gt;" in page
    assert "<b>" not in page and "<i>" not in page


def test_lines_around_end_with_the_file():
    """At the ends of a file there are fewer lines, and none where the file cannot be read."""
    assert [line.number for line in lines_around(SourceLocation(FILE, 1), TEXT)] == [1, 2, 3]
    assert [line.number for line in lines_around(SourceLocation(FILE, 6), TEXT)] == [4, 5, 6]
    assert len(lines_around(SourceLocation(FILE, 3), TEXT)) == 2 * AROUND + 1
    assert lines_around(SourceLocation(FILE, 3), []) == ()


def test_a_caret_stands_below_the_column():
    """The caret is as many columns in as the problem begins; beyond what is shown there is none."""
    assert [line.caret for line in lines_around(SourceLocation(FILE, 2, 12), TEXT)] == ["", f"{'':11}^", "", ""]
    (line,) = lines_around(SourceLocation(FILE, 1, LONGEST + 1), ["x" * 900])
    assert (len(line.text), line.caret) == (LONGEST, "")


def test_many_problems_are_cut():
    """A page shows so many problems, and says how many more the terminal tells."""
    page = problems_page([problem(line=number) for number in range(1, MOST + 4)], lambda _: TEXT)
    assert page.count("<article>") == MOST
    assert "3 more in the terminal." in page


def test_a_warning_says_so():
    """What only `--strict` stops at is called a warning."""
    assert "line 3, a warning" in problems_page([problem(severity=Severity.WARNING)], lambda _: TEXT)


def test_what_the_publishing_program_said_stands_as_it_is():
    """A fault of MkDocs is shown in its own words, as text."""
    page = fault_page("WARNING - 'a.md' <nowhere>")
    assert "The site cannot be built" in page and "WARNING - &#39;a.md&#39; &lt;nowhere&gt;" in page

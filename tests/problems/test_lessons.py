"""What problems teach: each rule once, with the examples of the fields that are meant."""

from letterbook.problems.lessons import lesson, lessons
from letterbook.problems.problem import Problem, SourceLocation


def problem(code, file="sources/letters/x.yml", example="", line=1):
    """Return a problem in a file."""
    return Problem(SourceLocation(file, line), code, "m", example=example)


def test_a_rule_is_taught_once():
    """Two problems of one code in letters teach one lesson; in an article the same code is told in another section."""
    found = lessons(
        [problem("unknown-field"), problem("unknown-field", line=2), problem("unknown-field", "sources/articles/a.yml")]
    )
    assert [it.see for it in found] == ["CONTRIBUTING.md#letter", "CONTRIBUTING.md#article"]


def test_lessons_come_in_the_order_of_problems():
    """What is wrong first is taught first."""
    assert [it.code for it in lessons([problem("after-death"), problem("circle")])] == ["after-death", "circle"]


def test_examples_of_fields_stand_in_place_of_that_of_the_rule():
    """The fields that are meant are the example, each once; without one it is that of the rule."""
    two = [problem("not-a-date", example="date: 1921"), problem("not-a-date", example="born: 1880")]
    assert lesson([*two, two[0]]).example == ("date: 1921", "born: 1880")
    assert lesson([problem("after-death")]).example == ("date: 1921-09-21",)


def test_a_command_is_typed_and_a_field_is_written():
    """What leads over to an example says what to do with it."""
    assert lesson([problem("unsealed")]).lead == " Type:"
    assert lesson([problem("after-death")]).lead == " Like this:"
    assert lesson([problem("not-sealed")]).lead == ""

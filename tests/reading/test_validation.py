"""What pydantic finds wrong becomes one message that names the value, what was expected, and the remedy."""

from pathlib import Path

import pytest

from letterbook.reading.validation import (
    example_at,
    fields_at,
    form_of,
    group_at,
    nearest_name,
    validated,
    wrong_choice,
)
from letterbook.records.models import Letter, Person, Quotation, Witness
from letterbook.records.source_text import read


def told(tmp_path: Path, model, text):
    """Return line, code and message of what is wrong with a file of a record."""
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8")
    source, problems = read("sources/people/x.yml", path)
    assert problems == [] and source is not None
    record, problems = validated(model, source, id="x")
    assert (record is None) == bool(problems)
    return [(problem.place.line, problem.code, problem.message) for problem in problems]


def test_a_good_record_has_no_problem(tmp_path):
    """A file that fits its model gives a record."""
    assert told(tmp_path, Person, "name: Ada North\n") == []


def test_a_misspelt_field_is_one_problem(tmp_path):
    """A misspelt field is not told as a missing one as well."""
    assert told(tmp_path, Person, "nmae: Ada North\n") == [
        (1, "unknown-field", "there is no field 'nmae'; did you mean 'name'?")
    ]


def test_all_faults_come_at_once(tmp_path):
    """Every fault of a file is told, each at its line."""
    found = told(tmp_path, Person, "name: [Ada]\nborn: 1921-13\ndied:\n")
    assert [(line, code) for line, code, _ in found] == [(1, "wrong-type"), (2, "not-a-date"), (3, "empty-field")]


def test_the_id_is_the_name_of_the_file(tmp_path):
    """Who writes an `id` is told where the id comes from."""
    source = "name: Ada North\nidd: ada\n"
    ((line, code, message),) = told(tmp_path, Person, source)
    assert (line, code) == (2, "unknown-field")
    assert message.startswith("there is no field 'idd' here; the fields are ")


def test_text_cut_off_by_a_comma_is_recognised(tmp_path):
    """In brackets a comma ends a text; the rest of it is not called an unknown field."""
    changes = "changes: [{date: 2026-01-05, what: Corrected, was the 3rd}]"
    ((_, _, message),) = told(tmp_path, Person, f"name: Ada\n{changes}\n")
    assert "needs quotation marks" in message


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ((), Letter),
        (("witnesses",), Witness),
        (("witnesses", 3), Witness),
        (("summary", 0), None),
    ],
)
def test_a_path_leads_to_a_group_of_fields(path, group):
    """Through lists and keys, a path leads to the group whose fields may stand there."""
    assert group_at(Letter, path) is group


def test_fields_are_those_written_in_yaml():
    """The names of fields are as contributors write them, not as Python must."""
    assert "is" in fields_at(Letter, ("witnesses", 0, "says", "date"))
    assert "from" in fields_at(Person, ("roles", 0))
    assert not any(name.endswith("_") for name in fields_at(Letter, ("witnesses", 0, "says", "date")))


def test_an_example_is_that_of_the_innermost_field():
    """The example beside a problem shows the field that is wrong."""
    assert example_at(Letter, ("witnesses", 0, "form")).startswith("form: ")
    assert example_at(Letter, ("nothing",)) == ""
    assert group_at(Witness, ("quotations", 0)) is not Quotation


@pytest.mark.parametrize(("word", "meant"), [("recipent", "recipient"), ("Sender", "sender"), ("xyz", None)])
def test_the_nearest_name(word, meant):
    """A slip finds the name that was meant; another word finds none."""
    assert nearest_name(word, ["sender", "recipient", "summary"]) == meant


def test_a_wrong_choice_names_all_choices():
    """Whoever writes a word that is none of the choices sees them all, and the nearest."""
    code, message = wrong_choice("atested", "'attested', 'claimed' or 'inferred'")
    assert code == "unknown-word"
    assert message == "'atested' is not one of attested, claimed, inferred; did you mean 'attested'?"
    assert wrong_choice([], "'attested' or 'claimed'")[0] == "wrong-type"


@pytest.mark.parametrize(("value", "words"), [([], "a list"), ({}, "a group of fields"), ("a", "text")])
def test_forms_have_names(value, words):
    """The form of a value is named as a contributor would."""
    assert form_of(value) == words

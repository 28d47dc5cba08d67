"""The rules of records: sentences, each with an example and a section of CONTRIBUTING that is there."""

import re
from pathlib import Path

import pytest

from letterbook.problems.codes import CODES, SAMPLE, SAMPLES, guidance
from letterbook.problems.lessons import lesson, lessons
from letterbook.problems.problem import Problem, SourceLocation
from letterbook.reading.load import FOLDERS
from letterbook.records.models import Collection, Introduction
from letterbook.records.source_text import parse

ROOT = Path(__file__).resolve().parents[2]

# Examples that are not a piece of a record: something to type, or the name of a file.
TYPED = ("make seal", "sources/", "docs/")


def anchors() -> set[str]:
    """Return the anchors that GitHub gives the headings of CONTRIBUTING."""
    headings = re.findall(r"^#+ (.+)$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("code", CODES)
def test_a_rule_is_a_sentence(code):
    """Every code is lower-case words with hyphens, and its rule a sentence."""
    assert code.replace("-", "").isalpha() and code.islower()
    assert CODES[code].says[0].isupper() and CODES[code].says.endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_an_example_can_be_read(code):
    """The example of a rule is YAML as a record may hold it, something to type, or the name of a file."""
    example = CODES[code].example
    if not example.startswith(TYPED):
        assert parse("example", example.encode())[1] == [] or not example


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("file", ["sources/letters/x.yml", "sources/nonsense", "docs/letters/x.md"])
def test_more_is_told_in_a_section_that_is_there(code, file):
    """Whatever file a mistake stands in, the section it leads to is in CONTRIBUTING."""
    name, _, anchor = guidance(code, file).partition("#")
    assert name == "CONTRIBUTING.md" and anchor in anchors()


def test_each_kind_of_record_has_a_sample():
    """A mistake in the form of fields leads to the annotated sample of its kind."""
    assert {*FOLDERS, Collection.file, Introduction.file} <= set(SAMPLES)
    assert set(SAMPLES.values()) <= anchors()
    assert guidance("unknown-field", "sources/people/x.yml") == "CONTRIBUTING.md#person"
    assert guidance("unknown-field", "sources/x.yml") == "CONTRIBUTING.md#samples"


def test_only_rules_about_fields_and_seals_have_no_example_of_their_own():
    """Where the rule has no example, the field that is meant is one; a seal is nothing that anybody writes."""
    assert all(rule.section in (SAMPLE, "save-and-seal") for rule in CODES.values() if not rule.example)


def test_a_rule_is_taught_once():
    """Two slips of one sort in one kind of record make one lesson, in two kinds two; other codes their own."""
    places = [SourceLocation(f"sources/{folder}/{name}.yml") for folder in ("letters", "people") for name in "ab"]
    problems = [*(Problem(place, "unknown-field", "m") for place in places), Problem(places[0], "tab", "m")]
    assert [(it.code, it.see) for it in lessons(problems)] == [
        ("unknown-field", "CONTRIBUTING.md#letter"),
        ("unknown-field", "CONTRIBUTING.md#person"),
        ("tab", "CONTRIBUTING.md#yaml"),
    ]


def test_the_field_that_is_meant_is_the_example():
    """Examples of the fields in question stand in place of the rule's own, each once."""
    problems = [
        Problem(SourceLocation("a"), "not-a-date", "m", example=example)
        for example in ("born: 1871~", "", "born: 1871~")
    ]
    assert lesson(problems).example == ("born: 1871~", "date: 1921-09-21")

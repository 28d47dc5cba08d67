"""The samples of CONTRIBUTING are records, and show every field there is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterbook.reading.validation import parts_in, validated
from letterbook.records.models import KINDS, Collection, FieldGroup, Introduction
from letterbook.records.source_text import parse

ROOT = Path(__file__).resolve().parent.parent
# Of these there is one each, without an id.
WHOLES: dict[str, type[FieldGroup]] = {"collection": Collection, "introduction": Introduction}
MODELS: dict[str, type[FieldGroup]] = {kind.kind: kind for kind in KINDS} | WHOLES


def samples(kind: str) -> list[str]:
    """Return the YAML blocks below the heading of a kind."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = re.search(rf"^### {kind.capitalize()}\n(.*?)(?=^##)", text, re.M | re.S)
    return re.findall(r"^```yaml\n(.*?)^```", section[1], re.M | re.S) if section else []


def fields_of(model: type[FieldGroup]) -> set[str]:
    """Return every field that may stand in a record of a model, groups within groups included."""
    names: set[str] = set()
    for name, info in model.model_fields.items():
        names.add(info.alias or name)
        for part in parts_in(info.annotation):
            names |= fields_of(part)
    return names - {"id"}


def fields_in(content: object) -> Iterator[str]:
    """Yield every name of a field that stands in parsed YAML."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield name
            yield from fields_in(value)
    elif isinstance(content, list):
        for item in content:
            yield from fields_in(item)


@pytest.mark.parametrize("kind", MODELS)
def test_samples_are_records(kind):
    """Every sample is a record of its kind without a fault."""
    assert samples(kind)
    for text in samples(kind):
        source, problems = parse(f"sample of {kind}", text.encode())
        assert problems == []
        _, problems = validated(MODELS[kind], source, **({} if kind in WHOLES else {"id": "sample"}))
        assert problems == []


@pytest.mark.parametrize("kind", MODELS)
def test_samples_show_every_field(kind):
    """No field of a kind is missing from its samples."""
    written = {info.alias or name for name, info in MODELS[kind].model_fields.items()} - {"id"}
    assert written - {name for text in samples(kind) for name in parse(kind, text.encode())[0].content} == set()


def test_samples_show_every_field_of_groups():
    """No field of a group within a record is missing from all samples."""
    shown = {
        name for kind in MODELS for text in samples(kind) for name in fields_in(parse(kind, text.encode())[0].content)
    }
    known = {name for model in MODELS.values() for name in fields_of(model)}
    # `follows` is what a resolution is without a name; the sample shows it as plain text.
    assert known - shown - {"follows"} == set()

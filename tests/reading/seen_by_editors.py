"""Records as an editor sees them: read by YAML 1.2 with types guessed, and checked by the schema of their kind."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from letterbook.problems.problem import SourceLocation
from letterbook.reading.load import FOLDERS, record_files
from letterbook.reading.schema import MODELS, schemas
from letterbook.records.source_text import KEY, SourceText, parse

jsonschema = pytest.importorskip("jsonschema", reason="the test extra brings jsonschema, by way of check-jsonschema")

# What a schema sees of a record.
SEEN = {
    "unknown-field",
    "missing-field",
    "empty-field",
    "wrong-type",
    "unknown-word",
    "not-an-id",
    "not-a-date",
    "not-a-number",
    "not-a-locator",
    "not-an-address",
    "not-an-image-file",
    "not-an-index-id",
    "not-a-version",
    "not-a-language",
    "not-a-fingerprint",
    "format",
    "direction",
    "two-outcomes",
    "unknown-id",
    "wrong-kind",
}


def typed(text: str) -> Any:
    """Return what an editor reads in a plain scalar: the core schema of YAML 1.2.2, section 10.3.2."""
    words = {"": None, "~": None, "null": None, "true": True, "false": False}
    if text.lower() in words and text in (text.lower(), text.capitalize(), text.upper()):
        return words[text.lower()]
    if re.fullmatch(r"[-+]?[0-9]+", text, re.ASCII):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text, re.ASCII):
        return float(text)
    return text


def as_an_editor_reads(node: yaml.Node | None) -> Any:
    """Return a node as plain values with their types guessed."""
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else typed(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [as_an_editor_reads(item) for item in node.value]
    return {key.value: as_an_editor_reads(value) for key, value in node.value}


def read_as_an_editor(raw: bytes) -> Any:
    """Return what stands in a file, as an editor's YAML parser reads it."""
    return as_an_editor_reads(yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.BaseLoader))


@cache
def made(sources: Path) -> dict[str, Any]:
    """Return the schema of every kind in a folder of records."""
    return {kind: json.loads(schemas(sources)[f"schema/{kind}.json"]) for kind in MODELS}


def validator(sources: Path, kind: str) -> Any:
    """Return what checks records of a kind."""
    return jsonschema.Draft7Validator(made(sources)[kind])


def records(sources: Path) -> Iterator[tuple[Path, str]]:
    """Yield every record of a folder with its kind, the collection and its introduction among them."""
    yield from ((path, FOLDERS[path.parent.name].kind) for path in record_files(sources)[0])
    for kind in ("collection", "introduction"):
        if (sources / f"{kind}.yml").is_file():
            yield sources / f"{kind}.yml", kind


def causes(error: Any) -> Iterator[Any]:
    """Yield the errors that an editor would show: of a choice of forms, those of the form that was meant."""
    if error.validator not in ("anyOf", "oneOf") or not error.context:
        yield error
        return
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [inner for inner in branches.values() if not any(is_of_another_form(one) for one in inner)]
    if len(meant) != 1:
        yield error
    for inner in meant:
        for one in inner:
            yield from causes(one)


def is_of_another_form(error: Any) -> bool:
    """Whether an error says that the whole value is no text, list or group."""
    return not error.relative_path and (error.validator == "type" or (error.validator == "enum" and not scalar(error)))


def scalar(error: Any) -> bool:
    """Whether the value that is wrong is a single one."""
    return not isinstance(error.instance, (list, dict))


def places(error: Any, source: SourceText) -> Iterator[SourceLocation]:
    """Yield where an error stands, as the build says where a problem stands."""
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        unknown = set(error.instance) - set(error.schema.get("properties", {}))
        yield from (source.key_place((*path, name)) for name in unknown)
    elif "propertyNames" in error.absolute_schema_path:
        yield source.place((*path, error.instance, KEY))
    else:
        yield source.place(path)


def refused(sources: Path, laid_over: Path | None = None) -> set[tuple[str, int, int]]:
    """Return the file, line and column of everything that the schemas refuse in a folder of records.

    Where a broken edition is laid over the records, only its own files are looked at.
    """
    found = set()
    for path, kind in records(sources):
        if laid_over and not (laid_over / path.relative_to(sources)).is_file():
            continue
        name = f"{sources.name}/{path.relative_to(sources).as_posix()}"
        try:
            content = read_as_an_editor(path.read_bytes())
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        source, _ = parse(name, path.read_bytes())
        for error in validator(sources, kind).iter_errors(content):
            for cause in causes(error):
                for place in places(cause, source) if source else [SourceLocation(name)]:
                    found.add((place.file, place.line, place.column))
    return found

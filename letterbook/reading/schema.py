"""The JSON Schema of every kind of record, for editors: what `load` takes, with the ids that there are now.

It needs what `load` knows (which files are records, and of which kind) and no edition: a record that cannot be
read has an id too, so the schemas can be renewed while something is wrong.

Draft 7, which every editor knows.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from letterbook.reading.examples import shape_of
from letterbook.reading.load import FOLDERS, record_files
from letterbook.records.julian import BEGINNING
from letterbook.records.models import KINDS, Collection, FieldGroup, Introduction
from letterbook.records.models.references import UNKNOWN
from letterbook.records.models.shapes import FORM, OR_UNKNOWN, REFUSAL, SAMPLE, Shape, as_editors_read
from letterbook.records.models.shapes import KINDS as KINDS_OF

DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schema"

MODELS: dict[str, type[FieldGroup]] = {kind.kind: kind for kind in KINDS} | {
    Collection.kind: Collection,
    Introduction.kind: Introduction,
}

# What belongs to a field; everything else in the shape of a value belongs to its form, and is said once.
OF_THE_FIELD = ("description", "examples", "default")

# What a definition leaves out: what is said of the field, and what only the program reads.
NOT_FOR_EDITORS = (FORM, KINDS_OF, OR_UNKNOWN, REFUSAL, SAMPLE, *OF_THE_FIELD)

Ids = Mapping[str, list[str]]

# The form of a date, which a group of fields can replace; and what fields of that group are for.
DATE, AS_THE_SOURCE = "date", "The date as the source has it."
YEAR_BEGINS = "The day on which the source's years begin, as month and day, if not 1 January."


def schemas(sources: Path) -> dict[str, str]:
    """Return the text of every schema by its path in `sources/`."""
    ids = ids_by_kind(sources)
    return {f"{FOLDER}/{kind}.json": text(schema(model, ids)) for kind, model in MODELS.items()}


def modeline(kind: str) -> str:
    """Return the first line of every record of a kind, by which an editor finds its schema."""
    return f"# yaml-language-server: $schema={'../' if hasattr(MODELS[kind], 'folder') else ''}{FOLDER}/{kind}.json"


def ids_by_kind(sources: Path) -> dict[str, list[str]]:
    """Return the ids that there are, by kind of record, sorted."""
    paths = record_files(sources)[0] if sources.is_dir() else []
    return {
        model.kind: sorted(path.stem for path in paths if path.parent.name == name) for name, model in FOLDERS.items()
    }


def text(schema: Shape) -> str:
    """Return a schema as it lies in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def is_schema(text: str) -> bool:
    """Whether a text begins as these schemas do; also one in which git has marked a conflict further down."""
    return text.startswith(f'{{\n  "$schema": "{DRAFT}",\n')


def schema(model: type[FieldGroup], ids: Ids) -> Shape:
    """Return the schema of a model; every form of value is defined once, after the fields."""
    made = dict(shape_of(model))
    forms: dict[str, Shape] = {}
    groups = {name: filed(group, forms, ids) for name, group in made.pop("$defs", {}).items()}
    record = filed(made, forms, ids)
    definitions = dict(sorted({**groups, **forms}.items()))
    return {"$schema": DRAFT, **record, "definitions": definitions}


def filed(node: Any, forms: dict[str, Shape], ids: Ids) -> Any:
    """Return a shape in which each single value points to the definition of its form, which is added to `forms`."""
    if isinstance(node, list):
        return [filed(item, forms, ids) for item in node]
    if not isinstance(node, dict):
        return node
    if FORM in node:
        forms[node[FORM]] = form(node, ids)
        node = {"$ref": f"#/definitions/{node[FORM]}", **{name: node[name] for name in OF_THE_FIELD if node.get(name)}}
    # `description` is also the name of a field.
    return {
        name: sentence(inner) if name == "description" and isinstance(inner, str) else filed(inner, forms, ids)
        for name, inner in node.items()
        if name != SAMPLE
    }


def form(node: Shape, ids: Ids) -> Shape:
    """Return what a value of some form must be, whichever field it is in."""
    bounds = {name: value for name, value in node.items() if name not in NOT_FOR_EDITORS}
    if KINDS_OF in node:
        known = sorted(id for kind in node[KINDS_OF] for id in ids[kind])
        bounds["enum"] = [read for id in known for read in as_editors_read(id)]
    if OR_UNKNOWN in node:
        bounds = or_unknown(bounds)
    if node[FORM] == DATE:
        bounds = or_old_style(bounds)
    return dict(sorted(bounds.items()))


def or_unknown(bounds: Shape) -> Shape:
    """Return what an id must be, where `unknown` can stand in its place, alone or with what is known."""
    known = {
        "type": "string",
        "minLength": 1,
        "description": "What is known of a person who is not identified.",
        "examples": ["a merchant of Hull"],
    }
    group = {"type": "object", "properties": {UNKNOWN: known}, "required": [UNKNOWN], "additionalProperties": False}
    return {"anyOf": [{**bounds, "enum": [*bounds["enum"], UNKNOWN]}, group]}


def or_old_style(bounds: Shape) -> Shape:
    """Return what a date must be, where a group can stand in its place: a date in Old Style, and how it counts."""
    fields = {
        "is": {
            "type": ["string", "integer"],
            "description": AS_THE_SOURCE,
            "examples": ["1900-02-29"],
        },
        "calendar": {"enum": ["julian"], "description": "The calendar of the source."},
        "year_begins": {
            "type": "string",
            "pattern": BEGINNING.pattern,
            "description": YEAR_BEGINS,
            "examples": ["03-25"],
        },
    }
    group = {"type": "object", "properties": fields, "required": ["is", "calendar"], "additionalProperties": False}
    return {"anyOf": [bounds, group]}


def sentence(words: str) -> str:
    """Return words with a capital and a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def needed_by_rule(group: Shape) -> set[str]:
    """Return the fields of a group that a rule wants in some cases, or in place of others."""
    cases = [*group.get("oneOf", []), group.get("then", {}), group.get("else", {})]
    return {name for case in cases for name in case.get("required", [])}

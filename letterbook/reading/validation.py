"""From parsed YAML to a record of its kind, each fault as a problem at its place."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from letterbook.records.models import Part
from letterbook.records.problems import RULES, Problem
from letterbook.records.source_text import FieldPath, SourceText

Model = TypeVar("Model", bound=Part)

FORMS = {
    "tuple_type": "a list was expected: '- ' before each item, or [one, two]",
    "dict_type": "a group of fields was expected: 'name: value' in indented lines",
    "model_type": "a group of fields was expected: 'name: value' in indented lines",
    "model_attributes_type": "a group of fields was expected: 'name: value' in indented lines",
}


def validated(model: type[Model], source: SourceText, **added: str) -> tuple[Model | None, list[Problem]]:
    """Return the record that a file holds, or None with every fault in it."""
    try:
        return model.model_validate({**source.content, **added}), []
    except ValidationError as error:
        return None, [problem(model, source, fault) for fault in error.errors(include_url=False)]


def problem(model: type[Part], source: SourceText, fault: ErrorDetails) -> Problem:
    """Return pydantic's complaint as one of our problems."""
    path: FieldPath = tuple(part for part in fault["loc"] if part != "[key]")
    kind, given = fault["type"], fault.get("input")
    if kind == "extra_forbidden":
        message = unknown_field(str(path[-1]), fields_at(model, path[:-1]))
        return Problem(source.key_place(path), "unknown-field", message)
    if kind == "missing":
        message = f"the field '{path[-1]}' is missing; {purpose(model, path)}"
        return Problem(source.place(path[:-1]), "missing-field", message)
    place = source.key_place(path) if "[key]" in fault["loc"] else source.place(path)
    if given == "" or given in ([], {}):
        return Problem(place, "empty-field", "the field has no value; write one or remove its line")
    if kind == "literal_error":
        return Problem(place, "unknown-word", unknown_word(str(given), str(fault["ctx"]["expected"])))
    if kind in FORMS:
        return Problem(place, "wrong-type", f"{form_of(given)} stands here; {FORMS[kind]}")
    code = kind if kind in RULES else "wrong-type"
    return Problem(place, code, fault["msg"][:1].lower() + fault["msg"][1:] if code != kind else fault["msg"])


def form_of(value: object) -> str:
    """Name the form of a value in words."""
    return "a list" if isinstance(value, list) else "a group of fields" if isinstance(value, dict) else "text"


def unknown_field(name: str, known: Iterable[str]) -> str:
    """Say that a field is unknown, with the nearest known one."""
    names = sorted(known)
    if name == "id":
        return "there is no field 'id'; the file's name is the record's id"
    if near := difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.6):
        return f"there is no field '{name}'; did you mean '{near[0]}'?"
    return (
        f"there is no field '{name}' here; there are {', '.join(names)}"
        if names
        else f"there is no field '{name}' here"
    )


def unknown_word(given: str, expected: str) -> str:
    """Say that a word is none of the choices, with the nearest one."""
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = difflib.get_close_matches(given.lower(), words, n=1, cutoff=0.6)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return f"'{given}' is not one of {', '.join(words)}{hint}"


def fields_at(model: type[Part], path: FieldPath) -> set[str]:
    """Return the names, as written in YAML, of the fields that may stand at a path; empty if unknown."""
    here: Any = model
    for part in path:
        if isinstance(part, str) and isinstance(here, type) and issubclass(here, Part):
            here = part_type(here, part)
        if here is None:
            return set()
    if isinstance(here, type) and issubclass(here, Part):
        return {info.alias or name for name, info in here.model_fields.items()} - {"id"}
    return set()


def part_type(model: type[Part], name: str) -> type[Part] | None:
    """Return the group of fields that a field holds, alone or in a list, or None."""
    for field, info in model.model_fields.items():
        if (info.alias or field) == name:
            return next(parts_in(info.annotation), None)
    return None


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """Yield the groups of fields named in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from parts_in(inner)


def purpose(model: type[Part], path: FieldPath) -> str:
    """Say what a missing field is for."""
    here: Any = model
    for part in path[:-1]:
        here = part_type(here, part) if isinstance(part, str) and here else here
    for name, info in here.model_fields.items() if here else ():
        if (info.alias or name) == path[-1] and info.description:
            return (
                f"it says {info.description}"
                if not info.description.startswith("the ")
                else f"it holds {info.description}"
            )
    return "it is needed here"

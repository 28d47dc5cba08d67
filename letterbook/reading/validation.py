"""From parsed YAML to a record of its kind, each fault as a problem at its place."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from letterbook.problems.codes import CODES
from letterbook.problems.problem import Problem
from letterbook.reading.examples import field_example
from letterbook.records.models import FieldGroup
from letterbook.records.nodes import FieldPath
from letterbook.records.source_text import SourceText

Model = TypeVar("Model", bound=FieldGroup)

FORMS = {
    "tuple_type": "expected a list: '- ' before each item, or [one, two]",
    "dict_type": "expected a group of fields: 'name: value' in indented lines",
    "model_type": "expected a group of fields: 'name: value' in indented lines",
    "model_attributes_type": "expected a group of fields: 'name: value' in indented lines",
}


# More faults in one file than this teach nothing; to word each takes a fraction of a millisecond.
MOST_FAULTS = 100

GROUPS = "expected a list of groups: '- ' before the first field of each, the others below it"


IN_BRACKETS = 'changes: [{date: 2026-11-22, what: "Day corrected: the 3rd, not the 4th."}]'


def validated(model: type[Model], source: SourceText, **added: str) -> tuple[Model | None, list[Problem]]:
    """Return the record that a file holds, or None with every fault in it."""
    try:
        return model.model_validate({**source.content, **added}), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
    first = faults[:MOST_FAULTS]
    problems = [problem(model, source, fault) for fault in first]
    found = [one for one, fault in zip(problems, first, strict=True) if not is_echo(model, fault, first)]
    if len(faults) > MOST_FAULTS:
        found[-1] = replace(found[-1], message=f"{found[-1].message}; {len(faults) - MOST_FAULTS:,} more follow")
    return None, found


def problem(model: type[FieldGroup], source: SourceText, fault: ErrorDetails) -> Problem:
    """Return pydantic's complaint as one of our problems."""
    path: FieldPath = fault["loc"]
    if fault["type"] == "extra_forbidden" and is_rest_of_text(fault):
        message = f"'{path[-1]}' was read as a field; in brackets, text with ', ' needs quotation marks"
        return Problem(source.key_place(path), "unknown-field", message, example=IN_BRACKETS)
    if fault["type"] == "extra_forbidden":
        message, near = unknown_field(str(path[-1]), fields_at(model, path[:-1]))
        example = example_at(model, (*path[:-1], near)) if near else ""
        return Problem(source.key_place(path), "unknown-field", message, example=example)
    example = fault.get("ctx", {}).get("example") or example_at(model, path)
    if fault["type"] == "missing":
        message = f"the field '{path[-1]}' is missing; {purpose(model, path)}"
        return Problem(source.place(path[:-1]), "missing-field", message, example=example)
    if fault.get("input") in ("", [], {}) or fault["type"] == "empty-field":
        return Problem(source.place(path), "empty-field", empty(model, path), example=example)
    code, message = complaint(fault, inner_group(model, path) is not None)
    # The example of a field is one date; that of the rule is an interval.
    return Problem(source.place(path), code, message, example="" if code == "reversed-interval" else example)


def is_rest_of_text(fault: ErrorDetails) -> bool:
    """Whether an unknown field is the rest of a text in brackets that a comma cuts off: it has no value, and words."""
    return fault.get("input") == "" and " " in str(fault["loc"][-1])


def inner_group(model: type[FieldGroup], path: FieldPath) -> type[FieldGroup] | None:
    """Return the group of fields that the field at a path holds; None where it holds none."""
    group = group_at(model, path[:-1]) if path else None
    info = written_fields(group).get(str(path[-1])) if group else None
    return next(parts_in(info.annotation), None) if info else None


def empty(model: type[FieldGroup], path: FieldPath) -> str:
    """Say that a field has no value, and whether it may go."""
    group, name = group_at(model, path[:-1]), str(path[-1]) if path else ""
    info = written_fields(group).get(name) if group else None
    if info is None:
        return "this is empty; write a value, or remove it"
    if info.is_required():
        return f"the field '{name}' has no value, but is needed; write one"
    return f"the field '{name}' has no value; write one, or remove the line"


def example_at(model: type[FieldGroup], path: FieldPath) -> str:
    """Return the innermost field that a path leads through, as a file has it; "" where it leads to none."""
    for length in range(len(path), 0, -1):
        group, name = group_at(model, path[: length - 1]), str(path[length - 1])
        info = written_fields(group).get(name) if group else None
        # What nobody writes by hand, such as a seal, is not described.
        if group and info and info.description:
            return field_example(group, name)
    return ""


def complaint(fault: ErrorDetails, holds_groups: bool) -> tuple[str, str]:
    """Return code and message for what pydantic finds wrong with a value; `holds_groups` if groups belong there."""
    kind, given, message = fault["type"], fault.get("input"), fault["msg"]
    if kind == "literal_error":
        return wrong_choice(given, str(fault["ctx"]["expected"]))
    if kind == "too_short":
        needed, stand = fault["ctx"]["min_length"], fault["ctx"]["actual_length"]
        return "wrong-type", f"this needs at least {needed}, but has only {stand}; add more"
    if kind in FORMS:
        wanted = GROUPS if kind == "tuple_type" and holds_groups else FORMS[kind]
        return "wrong-type", f"this is {form_of(given)}; {wanted}"
    return (kind, message) if kind in CODES else ("wrong-type", message[:1].lower() + message[1:])


def is_echo(model: type[FieldGroup], fault: ErrorDetails, faults: Iterable[ErrorDetails]) -> bool:
    """Whether a fault follows from another: a missing field from a misspelt one, a short list from a faulty item."""
    here = fault["loc"]
    if fault["type"] == "missing":
        return any(meant(model, other) == here for other in faults)
    if fault["type"] == "too_short":
        return any(len(other["loc"]) > len(here) and other["loc"][: len(here)] == here for other in faults)
    return False


def meant(model: type[FieldGroup], fault: ErrorDetails) -> tuple[str | int, ...] | None:
    """Return the path of the field that an unknown one is taken to mean, or None."""
    if fault["type"] != "extra_forbidden":
        return None
    path, name = fault["loc"][:-1], str(fault["loc"][-1])
    near = nearest_name(name, fields_at(model, path))
    return (*path, near) if near else None


def nearest_name(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a misspelt one most probably means, or None."""
    return next(iter(difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)), None)


def form_of(value: object) -> str:
    """Name the form of a value in words."""
    return "a list" if isinstance(value, list) else "a group of fields" if isinstance(value, dict) else "text"


def unknown_field(name: str, known: Iterable[str]) -> tuple[str, str | None]:
    """Say that a field is unknown, and return the nearest known one, if there is any."""
    names = sorted(known)
    if name == "id":
        return "there is no field 'id'; the file's name is the record's id", None
    if near := nearest_name(name, names):
        return f"there is no field '{name}'; did you mean '{near}'?", near
    listed = f"; the fields are {', '.join(names)}" if names else ""
    return f"there is no field '{name}' here{listed}", None


def wrong_choice(given: object, expected: str) -> tuple[str, str]:
    """Return code and message for a value that is none of the choices, with the nearest one."""
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    choices = f"'{words[0]}'" if len(words) == 1 else f"one of {', '.join(words)}"
    if not isinstance(given, str):
        return "wrong-type", f"this is {form_of(given)}; expected {choices}"
    if len(words) == 1:
        return "unknown-word", f"'{given}' is not allowed here; write {choices}"
    near = nearest_name(given, words)
    hint = f"; did you mean '{near}'?" if near else ""
    return "unknown-word", f"'{given}' is not {choices}{hint}"


def fields_at(model: type[FieldGroup], path: FieldPath) -> set[str]:
    """Return the names, as written in YAML, of the fields allowed at a path; empty if unknown."""
    here = group_at(model, path)
    return set(written_fields(here)) if here else set()


def group_at(model: type[FieldGroup], path: FieldPath) -> type[FieldGroup] | None:
    """Return the group of fields at a path; None where there is none."""
    here: type[FieldGroup] | None = model
    for part in path:
        here = inner_type(here, part) if here else None
    return here


def written_fields(group: type[FieldGroup]) -> dict[str, FieldInfo]:
    """Return the fields of a group by their names as written in YAML."""
    return {info.alias or name: info for name, info in group.model_fields.items() if name != "id"}


def inner_type(model: type[FieldGroup], name: str | int) -> type[FieldGroup] | None:
    """Return the group of fields that a field holds, alone, in a list or under keys; None where it holds no group.

    A name that is none of the fields is a number in the list, or a key, that led here.
    """
    for field, info in model.model_fields.items():
        if (info.alias or field) == name:
            return next(parts_in(info.annotation), None)
    return model


def parts_in(annotation: Any) -> Iterator[type[FieldGroup]]:
    """Yield the groups of fields named in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, FieldGroup):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from parts_in(inner)


def purpose(model: type[FieldGroup], path: FieldPath) -> str:
    """Say what a missing field is for."""
    here = group_at(model, path[:-1])
    info = written_fields(here).get(str(path[-1])) if here else None
    if not info or not info.description:
        return "it is needed here"
    verb = "holds" if info.description.startswith(("the ", "one ")) else "says"
    return f"it {verb} {info.description}"

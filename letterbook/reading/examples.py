"""Examples of fields, as written in a file: for messages, the drafts of `new`, and the guide to all fields.

They come from the shapes of the models, so they are invented like every example there.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from letterbook.records.models import FieldGroup, Record, address_fields, fields
from letterbook.records.models.shapes import FORM, SAMPLE, Shape, Shapes
from letterbook.records.models.shapes import KINDS as KINDS_OF


@cache
def shape_of(model: type[FieldGroup]) -> Shape:
    """Return what a record of a model may hold, with no ids filled in, and with its own fields first.

    `id` is the name of the file, and is written in no file.
    """
    made = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}", schema_generator=Shapes)
    properties, common = made["properties"], [name for name in Record.model_fields if name in made["properties"]]
    made["properties"] = {**{name: properties.pop(name) for name in [*properties] if name not in common}, **properties}
    made["properties"].pop("id", None)
    made["required"] = [name for name in made.get("required", []) if name != "id"]
    return made


def group_in(shape: Shape, groups: Mapping[str, Shape]) -> tuple[Shape | None, bool]:
    """Return the group of fields that a field holds, or None, and whether it holds a list of it."""
    found = groups.get(group_name(shape.get("items", shape)))
    return found, "items" in shape


def group_name(shape: Shape) -> str:
    """Return the name of the model that a shape refers to, or "" where it refers to none."""
    return str(shape.get("$ref", "")).rpartition("/")[2]


def example(shape: Shape) -> Any:
    """Return an example of a value; None where a group of fields shows its own."""
    for said in (SAMPLE, "default"):
        if said in shape:
            return shape[said]
    for several in ("examples", "enum"):
        if shape.get(several):
            return shape[several][0]
    if "items" in shape:
        item = example(shape["items"])
        return None if item is None else [item]
    return example(shape["anyOf"][0]) if "anyOf" in shape else None


def whole_example(shape: Shape, groups: Mapping[str, Shape]) -> Any:
    """Return an example of a value; of a group of fields, with those that it cannot do without."""
    shown = example(shape)
    if shown is not None:
        return shown
    if "items" in shape:
        return [whole_example(shape["items"], groups)]
    if "anyOf" in shape:
        # Of several forms, the last says most.
        return whole_example(shape["anyOf"][-1], groups)
    group = groups[group_name(shape)]
    return {name: whole_example(group["properties"][name], groups) for name in essentials(group)}


def field_example(group: type[FieldGroup], name: str) -> str:
    """Return a field of a group as a file has it: "read: part"; the parts of a group below its name."""
    shape = shape_of(group)
    value = whole_example(shape["properties"][name], shape.get("$defs", {}))
    return "\n".join(written_out(name, value))


def record_example(model: type[FieldGroup]) -> str:
    """Return the fields that a record of a model cannot do without, as its file has them."""
    return "\n".join(field_example(model, name) for name in essentials(shape_of(model)))


def written_out(name: str, value: Any) -> list[str]:
    """Return the lines of a field; a group, or a list of groups, in lines of its own."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, Mapping) for item in items):
        return [f"{name}: {bare(value) if isinstance(value, str) else flow(value)}"]
    mark = "- " if isinstance(value, list) else "  "
    lines = [
        f"{mark if number == 0 else '  '}{key}: {bare(inner) if isinstance(inner, str) else flow(inner)}"
        for item in items
        for number, (key, inner) in enumerate(item.items())
    ]
    return [f"{name}:", *(f"  {line}" if isinstance(value, list) else line for line in lines)]


def essentials(group: Shape) -> list[str]:
    """Return the fields without which a group is none: those needed, one of those that exclude each other, or any."""
    chosen = group["oneOf"][0]["required"] if "oneOf" in group else []
    return [*group.get("required", []), *chosen] or list(group["properties"])[:1]


def bare(text: str) -> str:
    """Return text as the value of a field, without quotation marks where it needs none."""
    return text if re.fullmatch(r"\w[\w ,./~'’()–-]*[\w.,)~?%]", text) else flow(text)


def flow(value: Any) -> str:
    """Return a value in one line, as brackets hold it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(str(value))


# Ids and names recur from record to record.
@lru_cache(maxsize=50_000)
def scalar(text: str) -> str:
    """Return text as a single value in one line, in quotation marks only where it needs them."""
    is_plain = re.fullmatch(r"\w|\w[\w ./~'’-]*[\w.~?%]|-?\d+(\.\d+)?|https?://[\w./?=&%~+-]+", text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def form_shapes() -> dict[str, Shape]:
    """Return the shape of every form of value by its name, ids of other records apart."""
    known = [
        part
        for held in (fields, address_fields)
        for value in vars(held).values()
        for part in getattr(value, "__metadata__", ())
    ]
    shapes = [shape for part in known if isinstance(shape := getattr(part, "json_schema", None), dict)]
    return {shape[FORM]: shape for shape in shapes if KINDS_OF not in shape}

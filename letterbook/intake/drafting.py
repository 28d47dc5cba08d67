"""How the draft of a record reads: the fields that are known, the others commented out with an example.

It is made from the models, so it shows every field there is.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from letterbook.reading.examples import bare, example, flow, group_in, shape_of
from letterbook.reading.schema import modeline
from letterbook.records.models import FieldGroup
from letterbook.records.models.shapes import FORM, Shape

GUIDE = '# Remove "# " before a field that you can fill in; delete lines that you do not need.'

# Where the comments of a draft begin, how long a value beside its name may be, and how long a line before it is
# indented by as much as twelve columns.
COMMENTS = 36
BESIDE = 52
LONGEST = 108

# What is known of a group of fields; a list holds one group.
Known = Mapping[str, Any]


def draft(kind: str, model: type[FieldGroup], known: Known) -> str:
    """Return the text of a new record of a model."""
    shape = shape_of(model)
    return "\n".join([modeline(kind), GUIDE, *group(shape, shape.get("$defs", {}), known)]) + "\n"


def group(shape: Shape, groups: Mapping[str, Shape], known: Known | None) -> list[str]:
    """Return the lines of a group: known fields first, the others commented out; all by examples if `known` is None."""
    names = in_order(shape, known)
    if known is None:
        return [line for name in names for line in field(name, shape, groups, None)]
    lines = []
    for name in names:
        mark = "" if name in known else "# "
        lines += [f"{mark}{line}" for line in field(name, shape, groups, known.get(name))]
    return lines


def in_order(shape: Shape, known: Known | None) -> list[str]:
    """Return the fields of a group: known ones first, then needed ones; its public history at the end.

    Of fields that exclude each other, an example shows the first.
    """
    needed = shape.get("required", [])
    others = {name for choice in shape.get("oneOf", [])[1:] for name in choice["required"]} if known is None else set()
    fields = [name for name in shape["properties"] if name not in others]
    first = (*(known or ()), *needed)
    return sorted(fields, key=lambda name: (name == "changes", name not in (known or {}), name not in first))


def field(name: str, among: Shape, groups: Mapping[str, Shape], value: Any) -> list[str]:
    """Return the lines of one field of a group, with its value or else an example, and what it is for."""
    shape = among["properties"][name]
    says = ("needed: " if name in among.get("required", []) else "") + shape["description"]
    inner, is_list = group_in(shape, groups)
    shown = example(shape) if value is None else value
    if inner is None or (shown is not None and not isinstance(value, Mapping)):
        return written(name, shown, says, shape)
    lines = group(inner, groups, value)
    marks = ["- ", *("  " for _ in lines[1:])] if is_list else ["" for _ in lines]
    return [remark(f"{name}:", says), *(f"  {mark}{line}" for mark, line in zip(marks, lines, strict=True))]


def written(name: str, value: Any, says: str, shape: Shape) -> list[str]:
    """Return a field with its value beside its name, or below it where that is too long."""
    # A choice that editors may read as a number is there twice.
    choices = list(dict.fromkeys(map(str, shape.get("enum") or shape.get("items", {}).get("enum") or [])))
    beside = f"{name}: {bare(value) if isinstance(value, str) else flow(value)}"
    if len(beside) <= BESIDE or (isinstance(value, str) and " " not in value):
        return [remark(beside, says, choices)]
    if isinstance(value, str):
        block = "|" if shape.get(FORM) == "digest" else ">-"
        lines = textwrap.wrap(value, 96, break_long_words=False, break_on_hyphens=False)
        return [remark(f"{name}: {block}", says), *(f"  {line}" for line in lines)]
    items = [f"{key}: {flow(item)}" for key, item in value.items()] if isinstance(value, Mapping) else []
    below = items or [f"- {flow(item)}" for item in value]
    return [remark(f"{name}:", says), *(f"  {line}" for line in below)]


def remark(left: str, says: str, choices: Sequence[str] = ()) -> str:
    """Return a line with what it is for, if there is room, and as many of the choices as there is room for."""
    line = f"{left.ljust(COMMENTS)}  # {says}"
    room = LONGEST - len(line)
    words = textwrap.shorten(", ".join(choices), room, placeholder=" …") if choices and room > 12 else ""
    return left if room < 0 else f"{line}: {words}" if words else line

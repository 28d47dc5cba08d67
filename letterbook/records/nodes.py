"""From the nodes of a YAML file to its content: text, lists and dictionaries, and the place of each part.

A node is known by its `id`, as PyYAML's nodes have it, so that only `source_text.py` needs that library.
Text is in Unicode's form NFC from here on, so that "ễ" is one and the same however a keyboard or a disk wrote it.
"""

import unicodedata
from sys import intern
from typing import Any

from letterbook.problems.problem import Problem, SourceLocation
from letterbook.records.file_text import CONTROL_CHARACTER
from letterbook.records.yaml_slips import NO_NAME, Slip

Content = str | list["Content"] | dict[str, "Content"]
FieldPath = tuple[str | int, ...]

SCALAR, SEQUENCE = "scalar", "sequence"

# A node of either of PyYAML's parsers.
Node = Any


def composed(text: str) -> str:
    """Return text in Unicode's form NFC: a letter with its accents is one character where there is one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def plainly(node: Node) -> dict[str, Content] | None:
    """Return what a file without any backslash holds; None where something is wrong that only a closer look can name.

    Only a backslash can put a control character into a value that its file does not hold.
    """
    content: dict[str, Content] = {}
    for key, value in node.value:
        # Each name of a field is held once, however many records have it.
        name = intern(composed(key.value)) if key.id == SCALAR else None
        held = plain_value(value)
        if name is None or held is None or name in content:
            return None
        content[name] = held
    return content


def plain_value(node: Node) -> Content | None:
    """Return a node of such a file as text, list or dictionary; None where something in it is wrong."""
    if node.id == SCALAR:
        return composed(node.value)
    if node.id != SEQUENCE:
        return plainly(node)
    items = [plain_value(item) for item in node.value]
    return None if None in items else items  # type: ignore[return-value]  # none of them is None


def told(place: SourceLocation, found: Slip) -> Problem:
    """Return a slip as a problem at its place."""
    return Problem(place, found.code, found.message, example=found.example)


def mark_place(file: str, mark: Any) -> SourceLocation:
    """Return a mark of either YAML parser, counted from 0, as a place, counted from 1."""
    return SourceLocation(file, mark.line + 1, mark.column + 1)


class Walk:
    """One walk over the nodes of a file, collecting content, places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[FieldPath, SourceLocation] = {}
        self.key_places: dict[FieldPath, SourceLocation] = {}
        self.problems: list[Problem] = []

    def value(self, node: Node, path: FieldPath) -> Content:
        """Return a node as text, list or dictionary."""
        self.places[path] = mark_place(self.file, node.start_mark)
        if node.id == SCALAR:
            if found := CONTROL_CHARACTER.search(node.value):
                made = f"this text makes the control character U+{ord(found[0]):04X} with a backslash; remove that"
                self.problems.append(Problem(self.places[path], "control-character", made))
            return composed(str(node.value))
        if node.id == SEQUENCE:
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        return self.fields(node, path)

    def fields(self, node: Node, path: FieldPath) -> dict[str, Content]:
        """Return a mapping, each field once."""
        self.places.setdefault(path, mark_place(self.file, node.start_mark))
        content: dict[str, Content] = {}
        for key, value in node.value:
            if key.id != SCALAR:
                self.problems.append(told(mark_place(self.file, key.start_mark), NO_NAME))
                continue
            self.field(content, key, value, path)
        return content

    def field(self, content: dict[str, Content], key: Node, value: Node, path: FieldPath) -> None:
        """Add one field to `content`; a second one of the same name is a problem."""
        name, here = composed(str(key.value)), mark_place(self.file, key.start_mark)
        if name in content:
            first = self.key_places[(*path, name)].line
            fault = f"the field '{name}' is already in line {first}; keep one of the two, or join their lists"
            self.problems.append(Problem(here, "duplicate-field", fault))
            return
        self.key_places[(*path, name)] = here
        content[name] = self.value(value, (*path, name))

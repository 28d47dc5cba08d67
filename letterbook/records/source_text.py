"""From a file to YAML nodes with line and column.

YAML is read without guessing types: every scalar is text, and the models give it a type.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from letterbook.records.problems import Place, Problem

type_of_node = {yaml.ScalarNode: "text", yaml.SequenceNode: "list", yaml.MappingNode: "group of fields"}

Content = str | list["Content"] | dict[str, "Content"]
FieldPath = tuple[str | int, ...]

# libyaml when PyYAML was built with it, as its wheels are; the pure loader reads the same, ten times slower.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Deeper than any record, shallower than the stack.
DEEPEST = 30

# What YAML 1.1 does not allow to stand unescaped in a file.
CONTROL_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class SourceText:
    """One parsed file: its content as plain text, lists and dictionaries, and where each part stands."""

    file: str
    content: dict[str, Content]
    places: Mapping[FieldPath, Place] = field(repr=False)
    key_places: Mapping[FieldPath, Place] = field(repr=False)

    def place(self, path: FieldPath = ()) -> Place:
        """Return where the value at `path` begins, or the nearest part around it that is written."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))

    def key_place(self, path: FieldPath) -> Place:
        """Return where the name of the field at `path` stands."""
        return self.key_places.get(path) or self.place(path)


def parse(file: str, raw: bytes) -> tuple[SourceText | None, list[Problem]]:
    """Return the parsed file, or None with the problems that prevent it."""
    text, problems = decoded(file, raw)
    if text is None:
        return None, problems
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return None, [syntax_problem(file, text, error)]
    if node is None:
        return None, [Problem(Place(file), "empty-field", "the file is empty; a record was expected")]
    if not isinstance(node, yaml.MappingNode):
        message = f"the file holds a {type_of_node[type(node)]}; fields were expected, such as 'name: Ada'"
        return None, [Problem(mark_place(file, node.start_mark), "wrong-type", message)]
    return Reading(file).read(node)


def read(file: str, path: Path) -> tuple[SourceText | None, list[Problem]]:
    """Return the parsed file at `path`, called `file` in messages, or None with the problems."""
    if path.is_symlink():
        return None, [Problem(Place(file), "unreadable-file", "a link; records are plain files inside sources/")]
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Problem(Place(file), "missing-file", "there is no such file; it was expected here")]
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return None, [Problem(Place(file), "unreadable-file", f"the file cannot be read: {reason}")]
    return parse(file, raw)


def decoded(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text of a UTF-8 file (a byte order mark is dropped), or None with the problems."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(Place(file), "encoding", "the file is UTF-16; save it as UTF-8")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = offset_place(file, raw[: error.start].decode("utf-8", "replace"))
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        return None, [Problem(place, "encoding", message)]
    problems = [
        Problem(
            offset_place(file, text[: found.start()]),
            "control-character",
            f"the control character U+{ord(found[0]):04X} stands here; remove it",
        )
        for found in CONTROL_CHARACTER.finditer(text)
    ]
    return (None, problems[:10]) if problems else (text, [])


def syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the parser's complaint in our words, at the place it complains about."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = mark_place(file, mark) if mark else Place(file)
    complaint = str(getattr(error, "problem", None) or error)
    line = (text.splitlines() or [""])[min(place.line, len(text.splitlines())) - 1 if text else 0]
    if "\t" in line[: max(place.column, 1)] and not line[: place.column - 1].strip():
        return Problem(place, "tab", "a tab stands here; YAML is indented with spaces")
    if "but found another document" in complaint or "expected a single document" in str(error):
        return Problem(place, "two-documents", "a second document begins here; one file holds one record")
    if "anchor" in complaint or "alias" in complaint:
        return Problem(
            place, "yaml-feature", f"{complaint}; records use no anchors; quote text that begins with & or *"
        )
    return Problem(place, "yaml", f"{complaint}; {remedy(complaint, line)}")


def remedy(complaint: str, line: str) -> str:
    """Return what most often mends a complaint of the YAML parser."""
    if "mapping values are not allowed" in complaint:
        return "text that contains ': ' must stand in quotation marks"
    if "cannot start any token" in complaint:
        return "text that begins with @, `, % or another mark of YAML must stand in quotation marks"
    if "could not find expected ':'" in complaint or "simple key" in complaint:
        return "a field is written 'name: value'; continued text is indented further than its field"
    if "found unexpected end of stream" in complaint or "scalar" in complaint:
        return "a quotation mark that opens must close"
    if line.strip().startswith("-"):
        return "the items of a list begin in the same column"
    return "the fields of a group begin in the same column"


def mark_place(file: str, mark: yaml.Mark) -> Place:
    """Return a YAML mark, counted from 0, as a place, counted from 1."""
    return Place(file, mark.line + 1, mark.column + 1)


def offset_place(file: str, text_before: str) -> Place:
    """Return the place that follows `text_before`."""
    line = text_before.count("\n") + 1
    return Place(file, line, len(text_before) - (text_before.rfind("\n") + 1) + 1)


class Reading:
    """One walk over the nodes of a file, collecting content, places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[FieldPath, Place] = {}
        self.key_places: dict[FieldPath, Place] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def read(self, root: yaml.MappingNode) -> tuple[SourceText | None, list[Problem]]:
        """Return the file, or None with the problems that prevent it."""
        content = self.fields(root, ())
        if self.problems:
            return None, self.problems
        return SourceText(self.file, content, self.places, self.key_places), []

    def value(self, node: yaml.Node, path: FieldPath) -> Content:
        """Return a node as text, list or dictionary."""
        self.places[path] = mark_place(self.file, node.start_mark)
        if fault := self.feature(node, path):
            self.problems.append(Problem(self.places[path], "yaml-feature", fault))
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self.fields(node, path)

    def fields(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, Content]:
        """Return a mapping, each field once."""
        self.places.setdefault(path, mark_place(self.file, node.start_mark))
        content: dict[str, Content] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                fault = "a list or group stands where the name of a field was expected"
                self.problems.append(Problem(mark_place(self.file, key.start_mark), "yaml-feature", fault))
                continue
            self.field(content, key, value, path)
        return content

    def field(self, content: dict[str, Content], key: yaml.ScalarNode, value: yaml.Node, path: FieldPath) -> None:
        """Add one field to `content`; a second one of the same name is a problem."""
        name, here = str(key.value), mark_place(self.file, key.start_mark)
        if name in content:
            first = self.key_places[(*path, name)].line
            fault = f"the field '{name}' already stands in line {first}; join the two"
            self.problems.append(Problem(here, "duplicate-field", fault))
            return
        self.key_places[(*path, name)] = here
        content[name] = self.value(value, (*path, name))

    def feature(self, node: yaml.Node, path: FieldPath) -> str | None:
        """Say which part of YAML that records do without is used here, if any."""
        if not node.tag.startswith("tag:yaml.org,2002:"):
            return f"the tag '{node.tag}' stands here; text that begins with ! must stand in quotation marks"
        if id(node) in self.seen:
            return "an alias stands here; write the value out"
        if len(path) > DEEPEST:
            return f"the fields are nested deeper than {DEEPEST}"
        return None

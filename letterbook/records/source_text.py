"""From a file to YAML nodes with line and column.

YAML is read without guessing types: every scalar is text, and the models give it a type.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from letterbook.records.file_text import CONTROL_CHARACTER, MOST_OF_A_KIND, control_character, decoded
from letterbook.records.problems import Place, Problem

Content = str | list["Content"] | dict[str, "Content"]
FieldPath = tuple[str | int, ...]

# The last part of a path that means the name of a field, not its value; pydantic's own word.
KEY = "[key]"

# Fields that need not be written: `date: 1921` says the same as `date: {is: 1921}`.
IMPLIED = frozenset({"is", "follows"})

# libyaml when PyYAML was built with it, as its wheels are; the pure loader reads the same, ten times slower.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Deeper than any record, shallower than the stack.
DEEPEST = 30

# What the parser makes of "!!" before a tag.
YAML_TAG = "tag:yaml.org,2002:"


SAME_COLUMN = "the fields of a group, and the items of a list, begin in the same column"

# What the YAML parser says, in part, of something in brackets.
BRACKET = "expected ',' or "

# What the YAML parser says, in part; code and message for it; whether it is mended where the faulty part opens.
EXPLANATIONS = (
    ("mapping values are not allowed", "yaml", "text that contains ': ' must stand in quotation marks", False),
    (
        "while scanning an a",  # "an alias" or "an anchor"
        "yaml-feature",
        "text that begins with & or * must stand in quotation marks",
        True,
    ),
    (
        "unexpected end of stream",
        "yaml",
        "the quotation mark that opens here does not close; add the closing one",
        True,
    ),
    (
        "escape",
        "yaml",
        "a backslash stands in double quotation marks; write it twice, or use single quotation marks",
        False,
    ),
    (
        BRACKET,
        "yaml",
        "a bracket does not close; close it, and put text that contains brackets or ', ' in quotation marks",
        False,
    ),
    (
        "while parsing a flow node",
        "yaml",
        "a value is missing in brackets; add it, or put text that begins with [ or { in quotation marks",
        False,
    ),
    (
        "while scanning a block scalar",
        "yaml",
        "text follows | or > in the same line; begin it in the next, or put the whole value in quotation marks",
        True,
    ),
    (
        "cannot start any token",
        "yaml",
        "text that begins with @, `, % or another mark of YAML must stand in quotation marks",
        False,
    ),
    (
        "not allowed in this context",
        "yaml",
        "a list begins in a line of its own; text that begins with '- ' or '? ' must stand in quotation marks",
        False,
    ),
    (
        "could not find expected ':'",
        "yaml",
        "no ': ' stands in this line; a field is written 'name: value', and continued text is indented",
        True,
    ),
    ("did not find expected key", "yaml", f"this line does not fit the ones above; {SAME_COLUMN}", False),
    ("expected '-' indicator", "yaml", f"this line does not fit the list above; {SAME_COLUMN}", False),
    ("expected <document start>", "yaml", f"this line does not fit the ones above; {SAME_COLUMN}", False),
)


@dataclass(frozen=True)
class SourceText:
    """One parsed file: its content as plain text, lists and dictionaries, and where each part stands."""

    file: str
    content: dict[str, Content]
    places: Mapping[FieldPath, Place] = field(repr=False)
    key_places: Mapping[FieldPath, Place] = field(repr=False)

    def place(self, path: FieldPath = ()) -> Place:
        """Return where the value at `path` begins, or the nearest part around it that is written.

        A path that ends in KEY means the name of a field itself.
        """
        if path and path[-1] == KEY:
            return self.key_place(path[:-1])
        return self.places.get(self.written(path), Place(self.file))

    def key_place(self, path: FieldPath) -> Place:
        """Return where the name of the field at `path` stands."""
        return self.key_places.get((*self.written(path[:-1]), *path[-1:])) or self.place(path)

    def written(self, path: FieldPath) -> FieldPath:
        """Return the part of a path that is written: a single value may stand for a list, or for a group, of one."""
        here: FieldPath = ()
        for part in path:
            if (*here, part) in self.places:
                here = (*here, part)
            elif not isinstance(part, int) and part not in IMPLIED:
                break
        return here


def parse(file: str, raw: bytes) -> tuple[SourceText | None, list[Problem]]:
    """Return the parsed file, or None with the problems that prevent it."""
    text, problems = decoded(file, raw)
    if text is None:
        return None, problems
    try:
        if problems := feature_problems(file, text):
            return None, problems[:MOST_OF_A_KIND]
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return None, [syntax_problem(file, text, error)]
    if node is None:
        return None, [Problem(Place(file), "empty-field", "the file is empty; a record was expected")]
    if not isinstance(node, yaml.MappingNode):
        form = "a list" if isinstance(node, yaml.SequenceNode) else "text"
        message = f"the file holds {form}; fields were expected: 'name: value', with a space after the colon"
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


def feature_problems(file: str, text: str) -> list[Problem]:
    """Return a problem for each part of YAML that records do without; may raise YAMLError.

    It walks over the parser's events, because composing nodes overflows the stack where they are
    nested deep, and forgets anchors, so that the name "&Sons Ltd" would silently become "Ltd".
    """
    problems: list[Problem] = []
    anchors: dict[str, Place] = {}
    depth = documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        place = mark_place(file, event.start_mark) if event.start_mark else Place(file)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            return [Problem(place, "two-documents", "a second document begins here; one file holds one record")]
        if depth > DEEPEST:
            return [Problem(place, "yaml-feature", f"the fields are nested deeper than {DEEPEST}")]
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            anchors.pop(str(anchor), None)
            problems.append(Problem(place, "yaml-feature", anchor_fault(f"the alias '*{anchor}'")))
        elif anchor:
            anchors[str(anchor)] = place
        elif tag:
            written = str(tag).replace(YAML_TAG, "!!")
            fault = f"the tag '{written}' stands here; text that begins with ! must stand in quotation marks"
            problems.append(Problem(place, "yaml-feature", fault))
    unused = [Problem(place, "yaml-feature", anchor_fault(f"the anchor '&{name}'")) for name, place in anchors.items()]
    return sorted([*problems, *unused])


def anchor_fault(what: str) -> str:
    """Return the message for a mark by which YAML repeats a value."""
    return f"{what} stands here; write the value out, and put text that begins with & or * in quotation marks"


def syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the parser's complaint in our words, at the place where it is mended."""
    here = getattr(error, "problem_mark", None)
    opening = getattr(error, "context_mark", None) or here
    complaint = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
    place = mark_place(file, here) if here else Place(file)
    lines = text.splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    before = line[: place.column - 1]
    if not before.strip() and "\t" in line[: place.column]:
        return Problem(place, "tab", "a tab stands here; YAML is indented with spaces")
    code, message, is_at_opening = explained(complaint, before)
    if opening and (is_at_opening or (BRACKET in complaint and opening.line + 1 < place.line)):
        place = mark_place(file, opening)
    return Problem(place, code, message)


def explained(complaint: str, before: str) -> tuple[str, str, bool]:
    """Return code and message for a complaint, and whether it is mended where the faulty part opens.

    `before` is what stands in the line before the place.
    """
    if "mapping values are not allowed" in complaint and ": " not in before:
        return "yaml", f"this line does not fit the one above; {SAME_COLUMN}", False
    if "did not find expected key" in complaint and before.rstrip()[-1:] in {'"', "'", "]", "}"}:
        return (
            "yaml",
            "text follows a closing quotation mark or bracket; put all of it in quotation marks of another sort",
            False,
        )
    for words, code, message, is_at_opening in EXPLANATIONS:
        if words in complaint:
            return code, message, is_at_opening
    return "yaml", f"{complaint.strip(': ')}; {SAME_COLUMN}", False


def mark_place(file: str, mark: Any) -> Place:
    """Return a mark of either YAML parser, counted from 0, as a place, counted from 1."""
    return Place(file, mark.line + 1, mark.column + 1)


class Reading:
    """One walk over the nodes of a file, collecting content, places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[FieldPath, Place] = {}
        self.key_places: dict[FieldPath, Place] = {}
        self.problems: list[Problem] = []

    def read(self, root: yaml.MappingNode) -> tuple[SourceText | None, list[Problem]]:
        """Return the file, or None with the problems that prevent it."""
        content = self.fields(root, ())
        if self.problems:
            return None, self.problems
        return SourceText(self.file, content, self.places, self.key_places), []

    def value(self, node: yaml.Node, path: FieldPath) -> Content:
        """Return a node as text, list or dictionary."""
        self.places[path] = mark_place(self.file, node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            if found := CONTROL_CHARACTER.search(node.value):
                self.problems.append(control_character(self.places[path], found[0]))
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

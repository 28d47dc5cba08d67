"""From a file to YAML nodes with line and column.

YAML is read without guessing types: every scalar is text, and the models give it a type.
"""

import os
import re
import stat
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
from pathlib import Path

import yaml

from letterbook.problems.problem import Problem, SourceLocation
from letterbook.records.file_text import decoded, first_of, within
from letterbook.records.nodes import Content, FieldPath, Node, Walk, composed, mark_place, plainly, told
from letterbook.records.yaml_slips import (
    AMPERSAND,
    ANOTHER_RECORD,
    BRACKET,
    CUT_OFF,
    OUT_OF_COLUMN,
    TAB,
    Slip,
    nested,
    repeated,
    slip,
    tagged,
)

# The last part of a path that means the name of a field, not its value; pydantic's own word.
KEY = "[key]"

# Fields that need not be written: `date: 1921` says the same as `date: {is: 1921}`.
IMPLIED = frozenset({"is", "follows"})

# libyaml when PyYAML was built with it, as its wheels are; the pure loader reads the same, ten times slower.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Deeper than any record, shallower than the stack.
DEEPEST = 30

# As the parser counts lines.
LINES = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

# Behind a text, what begins a comment but hardly was meant as one: "Letter #7".
COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")

# What more of YAML begins with than records need, or other ends of lines; a comment of a whole line is no more.
# Nothing in it looks at a line from more than one of its places, so that a long one takes no longer than many short.
UNUSUAL = re.compile("[&*!%\r\x85\u2028\u2029]|^(?:---|\\.\\.\\.|[^\\S\n]*[^\\s#][^#\n]*#)", re.MULTILINE)

# What a line begins with may open as many lists and groups as it has characters.
INDENT, BRACKETS = re.compile(r"^[ \t?:-]+", re.MULTILINE), re.compile(r"[\[\]{}]")

# What the parser makes of "!!" before a tag.
YAML_TAG = "tag:yaml.org,2002:"

# How many bytes a record has at most: some sixty times the longest of the first collection. One of nothing but faults
# then takes two seconds and 200 MB.
LARGEST = 1_000_000


@dataclass(frozen=True)
class SourceText:
    """One parsed file: its content as plain text, lists and dictionaries, and where each part stands.

    Where it stands is asked of few files, and takes longer to find than the content: it is read again for that.
    """

    file: str
    content: dict[str, Content]
    text: str = field(repr=False, compare=False)

    @cached_property
    def walk(self) -> Walk:
        """The walk over its nodes that notes where each part stands."""
        walk = Walk(self.file)
        walk.fields(yaml.compose(self.text, Loader=LOADER), ())
        return walk

    @property
    def places(self) -> Mapping[FieldPath, SourceLocation]:
        """Where each value stands."""
        return self.walk.places

    @property
    def key_places(self) -> Mapping[FieldPath, SourceLocation]:
        """Where the name of each field stands."""
        return self.walk.key_places

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the file, as the parser counts them."""
        return LINES.split(self.text)

    def place_of(self, path: FieldPath, words: str) -> SourceLocation:
        """Return where some words first stand at or below the value at `path`; where they are not found, its place."""
        place = self.place(path)
        for number, line in enumerate(self.lines[place.line - 1 :], place.line):
            start = found_at(line, words, place.column - 1 if number == place.line else 0)
            if start >= 0:
                return SourceLocation(self.file, number, start + 1)
        return place

    def place(self, path: FieldPath = ()) -> SourceLocation:
        """Return where the value at `path` begins, or the nearest part around it that is written.

        A path that ends in KEY means the name of a field itself.
        """
        if path and path[-1] == KEY:
            return self.key_place(path[:-1])
        return self.places[self.written(path)]

    def key_place(self, path: FieldPath) -> SourceLocation:
        """Return where the name of the field at `path` stands."""
        return self.key_places.get((*self.written(path[:-1]), *path[-1:])) or self.place(path)

    def written(self, path: FieldPath) -> FieldPath:
        """Return the part of a path that is written: a single value can mean a list, or a group, of one."""
        here: FieldPath = ()
        for part in path:
            if (*here, part) in self.places:
                here = (*here, part)
            elif not isinstance(part, int) and part not in IMPLIED:
                break
        return here


def found_at(line: str, words: str, after: int) -> int:
    """Return where some words, which are in NFC, stand in a line of any form, not before `after`; -1 if nowhere."""
    if unicodedata.is_normalized("NFC", line):
        return line.find(words, after)
    start = composed(line).find(words, len(composed(line[:after])))
    if start < 0:
        return start
    # The longest beginning of the line that is no longer than what stands before the words.
    return bisect_right(range(len(line) + 1), start, key=lambda end: len(composed(line[:end]))) - 1


def parse(file: str, raw: bytes) -> tuple[SourceText | None, list[Problem]]:
    """Return the parsed file, or None with the problems that prevent it."""
    text, problems = decoded(file, raw)
    if text is None:
        return None, problems
    try:
        if may_have_features(text):
            problems += feature_problems(file, text)
        node = None if problems else yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        # What was found before may be why it cannot be read.
        return None, first_of(sorted(problems)) or [syntax_problem(file, text, error)]
    if problems:
        return None, first_of(sorted(problems))
    if node is None:
        return None, [
            Problem(
                SourceLocation(file), "empty-field", "the file holds no record; write its fields, or remove the file"
            )
        ]
    if not isinstance(node, yaml.MappingNode):
        form = "a list" if isinstance(node, yaml.SequenceNode) else "text"
        message = f"the file holds {form}; expected fields: 'name: value', with a space after the colon"
        return None, [Problem(mark_place(file, node.start_mark), "wrong-type", message)]
    return read_from(file, text, node)


def root_of(text: str) -> Node:
    """Return the node of the whole of a text in which `parse` finds no problem."""
    return yaml.compose(text, Loader=LOADER)


def read_from(file: str, text: str, root: yaml.MappingNode) -> tuple[SourceText | None, list[Problem]]:
    """Return the file whose nodes are given, or None with the problems that prevent it."""
    content = plainly(root) if "\\" not in text else None
    if content is None:
        walk = Walk(file)
        content = walk.fields(root, ())
        if walk.problems:
            return None, first_of(walk.problems)
    return SourceText(file, content, text), []


def read(file: str, path: Path) -> tuple[SourceText | None, list[Problem]]:
    """Return the parsed file at `path`, called `file` in messages, or None with the problems."""
    raw, problems = bytes_of(file, path)
    return parse(file, raw) if raw is not None else (None, problems)


def bytes_of(file: str, path: Path) -> tuple[bytes | None, list[Problem]]:
    """Return what the file at `path` holds, or None with the problem that prevents it."""
    if path.is_symlink():
        return None, [
            Problem(SourceLocation(file), "unreadable-file", "a link; records are plain files inside sources/")
        ]
    try:
        if fault := why_not_read(path.stat()):
            return None, [Problem(SourceLocation(file), "unreadable-file", fault)]
        return path.read_bytes(), []
    except FileNotFoundError:
        return None, [Problem(SourceLocation(file), "missing-file", "there is no such file; write it")]
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return None, [Problem(SourceLocation(file), "unreadable-file", f"the file cannot be read: {reason}")]


def why_not_read(found: os.stat_result) -> str | None:
    """Say why a path cannot be read as a file; None if it can.

    A pipe would be waited for, and a device never ends.
    """
    if stat.S_ISDIR(found.st_mode):
        return "this is a folder; expected a file: move it away, and write the file"
    if not stat.S_ISREG(found.st_mode):
        return "this is a pipe, a socket or a device; expected a file: move it away, and write the file"
    if found.st_size > LARGEST:
        size = f"{ceil(found.st_size / 100_000) / 10:,g} MB"
        return (
            f"the file has {size}, a record at most {LARGEST // 1_000_000}; divide it, or move it if it is not a record"
        )
    return None


def may_have_features(text: str) -> bool:
    """Whether a text may hold more of YAML than records need: most do not, and are spared a second reading.

    It says yes too often, never too rarely: a mark can be in quotation marks, and so can brackets.
    """
    if UNUSUAL.search(text):
        return True
    deepest = max((len(lead) for lead in INDENT.findall(text)), default=0)
    depth = widest = 0
    for bracket in BRACKETS.findall(text):
        depth = max(0, depth + (1 if bracket in "[{" else -1))
        widest = max(widest, depth)
    # A list may begin as far left as its field.
    return deepest + widest + 2 > DEEPEST


def feature_problems(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each part of YAML that records do without; may raise YAMLError.

    It walks over the parser's events, because composing nodes overflows the stack where they are
    nested deep, and forgets anchors, so that the name "&Sons Ltd" would silently become "Ltd".
    """
    anchors: dict[str, SourceLocation] = {}
    used: set[str] = set()
    lines = LINES.split(text)
    depth = documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        place = mark_place(file, event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1 or depth > DEEPEST:
            yield told(place, ANOTHER_RECORD if documents > 1 else nested(DEEPEST))
            return
        if isinstance(event, yaml.AliasEvent):
            used.add(str(event.anchor))
        elif anchor := getattr(event, "anchor", None):
            anchors[anchor] = place
        if found := mark(event, anchors):
            yield told(place, found)
        if comment := comment_place(file, event, lines):
            yield told(comment, CUT_OFF)
    yield from (told(place, AMPERSAND) for name, place in anchors.items() if name not in used)


def comment_place(file: str, event: yaml.Event, lines: Sequence[str]) -> SourceLocation | None:
    """Return where a comment begins that hardly was meant as one: close behind text without quotation marks."""
    end = event.end_mark if isinstance(event, yaml.ScalarEvent) and not event.style else None
    if end is None or end.line >= len(lines):
        return None
    comment = COMMENT.match(lines[end.line], end.column)
    return SourceLocation(file, end.line + 1, comment.end()) if comment else None


def mark(event: yaml.Event, anchors: Mapping[str, SourceLocation]) -> Slip | None:
    """Return the slip of an event that repeats a value, or gives it a type, by a mark."""
    if isinstance(event, yaml.AliasEvent):
        name = str(event.anchor)
        return repeated(name, anchors[name].line) if name in anchors else AMPERSAND
    tag = getattr(event, "tag", None)
    return tagged(str(tag).replace(YAML_TAG, "!!")) if tag and not getattr(event, "anchor", None) else None


def syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the parser's complaint in our words, at the place where it is mended."""
    here = getattr(error, "problem_mark", None)
    opening = getattr(error, "context_mark", None) or here
    complaint = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
    lines = LINES.split(text)
    place = within(lines, mark_place(file, here)) if here else SourceLocation(file)
    line = lines[place.line - 1]
    before = line[: place.column - 1]
    if not before.strip() and "\t" in line[: place.column]:
        return told(place, TAB)
    found = slip(complaint, before)
    if opening and (found.is_at_opening or (BRACKET in complaint and opening.line + 1 < place.line)):
        place = mark_place(file, opening)
    if found is OUT_OF_COLUMN:
        place = SourceLocation(file, place.line, len(before) - len(before.lstrip()) + 1)
    return told(place, found)

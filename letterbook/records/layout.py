"""Where the entries of a record stand in its text, for a page that writes the record and has no parser of YAML.

An entry is an item of a list or a field of a group that begins a line: it goes from the line of its dash or name to
the line in which its value ends. Lines are counted from 0 and as `source_text.py` counts them; lines between entries
hold comments, or nothing. What brackets hold has no lines of its own, and neither has what a `?` introduces.
"""

import re
from collections.abc import Sequence
from typing import Any

from letterbook.records.nodes import SCALAR, SEQUENCE, Node, composed
from letterbook.records.source_text import LINES, root_of

# A comment, with the white space before it, behind a value in its line.
COMMENT = re.compile(r"[ \t]+#.*")

# What says that a text in lines of its own follows; "+" that empty lines below are part of it; a comment behind that.
OPENING = re.compile(r"[|>]([-+0-9]*)([ \t]+#.*)?")

# What the models do not take for a part of any text.
AROUND = " \t\r\n"

Layout = dict[str, Any]


def layout(text: str) -> Layout:
    """Return what a sound record holds, as JSON has it, with what is needed to write its entries anew.

    A text is `{"value": …}`, a list `{"items": […], "flow": …}`, a group `{"fields": [[name, …], …], "flow": …}`.
    Flow says that its entries have no lines of their own; a list or a group that is not has the `column` of its
    dashes or names, counted in characters, of which those before it are spaces and dashes. The record itself, and
    each entry, has its first and last line as `from` and `to`, and as `tail` the comment behind its value.
    """
    lines = LINES.split(text.removeprefix("\ufeff"))
    root = root_of(text)
    return placed(root, lines, root.start_mark.line)


def placed(node: Node, lines: Sequence[str], first: int) -> Layout:
    """Return the layout of an entry that begins in line `first`."""
    if node.id == SCALAR or node.flow_style or not own_lines(node, lines):
        held = within(node)
        tail = {"tail": found} if (found := comment_behind(node, lines)) else {}
        return {**held, "from": first, "to": max(first, last_line(node, lines)), **tail}
    held = items(node, lines, first) if node.id == SEQUENCE else fields(node, lines)
    return {**held, "from": first, "to": entries(held)[-1]["to"]}


def within(node: Node) -> Layout:
    """Return the layout of a text, or of what has no lines of its own."""
    if node.id == SCALAR:
        return {"value": composed(node.value).strip(AROUND)}
    if node.id == SEQUENCE:
        return {"items": [within(item) for item in node.value], "flow": True}
    return {"fields": [[composed(name.value), within(value)] for name, value in node.value], "flow": True}


def items(node: Node, lines: Sequence[str], first: int) -> Layout:
    """Return a list with a dash for each item."""
    column, found = node.start_mark.column, []
    for item in node.value:
        dash = dash_of(item, lines, column, first)
        found.append(placed(item, lines, dash))
        first = found[-1]["to"] + 1
    return {"items": found, "flow": False, "column": column}


def fields(node: Node, lines: Sequence[str]) -> Layout:
    """Return a group with a line, or several, for each field."""
    held = [[composed(name.value), placed(value, lines, name.start_mark.line)] for name, value in node.value]
    return {"fields": held, "flow": False, "column": node.start_mark.column}


def entries(held: Layout) -> list[Layout]:
    """Return what a list or a group holds, without names."""
    return held["items"] if "items" in held else [value for _, value in held["fields"]]


def dash_of(item: Node, lines: Sequence[str], column: int, first: int) -> int:
    """Return the line of an item's dash, at or above the line of what it holds, and not above `first`."""
    above = range(item.start_mark.line, first, -1)
    return next((number for number in above if begins(lines[number], column) and lines[number][column] == "-"), first)


def begins(line: str, column: int) -> bool:
    """Whether an entry can begin at a column of a line: nothing but spaces and dashes of outer lists is before it."""
    return len(line) > column and not line[:column].strip(" -")


def own_lines(node: Node, lines: Sequence[str]) -> bool:
    """Whether each entry of a list or a group in lines has a dash or a name in its column."""
    starts = [node.start_mark] if node.id == SEQUENCE else [name.start_mark for name, _ in node.value]
    return all(mark.column == node.start_mark.column and begins(lines[mark.line], mark.column) for mark in starts)


def last_line(node: Node, lines: Sequence[str]) -> int:
    """Return the line in which a value ends, without empty lines below a text in lines of its own."""
    if node.id != SCALAR and not node.flow_style:
        return max(last_line(part, lines) for part in parts(node))
    last = int(node.end_mark.line - (node.end_mark.column == 0))
    opening = opening_of(node, lines)
    while opening and "+" not in opening[1] and last > node.start_mark.line and not lines[last].strip(AROUND):
        last -= 1
    return last


def parts(node: Node) -> list[Node]:
    """Return what a list or a group holds, names too."""
    return node.value if node.id == SEQUENCE else [part for field in node.value for part in field]


def opening_of(node: Node, lines: Sequence[str]) -> re.Match[str] | None:
    """Return what opens a text in lines of its own; None for any other value."""
    is_of_lines = node.id == SCALAR and node.style in {"|", ">"}
    return OPENING.match(lines[node.start_mark.line], node.start_mark.column) if is_of_lines else None


def comment_behind(node: Node, lines: Sequence[str]) -> str:
    """Return the comment behind a value, with the white space before it; "" if there is none."""
    if opening := opening_of(node, lines):
        return opening[2] or ""
    if node.id != SCALAR and not node.flow_style:
        return ""
    comment = COMMENT.match(lines[node.end_mark.line], node.end_mark.column)
    return comment[0] if comment else ""

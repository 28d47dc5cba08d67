"""Inline patterns of Markdown at the pace of a text: none is tried where its mark is missing, and a plain link is read
in one step.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from markdown import inlinepatterns, util
from markdown.treeprocessors import InlineProcessor

# Without one of these marks in a text, the pattern cannot match: it is compared with the pattern as it is.
MARKS: Mapping[str, Sequence[str]] = {
    r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)": ("`",),
    r"\\(.)": ("\\",),
    r"\[\^([^\]]*)\]": ("[^",),
    r"(?<!\!)\[": ("[",),
    r"\!\[": ("![",),
    r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>": ("<",),
    r"<([^<> !]+@[^@<> ]+)>": ("@",),
    r"  \n": ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),
}

# What finds the same as a pattern, faster: what it begins with is one character.
SAME: Mapping[str, str] = {r"(?<!\!)\[": r"\[(?<!\!\[)"}

# An address in brackets without anything that its reading has to look at closer.
ADDRESS = re.compile(r"\(([^\s()<>\"'\x02]*)\)")

# How Python names the private methods of the library's processor.
HANDLE, PLACE = "_InlineProcessor__handleInline", "_InlineProcessor__processPlaceholders"

# A pattern with its place among all, and how it is looked for.
Tried = tuple[int, Any, Callable[..., Any]]

# The text or address of a link, with the place after it, and whether there is one.
Found = tuple[Any, ...]
Placed = Callable[..., list[Any]]


class Marked:
    """The patterns of a converter in their order, and which of them a text may have by its marks."""

    def __init__(self, patterns: Sequence[Any]) -> None:
        self.patterns = [(place, one, searched(one)) for place, one in enumerate(patterns)]
        # A pattern that is not known has the mark that is in every text.
        self.marks = sorted({mark for one in patterns for mark in MARKS.get(one.pattern, ("",))})
        self.chosen: dict[tuple[bool, ...], list[Tried]] = {}
        self.anything = re.compile("|".join(map(re.escape, self.marks))).search

    def by_marks(self, text: str) -> list[Tried]:
        """Return the patterns that a text may have, in their order."""
        there = tuple([mark in text for mark in self.marks])
        found = self.chosen.get(there)
        if found is None:
            marks = {mark for mark, is_there in zip(self.marks, there, strict=True) if is_there}
            found = [one for one in self.patterns if not marks.isdisjoint(MARKS.get(one[1].pattern, ("",)))]
            self.chosen[there] = found
        return found


def searched(pattern: inlinepatterns.InlineProcessor) -> Callable[..., Any]:
    """Return what finds a pattern in a text, or the same faster."""
    same = SAME.get(pattern.pattern)
    return re.compile(same).finditer if same else pattern.getCompiledRegExp().finditer


def marked_of(processor: InlineProcessor) -> Marked:
    """Return the patterns of a converter with their marks, found out once."""
    found: Marked | None = processor.__dict__.get("letterbook_marked")
    if found is None:
        found = processor.__dict__["letterbook_marked"] = Marked(list(processor.inlinePatterns))
    return found


def handle_inline(self: InlineProcessor, data: str, first: int = 0) -> str:
    """Apply the inline patterns of a converter to a text, each only where its mark is in the text."""
    known = marked_of(self)
    if isinstance(data, util.AtomicString) or not known.anything(data):
        return data
    for place, pattern, search in known.by_marks(data):
        matched, start = place >= first, 0
        while matched:
            data, matched, start = applied(self, pattern, search, data, place, start)
    return data


def applied(
    self: InlineProcessor, pattern: Any, search: Callable[..., Any], data: str, place: int, start: int
) -> tuple[str, bool, int]:
    """Put a stashed element in the place of the next match of a pattern; return the text, whether there was a match,
    and where to look for another.
    """
    if pattern.ANCESTOR_EXCLUDES and any(tag.lower() in self.ancestors for tag in pattern.ANCESTOR_EXCLUDES):
        return data, False, 0
    for match in search(data, start):
        node, begin, end = pattern.handleMatch(match, data)
        if begin is not None and end is not None:
            break
    else:
        return data, False, 0
    if node is None:
        return data, True, end
    if not isinstance(node, str) and not isinstance(node.text, util.AtomicString):
        handle_within(self, node, place)
    name = f"{len(self.stashed_nodes):04d}"
    self.stashed_nodes[name] = node
    before = f"{data[:begin]}{util.INLINE_PLACEHOLDER % name}"
    return f"{before}{data[end:]}", True, len(before)


def handle_within(self: InlineProcessor, node: Any, place: int) -> None:
    """Apply to the texts in a new element, and in those in it, the patterns that come later."""
    for one in (node, *node):
        if one.text:
            self.ancestors.append(one.tag.lower())
            one.text = handle_inline(self, one.text, place + 1)
            self.ancestors.pop()
        if one.tail:
            one.tail = handle_inline(self, one.tail, place)


def placed_by(place: Placed) -> Placed:
    """Return what puts stashed elements in their places in a text, and looks for them only where there are some."""

    def process_placeholders(self: InlineProcessor, data: str | None, parent: Any, is_text: bool = True) -> list[Any]:
        if not data or util.STX in data:
            return place(self, data, parent, is_text)
        name = "text" if is_text else "tail"
        before = getattr(parent, name)
        setattr(parent, name, before + data if before else data)
        return []

    return process_placeholders


def where_stashed(put_back: Callable[[Any, str], str]) -> Callable[[Any, str], str]:
    """Return what puts back into a text what was taken out of it, and looks for that only where there is some."""
    return lambda self, text: put_back(self, text) if util.STX in text else text


@cache
def any_of(marks: str) -> re.Pattern[str]:
    """Return what finds any of some characters."""
    return re.compile(f"[{re.escape(marks)}]")


def next_delimiter(self: Any, data: str, start: int) -> Any:
    """Return the match of the next mark of emphasis in a text that may open or close some, or None."""
    for mark in any_of("".join(self.delimiters)).finditer(data, start):
        delimiter = self.delimiters[mark[0]]
        match = delimiter.boundary.match(data, mark.start())
        if match and (delimiter.stack or not match.lastgroup.startswith("e")):
            return match
    return None


def text_read_by(read: Callable[..., Found]) -> Callable[..., Found]:
    """Return what reads the text of a link, at once where no other bracket is in it."""

    def text_of(self: Any, data: str, index: int) -> Found:
        end = data.find("]", index)
        return read(self, data, index) if end < 0 or "[" in data[index:end] else (data[index:end], end + 1, True)

    return text_of


def address_read_by(read: Callable[..., Found]) -> Callable[..., Found]:
    """Return what reads the address of a link, at once where it is a plain one."""

    def address_of(self: Any, data: str, index: int) -> Found:
        match = ADDRESS.match(data, index)
        return (match[1], None, match.end(), True) if match else read(self, data, index)

    return address_of

"""Markdown at the pace of its text: one converter for all pages, and no pattern tried where its mark is missing.

What comes out is what a new converter per page would give: all extensions are Python-Markdown's own (`known.py`), which
are written to be reset.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import markdown
from markdown import blockprocessors, util
from markdown.blockparser import BlockParser
from markdown.extensions import Extension, def_list, footnotes, md_in_html, tables
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from mkdocs.structure import pages

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
    markdown.inlinepatterns.HTML_RE: ("<",),
    markdown.inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),
}

# The same for blocks of text; each is compared with the class as it is, for one that inherits may do more.
BLOCK_MARKS: Mapping[type, Sequence[str]] = {
    md_in_html.MarkdownInHtmlProcessor: (util.STX,),
    tables.TableProcessor: ("|",),
    blockprocessors.HashHeaderProcessor: ("#",),
    blockprocessors.SetextHeaderProcessor: ("\n=", "\n-"),
    blockprocessors.HRProcessor: tuple(one + blank + one for one in "-_*" for blank in ("", " ", "  ")),
    def_list.DefListProcessor: (": ",),
    blockprocessors.BlockQuoteProcessor: (">",),
    footnotes.FootnoteBlockProcessor: ("[^",),
    blockprocessors.ReferenceProcessor: ("]:",),
}

# An anchor in raw HTML of a page, or what stops MkDocs from reading it: else it need not look through the page.
ANCHOR = re.compile(r"(?:id|name)\s*=|<!\[", re.IGNORECASE)

# How Python names the private methods of that class.
HANDLE, APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"

Convert = Callable[..., markdown.Markdown]


@contextmanager
def fast_markdown() -> Iterator[None]:
    """Have MkDocs render Markdown faster within the block, to the same bytes."""
    with (
        patch.object(pages, "markdown", SimpleNamespace(Markdown=reusing())),
        patch.object(InlineProcessor, HANDLE, handle_inline),
        patch.object(BlockParser, "parseBlocks", parse_blocks),
        patch.object(UnescapeTreeprocessor, "unescape", unescape_where_marked(UnescapeTreeprocessor.unescape)),
        patch.object(pages._RawHTMLPreprocessor, "run", anchors_found_by(pages._RawHTMLPreprocessor.run)),
    ):
        yield


def reusing() -> Convert:
    """Return what makes a converter as `markdown.Markdown` does, and makes it once for the same settings."""
    made: list[tuple[Any, Any, markdown.Markdown]] = []

    def converter(extensions: Sequence[str | Extension], extension_configs: Mapping[str, Any]) -> markdown.Markdown:
        for given, configured, one in made:
            if given is extensions and configured == extension_configs:
                one.reset()
                return one
        one = markdown.Markdown(extensions=extensions, extension_configs=extension_configs)
        if not numbers_pages(one):
            made[:] = [(extensions, extension_configs, one)]
        return one

    return converter


def numbers_pages(converter: markdown.Markdown) -> bool:
    """Whether footnotes count how often the converter was reset, as they do where their ids must differ."""
    return any("UNIQUE_IDS" in one.config and one.getConfig("UNIQUE_IDS") for one in converter.registeredExtensions)


def handle_inline(self: InlineProcessor, data: str, first: int = 0) -> str:
    """Apply the inline patterns of a converter to a text, each only where its mark is in the text."""
    known = marked_of(self)
    if isinstance(data, util.AtomicString) or not known.anything(data):
        return data
    apply = getattr(self, APPLY)
    start, index, count = 0, first, len(known.patterns)
    while index < count:
        pattern, mark, others = known.patterns[index]
        if mark not in data and start == 0 and not has_any(data, others):
            index += 1
            continue
        data, matched, start = apply(pattern, data, index, start)
        if not matched:
            index += 1
    return data


def marked_of(processor: InlineProcessor) -> "Marked":
    """Return the patterns of a converter with their marks, found out once."""
    found: Marked | None = processor.__dict__.get("letterbook_marked")
    if found is None:
        found = processor.__dict__["letterbook_marked"] = Marked(list(processor.inlinePatterns))
    return found


def parse_blocks(self: BlockParser, parent: Any, blocks: list[str]) -> None:
    """Parse blocks as the parser of a converter does, but ask no processor whose mark is not in a block."""
    processors = self.__dict__.get("letterbook_marked")
    if processors is None:
        processors = [(one, *one_and_others(BLOCK_MARKS.get(type(one)))) for one in self.blockprocessors]
        self.__dict__["letterbook_marked"] = processors
    while blocks:
        block = blocks[0]
        for processor, mark, others in processors:
            if mark not in block and not has_any(block, others):
                continue
            if processor.test(parent, block):
                if processor.run(parent, blocks) is not False:
                    break
                block = blocks[0]


def anchors_found_by(search: Callable[[Any, list[str]], list[str]]) -> Callable[[Any, list[str]], list[str]]:
    """Return what finds the anchors in the raw HTML of a page, and looks only where there may be one."""

    def run(self: Any, lines: list[str]) -> list[str]:
        return search(self, lines) if ANCHOR.search("\n".join(lines)) else lines

    return run


def unescape_where_marked(unescape: Callable[[Any, str], str]) -> Callable[[Any, str], str]:
    """Return what puts escaped characters back into a text, and looks for them only where one is."""
    return lambda self, text: unescape(self, text) if util.STX in text else text


class Marked:
    """The patterns of a converter in their order, each with the marks of which one must be in a text."""

    def __init__(self, patterns: Sequence[Any]) -> None:
        self.patterns = [(pattern, *one_and_others(MARKS.get(pattern.pattern))) for pattern in patterns]
        marks = {mark for pattern in patterns for mark in MARKS.get(pattern.pattern, [""])}
        self.anything = re.compile("|".join(map(re.escape, sorted(marks)))).search


def one_and_others(marks: Sequence[str] | None) -> tuple[str, Sequence[str]]:
    """Return the first of some marks and the others; "", which is in every text, where nothing is known."""
    return (marks[0], marks[1:]) if marks else ("", ())


def has_any(text: str, marks: Sequence[str]) -> bool:
    """Whether one of some marks is in a text; mostly there are none, which is fast."""
    return bool(marks) and any(mark in text for mark in marks)

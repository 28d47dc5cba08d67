"""Markdown at the pace of its text: one converter for all pages, and nothing looked for where its mark is missing.

What comes out is what a new converter per page would give: all extensions are Python-Markdown's own (`known.py`), which
are written to be reset.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import markdown
from markdown import util
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.extensions.toc import TocTreeprocessor
from markdown.htmlparser import HTMLExtractor
from markdown.inlinepatterns import DelimiterProcessor, HtmlInlineProcessor, LinkInlineProcessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from mkdocs.structure import pages

from letterbook.publishing.speed.inline_patterns import (
    HANDLE,
    PLACE,
    address_read_by,
    handle_inline,
    next_delimiter,
    placed_by,
    text_read_by,
    where_stashed,
)
from letterbook.publishing.speed.markdown_blocks import admonition_told_by, parse_blocks
from letterbook.publishing.speed.page_links import led_by
from letterbook.publishing.speed.raw_html import computed_once, start_read_by
from letterbook.publishing.speed.serializing import LIBRARY, written_by

# What the name of an anchor ends with in raw HTML of a page, and what stops MkDocs from reading it. Without either it
# need not look through the page.
ANCHORS, DECLARATION = ("id", "name"), "<!["

# So far before its value a name is looked for.
NEAR, EQUALS = 20, re.compile("=")

# What a text has where its white space is to be made even, beside lines of nothing but spaces.
UNEVEN, BLANK = (util.STX, util.ETX, "\r", "\t"), re.compile(r"\n +\n")

# What code between fences begins with.
FENCES = ("```", "~~~")

Convert = Callable[..., markdown.Markdown]


@contextmanager
def fast_markdown() -> Iterator[None]:
    """Have MkDocs render Markdown faster within the block, to the same bytes."""
    with ExitStack() as changed:
        for target, name, function in replaced():
            changed.enter_context(patch.object(target, name, function))
        yield


def replaced() -> Iterator[tuple[Any, str, Any]]:
    """Yield what is replaced while pages are made, with what stands in its place."""
    yield pages, "markdown", SimpleNamespace(Markdown=reusing())
    yield pages._RawHTMLPreprocessor, "run", anchors_found_by(pages._RawHTMLPreprocessor.run)
    yield markdown.Markdown, "is_block_level", is_block_level
    yield NormalizeWhitespace, "run", evened_by(NormalizeWhitespace.run)
    yield FencedBlockPreprocessor, "run", fenced_by(FencedBlockPreprocessor.run)
    yield HTMLExtractor, "parse_starttag", start_read_by(HTMLExtractor.parse_starttag)
    for name in ("block_level_tags", "block_tags", "span_and_blocks_tags"):
        yield HTMLExtractorExtra, name, computed_once(getattr(HTMLExtractorExtra, name).fget)
    yield BlockParser, "parseBlocks", parse_blocks
    yield AdmonitionProcessor, "test", admonition_told_by(AdmonitionProcessor.test)
    yield InlineProcessor, HANDLE, handle_inline
    yield InlineProcessor, PLACE, placed_by(getattr(InlineProcessor, PLACE))
    yield LinkInlineProcessor, "getText", text_read_by(LinkInlineProcessor.getText)
    yield LinkInlineProcessor, "getLink", address_read_by(LinkInlineProcessor.getLink)
    yield HtmlInlineProcessor, "unescape", where_stashed(HtmlInlineProcessor.unescape)
    yield HtmlInlineProcessor, "backslash_unescape", where_stashed(HtmlInlineProcessor.backslash_unescape)
    yield DelimiterProcessor, "search", next_delimiter
    yield pages._RelativePathTreeprocessor, "path_to_url", led_by(pages._RelativePathTreeprocessor.path_to_url)
    yield TocTreeprocessor, "replace_marker", where_marked(TocTreeprocessor.replace_marker)
    yield UnescapeTreeprocessor, "run", unescape
    yield LIBRARY, "_serialize_html", written_by(LIBRARY._serialize_html)


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


def is_block_level(self: markdown.Markdown, tag: Any) -> bool:
    """Whether an element stands by itself, as the library answers, which looks through its list each time."""
    if not isinstance(tag, str):
        return False
    elements = self.block_level_elements
    known: dict[tuple[str, int], bool] = self.__dict__.setdefault("letterbook_blocks", {})
    found = known.get((tag, len(elements)))
    if found is None:
        found = known[tag, len(elements)] = tag.lower().rstrip("/") in elements
    return found


def anchors_found_by(search: Callable[[Any, list[str]], list[str]]) -> Callable[[Any, list[str]], list[str]]:
    """Return what finds the anchors in the raw HTML of a page, and looks only where there may be one."""

    def run(self: Any, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return search(self, lines) if DECLARATION in text or may_have_anchors(text) else lines

    return run


def may_have_anchors(text: str) -> bool:
    """Whether something in a text is called as anchors are, or nobody can tell."""
    for value in EQUALS.finditer(text):
        name = text[max(value.start() - NEAR, 0) : value.start()].rstrip().lower()
        if not name or name.endswith(ANCHORS):
            return True
    return False


def evened_by(even: Callable[[Any, list[str]], list[str]]) -> Callable[[Any, list[str]], list[str]]:
    """Return what makes the white space of a page even, and does so only where it is not."""

    def run(self: NormalizeWhitespace, lines: list[str]) -> list[str]:
        text = "\n".join(lines) + "\n\n"
        is_even = not any(mark in text for mark in UNEVEN) and not BLANK.search(text)
        return text.split("\n") if is_even else even(self, lines)

    return run


def fenced_by(find: Callable[[Any, list[str]], list[str]]) -> Callable[[Any, list[str]], list[str]]:
    """Return what finds code between fences, and looks only where there is a fence."""

    def run(self: FencedBlockPreprocessor, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return find(self, lines) if any(fence in text for fence in FENCES) else text.split("\n")

    return run


def where_marked(replace: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    """Return what puts contents in the place of their mark, and looks through a page only where the mark is in it."""

    def replace_marker(self: TocTreeprocessor, root: Any, contents: Any) -> None:
        if any(one.text and self.marker in one.text for one in root.iter()):
            replace(self, root, contents)

    return replace_marker


def unescape(self: UnescapeTreeprocessor, root: Any) -> None:
    """Put escaped characters back into all texts of a page, and look for them only where one is."""
    for one in root.iter():
        if (text := one.text) and util.STX in text and one.tag != "code":
            one.text = self.unescape(text)
        if (tail := one.tail) and util.STX in tail:
            one.tail = self.unescape(tail)
        for name, value in one.items():
            if value is not None and util.STX in value:
                one.set(name, self.unescape(value))

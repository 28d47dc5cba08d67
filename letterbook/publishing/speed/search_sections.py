"""What the search holds of a page, found in one pass over its HTML; unusual HTML is left to Material's own parser.

It follows Material's `search/plugin.py` of version 9.8 step by step, its peculiarities included: an element that is
left out is known by its tag alone. A test compares the two on all pages and on invented ones.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape, unescape
from operator import itemgetter
from types import SimpleNamespace
from unittest.mock import patch

from material.plugins.search import plugin

# A tag as HTML is written by programs, or text up to the next one; and the whole of either.
TOKEN = re.compile(
    r"(<(/?)([a-z][a-z0-9]*)((?:[ \t\n\r\f]+[a-zA-Z][a-zA-Z0-9_:.-]*(?:=\"[^\"]*\")?)*)[ \t\n\r\f]*(/?)>|([^<]+))"
)
ATTRIBUTE = re.compile(r"\s+([a-zA-Z][a-zA-Z0-9_:.-]*)(?:=\"([^\"]*)\")?")

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
NEVER = frozenset({"object", "script", "style"})

# What is between these tags is no HTML, or is read otherwise from version to version.
RAW = re.compile(r"<(?:script|style|textarea|title|iframe|noembed|noframes|xmp|plaintext)\b", re.IGNORECASE)

# What Material takes out of a page that it has read, and what is in all of it.
TAKEN_OUT, MARK = r"\s?data-search-\w+=\"[^\"]+\"", "data-search-"

# Where one of these is, more than a name and text matters of a tag.
TELLING = re.compile(r"data-search-exclude|linenodiv", re.IGNORECASE)


class Unusual(Exception):
    """The HTML is not of the kind that is read here."""


@contextmanager
def fast_search() -> Iterator[None]:
    """Have Material's search read pages faster within the block, to the same sections."""
    expressions = SimpleNamespace(**{**vars(re), "sub": without_marks})
    with patch.object(plugin, "Parser", Reader), patch.object(plugin, "re", expressions):
        yield


def without_marks(pattern: str, by: str, text: str) -> str:
    """Return a text in which a pattern is replaced; it is looked for where what Material takes out of a page may be."""
    return text if pattern == TAKEN_OUT and MARK not in text else re.sub(pattern, by, text)


class Reader:
    """Reads the HTML of a page as Material's parser does; `data` are its sections."""

    def __init__(self) -> None:
        self.data: list[plugin.Section] = []

    def feed(self, content: str) -> None:
        """Read the whole of a page."""
        try:
            self.data = sections(content)
        except Unusual:
            parser = plugin_parser()
            parser.feed(content)
            parser.close()
            self.data = parser.data

    def close(self) -> None:
        """Do nothing: all is read."""


# Material's own, whatever stands in its place meanwhile.
plugin_parser = plugin.Parser


def sections(content: str) -> list[plugin.Section]:
    """Return the sections of a page; raises Unusual."""
    if RAW.search(content):
        raise Unusual
    tokens = TOKEN.findall(content)
    # What is passed over is neither.
    if sum(map(len, map(itemgetter(0), tokens))) != len(content):
        raise Unusual
    reading = Sections()
    for _, closing, name, attributes, selfclosing, text in tokens:
        if text:
            reading.text(text)
        elif closing:
            if attributes or selfclosing:
                raise Unusual
            reading.end(name)
        else:
            reading.start(name, attributes)
            if selfclosing:
                reading.end(name)
    return reading.found


class Sections:
    """The sections of a page as far as it is read, and where in its elements the reading is."""

    def __init__(self) -> None:
        self.found: list[plugin.Section] = []
        self.section: plugin.Section | None = None
        self.context: list[str] = []
        # Of links in headings, whether each is one to the heading itself.
        self.permalinks: list[bool] = []
        self.skip = set(NEVER)

    def start(self, name: str, attributes: str) -> None:
        """Read the beginning of an element."""
        if name in plugin.void:
            return
        self.context.append(name)
        self.permalinks.append(name == "a" and dict(attributes_of(attributes)).get("class") == "headerlink")
        if name in HEADINGS:
            self.heading(name, dict(attributes_of(attributes)))
        if self.section is None:
            self.begin(plugin.Section(plugin.Element("hx")))
        if attributes and TELLING.search(attributes) and self.is_left_out(name, attributes):
            return
        if name in KEPT and self.skip.isdisjoint(self.context):
            self.place().append(f"<{name}>")

    def heading(self, name: str, attributes: dict[str, str | None]) -> None:
        """Begin a section with a heading that has an id."""
        if "id" not in attributes:
            return
        if not attributes["id"]:
            # Without a value, or with none in it: Python's parser tells the two apart.
            raise Unusual
        depth = len(self.context)
        if name != "h1" and not self.found:
            self.begin(plugin.Section(plugin.Element("hx"), depth))
        section = plugin.Section(plugin.Element(name, attributes), depth)
        if self.found:
            section.id = attributes["id"]
        self.begin(section)

    def begin(self, section: plugin.Section) -> None:
        """Begin a section."""
        self.section = section
        self.found.append(section)

    def is_left_out(self, name: str, attributes: str) -> bool:
        """Whether an element is to be left out; from now on all of its name are."""
        for key, value in attributes_of(attributes):
            if key == "data-search-exclude" or (key == "class" and value == "linenodiv"):
                self.skip.add(name)
                return True
        return False

    def end(self, name: str) -> None:
        """Read the end of an element."""
        if not self.context or self.context[-1] != name:
            return
        section = self.section
        assert section is not None
        if section.depth > len(self.context):
            for earlier in reversed(self.found):
                if earlier.depth <= len(self.context):
                    section.depth = float("inf")
                    self.section = earlier
                    break
        self.context.pop()
        self.permalinks.pop()
        if name in self.skip:
            if name not in NEVER:
                self.skip.remove(name)
            return
        if name in KEPT and self.skip.isdisjoint(self.context):
            close(self.place(), name)

    def place(self) -> list[str]:
        """Return where words go: to the title of the section, or to its text."""
        section = self.section
        assert section is not None
        place: list[str] = section.title if section.el.tag in self.context else section.text
        return place

    def text(self, words: str) -> None:
        """Read text between two tags."""
        if not self.skip.isdisjoint(self.context):
            return
        if "&" in words:
            words = unescape(words)
        is_blank, is_kept = words.isspace(), "pre" in self.context
        if not is_kept and (is_blank or "\n" in words):
            words = " " if is_blank else words.replace("\n", " ")
        if self.section is None:
            self.begin(plugin.Section(plugin.Element("hx")))
        section = self.section
        assert section is not None
        if section.el.tag in self.context:
            if True not in self.permalinks:
                section.title.append(escape(words, quote=False))
        elif not is_blank:
            section.text.append(escape(words, quote=False))
        elif is_kept or not section.text or not section.text[-1].isspace():
            section.text.append(words)


def attributes_of(written: str) -> Iterator[tuple[str, str | None]]:
    """Yield the attributes of a tag, the last of a name last."""
    for name, value in ATTRIBUTE.findall(written):
        yield name.lower(), unescape(value)


def close(words: list[str], name: str) -> None:
    """Close an element among words, or take it out where nothing came into it."""
    opening = words.index(f"<{name}>")
    if any(not word.isspace() for word in words[opening + 1 :]):
        words.append(f"</{name}>")
    else:
        del words[opening:]

"""HTML between Markdown, read as Python-Markdown reads it: plain tags in one step, and names looked up, not listed."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markdown.extensions.md_in_html import HTMLExtractorExtra

# A start tag as programs write it, which may close itself; of any other the library's parser finds the end.
PLAIN = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z][a-z0-9-]*(?:="[^"<>&]*")?)*)(/?)>')

# What an element of such tags holds, if the library would take it over as it is: no rule across the page, no script.
NAME, VALUE = "[a-z][a-z0-9]*", ' [a-zA-Z][a-zA-Z0-9-]*="[^"<>&]*"'
INNER = re.compile(rf"(?:[^<>&]++|<(?!(?:hr|script|style)\b){NAME}(?:{VALUE})*/?>|</{NAME}>)*+")

ATTRIBUTE = re.compile(r' ([a-z0-9-]+)(?:="([^"]*)")?')

# How Python names what the library's parser keeps of a tag.
WRITTEN = "_HTMLExtractor__starttag_text"


def start_read_by(read: Callable[[Any, int], int]) -> Callable[[Any, int], int]:
    """Return what reads a start tag at a place, at once where it is a plain one; it returns where the tag ends."""

    def parse_starttag(self: HTMLExtractorExtra, place: int) -> int:
        match = PLAIN.match(self.rawdata, place)
        if match is None or match[1] in self.CDATA_CONTENT_ELEMENTS:
            return read(self, place)
        name, written, closes_itself = match.groups()
        setattr(self, WRITTEN, match[0])
        self.lasttag = name
        handle = self.handle_startendtag if closes_itself else self.handle_starttag
        handle(name, list(attributes(written)))
        is_begun = self.inraw and self.stack == [name] and not closes_itself
        return end_of_plain(self, name, match.end()) if is_begun else match.end()

    return parse_starttag


def end_of_plain(self: Any, name: str, begin: int) -> int:
    """Take over as it is what an element holds that just began and is no Markdown; return where that ends.

    Where it cannot be told at once, nothing is taken over, and the library reads on from the beginning.
    """
    end = self.rawdata.find(f"</{name}>", begin)
    inner = self.rawdata[begin:end] if end >= 0 else ""
    if self.intail or f"<{name}" in inner or not INNER.fullmatch(inner):
        return begin
    self._cache.append(inner)
    return begin + len(inner)


@lru_cache(maxsize=2_000)
def attributes(written: str) -> tuple[tuple[str, str | None], ...]:
    """Return the attributes of a plain tag, as they are written; None is the value of one that has none."""
    return tuple((match[1], match[2]) for match in ATTRIBUTE.finditer(written))


def computed_once(names: Callable[[Any], set[str]]) -> property:
    """Return a property of a parser that is computed once, as long as no other elements stand by themselves."""
    known = f"letterbook_{names.__name__}"

    def of(self: HTMLExtractorExtra) -> set[str]:
        held: tuple[int, set[str]] | None = self.__dict__.get(known)
        count = len(self.md.block_level_elements)
        if held is None or held[0] != count:
            held = self.__dict__[known] = count, names(self)
        return held[1]

    return property(of)

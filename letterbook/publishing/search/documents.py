"""What can be found in a site, and the words of it: in pages for Pagefind, counted, and in what is shown of a page.

A document is one thing that can be found, as Material has it: a page or a section, with location, title and text.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby
from typing import Any

from letterbook.publishing.search.words import days, indexed

# What a word of a title or heading begins with in the index, where it stands beside itself: a letter nobody writes
# today. So it is known in how many titles a word is (`search-parts.js` asks for both).
OF_TITLE = "ᛏ"

# The highest weight that Pagefind takes; the boosts of pages (`pages/views/page.py`) lie below half of it.
MOST, OF_A_PAGE = 10.0, 2.0

TAG = re.compile(r"<[^>]*>")

Document = Mapping[str, Any]

# The fields of one that are searched.
FIELDS: Mapping[str, Callable[[Document], str]] = {
    "title": lambda one: str(one["title"]),
    "text": lambda one: str(one["text"]),
    "tags": lambda one: " ".join(one.get("tags", ())),
}


@dataclass
class Counted:
    """What is counted in documents, because the order of what is found depends on it: how many there are, how many
    words a field has in all of them, and in how many fields each word is.
    """

    documents: int = 0
    words: Counter[str] = field(default_factory=Counter)
    often: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Counted") -> None:
        """Count what was counted in other documents too."""
        self.documents += other.documents
        self.words.update(other.words)
        self.often.update(other.often)

    @property
    def lengths(self) -> dict[str, float]:
        """How many words a field has on average."""
        return {name: round(self.words[name] / max(self.documents, 1), 3) for name in FIELDS}


def grouped(documents: Sequence[Document]) -> Iterator[tuple[str, list[Document]]]:
    """Yield the address of each page that can be found, with its documents, of which it is the first."""
    for address, some in groupby(documents, key=lambda one: one["location"].partition("#")[0]):
        yield address, list(some)


def page(documents: Iterable[Document], found: Counted) -> str:
    """Return a page of nothing but the words of some documents, and count them."""
    return f"<html><body>{''.join(block for one in documents for block in blocks_of(one, found))}</body></html>"


def blocks_of(document: Document, found: Counted) -> Iterator[str]:
    """Yield the words of a document, by how much they count: those of its title and tags, and all."""
    texts = {name: bare(text(document)) for name, text in FIELDS.items()}
    words = {name: list(indexed(text)) for name, text in texts.items()}
    found.documents += 1
    found.words.update({name: len(some) for name, some in words.items()})
    for some in words.values():
        found.often.update(set(some))
    boost, is_page = document.get("boost", 1.0), "#" not in document["location"]
    title = [*words["title"], *words["tags"], *days(texts["title"]), *days(texts["tags"])]
    yield block((f"{OF_TITLE}{word}" for word in title), boost * (OF_A_PAGE if is_page else 1.0))
    yield block([*title, *words["text"], *days(texts["text"])], boost)


def shown(documents: Sequence[Document], often: Mapping[str, int]) -> bytes:
    """Return what is shown of a page that was found, and how often the words of its titles are in the whole site."""
    telling = {word: about(often[word]) for one in documents for word in named(one)}
    return json.dumps({"docs": documents, "often": telling}, ensure_ascii=False, separators=(",", ":")).encode()


def about(number: int) -> int:
    """Return a number to two digits: how rare a word is shows in those, and a page need not change with each other."""
    unit = int("1".ljust(len(str(number)) - 1, "0"))
    return number // unit * unit


def named(document: Document) -> list[str]:
    """Return the words of a document's title, and of its tags, which count as much."""
    return [word for name in ("title", "tags") for word in indexed(bare(FIELDS[name](document)))]


def bare(html: str) -> str:
    """Return a text without what is HTML in it."""
    return unescape(TAG.sub(" ", html))


def block(words: Iterable[str], weight: float) -> str:
    """Return words as an element that counts so much, each once: Pagefind would hold every one in memory."""
    return f'<p data-pagefind-weight="{min(weight, MOST):.2f}">{" ".join(dict.fromkeys(words))}</p>'

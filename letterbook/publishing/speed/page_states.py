"""What is remembered of each page between two builds, in a file that anything may have happened to."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any

from letterbook.files.checksums import checksum_of_pieces
from letterbook.files.stamps import Stamp, stamp_from
from letterbook.files.writing import WriteFault, write_pieces
from letterbook.publishing.output_folders import identity

PAGES, SEARCH = "pages.jsonl", "search.jsonl"

# How a day is marked in JSON.
DAY = "day of front matter"


@dataclass(slots=True)
class PageState:
    """A page as it was made: from what, into what, and what other pages may ask of it."""

    source: Stamp
    digest: str
    output: Stamp
    title: str | None
    meta: dict[str, Any]
    anchors: list[str]
    # What it asked for by path, and what it was told: the address, or None for what is not there.
    lookups: dict[str, str | None]
    # The anchors of other pages, and its own, to which it links, by path.
    links: dict[str, list[str]]
    # Its part of the search index, as JSON.
    search: str = ""


@dataclass
class Remembered:
    """A site as it was made."""

    setting: str = ""
    navigation: str = ""
    # When the build began that made it: what is younger was not seen by it for certain.
    began: int = 0
    pages: dict[str, PageState] = field(default_factory=dict)
    # Files that are copied: what they were, and what they became.
    copied: dict[str, tuple[Stamp, Stamp]] = field(default_factory=dict)


def recall(folder: Path) -> Remembered:
    """Return what was remembered in a folder; nothing where it is damaged, half written, or made elsewhere."""
    with (
        suppress(OSError, ValueError, TypeError, KeyError, RecursionError, AttributeError, StopIteration),
        (folder / PAGES).open("rb") as pages,
        (folder / SEARCH).open("rb") as search,
    ):
        head = json.loads(next(pages))
        lines, words = Lines(pages), Lines(search)
        # Line by line: as a whole, they would be in memory beside what comes of them.
        found = remembered(head, lines, words)
        known = {"folder": list(identity(folder) or ()), "digest": lines.digest, "search": words.digest}
        if {name: head[name] for name in known} == known:
            return found
    return Remembered()


class Lines:
    """The lines of a file without their ends; once all are read, `digest` is their SHA-256."""

    def __init__(self, file: Iterable[bytes]) -> None:
        self.file, self.read = file, hashlib.sha256()

    def __iter__(self) -> Iterator[str]:
        for line in self.file:
            self.read.update(line)
            yield line.decode().removesuffix("\n")

    @property
    def digest(self) -> str:
        """The SHA-256 of what was read so far."""
        return self.read.hexdigest()


def remembered(head: Mapping[str, Any], lines: Iterable[str], search: Iterable[str]) -> Remembered:
    """Return what the lines of the two files say."""
    pages = {}
    for line, words in zip(lines, search, strict=True):
        name, held = from_json(line)
        source, output = held.pop("source"), held.pop("output")
        pages[name] = PageState(source=stamp_from(source), output=stamp_from(output), search=words, **held)
        share_names(pages[name])
    copied = {name: (stamp_from(was), stamp_from(became)) for name, (was, became) in head["copied"].items()}
    return Remembered(head["setting"], head["navigation"], head["began"], pages, copied)


def share_names(state: PageState) -> None:
    """Have the paths and addresses that a page names in memory once, however many pages name them."""
    state.lookups = {intern(path): told and intern(told) for path, told in state.lookups.items()}
    state.links = {intern(path): list(map(intern, anchors)) for path, anchors in state.links.items()}


def remember(folder: Path, made: Remembered) -> None:
    """Keep what was made in a folder, as well as can be."""
    lines = [f"{line_of(name, page)}\n".encode() for name, page in made.pages.items()]
    head = {
        # The number of a folder in its file system tells it from every copy.
        "folder": identity(folder),
        "digest": checksum_of_pieces(lines),
        "search": checksum_of_pieces(searched(made)),
        "setting": made.setting,
        "navigation": made.navigation,
        "began": made.began,
        "copied": made.copied,
    }
    with suppress(OSError, WriteFault):
        write_pieces(folder / SEARCH, searched(made))
        write_pieces(folder / PAGES, chain([json.dumps(head).encode(), b"\n"], lines))


def searched(made: Remembered) -> Iterator[bytes]:
    """Yield the part of each page in the search index, as a line."""
    return (f"{page.search}\n".encode() for page in made.pages.values())


def line_of(name: str, page: PageState) -> str:
    """Return what is kept of a page, but for its part of the search index."""
    held = {field: getattr(page, field) for field in PageState.__slots__ if field != "search"}
    return as_json([name, held])


def as_json(value: object) -> str:
    """Return a value as JSON, in which days of front matter stay days; raises TypeError or ValueError."""
    return json.dumps(value, separators=(",", ":"), default=day_as_json)


def day_as_json(value: object) -> dict[str, str]:
    """Return a day as JSON; raises TypeError for anything else."""
    if type(value) is date:
        return {DAY: value.isoformat()}
    raise TypeError


def from_json(text: str) -> Any:
    """Return what `as_json` made JSON of."""
    return json.loads(text, object_hook=lambda held: date.fromisoformat(held[DAY]) if [*held] == [DAY] else held)


def lasts(meta: dict[str, Any]) -> bool:
    """Whether front matter is the same when it was written as JSON and read again."""
    try:
        return bool(from_json(as_json(meta)) == meta)
    except (TypeError, ValueError, RecursionError):
        return False

"""Pages and files that people wrote into `docs/`: what is wrong with them, before the engine reads any.

Anybody can propose one, and the engine would take whatever lies there: it follows links out of the project, publishes
every kind of file, lets one replace a script of the theme, and reads front matter and Markdown without a bound.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from letterbook.files.systems import is_of_a_system
from letterbook.problems.problem import Problem, SourceLocation
from letterbook.publishing.pages_folder import paths_by_hand
from letterbook.publishing.rendering_cost import slowness
from letterbook.records.file_text import decoded, offset_place
from letterbook.records.source_text import parse

MARKDOWN = ".md"

# What pages may offer or show: text, tables, images, documents. Of all else a browser might run something, and where
# it is named as a script or a style of the theme, it would take its place. What a browser runs in .html and .svg, the
# audit looks for.
KINDS = frozenset(
    {
        *(MARKDOWN, ".txt", ".conf", ".csv", ".tsv", ".json", ".bib", ".ris", ".pdf", ".epub", ".zip"),
        *(".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".ico", ".html", ".htm"),
    }
)

# How many bytes a file has at most, by its ending. A page of so many paragraphs takes two seconds; pages that are
# generated are half as large.
LARGEST: Mapping[str, int] = {MARKDOWN: 300_000, ".html": 1_000_000, ".htm": 1_000_000, ".svg": 1_000_000}
LARGEST_OF_ALL = 20_000_000

# Between three hyphens at the beginning of a page: what it says of itself.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

# Fields of front matter that would have a page made by another template.
FOR_THE_ENGINE = ("template",)


def faults_by_hand(docs: Path) -> list[Problem]:
    """Return what is wrong with the pages and files of `docs/` that the build did not write, in order."""
    return sorted(problem for path in paths_by_hand(docs) for problem in faults(path, name_of(docs, path)))


def name_of(docs: Path, path: Path) -> str:
    """Return the path of a file as messages name it."""
    return f"{docs.name}/{path.relative_to(docs).as_posix()}"


def faults(path: Path, name: str) -> Iterator[Problem]:
    """Yield what is wrong with one file."""
    try:
        if fault := wrong_file(path, path.lstat()):
            yield Problem(SourceLocation(name), "file-by-hand", fault)
        elif path.suffix == MARKDOWN:
            yield from page_faults(name, path.read_bytes())
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        yield Problem(SourceLocation(name), "file-by-hand", f"the file cannot be read: {reason}")


def wrong_file(path: Path, found: os.stat_result) -> str:
    """Say why a file cannot be published as it is; "" where it can."""
    if stat.S_ISLNK(found.st_mode):
        return "a link; pages and files by hand are plain files inside docs/: put the file itself here"
    if not stat.S_ISREG(found.st_mode):
        return "this is a pipe, a socket or a device; expected a file: move it away"
    # The engine passes over what is hidden.
    if path.name.startswith(".") or is_of_a_system(path):
        return ""
    kind = path.suffix.lower()
    if kind not in KINDS:
        allowed = ", ".join(sorted(KINDS))
        ending = f"that end in '{kind}'" if kind else "without an ending"
        return f"files {ending} are not published from here; expected one of {allowed}"
    largest = LARGEST.get(kind, LARGEST_OF_ALL)
    if found.st_size > largest:
        return f"the file has {found.st_size:,} bytes; at most {largest:,}; divide it"
    return ""


def page_faults(name: str, raw: bytes) -> Iterator[Problem]:
    """Yield what is wrong with the text of one page."""
    text, problems = decoded(name, raw)
    if text is None:
        yield from problems
        return
    # As the engine counts lines.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT_MATTER.match(text)
    if front:
        yield from front_matter_faults(name, front[1])
    if slow := slowness(text):
        yield Problem(offset_place(name, text[: slow.at]), "page-too-slow", slow.why)


def front_matter_faults(name: str, text: str) -> Iterator[Problem]:
    """Yield what is wrong with the front matter of a page: it is YAML of the sort that records are."""
    # In place of the line of hyphens above it.
    source, problems = parse(name, f"\n{text}".encode())
    yield from (replace(problem, example="title: The history of the archive") for problem in problems)
    for field in FOR_THE_ENGINE if source else ():
        if source and field in source.content:
            message = f"a page by hand has no '{field}': all pages are made by the site's own; remove it"
            yield Problem(source.key_place((field,)), "unknown-field", message, example="title: The history")

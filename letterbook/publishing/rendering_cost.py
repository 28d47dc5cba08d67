"""How long a page by hand takes to be made into HTML, estimated from its marks, before anybody tries.

Markdown reads a page block by block, a block being what blank lines part. For each mark in it that may open something,
it looks through the rest of the block, so that time grows with marks times characters. What one such step takes was
measured for each mark by its worst case, with Python-Markdown 3.11.3. What a page takes for its length alone, a tenth
of a second for the longest here, is not in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Nanoseconds for each mark of a sort and each character of its block.
OF_A_BLOCK: tuple[tuple[re.Pattern[str], int], ...] = (
    # Every bracket that opens is looked for its end, as a link, an image, a reference and a note.
    (re.compile(r"\["), 130),
    (re.compile(r"<"), 30),
    # What begins a line may be a heading, a definition, a point, a row; the rest of the block is then read again.
    (re.compile(r"\n"), 12),
    (re.compile(r"[*_`&\\|{}!]"), 5),
)

# The same for each character of the page: declarations, fences and notes are looked for as far as its end.
OF_THE_PAGE: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"<!(?!--)"), 130),
    (re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE), 8),
    (re.compile(r"\[\^|\[TOC\]"), 8),
)

# A page may be estimated to take so many seconds; that of the largest page of this archive by hand is 0.14.
MOST_SECONDS = 4

# Lists and quotations in each other, opened in one line: each is read by a function within that of the other.
DEEPEST = 30
OPENED = re.compile(r"^(?:[ \t]*(?:>|[-*+:](?=\s)|\d{1,9}[.)](?=\s)))+", re.MULTILINE)
OPENER = re.compile(r"[>*+:.)-]")

# So many definitions stand below each other without a blank line: each is read within the one before.
MOST_DEFINITIONS = 100
DEFINITION = re.compile(r"^ {0,3}:[ \t]", re.MULTILINE)

# So many cells has a row at most; a table fills up its rows to the longest.
MOST_CELLS = 50

BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Slowness:
    """Why a page takes too long, and the place in its text where that is."""

    at: int
    why: str


def slowness(text: str) -> Slowness | None:
    """Return why a page would take too long to be made into HTML; None where it would not."""
    return next(iter([*too_deep(text), *too_many_definitions(text), *too_wide(text), *too_many_marks(text)]), None)


def too_deep(text: str) -> Iterator[Slowness]:
    """Yield the first line that opens too many lists and quotations in each other."""
    for found in OPENED.finditer(text):
        if len(OPENER.findall(found[0])) > DEEPEST:
            yield Slowness(found.start(), f"more than {DEEPEST} lists or quotations are opened in one line; write text")
            return


def too_many_definitions(text: str) -> Iterator[Slowness]:
    """Yield the first block of too many definitions."""
    for at, block in blocks_of(text):
        if len(DEFINITION.findall(block)) > MOST_DEFINITIONS:
            yield Slowness(
                at, f"more than {MOST_DEFINITIONS} definitions are in one paragraph; part them by blank lines"
            )
            return


def too_wide(text: str) -> Iterator[Slowness]:
    """Yield the first line that would be a row of too many cells."""
    for found in re.finditer(r"^.*\|.*$", text, re.MULTILINE):
        if found[0].count("|") > MOST_CELLS + 1:
            yield Slowness(found.start(), f"a row has more than {MOST_CELLS} cells; divide the table")
            return


def too_many_marks(text: str) -> Iterator[Slowness]:
    """Yield the block that takes most of the time, where all together take too long."""
    costs = [(cost(block, OF_A_BLOCK, len(block)), at) for at, block in blocks_of(text)]
    whole = cost(text, OF_THE_PAGE, len(text))
    if whole + sum(one for one, _ in costs) > MOST_SECONDS * 1_000_000_000:
        _, at = max(costs, key=lambda one: (one[0], -one[1]))
        yield Slowness(
            at,
            "there are so many marks in one paragraph that it takes too long to show; "
            "part it by blank lines, or write fewer brackets, '<' and other marks",
        )


def cost(text: str, marks: tuple[tuple[re.Pattern[str], int], ...], length: int) -> int:
    """Return the nanoseconds that the marks of a text are estimated to take, each over so many characters."""
    return length * sum(sum(1 for _ in pattern.finditer(text)) * each for pattern, each in marks)


def blocks_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a page, each with where it begins."""
    here = 0
    for found in BLANK.finditer(text):
        yield here, text[here : found.start()]
        here = found.end()
    yield here, text[here:]

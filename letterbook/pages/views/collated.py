"""Wordings beside each other: in one line how a wording differs, and a table of all of them."""

from collections.abc import Iterator

from letterbook.facts.alignment_table import AlignmentTable, Cell, Piece, Row, Standing
from letterbook.facts.wordings import Difference, Sort, Variant
from letterbook.pages import markup
from letterbook.pages.direction import direction_of
from letterbook.pages.pen import Pen
from letterbook.pages.titles import source_name

# In one line so many differences are named; of more, the comparison word by word tells.
NAMED = 4

# Where the words of the base are left out, and where a witness quotes nothing.
LEFT_OUT, SILENT = "‸", "…"

# What a table of the width of a page holds: so many columns besides the witnesses, of so many letters together.
COLUMNS, LETTERS = 6, 96


def difference(variant: Variant) -> str:
    """Return in one sentence how a variant differs from its base."""
    if variant.is_too_long:
        return "Too long to be compared word by word."
    if variant.is_other:
        return "Worded differently throughout."
    if variant.is_same:
        return "A part of the same words." if variant.is_part else "The same words."
    named = [told(one, variant.words.language) for one in variant.differences[:NAMED]]
    if len(variant.differences) > NAMED:
        named.append("and more")
    part = "A part of it: " if variant.is_part else ""
    return f"{part}{'; '.join(named)}."


def told(one: Difference, language: str) -> str:
    """Return one difference in words."""
    base, other = markup.span(one.base, language), markup.span(one.variant, language)
    if one.sort is Sort.REPLACED:
        return f"“{other}” for “{base}”"
    if one.sort is Sort.ADDED:
        return f"“{other}” added"
    return f"“{other}” in another place" if one.sort is Sort.MOVED else f"“{base}” left out"


def tables(pen: Pen, found: AlignmentTable, language: str) -> Iterator[str]:
    """Yield a table of wordings, in pieces that fit on a page: the base above, each other witness in a row.

    A witness that quotes nothing in a piece is not in it.
    """
    if len(found.rows) < 2:
        return
    for start, end in pieces(found):
        rows = [row for row in found.rows if not all(cell.is_outside for cell in row.cells[start:end])]
        head, *others = [
            [witnesses(pen, row), *(shown(cell, language) for cell in row.cells[start:end])] for row in rows
        ]
        if others:
            yield markup.division("alignment", markup.table(head, others))


def pieces(found: AlignmentTable) -> Iterator[tuple[int, int]]:
    """Yield the columns of each piece of a table, as (start, end)."""
    widths = [max(width(row.cells[column]) for row in found.rows) for column in range(len(found.rows[0].cells))]
    start, total = 0, 0
    for column, wide in enumerate(widths):
        if column > start and (column - start == COLUMNS or total + wide > LETTERS):
            yield start, column
            start, total = column, 0
        total += wide
    yield start, len(widths)


def width(cell: Cell) -> int:
    """Return how many characters a cell shows."""
    return sum(len(piece.words) for piece in cell.pieces)


def witnesses(pen: Pen, row: Row) -> str:
    """Return the witnesses of a row by their short names."""
    return "; ".join(pen.to(words.article.id, source_name(pen.edition, words.article)) for words in row.wordings)


def shown(cell: Cell, language: str) -> str:
    """Return a cell: words that differ in strong type, and a sign where there are none."""
    if cell.is_outside:
        return SILENT
    words = markup.in_language(" ".join(map(piece, cell.pieces)), language)
    return markup.isolate(words, "rtl") if is_rtl(cell) else words


def is_rtl(cell: Cell) -> bool:
    """Whether the words of a cell are written from right to left."""
    return direction_of("".join(piece.words for piece in cell.pieces)) == "rtl"


def piece(one: Piece) -> str:
    """Return a piece of a cell."""
    words = markup.escape(one.words.strip())
    if one.standing is Standing.LEFT_OUT:
        return LEFT_OUT
    return f"**{words}**" if words and one.standing is Standing.DIFFERS else words

"""The private reading copy: the whole captured article, for one's own use, never published.

Quotations are marked where they stand, with links both ways; names are linked; what is borrowed is
attributed; what is not the article is folded away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from letterbook.facts.articles import ArticleFacts
from letterbook.facts.quoted_words import QuotedWords
from letterbook.pages import markup
from letterbook.pages.addresses import anchor_of_words
from letterbook.pages.pen import Pen, Piece, overlaps, placed
from letterbook.pages.views.quoted import anchor_in_place
from letterbook.records.models import Article
from letterbook.records.nodes import composed
from letterbook.verification.captures import Line, LineClass, parts, span
from letterbook.verification.normal_text import aligned
from letterbook.verification.quotations import Cited

NOTICE = "This is a private reading copy. The text belongs to others; it may not be published or passed on."

CLASSES = {
    LineClass.TITLE: "copy-title",
    LineClass.STANDFIRST: "copy-standfirst",
    LineClass.BYLINE: "copy-byline",
    LineClass.BODY: "copy",
}


@dataclass(frozen=True)
class Mark:
    """A quotation in a line: where its words begin and end, and which parts are its first and last."""

    cited: Cited
    start: int
    end: int
    is_first: bool
    is_last: bool


def reading_copy(pen: Pen, known: ArticleFacts) -> str:
    """Return the captured article as marked-up text; empty where no captures were given."""
    article = known.article
    text = pen.captures.texts.get(article.id)
    if text is None or article.capture is None:
        return ""
    blocks = [f"**{NOTICE}**"]
    lines = [(part, line) for part, line in parts(text, article.capture) if line.number is not None]
    for (is_furniture, lender), group in groupby(lines, key=lambda entry: kind_of(article, *entry)):
        shown = [paragraph(pen, part, line, known.quotations) for part, line in group]
        blocks += [folded(shown)] if is_furniture else [borrowed(pen, shown, lender)] if lender else shown
    return "\n\n".join(blocks)


def kind_of(article: Article, part: LineClass, line: Line) -> tuple[bool, str | None]:
    """Return whether a line is not the article, and from which other article it is copied, if from one."""
    assert article.capture is not None and line.number is not None
    lenders = [id for numbers, id in article.capture.borrowed.items() if line.number in span(numbers)]
    return part is LineClass.FURNITURE, lenders[0] if lenders else None


def borrowed(pen: Pen, shown: list[str], lender: str) -> str:
    """Return paragraphs copied from another article as a quotation with its source."""
    lines = "\n\n".join([*shown, f"— copied from {pen.to(lender)}"]).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def folded(shown: list[str]) -> str:
    """Return paragraphs that are not the article in a closed box."""
    return markup.folded("Not part of the article", "\n\n".join(shown), is_sought=True)


def paragraph(pen: Pen, part: LineClass, line: Line, quotations: Sequence[QuotedWords]) -> str:
    """Return one paragraph of the capture, with quotations marked and names linked."""
    assert line.number is not None
    # A capture is kept as it was saved; names are found in composed letters.
    text = markup.one_line(composed(line.text))
    found = [] if part is LineClass.FURNITURE else list(pieces(pen, text, line.number, quotations))
    shown = placed(text, sorted(found, key=lambda piece: piece.start))
    return markup.paragraph(shown, CLASSES.get(part, "copy"))


def pieces(pen: Pen, text: str, number: int, quotations: Sequence[QuotedWords]) -> Iterator[Piece]:
    """Yield the marks of quotations in a paragraph, then the names outside them."""
    marks = list(marks_in(text, number, quotations))
    marked = [
        Piece(start, end, marked_text(pen, text[start:end], start, end, marks))
        for start, end in quoted_stretches(marks)
    ]
    yield from marked
    for _, piece in pen.names(text):
        if not overlaps(piece, marked):
            yield piece


def marks_in(text: str, number: int, quotations: Sequence[QuotedWords]) -> Iterator[Mark]:
    """Yield where the quotations found in a paragraph begin and end in its text."""
    _, origin = aligned(text)
    for words in quotations:
        found = words.place
        if found is None or found.paragraph != number:
            continue
        for count, (start, end) in enumerate(found.spans):
            if end <= len(origin):
                last = origin[end] if end < len(origin) else len(text)
                yield Mark(words.cited, origin[start], last, count == 0, count == len(found.spans) - 1)


def quoted_stretches(marks: list[Mark]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text that are quoted, cut wherever a quotation begins or ends."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    for start, end in pairwise(edges):
        if any(mark.start <= start and end <= mark.end for mark in marks):
            yield start, end


def marked_text(pen: Pen, words: str, start: int, end: int, marks: list[Mark]) -> str:
    """Return quoted words as marked, with the anchors of quotations that begin here and links from those that end."""
    anchors = "".join(
        f'<span id="{anchor_in_place(mark.cited)}"></span>' for mark in marks if mark.is_first and mark.start == start
    )
    backs = "".join(
        pen.to(mark.cited.record, "↩", anchor_of_words(mark.cited))
        for mark in marks
        if mark.is_last and mark.end == end
    )
    return f"{anchors}<mark>{markup.escape_within(words)}</mark>{backs}"

"""What an editor sees of a capture: each paragraph by its number and first words, with what it is taken for."""

from collections.abc import Sequence

from letterbook.intake.proposals import Borrowing, Proposal
from letterbook.verification.captures import CapturedText, LineClass

# Letters of a paragraph that are shown, and the fewest that a cut between words may leave.
SHOWN = 40
FEWEST = 24


def reasons(text: CapturedText, proposals: Sequence[Proposal]) -> list[str]:
    """Return what was proposed for each paragraph, and by which rule; below, what is left as the body."""
    taken = {found.paragraph for found in proposals}
    body = [number for number in range(1, len(text.paragraphs) + 1) if number not in taken]
    return [
        *ruled(text, proposals),
        *(paragraph_row(LineClass.BODY, number, text) for number in body),
        body_told(len(body)),
    ]


def ruled(text: CapturedText, proposals: Sequence[Proposal]) -> list[str]:
    """Return a row for each proposal; the rule stands in the first of several that follow it."""
    told = []
    before = None
    for found in proposals:
        says = "" if found.rule == before else f": {found.rule[:1].lower()}{found.rule[1:]}"
        told.append(f"{paragraph_row(found.part, found.paragraph, text)}{says}")
        before = found.rule
    return told


def paragraph_row(part: LineClass, number: int, text: CapturedText) -> str:
    """Return a paragraph as a row: 'title      p2    “The harbour letters”'."""
    return f"{part.value:<10} p{number:<4} “{first_words(text.paragraphs[number - 1])}”"


def body_told(count: int) -> str:
    """Say how many paragraphs are the body."""
    said = "1 paragraph" if count == 1 else f"{count} paragraphs"
    return f"{said} left as the body" if count else "no paragraph is left as the body: see what is the article"


def first_words(paragraph: str) -> str:
    """Return the beginning of a paragraph, cut between words where it has such; nothing that a terminal obeys."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in paragraph).split())
    if len(line) <= SHOWN:
        return line
    cut = line[:SHOWN].rfind(" ")
    return f"{line[: cut if cut >= FEWEST else SHOWN].rstrip()} …"


def borrowing_told(found: Borrowing) -> str:
    """Say which paragraphs are probably copied from elsewhere."""
    return (
        f"borrowed?  p{found.first}-p{found.last}: paragraph {found.introduced_by} introduces them as another's "
        "report; where they end, the text does not say; add 'borrowed: {p6-p9: id-of-that-article}' to the block"
    )

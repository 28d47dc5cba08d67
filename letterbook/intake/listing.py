"""What an editor sees of a capture: its paragraphs in order, in ranges, with what each is taken for and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letterbook.intake.excerpt import first_words
from letterbook.intake.proposals import Borrowing, Proposal
from letterbook.verification.captures import CapturedText, LineClass


@dataclass(frozen=True)
class Range:
    """Paragraphs of one class, one after another, and why."""

    part: LineClass
    first: int
    last: int
    rule: str


def reasons(text: CapturedText, proposals: Sequence[Proposal], is_whole: bool = False) -> list[str]:
    """Return what each paragraph is taken for, in ranges, in the order of the text; below, how many are the body.

    With `is_whole`, each paragraph has a row of its own.
    """
    found = {one.paragraph: one for one in proposals}
    by_rule = list(ranges(text, found))
    each = (Range(row.part, at, at, row.rule) for row in by_rule for at in range(row.first, row.last + 1))
    rows = list(each) if is_whole else list(merged(by_rule))
    body = len(text.paragraphs) - len(found)
    return [*told(rows, text), body_told(body)]


def ranges(text: CapturedText, found: dict[int, Proposal]) -> Iterator[Range]:
    """Yield the ranges of paragraphs that are of one class by one rule."""
    here: Range | None = None
    for number in range(1, len(text.paragraphs) + 1):
        one = found.get(number)
        part, rule = (one.part, one.rule) if one else (LineClass.BODY, "")
        if here and (here.part, here.rule) == (part, rule):
            here = Range(part, here.first, number, rule)
            continue
        yield from [here] if here else []
        here = Range(part, number, number, rule)
    yield from [here] if here else []


def merged(rows: Sequence[Range]) -> Iterator[Range]:
    """Yield ranges with those joined that are of one class, whatever the rules."""
    here: Range | None = None
    for row in rows:
        if here and here.part is row.part:
            here = Range(here.part, here.first, row.last, here.rule or row.rule)
            continue
        yield from [here] if here else []
        here = row
    yield from [here] if here else []


def told(rows: Sequence[Range], text: CapturedText) -> Iterator[str]:
    """Yield each range as a row: its class, its paragraphs, its first words and its last, and the rule once."""
    said: set[str] = set()
    for row in rows:
        where = f"p{row.first}" if row.first == row.last else f"p{row.first}-p{row.last}"
        words = [f"“{first_words(text.paragraphs[number - 1])}”" for number in dict.fromkeys((row.first, row.last))]
        says = "" if row.rule in said or not row.rule else f": {begun_small(row.rule)}"
        said.add(row.rule)
        yield f"{row.part.value:<10} {where:<9} {' to '.join(words)}{says}"


def begun_small(rule: str) -> str:
    """Return a rule as it goes on after a colon: with a small letter, unless its first word is of capitals."""
    return rule if rule[1:2].isupper() else f"{rule[:1].lower()}{rule[1:]}"


def body_told(count: int) -> str:
    """Say how many paragraphs are the body."""
    said = "1 paragraph is" if count == 1 else f"{count} paragraphs are"
    asks = "is this the whole article, and nothing else? --paragraphs lists each one"
    return (
        f"{said} left as the body: {asks}" if count else "no paragraph is left as the body: check which are the article"
    )


def borrowing_told(found: Borrowing) -> str:
    """Say which paragraphs are probably copied from elsewhere."""
    return (
        f"borrowed?  p{found.first}-p{found.last}: paragraph {found.introduced_by} introduces them as another's "
        "report; the text does not say where they end; add 'borrowed: {p6-p9: id-of-that-article}' to the block"
    )

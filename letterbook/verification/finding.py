"""Finding quoted words in a capture, word for word, and saying what is nearest where they are not there."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from letterbook.verification.normal_text import CURRENT, NORMALISERS

# A cut of ours, before or after normalising.
CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
BRACKET = re.compile(r"(\[[^\[\]]*\])")

# Further words between two matches make them two passages.
MOST_BETWEEN = 3

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """Where quoted words are: the paragraph, counted from 1, and spans in its normal text, one for each part."""

    paragraph: int
    spans: tuple[Span, ...]


def normal_quotation(text: str, version: int = CURRENT) -> str:
    """Return a quotation as it is sealed: its parts as a normaliser leaves them, cuts all alike."""
    return " […] ".join(parts_of(text, version))


@lru_cache(maxsize=50_000)
def parts_of(text: str, version: int = CURRENT) -> tuple[str, ...]:
    """Return the parts of a quotation between its cuts, as a normaliser leaves them."""
    return tuple(part for piece in CUT.split(text) if (part := NORMALISERS[version](piece)))


def find(text: str, paragraphs: Sequence[str], among: Sequence[int]) -> Found | None:
    """Return where a quotation is in the normal paragraphs with these numbers, or None.

    It is within one paragraph, its parts in order.
    """
    parts = parts_of(text)
    for number in among:
        if 1 <= number <= len(paragraphs) and (spans := spans_in(parts, paragraphs[number - 1])):
            return Found(number, spans)
    return None


def spans_in(parts: Sequence[str], paragraph: str) -> tuple[Span, ...] | None:
    """Return the first place of each part after the one before, or None if one is missing."""
    if any("[" not in part and part not in paragraph for part in parts):
        return None
    spans: list[Span] = []
    here = 0
    for part in parts:
        span = next((span for span in occurrences(part, paragraph, here) if is_whole(paragraph, span)), None)
        if span is None:
            return None
        spans.append(span)
        here = span[1]
    return tuple(spans) or None


def occurrences(part: str, paragraph: str, start: int) -> Iterator[Span]:
    """Yield the places of a part of a quotation, from a position on; they may overlap."""
    if "[" not in part:
        while (here := paragraph.find(part, start)) >= 0:
            yield here, here + len(part)
            start = here + 1
        return
    while start <= len(paragraph) and (found := bracketed(part).search(paragraph, start)):
        yield found.span()
        start = found.start() + 1


@lru_cache(maxsize=5_000)
def bracketed(part: str) -> re.Pattern[str]:
    """Return an expression for a part with square brackets.

    A bracket that the source prints is the source's; any other is the editors', and is skipped
    with the space that sets it off.
    """
    pattern = ""
    for token in BRACKET.split(part):
        if not BRACKET.fullmatch(token):
            pattern += re.escape(token)
        elif pattern.endswith("\\ "):
            pattern = f"{pattern[:-2]}(?:\\ {re.escape(token)})?"
        else:
            pattern += f"(?:{re.escape(token)})?"
    # At the very beginning the space follows the bracket.
    return re.compile(re.sub(r"^(\(\?:\\\[.*?\\\])\)\?\\ ", r"\1\\ )?", pattern))


def is_whole(paragraph: str, span: Span) -> bool:
    """Whether a match begins and ends at the edge of a word; in Hangul, where particles follow, it begins at one."""
    start, end = span
    matched = paragraph[start:end]
    if not matched:
        return False
    begins = start == 0 or not (paragraph[start - 1].isalnum() and matched[0].isalnum())
    last = matched[-1]
    ends = end == len(paragraph) or not (paragraph[end].isalnum() and last.isalnum()) or "가" <= last <= "힣"
    return begins and ends


def nearest_in_words(text: str, paragraphs: Sequence[str]) -> str:
    """Return in words what is nearest to a quotation, and the words that differ."""
    wanted = bare_words(" ".join(parts_of(text)))
    number, passage = nearest_passage(wanted, paragraphs)
    if not passage or likeness(wanted, passage) < 0.5:
        return "nothing there is like it"
    as_printed = between(paragraphs[number - 1], passage)
    return f"nearest is paragraph {number}: “{as_printed}”; {differences(wanted, passage)}"


def nearness(text: str, paragraphs: Sequence[str]) -> float:
    """Return how much a quotation has in common with what is nearest to it, from 0 to 1."""
    wanted = bare_words(" ".join(parts_of(text)))
    return likeness(wanted, nearest_passage(wanted, paragraphs)[1])


def nearest_passage(wanted: Sequence[str], paragraphs: Sequence[str]) -> tuple[int, list[str]]:
    """Return the run of words that is most like the wanted ones, with its paragraph; 0 and no words without any."""
    return max(
        ((number, nearest_in(wanted, bare_words(paragraph))) for number, paragraph in enumerate(paragraphs, start=1)),
        key=lambda found: likeness(wanted, found[1]),
        default=(0, []),
    )


def between(paragraph: str, words: Sequence[str]) -> str:
    """Return a run of words of a paragraph with the marks between them there."""
    run = re.search(r"\W+".join(re.escape(word) for word in words), paragraph)
    return run[0] if run else " ".join(words)


def bare_words(text: str) -> list[str]:
    """Return the words of a text, without the marks around them."""
    return re.findall(r"\w+(?:['.\-]\w+)*", text)


def nearest_in(wanted: Sequence[str], words: list[str]) -> list[str]:
    """Return the run of words in a paragraph that is most like the wanted ones."""
    matcher = difflib.SequenceMatcher(None, wanted, words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    runs = []
    for anchor in blocks:
        # What lies in step with a match belongs to it, though a few words were left out or added between.
        near = [block for block in blocks if abs(block.b - block.a - anchor.b + anchor.a) <= MOST_BETWEEN]
        first, last = near[0], near[-1]
        runs.append(words[max(0, first.b - first.a) : last.b + len(wanted) - last.a])
    return max(runs, key=lambda run: likeness(wanted, run), default=[])


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much two runs of words have in common, from 0 to 1."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def differences(wanted: Sequence[str], passage: Sequence[str]) -> str:
    """Return the words in which a quotation differs from a passage."""
    told = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, wanted, passage, autojunk=False).get_opcodes():
        ours, theirs = " ".join(wanted[a:b]), " ".join(passage[c:d])
        if tag == "replace":
            told.append(f"'{ours}' is '{theirs}' there")
        elif tag == "delete":
            told.append(f"'{ours}' is not there")
        elif tag == "insert":
            told.append(f"'{theirs}' is left out")
    return ", ".join(told[:4]) or "the words are the same, but their marks differ"

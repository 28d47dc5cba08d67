"""What each paragraph of a capture probably is, with the rule that says so. An editor corrects it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letterbook.intake.text_rules import RULES, Text, title_in
from letterbook.verification.captures import CapturedText, LineClass

# A line that introduces another's report.
INTRODUCTION = re.compile(r"(?i)\b(?:report|via|reports?|according to|writes?)\b[^:]{0,60}:$")


@dataclass(frozen=True)
class Proposal:
    """One paragraph, what it probably is, and the rule that says so."""

    paragraph: int
    part: LineClass
    rule: str


@dataclass(frozen=True)
class Borrowing:
    """Paragraphs that are probably copied from elsewhere: from the introducing one's successor on."""

    introduced_by: int
    first: int
    last: int


def propose(text: CapturedText, known_title: str = "") -> list[Proposal]:
    """Return a proposal for every paragraph of a text that is not body, by paragraph.

    `known_title` is what its record has for a title.
    """
    return first_of_each(by_rules(Text(text, title_in(text, known_title))))


def by_rules(text: Text) -> Iterator[Proposal]:
    """Yield what every rule says, in the order of the rules."""
    for rule in RULES:
        yield from (Proposal(number, part, said_by(rule)) for number, part in text.by(rule))


def said_by(rule: Callable[..., object]) -> str:
    """Return a rule in words: the first line of its docstring."""
    return (rule.__doc__ or "").split("\n")[0].rstrip(".")


def first_of_each(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the first proposal for each paragraph, by paragraph."""
    found: dict[int, Proposal] = {}
    for proposal in proposals:
        found.setdefault(proposal.paragraph, proposal)
    return [found[number] for number in sorted(found)]


def borrowings(text: CapturedText, proposals: Sequence[Proposal]) -> list[Borrowing]:
    """Return the stretches that a line ending in a colon introduces as another's report, up to the next such line.

    Where a stretch really ends, the text does not say; an editor shortens it.
    """
    taken = {proposal.paragraph for proposal in proposals}
    body = [number for number in range(1, len(text.paragraphs) + 1) if number not in taken]
    opening = [number for number in body if INTRODUCTION.search(text.paragraphs[number - 1])]
    found = []
    for number, until in pairwise([*opening, len(text.paragraphs) + 1]):
        after = bisect_right(body, number)
        first = min(body[after], until) if after < len(body) else until
        stretch = list(unbroken_from(first, until, taken))
        if stretch:
            found.append(Borrowing(number, stretch[0], stretch[-1]))
    return found


def unbroken_from(first: int, until: int, taken: set[int]) -> Iterator[int]:
    """Yield paragraphs from one on, up to the first that is something else, or to another one."""
    for number in range(first, until):
        if number in taken:
            return
        yield number

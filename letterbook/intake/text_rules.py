"""What each paragraph of a saved text probably is, with the rule that says so.

A rule is a generator over a text; its docstring is what an editor reads. The first proposal for a paragraph stands.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from letterbook.intake.excerpt import count_words
from letterbook.intake.known_lines import (
    MONEY,
    is_appeal,
    is_byline,
    is_caption,
    is_credit,
    is_day,
    is_furniture,
    is_mail_header,
    is_number,
)
from letterbook.verification.captures import CapturedText, LineClass
from letterbook.verification.normal_text import normalised

# So near to its title or its end an article names author and day.
HEAD = 12

# In words.
LONGEST_TITLE = 40
# In characters, for scripts that put no space between words.
LONGEST_LINE = 300
LONGEST_STANDFIRST = 28
LONG = 15

# A standfirst is this much shorter than the paragraphs below it, or it is one of them.
SHORTER = 0.75

# More lines than this without a blank one between them are paragraphs of their own.
MOST_TOGETHER = 6

SIGNATURE = "--"
FRONT_MATTER = "---"
# Between the moments at which a subtitle comes and goes; a file of them has no title.
SUBTITLE = " --> "
# How a chat is exported: a day and an hour before each line. So many such lines are one, which has no title either.
CHAT, SEVERAL = re.compile(r"\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}"), 3
MARK_OF_TITLE = "# "


@dataclass(frozen=True)
class Text:
    """A text with what rules ask of it; `title` is the number of the paragraph that is its title, or 0."""

    captured: CapturedText
    title: int
    said: dict["Rule", list[tuple[int, LineClass]]] = field(default_factory=dict, repr=False)

    def by(self, rule: "Rule") -> list[tuple[int, LineClass]]:
        """Return what a rule says of the text, found out once."""
        if rule not in self.said:
            self.said[rule] = list(rule(self))
        return self.said[rule]

    @cached_property
    def numbered(self) -> list[tuple[int, str]]:
        """The paragraphs with their numbers."""
        return list(enumerate(self.captured.paragraphs, start=1))

    @cached_property
    def groups(self) -> list[list[int]]:
        """The numbers of paragraphs that stand on adjacent lines, without a blank one between."""
        runs = groupby(self.captured.lines, key=lambda line: line.number is None)
        together = [[line.number for line in lines if line.number] for is_blank, lines in runs if not is_blank]
        return [part for group in together for part in ([group] if len(group) <= MOST_TOGETHER else apart(group))]


def apart(group: list[int]) -> list[list[int]]:
    """Return paragraphs each for itself."""
    return [[number] for number in group]


Rule = Callable[[Text], Iterator[tuple[int, LineClass]]]


def title_in(text: CapturedText, known: str = "") -> int:
    """Return which paragraph is the title: the one that a record has as such, or the first that can be one; or 0."""
    return titled(text, known) or first_title(text)


def titled(text: CapturedText, title: str) -> int | None:
    """Return which paragraph has the words of a title, compared as quotations are; None where there is none."""
    wanted = normalised(title)
    same = (number for number, words in enumerate(text.normal_paragraphs, start=1) if bare_title(words) == wanted)
    return next(same, None)


def bare_title(line: str) -> str:
    """Return a title without the mark that Markdown puts before it."""
    return line.removeprefix(MARK_OF_TITLE).strip()


def first_title(text: CapturedText) -> int:
    """Return which paragraph is the title by its look; 0 where the first that could be one is too long."""
    whole = Text(text, 0)
    first = text.paragraphs[:HEAD]
    if any(SUBTITLE in line for line in first) or sum(CHAT.match(line) is not None for line in first) >= SEVERAL:
        return 0
    skipped = {number for rule in ABOVE_TITLE for number, _ in rule(whole)}
    for number, paragraph in whole.numbered[: HEAD + len(skipped)]:
        is_notice = paragraph.endswith(".") and number == 2
        if number not in skipped and not is_furniture(paragraph) and not is_notice:
            return number if count_words(paragraph) <= LONGEST_TITLE and len(paragraph) <= LONGEST_LINE else 0
    return 0


def front_matter(text: Text) -> Iterator[tuple[int, LineClass]]:
    """It is between the marks of data about the text, at its beginning."""
    lines = [paragraph.strip() for _, paragraph in text.numbered]
    if lines[:1] == [FRONT_MATTER] and FRONT_MATTER in lines[1:]:
        yield from ((number, LineClass.FURNITURE) for number in range(1, lines.index(FRONT_MATTER, 1) + 2))


def mail_head(text: Text) -> Iterator[tuple[int, LineClass]]:
    """It is the head of an e-mail, or is below its signature mark."""
    head = next(iter(text.groups), [])
    paragraphs = text.captured.paragraphs
    if len(head) > 1 and all(is_mail_header(paragraphs[number - 1]) for number in head):
        yield from ((number, LineClass.FURNITURE) for number in head)
        last = next((number for number, line in reversed(text.numbered) if line.strip() == SIGNATURE), None)
        if last:
            yield from ((number, LineClass.FURNITURE) for number in range(last, len(paragraphs) + 1))


def numbers(text: Text) -> Iterator[tuple[int, LineClass]]:
    """It is a number or a time alone."""
    for number, paragraph in text.numbered:
        if is_number(paragraph):
            yield number, LineClass.FURNITURE


def heads_of_pages(text: Text) -> Iterator[tuple[int, LineClass]]:
    """The same line is at several page breaks."""
    lines = text.captured.normal_paragraphs
    starts = {number for number, line in text.numbered if "\f" in line}
    ends = {number for number, line in text.numbered if is_number(line)}
    edges = {number + by for number in starts for by in (0, -1)} | {number + by for number in ends for by in (1, -1)}
    at_edges = {lines[number - 1] for number in edges if 0 < number <= len(lines) and number not in ends}
    count = Counter(lines)
    for number, line in enumerate(lines, start=1):
        if line in at_edges and count[line] > 1 and len(line.split()) <= LONG:
            yield number, LineClass.FURNITURE


def the_title(text: Text) -> Iterator[tuple[int, LineClass]]:
    """The line with the record's title, or else the first that can be one; what repeats it is furniture."""
    if not text.title:
        return
    words = text.captured.normal_paragraphs
    for number, line in enumerate(words, start=1):
        if number == text.title:
            yield number, LineClass.TITLE
        elif line == words[text.title - 1]:
            yield number, LineClass.FURNITURE


def lines_of_pages(text: Text) -> Iterator[tuple[int, LineClass]]:
    """The line is one that web pages print around articles: menus, notices, forms, adverts, credits."""
    for number, paragraph in text.numbered:
        if is_furniture(paragraph) or (number > 1 and is_caption(paragraph)):
            yield number, LineClass.FURNITURE


def before_the_title(text: Text) -> Iterator[tuple[int, LineClass]]:
    """It is above the title."""
    for number in range(1, text.title):
        yield number, LineClass.FURNITURE


def appeal(text: Text) -> Iterator[tuple[int, LineClass]]:
    """It is between the first and the last line of an appeal for support."""
    calls = [number for number, paragraph in text.numbered if is_appeal(paragraph)]
    lines = [text.captured.paragraphs[number - 1] for number in calls]
    if len(calls) > 1 and calls[-1] - calls[0] <= HEAD and any(MONEY.search(line) for line in lines):
        for number in range(calls[0], calls[-1] + 1):
            yield number, LineClass.FURNITURE


def byline(text: Text) -> Iterator[tuple[int, LineClass]]:
    """It looks like an author, a date or a credit, soon after the title or at the foot."""
    last = len(text.numbered)
    furniture = {number for number, _ in text.by(lines_of_pages)}
    last_said = max((number for number, _ in text.numbered if number not in furniture), default=0)
    for number, paragraph in text.numbered:
        is_at_title = text.title < number < text.title + HEAD
        is_at_foot = number > max(text.title, last - HEAD)
        # Several names at the foot are a list of subjects; the last line of all may be one name.
        may_be_name = is_at_title or (is_at_foot and number == last_said)
        is_telling = is_at_foot and (is_credit(paragraph) or is_day(paragraph))
        if is_telling or (may_be_name and is_byline(paragraph)):
            yield number, LineClass.BYLINE


def beside_the_byline(text: Text) -> Iterator[tuple[int, LineClass]]:
    """It is a caption: it follows an author, a date and a line of the page, without a blank line."""
    bylines = {number for number, _ in text.by(byline)}
    page_lines = {number for number, _ in text.by(lines_of_pages)}
    for group in text.groups:
        members = set(group)
        if bylines & members and (found := page_lines & members):
            first = min(found)
            yield from ((number, LineClass.FURNITURE) for number in group if number > first)


def standfirst(text: Text) -> Iterator[tuple[int, LineClass]]:
    """A short line directly below the title, above a longer text, is a standfirst."""
    taken: dict[int, LineClass] = {}
    for rule in BEFORE_STANDFIRST:
        taken = {**dict(text.by(rule)), **taken}
    below = [(number, line) for number, line in text.numbered if number not in taken and number > text.title]
    if not text.title or not below:
        return
    number, line = below[0]
    following = [len(other.split()) for _, other in below[1:3]]
    is_below_byline = any(taken.get(before) is LineClass.BYLINE for before in range(text.title + 1, number))
    words = len(line.split())
    is_short = any(other > LONG for other in following) and all(
        words <= SHORTER * other for other in following if other > LONG
    )
    if words <= LONGEST_STANDFIRST and is_short and not is_below_byline:
        group = next((group for group in text.groups if number in group), [number])
        yield from ((other, LineClass.STANDFIRST) for other in unbroken(group, number, set(taken)))


def unbroken(group: list[int], first: int, taken: set[int]) -> Iterator[int]:
    """Yield the paragraphs of a group from one on, up to the first that is something else."""
    for number in group[group.index(first) :]:
        if number in taken:
            return
        yield number


ABOVE_TITLE: tuple[Rule, ...] = (front_matter, mail_head, numbers, heads_of_pages)
BEFORE_STANDFIRST: tuple[Rule, ...] = (
    *ABOVE_TITLE,
    the_title,
    lines_of_pages,
    before_the_title,
    appeal,
    byline,
    beside_the_byline,
)
RULES: tuple[Rule, ...] = (*BEFORE_STANDFIRST, standfirst)

"""What each paragraph of a capture probably is, with the rule that says so. An editor corrects it.

A rule is a generator of proposals; its docstring is the rule. The first proposal for a paragraph stands.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from letterbook.verification.captures import CapturedText, LineClass
from letterbook.verification.normal_text import normalised

# Lines of web pages that are never the article. Whole lines, case ignored.
FURNITURE = re.compile(
    r"""(?xi)
    \W* (?: advertisement | ad | comments? (?: \s* \(?\d+\)? )? | leave\ a\ (?: comment | reply ) | recent\ features
      | related (?: \ (?: articles | stories | topics ) )? | read\ more .{0,80} | most\ (?: read | popular )
      | share (?: \ this .{0,30} )? | print | menu | home | skip\ to\ .{0,30}
      | subscribe .{0,80} | sign\ (?: in | up ) .{0,80} | log\ ?in .{0,40} | newsletter .{0,60}
      | stay\ up\ to\ date .{0,80} | notifications\ can\ be .{0,80} | thank\ you\ for\ registering
      | please\ (?: enter | refresh | log ) .{0,200} | join\ (?: our | thought ) .{0,120}
      | [^|]{1,40} (?: \s\|\s [^|]{1,40} ){2,20}
      | your\ support .{0,60} | credit:\ .{0,60} | ▲ .{0,120} | all\ rights\ reserved .{0,80} | copyright .{0,80} ) \W*
    """
)
CAPTION = re.compile(r"(?i)^.{0,250}(?:photo|image|picture|pool)\s*:\s*\S.{0,60}$")
APPEAL = re.compile(r"(?i)\byour support\b|\bdonat(?:e|ion)\b|\bpaywalls?\b")
BYLINE = re.compile(
    r"""(?x)
    (?: (?i: by | reporter | staff\ writer ) \s+ )? (?: [A-ZÀ-Ý][\w.'’-]+ \s+ ){1,3} [A-ZÀ-Ý][\w.'’-]+
      (?: \s* \( [^()]{3,60} \) )?
    | (?i: reporter | by ) \s+ .{3,60}
    | (?i: agencies | reuters | ap | afp ) \s+ contributed\ to\ this\ report\.?
    """
)
DATELINE = re.compile(
    r"(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s*(?:\d{1,2}\s+\w+\s+\d{4}|\w+\s+\d{1,2},?\s+\d{4}"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}).{0,40}$"
)
INTRODUCTION = re.compile(r"(?i)\b(?:report|via|reports?|according to|writes?)\b[^:]{0,60}:$")

LONGEST_STANDFIRST = 28
HEAD = 12


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


# Takes the text, and which paragraph is the title.
Rule = Callable[[CapturedText, int], Iterator[tuple[int, LineClass]]]


def propose(text: CapturedText, article: Collection[str] | None = None, known_title: str = "") -> list[Proposal]:
    """Return a proposal for every paragraph that is not body, by paragraph.

    `article` holds the lines that a saved page's own structure calls its article; `known_title` is what its record
    has for a title.
    """
    found: dict[int, Proposal] = {}
    title = titled(text, known_title) or first_title(text)
    rules: list[tuple[Rule, str]] = [(rule, (rule.__doc__ or "").split("\n")[0].rstrip(".")) for rule in RULES]
    for rule, says in rules:
        for number, part in rule(text, title):
            found.setdefault(number, Proposal(number, part, says))
    for number in beside_the_article(text, article or ()):
        found.setdefault(number, Proposal(number, LineClass.FURNITURE, "the page sets it apart from the article"))
    return [found[number] for number in sorted(found)]


def numbered(text: CapturedText) -> list[tuple[int, str]]:
    """Return the paragraphs with their numbers."""
    return list(enumerate(text.paragraphs, start=1))


def together(text: CapturedText) -> list[list[int]]:
    """Return the numbers of paragraphs that stand on adjacent lines, without a blank line between."""
    groups = groupby(text.lines, key=lambda line: line.number is None)
    return [[line.number for line in lines if line.number] for is_blank, lines in groups if not is_blank]


def titled(text: CapturedText, title: str) -> int | None:
    """Return which paragraph has the words of a title, compared as quotations are; None where there is none."""
    same = (number for number, words in enumerate(text.normal_paragraphs, start=1) if words == normalised(title))
    return next(same, None)


def first_title(text: CapturedText) -> int:
    """Return which paragraph is the title by its look: the first that is neither furniture nor a notice of the page."""
    for number, paragraph in numbered(text)[:HEAD]:
        is_notice = paragraph.endswith(".") and number == 2
        if not FURNITURE.fullmatch(paragraph) and not is_notice:
            return number
    return 1


def rule_title(text: CapturedText, title: int) -> Iterator[tuple[int, LineClass]]:
    """The line with the record's title, or else the first that is not the page's own; a repetition is furniture."""
    for number, words in enumerate(text.normal_paragraphs, start=1):
        if number == title:
            yield number, LineClass.TITLE
        elif words == text.normal_paragraphs[title - 1]:
            yield number, LineClass.FURNITURE


def rule_page_lines(text: CapturedText, _: int) -> Iterator[tuple[int, LineClass]]:
    """The line is one that web pages print around articles: menus, notices, forms, adverts, credits."""
    for number, paragraph in numbered(text):
        if FURNITURE.fullmatch(paragraph) or (number > 1 and CAPTION.fullmatch(paragraph)):
            yield number, LineClass.FURNITURE


def rule_before_title(_: CapturedText, title: int) -> Iterator[tuple[int, LineClass]]:
    """What stands above the title is the page's own."""
    for number in range(1, title):
        yield number, LineClass.FURNITURE


def rule_appeal(text: CapturedText, _: int) -> Iterator[tuple[int, LineClass]]:
    """It stands between the first and the last line of an appeal for support."""
    calls = [number for number, paragraph in numbered(text) if APPEAL.search(paragraph)]
    if len(calls) > 1 and calls[-1] - calls[0] <= HEAD:
        for number in range(calls[0], calls[-1] + 1):
            yield number, LineClass.FURNITURE


def rule_byline(text: CapturedText, title: int) -> Iterator[tuple[int, LineClass]]:
    """It looks like an author, a date or a credit, soon after the title or at the foot."""
    last = len(text.paragraphs)
    for number, paragraph in numbered(text):
        is_near_an_end = number < title + HEAD or number > last - HEAD
        if number > title and is_near_an_end and (BYLINE.fullmatch(paragraph) or DATELINE.fullmatch(paragraph)):
            yield number, LineClass.BYLINE


def rule_beside_byline(text: CapturedText, title: int) -> Iterator[tuple[int, LineClass]]:
    """It stands, without a blank line, below an author, a date and a line of the page: a caption."""
    bylines = {number for number, _ in rule_byline(text, title)}
    page_lines = {number for number, _ in rule_page_lines(text, title)}
    for group in together(text):
        if bylines & set(group) and page_lines & set(group):
            yield from ((number, LineClass.FURNITURE) for number in group if number > min(page_lines & set(group)))


def rule_standfirst(text: CapturedText, title: int) -> Iterator[tuple[int, LineClass]]:
    """A short line directly below the title, above a longer text, is a standfirst."""
    taken = {number for rule in RULES_BEFORE_STANDFIRST for number, _ in rule(text, title)}
    rest = [(number, paragraph) for number, paragraph in numbered(text) if number not in taken]
    below = [found for found in rest if found[0] > title]
    groups = {number: group for group in together(text) for number in group}
    for number, paragraph in below[:1]:
        if len(paragraph.split()) <= LONGEST_STANDFIRST and any(len(other.split()) > 15 for _, other in below[1:3]):
            group = [other for other in groups[number] if other not in taken]
            yield from ((other, LineClass.STANDFIRST) for other in group)


RULES_BEFORE_STANDFIRST: tuple[Rule, ...] = (
    rule_title,
    rule_page_lines,
    rule_before_title,
    rule_appeal,
    rule_byline,
    rule_beside_byline,
)
RULES: tuple[Rule, ...] = (*RULES_BEFORE_STANDFIRST, rule_standfirst)


def beside_the_article(text: CapturedText, article: Collection[str]) -> Iterator[int]:
    """Yield the paragraphs that a saved page's structure does not count to its article, where it counts any."""
    if article:
        yield from (number for number, paragraph in numbered(text) if paragraph not in article)


def borrowings(text: CapturedText, proposals: Sequence[Proposal]) -> list[Borrowing]:
    """Return the stretches that a line ending in a colon introduces as another's report, up to the next such line.

    Where a stretch really ends, the text does not say; an editor shortens it.
    """
    taken = {proposal.paragraph for proposal in proposals}
    body = [number for number, _ in numbered(text) if number not in taken]
    opening = [number for number in body if INTRODUCTION.search(text.paragraphs[number - 1])]
    found = []
    for number in opening:
        following = [other for other in body if other > number]
        stretch: list[int] = []
        for other in following:
            if other in opening or (stretch and other != stretch[-1] + 1):
                break
            stretch.append(other)
        if stretch:
            found.append(Borrowing(number, stretch[0], stretch[-1]))
    return found

"""What each line of a saved page probably is, with the rule that says so: the page's own account, then its looks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from letterbook.intake.known_lines import LONGEST_BYLINE, is_caption, is_credit, is_day, is_furniture
from letterbook.intake.page.authors import plain
from letterbook.intake.page.saved_page import SavedPage
from letterbook.intake.proposals import Proposal, first_of_each, said_by
from letterbook.intake.text_rules import HEAD, titled
from letterbook.verification.captures import CapturedText, LineClass

# A line as long as this is text of an article, wherever it stands.
LONG = 160

# So many lines may stand below the text of an article that still belong to it.
FOOT = 4


@dataclass(frozen=True)
class Sorted:
    """A page with what rules ask of it; `title` is the number of the line that is its title, or 0."""

    page: SavedPage
    text: CapturedText
    title: int

    @property
    def numbered(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers."""
        return iter(enumerate(self.text.paragraphs, start=1))

    def is_body(self, number: int) -> bool:
        """Whether a line is one of the article's, by what a library takes for it."""
        return number in self.page.body

    def is_long_body(self, number: int) -> bool:
        """Whether a line is one of the article's, and long."""
        return self.is_body(number) and len(self.text.paragraphs[number - 1]) >= LONG


Rule = Callable[[Sorted], Iterator[tuple[int, LineClass]]]


def propose_of_page(page: SavedPage, text: CapturedText, known_title: str = "") -> list[Proposal]:
    """Return a proposal for every line of a page that is not body, by line.

    `known_title` is what its record has for a title.
    """
    known = titled(text, known_title) if known_title else None
    own = page.title.line if page.title and page.title.line else 0
    here = Sorted(page, text, known or own)
    says = "It has the words of the record's title" if known else page.title.says if page.title else ""
    return first_of_each(
        Proposal(number, part, says if part is LineClass.TITLE else said_by(rule))
        for rule in RULES
        for number, part in rule(here)
    )


def the_title(page: Sorted) -> Iterator[tuple[int, LineClass]]:
    """It repeats the title."""
    words = page.text.normal_paragraphs
    for number, line in enumerate(words, start=1):
        if number == page.title:
            yield number, LineClass.TITLE
        elif page.title and line == words[page.title - 1] and (number < page.title + HEAD or not page.is_body(number)):
            yield number, LineClass.FURNITURE


def above_the_title(page: Sorted) -> Iterator[tuple[int, LineClass]]:
    """It is above the title."""
    for number in range(1, page.title):
        if not page.is_long_body(number):
            yield number, LineClass.FURNITURE


def byline(page: Sorted) -> Iterator[tuple[int, LineClass]]:
    """It names an author or a day, below the title, or an author at the foot."""
    names = [plain(name) for name in page.page.authors.names] if page.page.authors else []
    for number in below_title(page):
        line = page.text.paragraphs[number - 1]
        is_named = len(line) <= LONGEST_BYLINE and any(name in plain(line) for name in names)
        # Further down a line of the article that looks like one is a row of a list.
        is_near = number <= page.title + FOOT or not page.is_body(number)
        if is_named or (is_near and (is_credit(line) or is_day(line))):
            yield number, LineClass.BYLINE
    for number in at_foot(page):
        line = page.text.paragraphs[number - 1]
        if is_credit(line) or plain(line) in names:
            yield number, LineClass.BYLINE


def below_title(page: Sorted) -> Iterator[int]:
    """Yield the lines between the title and the first long line of the article."""
    for number in range(page.title + 1, min(page.title + HEAD, max(page.page.body, default=0)) + 1):
        if page.is_long_body(number):
            return
        yield number


def at_foot(page: Sorted) -> Iterator[int]:
    """Yield the last lines of the article, below its last long one."""
    last = max(page.page.body, default=0)
    for number in range(last, max(page.title, last - FOOT), -1):
        if page.is_long_body(number):
            return
        if page.is_body(number):
            yield number


def standfirst(page: Sorted) -> Iterator[tuple[int, LineClass]]:
    """It sums the article up: the page describes itself so, or marks the line as such."""
    for number in range(page.title + 1, min(page.title + HEAD, len(page.text.paragraphs)) + 1):
        if number in page.page.summaries and is_shorter_than_rest(page, number):
            yield number, LineClass.STANDFIRST
            return
        if page.is_long_body(number):
            return


def is_shorter_than_rest(page: Sorted, number: int) -> bool:
    """Whether an article goes on below a line for longer than the line is; else it is all there is of the article."""
    below = sum(len(page.text.paragraphs[other - 1]) for other in page.page.body if other > number)
    return below > 2 * len(page.text.paragraphs[number - 1])


def lines_of_pages(page: Sorted) -> Iterator[tuple[int, LineClass]]:
    """The line is one that web pages print around articles: menus, notices, forms, adverts, credits."""
    for number, line in page.numbered:
        if is_furniture(line) or (number != page.title and is_caption(line)):
            yield number, LineClass.FURNITURE


def beside_the_article(page: Sorted) -> Iterator[tuple[int, LineClass]]:
    """It is outside the text found to be the article; look at the long ones."""
    if page.page.body:
        yield from ((number, LineClass.FURNITURE) for number, _ in page.numbered if not page.is_body(number))


RULES: tuple[Rule, ...] = (the_title, above_the_title, lines_of_pages, byline, standfirst, beside_the_article)

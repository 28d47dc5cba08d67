"""A saved HTML page as lines of text: every visible word once, one block a line; and what the page says of itself."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from letterbook.intake.known_lines import is_caption, is_furniture
from letterbook.intake.page.authors import Authors, authors_of
from letterbook.intake.page.body import letters, lines_in, with_gaps
from letterbook.intake.page.doubts import doubts
from letterbook.intake.page.extraction import Extraction, extracted
from letterbook.intake.page.lines import PageLine, lines_of
from letterbook.intake.page.metadata import LONGEST_SITE, Metadata, Named, metadata_of
from letterbook.intake.page.parts import ASIDE, address_of, article_of, has_above, heading_of
from letterbook.intake.page.publication import statements
from letterbook.intake.page.title import Titled, titled
from letterbook.intake.page.tree import PageFault, has_class, tree_of
from letterbook.intake.stated_day import Stated
from letterbook.verification.normal_text import normalised

SUMMARY_CLASS = re.compile(
    r"(?i:standfirst|sub-?title|sub-?head|sub-?line|\bdek\b|\bdeck\b|\blede\b|chapeau|chapo|vorspann|entradilla|perex)"
    r"|(?i:\b(?:article|post|entry|content|story|news)?[-_]*(?:intro|excerpt|lead|teaser-text|lead-paragraph|abstract)\b)"
    r"|(?:Dek|Standfirst|Subtitle|Subhead|Chapo)(?=$|[A-Z_\s-])"
)

# So many lines below the title the text of an article has begun.
NEAR_TITLE = 40

# A paragraph above the text is as long as this, in characters, and stands so near to it.
LEAD, NEAR_TEXT = 100, 12

# A description of the page that is cut is known by so many letters.
TELLING = 40
NEARLY = 0.9

# In characters; longer is no summary.
LONGEST = 350


@dataclass(frozen=True)
class SavedPage:
    """The lines of a saved page, and what it says of itself; lines are named by their numbers, from 1."""

    lines: tuple[str, ...]
    title: Titled | None
    body: frozenset[int]
    # Those that sum the article up.
    summaries: frozenset[int]
    authors: Authors | None
    published: tuple[Stated, ...]
    # What a library guesses that day to be, or "".
    guessed_day: str
    language: str
    address: str | None
    outlets: tuple[str, ...]
    # What says that it is not free to read, or "".
    unfree: str
    # Why it may be no article.
    doubts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The page as a text capture: a blank line between lines."""
        return "\n\n".join(self.lines) + "\n"


def parse_page(text: str) -> SavedPage:
    """Return a saved page; raises PageFault where nothing can be made of it."""
    root = tree_of(text)
    # What shows nothing is no paragraph of a capture either.
    lines = tuple(line for line in lines_of(root) if normalised(line.text))
    if not lines:
        raise PageFault("it is a web page without text; save the page again")
    found = extracted(root)
    about = metadata_of(root)
    body = body_of(root, lines, found)
    library = found or Extraction()
    named = [Named(library.title, "the library that finds articles")] if library.title else []
    title = titled(lines, about, named, body)
    body |= frozenset(leads(lines, title.line if title and title.line else 0, body))
    return SavedPage(
        lines=tuple(line.text for line in lines),
        title=title,
        body=body,
        summaries=frozenset(summaries(lines[: (title.line if title and title.line else 0) + NEAR_TITLE], about, body)),
        authors=authors_of(root, (line.text for line in lines), about, library),
        published=tuple(statements(root)),
        guessed_day=library.guessed_day,
        language=about.language,
        address=address_of(root),
        outlets=tuple(dict.fromkeys(one for one in (*about.sites, library.site) if 0 < len(one) <= LONGEST_SITE)),
        unfree=about.unfree,
        doubts=tuple(doubts(root, lines, about, body)),
    )


def body_of(root: html.HtmlElement, lines: Sequence[PageLine], found: Extraction | None) -> frozenset[int]:
    """Return which lines are the article: by the library's text, or else those of the element around the heading."""
    body = lines_in([line.text for line in lines], found.text) if found else frozenset()
    return with_gaps(lines, body) if body else around_heading(root, lines)


def around_heading(root: html.HtmlElement, lines: Sequence[PageLine]) -> frozenset[int]:
    """Return the lines in the element that holds the heading of a page's article; none where it has no heading."""
    heading = heading_of(root)
    if heading is None:
        return frozenset()
    beside = {one for one in root.iter(*ASIDE, "form", "header") if one is not heading}
    inside = within(article_of(root, heading), beside) - {heading}
    return frozenset(number for number, line in enumerate(lines, start=1) if line.block in inside)


def leads(lines: Sequence[PageLine], title: int, body: Collection[int]) -> Iterator[int]:
    """Yield the long lines between the title of an article and its text, but for captions: its first paragraphs."""
    first = min((number for number in body if number > title), default=0)
    for number in range(max(title + 1, first - NEAR_TEXT), first) if title else ():
        line = lines[number - 1]
        is_long = len(line.text) >= LEAD and line.block.tag in {"p", "div", "h2", "h3"}
        if is_long and not has_above(line.block, ASIDE) and not is_caption(line.text) and not is_furniture(line.text):
            yield number


def within(element: html.HtmlElement, without: set[html.HtmlElement]) -> set[html.HtmlElement]:
    """Return an element and those within it, but for some and what is within these."""
    found, waiting = set(), [element]
    while waiting:
        here = waiting.pop()
        if here not in without:
            found.add(here)
            waiting += here
    return found


def summaries(lines: Sequence[PageLine], about: Metadata, body: Collection[int]) -> Iterator[int]:
    """Yield the lines that sum an article up: marked as such, or the page's description outside its text."""
    described = [plain for one in about.descriptions if len(plain := letters(one)) >= TELLING]
    for number, line in enumerate(lines, start=1):
        if len(line.text) > LONGEST:
            continue
        is_marked = line.block.tag != "li" and has_class(line.block, SUMMARY_CLASS, above=2)
        is_apart = number not in body or line.block.tag in {"h2", "h3", "h4"}
        is_told = is_apart and any(is_nearly(letters(line.text), one) for one in described)
        if is_marked or (is_told and not goes_on(lines, number)):
            yield number


def is_nearly(plain: str, described: str) -> bool:
    """Whether a line is a description, but for a few letters; its beginning alone may be that of the article."""
    shorter, longer = sorted((plain, described), key=len)
    return longer.startswith(shorter) and len(shorter) >= NEARLY * len(longer)


def goes_on(lines: Sequence[PageLine], number: int) -> bool:
    """Whether a line is the first of a text: one of the next ones stands in its block, or is a paragraph beside it."""
    block, others = lines[number - 1].block, [line.block for line in lines[number : number + 2]]
    parent = block.getparent()
    return any(one is block or (block.tag == one.tag == "p" and one.getparent() is parent) for one in others)

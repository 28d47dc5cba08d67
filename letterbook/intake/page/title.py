"""Which line of a saved page is the title of its article, by what the page calls so, and by where it stands."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from lxml import html

from letterbook.intake.excerpt import count_words
from letterbook.intake.page.body import letters
from letterbook.intake.page.lines import PageLine
from letterbook.intake.page.metadata import Metadata, Named
from letterbook.intake.page.parts import ASIDE
from letterbook.intake.page.tree import has_class

# So far from a line a heading may begin.
NEAR = 4
HEADINGS = {"h1": 4.0, "h2": 2.0, "h3": 1.0, "h4": 1.0}
TITLE_CLASS = re.compile(r"(?i)headline|heading|title|titre|titel|título|titulo|naslov")
OTHER_CLASS = re.compile(r"(?i)\b(?:nav|menu|related|teaser|sidebar|breadcrumb|footer|widget)")

# So many lines below the beginning of its text no article has its title.
FURTHEST = 400

# Characters of a line that can be a title, and words of one that is printed as such.
LONGEST = 300
MOST_WORDS = 40

# How many letters tell a title from a word that stands in it by chance.
TELLING = 12
FEW = 6

# Less speaks for a line by chance.
ENOUGH = 2.5

# How much each thing counts that speaks for a line, or against it; HACKING says on which pages this was tried.
NAMED, NEARLY_NAMED, IN_WINDOW, IN_ARTICLE, CALLED_TITLE = 3.0, 1.5, 2.0, 1.0, 1.0
APART, CALLED_OTHERWISE, IS_SITE, IS_SHORT, BELOW_TEXT, FAR_BELOW = -3.0, -2.0, -4.0, -1.0, -1.5, -2.0


@dataclass(frozen=True)
class Titled:
    """The title of a page's article: its words, the number of its line, from 1, or None, and what says so."""

    text: str
    line: int | None
    says: str


@dataclass(frozen=True)
class Speaking:
    """How much speaks for a line to be the title, and in which words."""

    weight: float
    says: tuple[str, ...]


def titled(lines: Sequence[PageLine], about: Metadata, found: Iterable[Named], body: Collection[int]) -> Titled | None:
    """Return the title of a page: the line for which most speaks, or what the page names so where no line has it.

    `found` is what else names a title; `body` holds the numbers of the lines of the article.
    """
    judge = Judge(about, found, min(body, default=len(lines) + 1))
    looked_at = lines[: judge.first + FURTHEST]
    spoken = [(number, judge.of(number, line)) for number, line in enumerate(looked_at, start=1)]
    best = max(spoken, key=lambda one: one[1].weight, default=None)
    if best and best[1].weight >= ENOUGH:
        return Titled(lines[best[0] - 1].text, best[0], f"{', and '.join(best[1].says)}")
    named = next(iter(judge.named), None)
    return Titled(named.value, None, f"{named.says} names it, though no line of the page has it") if named else None


class Judge:
    """What speaks for a line of a page to be the title of its article."""

    def __init__(self, about: Metadata, found: Iterable[Named], first: int) -> None:
        own = {letters(one.value) for one in about.titles}
        parts = about.window_parts
        outlets = (*about.sites, *(parts[-1:] if len(parts) > 1 else []))
        self.sites = {plain for site in outlets if (plain := letters(site))} - own
        others = [one for one in found if letters(one.value) not in self.sites]
        self.named = [one for one in (*about.titles, *others) if is_short(one.value)]
        self.by_letters = {letters(one.value): one.says for one in reversed(self.named) if letters(one.value)}
        self.window = letters(about.window)
        self.first = first

    def of(self, number: int, line: PageLine) -> Speaking:
        """Return how much speaks for a line."""
        plain = letters(line.text)
        if not plain or not is_short(line.text):
            return Speaking(0, ())
        speaks = [*self.by_name(plain), *by_heading(line.block)]
        if not speaks:
            return Speaking(0, ())
        weight = sum(one for one, _ in speaks) + sum(by_place(line.block)) + self.against(number, plain)
        return Speaking(weight, tuple(says for _, says in speaks))

    def by_name(self, plain: str) -> Iterator[tuple[float, str]]:
        """Yield what the words of a line have of the names that the page gives its article."""
        if plain in self.by_letters:
            yield NAMED, f"{self.by_letters[plain]} names it as the title"
        elif says := next((says for name, says in self.by_letters.items() if is_most_of(plain, name)), None):
            yield NEARLY_NAMED, f"{says} names nearly the same title"
        if len(plain) >= FEW and plain in self.window:
            yield IN_WINDOW, "the window's title has it"

    def against(self, number: int, plain: str) -> float:
        """Return what speaks against a line: that it is the site's name, is short, or stands below the article."""
        weight = (IS_SITE if plain in self.sites else 0) + (IS_SHORT if len(plain) < FEW else 0)
        far = max((self.first - number) / 20, FAR_BELOW)
        return weight + (BELOW_TEXT + far if number > self.first else 0)


def is_short(text: str) -> bool:
    """Whether a text is short enough for a title."""
    return len(text) <= LONGEST and count_words(text) <= MOST_WORDS


def is_most_of(plain: str, name: str) -> bool:
    """Whether one of two texts is most of the other."""
    shorter, longer = sorted((plain, name), key=len)
    return len(shorter) >= TELLING and 2 * len(shorter) >= len(longer) and shorter in longer


def by_heading(block: html.HtmlElement) -> Iterator[tuple[float, str]]:
    """Yield that a line stands in a heading."""
    around = islice(chain((block,), block.iterancestors()), NEAR)
    if tag := next((one.tag for one in around if one.tag in HEADINGS), None):
        yield HEADINGS[tag], f"it is a heading (<{tag}>)"


def by_place(block: html.HtmlElement) -> Iterator[float]:
    """Yield what the elements around a line say for it and against it."""
    tags = {one.tag for one in (block, *block.iterancestors())}
    yield IN_ARTICLE if tags & {"article", "main"} else 0
    yield APART if tags & {*ASIDE, "form"} else 0
    yield CALLED_TITLE if has_class(block, TITLE_CLASS, above=3) else 0
    yield CALLED_OTHERWISE if has_class(block, OTHER_CLASS, above=3) else 0

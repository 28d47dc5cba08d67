"""Which lines of a saved page belong to its article, by the text that a library takes for it.

The library runs lines together, marks points of lists and cells of tables, leaves out links, and writes other spaces
than the page. So lines are compared by their letters and digits alone, and found in their order: first the long ones,
then the short ones between them. Pages print the same words more than once; they are found once.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from letterbook.intake.page.lines import PageLine
from letterbook.intake.page.tree import has_class

# So many letters in a row stand in another place by chance no more.
TELLING = 24

# So much of a long line must stand in the text; the library may have left out a link, or a note.
MOST = 0.5

# At so many places is a line looked for: more often nothing tells which is meant.
PLACES = 4


# So many lines of a kind tell that others of it are alike; and so long must these be.
SEVERAL, LONG = 3, 120

APART = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?|commentlist|kommentare?|disqus|newsletter|share|sharing|social|related|author-?bio)"
    r"(?:$|[\s_-])"
)

# What stands beside each other in an article.
PARAGRAPHS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote"})


@dataclass(frozen=True)
class Found:
    """A line of a page, counted from 1, and which letters of the text are its own: from `start` to before `end`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The letters of a text, of its rows one after another."""

    rows: Sequence[str]

    @cached_property
    def letters(self) -> str:
        """All of them."""
        return "".join(self.rows)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each row begins, and where the last one ends."""
        return list(accumulate(map(len, self.rows), initial=0))

    @cached_property
    def stretches(self) -> frozenset[str]:
        """All that stands in a row of so many letters as tell something."""
        last = max(len(self.letters) - TELLING, 0)
        return frozenset(self.letters[at : at + TELLING] for at in range(last + 1))

    @cached_property
    def beginnings(self) -> Mapping[str, Sequence[int]]:
        """Where rows begin, by their first letters: most lines are a row."""
        found: dict[str, list[int]] = defaultdict(list)
        for start, row in zip(self.starts, self.rows, strict=False):
            found[row[:TELLING]].append(start)
        return found

    def places(self, line: str) -> list[tuple[int, int]]:
        """Return where a long line stands, or else most of it, at most at some places; none where less of it does."""
        parts = {at: line[at : at + TELLING] for at in range(0, len(line) - TELLING + 1, TELLING)}
        known = [(at, part) for at, part in parts.items() if part in self.stretches]
        if not known or len(known) < MOST * len(parts):
            return []
        if len(known) == len(parts) and (whole := list(self.all_of(line))):
            return [(start, start + len(line)) for start in whole]
        first, part = known[0]
        return [(start, self.end_of(line[first:], start)) for start in self.all_of(part)]

    def all_of(self, words: str) -> Iterator[int]:
        """Yield where some letters begin, at most at some places."""
        rows = self.beginnings.get(words[:TELLING], ())
        known = [start for start in rows[:PLACES] if self.letters.startswith(words, start)]
        if known:
            yield from known
            return
        start = self.letters.find(words)
        for _ in range(PLACES):
            if start < 0:
                return
            yield start
            start = self.letters.find(words, start + 1)

    def end_of(self, line: str, start: int) -> int:
        """Return where a line ends that begins at a place, as far as it stands there."""
        last = self.letters.find(line[-TELLING:], start, start + len(line))
        return last + TELLING if last >= 0 else min(start + len(line), len(self.letters))

    def within(self, line: str, start: int, end: int) -> tuple[int, int] | None:
        """Return where a line stands between two places; None where it does not. A short one is a row, or begins one.

        Where the text goes on at the first place, a line may be any part of it.
        """
        if line and self.letters.startswith(line, start, end):
            return start, start + len(line)
        if len(line) >= TELLING:
            at = self.letters.find(line, start, end) if line[:TELLING] in self.stretches else -1
            return (at, at + len(line)) if at >= 0 else None
        number = bisect_left(self.starts, start)
        while line and number < len(self.rows) and self.starts[number] + len(line) <= end:
            if self.rows[number] == line:
                return self.starts[number], self.starts[number + 1]
            number += 1
        return None


def lines_in(lines: Sequence[str], text: str) -> frozenset[int]:
    """Return the numbers, from 1, of the lines of a page that stand in a text that a library took for its article."""
    rows = [folded for row in text.splitlines() if (folded := letters(row))]
    if not rows:
        return frozenset()
    taken, plain = Text(rows), {number: letters(line) for number, line in enumerate(lines, start=1)}
    long = {number: line for number, line in plain.items() if len(line) >= TELLING}
    chain = in_order([Found(number, *place) for number, line in long.items() for place in taken.places(line)])
    found = [*chain, *between(plain, taken, chain)]
    return frozenset(one.line for one in [*found, *elsewhere(plain, taken, found)])


def with_gaps(lines: Sequence[PageLine], found: frozenset[int]) -> frozenset[int]:
    """Return lines of an article with those that the page puts beside them, and without those that it puts apart.

    Beside them are paragraphs between two of them in one element, and long ones in elements that look like one that
    holds several of them.
    """
    known, filled = sorted(found), set(found)
    alike = {
        kind for kind, count in Counter(kind_of(lines[number - 1]) for number in known).items() if count >= SEVERAL
    }
    for number, line in enumerate(lines, start=1):
        after = bisect_left(known, number)
        if number in found or line.block.tag not in PARAGRAPHS or not after:
            continue
        around = [lines[known[at] - 1].block.getparent() for at in (after - 1, after) if at < len(known)]
        is_between = len(around) > 1 and all(one is line.block.getparent() for one in around)
        if is_between or (kind_of(line) in alike and len(line.text) >= LONG):
            filled.add(number)
    return without_apart(lines, filled)


def kind_of(line: PageLine) -> tuple[str, str, str]:
    """Return how the element of a line looks: its name, and the name and class of the one around it."""
    parent = line.block.getparent()
    return (line.block.tag, *((parent.tag, parent.get("class", "")) if parent is not None else ("", "")))


def without_apart(lines: Sequence[PageLine], found: set[int]) -> frozenset[int]:
    """Return lines without those that stand in comments, newsletters and the like, unless most of them do."""
    apart = {number for number in found if has_class(lines[number - 1].block, APART, above=6)}
    return frozenset(found - apart if 2 * len(apart) < len(found) else found)


def letters(text: str) -> str:
    """Return the letters and digits of a text, as they are compared."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, plain)).casefold()


def in_order(found: Sequence[Found]) -> list[Found]:
    """Return those of some findings, each line once, that have most letters while lines and places both go on."""
    best = Heaviest(sorted({one.start for one in found}))
    before: dict[Found, Found | None] = {}
    last: Found | None = None
    for line in by_line(found):
        # First all are looked up: places of one line do not follow each other.
        heads = [(one, *best.below(one.start)) for one in line]
        for one, weight, head in heads:
            before[one] = head
            best.add(one, weight + one.end - one.start)
    last = best.below(None)[1]
    chain = []
    while last:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def by_line(found: Sequence[Found]) -> Iterator[list[Found]]:
    """Yield findings line by line."""
    some: list[Found] = []
    for one in found:
        if some and some[0].line != one.line:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


class Heaviest:
    """The heaviest row of findings that ends before a place; a tree of maxima over the places."""

    def __init__(self, starts: Sequence[int]) -> None:
        self.starts = starts
        self.held: list[tuple[int, Found | None]] = [(0, None)] * (len(starts) + 1)

    def below(self, start: int | None) -> tuple[int, Found | None]:
        """Return the weight and the last finding of the heaviest row before a place, or, for None, of all."""
        at = len(self.starts) if start is None else bisect_left(self.starts, start)
        best: tuple[int, Found | None] = (0, None)
        while at > 0:
            best = max(best, self.held[at], key=lambda one: one[0])
            at -= at & -at
        return best

    def add(self, one: Found, weight: int) -> None:
        """Take in a row that ends with a finding."""
        at = bisect_left(self.starts, one.start) + 1
        while at <= len(self.starts):
            self.held[at] = max(self.held[at], (weight, one), key=lambda held: held[0])
            at += at & -at


def between(plain: Mapping[int, str], text: Text, chain: Sequence[Found]) -> Iterator[Found]:
    """Yield the other lines that stand in the text between the long ones that stand around them in the page."""
    ends = [Found(0, 0, 0), *chain, Found(len(plain) + 1, len(text.letters), len(text.letters))]
    for before, after in pairwise(ends):
        place = before.end
        for number in range(before.line + 1, after.line):
            if found := text.within(plain[number], place, after.start):
                place = found[1]
                yield Found(number, *found)


def elsewhere(plain: Mapping[int, str], text: Text, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the long lines that the text has in another order, where no line that was found has the same words."""
    covered = bytearray(len(text.letters))
    for one in found:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    known = {one.line for one in found}
    for number, line in plain.items():
        if number in known or len(line) < TELLING:
            continue
        for start, end in text.places(line):
            if 2 * sum(covered[start:end]) < end - start:
                covered[start:end] = b"\1" * (end - start)
                yield Found(number, start, end)
                break

"""Copying: eight words in a row of a capture that appear somewhere, beyond what is recorded as quoted.

Recorded quotations and titles are masked first; then eight words in a row are copied, whatever their case and
the marks between them. Shorter quotations need no mask, and get none: "happy to meet", quoted from one article,
would hide a sentence of another. A whole date counts as one word, and so does the name by which a person is
filed: "letter from Ada North to Bela South" is nobody's wording, and the pages themselves say it.

`check` looks through the records, where what is wrong can be mended; `publishing/leaks.py` through what is published.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from letterbook.files.checksums import fingerprint_of
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Person
from letterbook.verification.captures import Captures
from letterbook.verification.finding import CUT
from letterbook.verification.normal_text import normalised
from letterbook.verification.quotations import by_article

IN_A_ROW = 8

# Shorter text cannot hold so many words: each takes a letter, and a mark to part it from the next.
SHORTEST = 2 * IN_A_ROW - 1

# Enough to find the place by; a message, too, repeats no more of a capture than it needs.
MOST_SHOWN = 12

# What is longer is more than a name.
LONGEST_NAME = 4

REMEDY = "quote them under 'quotations', or use other words"

TAG = re.compile(r"<[^<>]*>")

# Tags that can be within a word; all others part words.
WITHIN = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
NTH = rf"{DAY}(?:st|nd|rd|th)?"
YEAR = r"[12]\d{3}"

# A whole date among words with one space between them. A month with a day alone, or a year alone, is words.
DATE = re.compile(
    rf"\b(?:{NTH} (?:of )?{MONTH} {YEAR}|{MONTH} (?:the )?{NTH} {YEAR}"
    rf"|{YEAR} (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01])|{YEAR}년 \d\d?월 \d\d?일\w*)\b"
)

Words = tuple[str, ...]
Word = TypeVar("Word", str, str | None)


class Sequences:
    """Some sequences of words, found by their first one, the longest before others."""

    def __init__(self, sequences: Iterable[Words]) -> None:
        self.by_first: dict[str, list[Words]] = {}
        for words in sorted(set(sequences), key=lambda words: (-len(words), words)):
            self.by_first.setdefault(words[0], []).append(words)

    def length_at(self, words: Sequence[str], start: int) -> int:
        """Return how many words the longest sequence has that begins there; 0 where none does."""
        for known in self.by_first.get(words[start], ()):
            if tuple(words[start : start + len(known)]) == known:
                return len(known)
        return 0

    def masked(self, words: Sequence[str]) -> list[str | None]:
        """Return words with None in place of every one that belongs to a sequence."""
        shown: list[str | None] = list(words)
        for start in range(len(words)):
            if length := self.length_at(words, start):
                shown[start : start + length] = [None] * length
        return shown


@dataclass(frozen=True)
class Copied:
    """A stretch of some words, as long as it is, that a capture has too: its article, its first word, its end."""

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Search:
    """What is looked for: every eight words in a row of each capture, where they are not known to be quoted."""

    runs: Mapping[str, frozenset[Words]]
    every: frozenset[Words]
    quoted: Sequences
    names: Sequences

    @classmethod
    def after(cls, edition: Edition, captures: Captures) -> "Search":
        """Return the search for what the captures of an edition hold beyond what it records as quoted."""
        quoted = recorded(edition)
        # Part of a quotation, as an apparatus prints it, is no more than what is recorded as quoted.
        allowed = frozenset(run for words in quoted for run in eights(words))
        runs = {
            id: runs_of(" ".join(text.paragraphs)) - allowed
            for id, text in captures.texts.items()
            if is_protected(edition, id)
        }
        return cls(runs, frozenset().union(*runs.values()), Sequences(quoted), Sequences(names(edition)))

    @property
    def fingerprint(self) -> str:
        """What tells this search from another that would find something else."""
        runs = [(id, sorted(some)) for id, some in sorted(self.runs.items())]
        known = [sorted(some.by_first.items()) for some in (self.quoted, self.names)]
        return fingerprint_of(repr((runs, known)))

    def copied(self, words: Sequence[str]) -> Iterator[Copied]:
        """Yield every stretch that is copied, article by article, those of one article in order."""
        # Nearly every text is done with here. Masking only takes words away, so it can wait.
        if self.every.isdisjoint(eights(words)):
            return
        shown = self.quoted.masked(words)
        for id, runs in self.runs.items():
            for start, end in copied_stretches(shown, runs):
                if self.count(words[start:end]) >= IN_A_ROW:
                    yield Copied(id, start, end)

    def count(self, words: Sequence[str]) -> int:
        """Return the number of words, each whole date and each name of a person as one."""
        left = DATE.sub("0", " ".join(words)).split()
        number = here = 0
        while here < len(left):
            here += self.names.length_at(left, here) or 1
            number += 1
        return number


def is_protected(edition: Edition, article: str) -> bool:
    """Whether no more of an article may be printed than quotations of it."""
    record = edition.records.get(article)
    return not isinstance(record, Article) or record.rights != "full"


def recorded(edition: Edition) -> set[Words]:
    """Return the words of every title and address, and of every recorded quotation, in its parts, that could leak.

    Many an address repeats the title, and every anchor of a title does so without its apostrophes.
    """
    titles = [article.title for article in edition.articles if article.title]
    titles += [re.sub(r"[^\w\s-]", "", title) for title in titles]
    titles += [address for article in edition.articles for address in (article.url, article.archived) if address]
    quoted = [cited.text for quotations in by_article(edition).values() for cited in quotations]
    parts = {words for text in quoted for part in CUT.split(text) for words in spellings(part)}
    return {words for title in titles for words in spellings(title)} | {
        words for words in parts if len(words) >= IN_A_ROW
    }


def names(edition: Edition) -> Iterator[Words]:
    """Yield the words of the preferred name of every person, where it has several.

    Other forms of names, and other records, would excuse much more: tried on real articles, a third of all runs
    of eight words instead of a tenth.
    """
    for person in edition.of(Person):
        words = tuple(folded_words(person.name))
        if 1 < len(words) <= LONGEST_NAME:
            yield words


def folded_words(text: str) -> list[str]:
    """Return the words of a text in order, without case, marks and the space between them."""
    return [word.casefold() for word in re.findall(r"\w+", normalised(text))]


def printed(text: str, start: int, end: int) -> str:
    """Return some words of a text with the marks between them, no more than a message may show."""
    normal = normalised(text)
    places = list(re.finditer(r"\w+", normal))[start:end]
    shown = places[:MOST_SHOWN]
    return normal[shown[0].start() : shown[-1].end()] + ("…" if len(places) > len(shown) else "")


def as_tags_are_read(text: str) -> list[str]:
    """Return a text as it stands, and as it is read where "<b>" in it is taken for a tag."""
    return list(dict.fromkeys((text, untagged(text, " "), untagged(text, "")))) if "<" in text else [text]


def spellings(text: str) -> Iterator[Words]:
    """Yield the words of a text in each way in which tags in it may be read."""
    for spelt in as_tags_are_read(text):
        if words := folded_words(spelt):
            yield tuple(words)


def untagged(text: str, within: str) -> str:
    """Return text without tags; those allowed within a word are replaced by what is given, others by a space."""
    return TAG.sub(" ", WITHIN.sub(within, text))


def runs_of(text: str) -> frozenset[Words]:
    """Return every eight words in a row of a text."""
    return frozenset(run for words in spellings(text) for run in eights(words))


def eights(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Return every eight words in a row of some words, in order."""
    return zip(*(words[start:] for start in range(IN_A_ROW)), strict=False)


def copied_stretches(words: Sequence[str | None], runs: frozenset[Words]) -> Iterator[tuple[int, int]]:
    """Yield the first word and the end of every stretch of some words of which any eight in a row are among `runs`."""
    starts = [start for start, run in enumerate(eights(words)) if run in runs]
    for _, numbered in groupby(enumerate(starts), key=lambda found: found[1] - found[0]):
        row = [start for _, start in numbered]
        yield row[0], row[-1] + IN_A_ROW

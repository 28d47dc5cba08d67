"""The leak check: no file of a built public site holds more of a capture than what is recorded as quoted.

Recorded quotations and titles are masked first; then eight words in a row of a capture are a leak,
whatever their case and the marks between them. Shorter quotations need no mask, and get none: "happy to
meet", quoted from one article, would hide a sentence of another.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from letterbook.evidence.captures import Captures
from letterbook.evidence.finding import CUT
from letterbook.evidence.normal_text import normalised
from letterbook.evidence.quotations import by_article
from letterbook.reading.edition import Edition

IN_A_ROW = 8

# What a word-by-word search would only find noise in.
# A PDF holds numbers of glyphs; the manuscript of which it is made is searched before it is written.
NOT_TEXT = frozenset({".png", ".jpg", ".ico", ".woff", ".woff2", ".gz", ".map", ".css", ".pdf"})

# What holds text in a book.
IN_BOOKS = (".xhtml", ".opf", ".ncx")

TAG = re.compile(r"<[^<>]*>")

# Tags that may stand within a word; all others part words.
WITHIN = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)

# What is said within a tag, and in a comment.
UNSEEN = re.compile(r"""=\s*"([^"]*)"|=\s*'([^']*)'|<!--(.*?)-->""", re.DOTALL)

# Marks around the text of a feed, which are not tags.
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")

# How scripts write characters, and the ends of lines.
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt])")

Words = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Leak:
    """Words of a capture in a file of the site, beyond what is quoted: the file, the article, the words."""

    file: str
    article: str
    words: str

    def __str__(self) -> str:
        return f"{self.file}: words of the capture of '{self.article}' that are no recorded quotation: “{self.words}”"


def leaks(site: Path, edition: Edition, captures: Captures) -> list[Leak]:
    """Return the first leak of each article in each file of a built site, sorted; empty without captures."""
    if not captures.texts:
        return []
    search = Search.after(edition, captures)
    found = []
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.suffix not in NOT_TEXT):
        found += [leak for words in readings(path) for leak in search.leaks(path.relative_to(site).as_posix(), words)]
    return sorted(set(found))


def leaks_in_text(name: str, text: str, edition: Edition, captures: Captures) -> list[Leak]:
    """Return the first leak of each article in a text that is to be published, HTML or plain, under a name."""
    search = Search.after(edition, captures)
    return sorted({leak for words in readings_of(text) for leak in search.leaks(name, words)})


@dataclass(frozen=True)
class Search:
    """What is looked for: every eight words in a row of each capture, where they are not known to be quoted."""

    runs: Mapping[str, frozenset[Words]]
    known: "Known"

    @classmethod
    def after(cls, edition: Edition, captures: Captures) -> "Search":
        """Return the search for what the captures of an edition hold beyond what it records as quoted."""
        quoted = recorded(edition)
        # Part of a quotation, as an apparatus prints it, is no more than what is recorded as quoted.
        allowed = frozenset(run for words in quoted for run in eights(words))
        runs = {id: runs_of(" ".join(text.paragraphs)) - allowed for id, text in captures.texts.items()}
        return cls(runs, Known(quoted))

    def leaks(self, name: str, words: Sequence[str]) -> Iterator[Leak]:
        """Yield the first leak of each article in the words of a file."""
        for id, run in leaks_in(self.known.masked(words), self.runs):
            yield Leak(name, id, " ".join(run))


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, without case, marks and the space between them."""
    return re.findall(r"\w+", normalised(text).casefold())


def spellings(text: str) -> Iterator[Words]:
    """Yield the words of a text as it stands, and as it is read where "<b>" in it is taken for a tag."""
    for spelt in {text, untagged(text, " "), untagged(text, "")}:
        if words := words_of(spelt):
            yield tuple(words)


def untagged(text: str, within: str) -> str:
    """Return text without tags; in place of those that may stand within a word is what is given, else a space."""
    return TAG.sub(" ", WITHIN.sub(within, text))


def runs_of(text: str) -> frozenset[Words]:
    """Return every eight words in a row of a text."""
    return frozenset(run for words in spellings(text) for run in eights(words))


def eights(words: Words) -> Iterator[Words]:
    """Yield every eight words in a row of some words."""
    for start in range(len(words) - IN_A_ROW + 1):
        yield words[start : start + IN_A_ROW]


def recorded(edition: Edition) -> set[Words]:
    """Return the words of every title and address, and of every recorded quotation, in its parts, that could leak.

    Many an address repeats the title, and every anchor of a title does so without its apostrophes.
    """
    titles = [article.title for article in edition.articles]
    titles += [re.sub(r"[^\w\s-]", "", title) for title in titles]
    titles += [address for article in edition.articles for address in (article.url, article.archived) if address]
    quoted = [cited.text for quotations in by_article(edition).values() for cited in quotations]
    parts = {words for text in quoted for part in CUT.split(text) for words in spellings(part)}
    return {words for title in titles for words in spellings(title)} | {
        words for words in parts if len(words) >= IN_A_ROW
    }


class Known:
    """The recorded quotations and titles, found by their first word."""

    def __init__(self, recorded: Iterable[Words]) -> None:
        self.by_first: dict[str, list[Words]] = {}
        for words in sorted(recorded, key=lambda words: (-len(words), words)):
            self.by_first.setdefault(words[0], []).append(words)

    def masked(self, words: Sequence[str]) -> list[str | None]:
        """Return words with None in place of every one that belongs to a quotation or title."""
        shown: list[str | None] = list(words)
        for start, word in enumerate(words):
            for known in self.by_first.get(word, ()):
                if tuple(words[start : start + len(known)]) == known:
                    shown[start : start + len(known)] = [None] * len(known)
                    break
        return shown


def leaks_in(words: Sequence[str | None], runs: Mapping[str, frozenset[Words]]) -> Iterator[tuple[str, Words]]:
    """Yield, for each article, the first run of its words among some words."""
    for id, known in runs.items():
        for start in range(len(words) - IN_A_ROW + 1):
            run = tuple(words[start : start + IN_A_ROW])
            if run in known:
                yield id, tuple(word for word in run if word is not None)
                break


def readings(path: Path) -> Iterator[list[str]]:
    """Yield the words of a file in each way in which it can be read, those of a book page by page."""
    if path.suffix == ".epub":
        with ZipFile(path) as book:
            for name in sorted(name for name in book.namelist() if name.endswith(IN_BOOKS)):
                yield from readings_of(book.read(name).decode("utf-8", "replace"))
        return
    text = path.read_bytes().decode("utf-8", "replace")
    yield from readings_of("\n".join(strings(parsed(text))) if path.suffix == ".json" else text)


def readings_of(text: str) -> Iterator[list[str]]:
    """Yield the words of a text in each way in which it can be read: tags may part words or not, and hold some."""
    text = ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", CDATA.sub(" ", text))
    if "<" not in text and "&" not in text:
        yield words_of(text)
        return
    for found in UNSEEN.finditer(text):
        yield words_of(html.unescape(html.unescape("".join(found.groups("")))))
    for within in (" ", ""):
        # Twice, because a feed holds HTML that is escaped once more.
        yield words_of(html.unescape(untagged(html.unescape(untagged(text, within)), within)))


def parsed(text: str) -> object:
    """Return the content of a JSON file; text that is none stays text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def strings(content: object) -> Iterator[str]:
    """Yield every text in parsed JSON, names of fields included."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for item in content:
            yield from strings(item)
    elif isinstance(content, dict):
        for name, value in content.items():
            yield str(name)
            yield from strings(value)

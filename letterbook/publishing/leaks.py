"""The leak check: no file of a built public site holds more of a capture than what is recorded as quoted.

What counts as copied is decided in `verification/copying.py`. `check` has looked through the records by it; this
is the last line of defence, which sees pages by hand too, and what a page makes of several records.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from letterbook.reading.edition import Edition
from letterbook.verification.captures import Captures
from letterbook.verification.copying import IN_A_ROW, LONGEST_NAME, REMEDY, Copied, Search, folded_words, untagged

# What a word-by-word search would only find noise in.
# A PDF holds numbers of glyphs; the manuscript of which it is made is searched before it is written. What a database
# holds stands in tables beside it, and what the parts of a search hold, on the pages of which they are made.
NOT_TEXT = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".webp", ".ico", ".woff", ".woff2", ".gz", ".map", ".css", ".pdf", ".sqlite"),
        *(".pf_index", ".pf_meta", ".pagefind"),
    }
)

# What holds text in a book.
IN_BOOKS = (".xhtml", ".opf", ".ncx")

# What is said within a tag, and in a comment.
UNSEEN = re.compile(r"""=\s*"([^"]*)"|=\s*'([^']*)'|<!--(.*?)-->""", re.DOTALL)

# Marks around the text of a feed, which are not tags.
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")

# How scripts write characters, and the ends of lines.
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt])")

# The article, and eight words of it.
Run = tuple[str, str]


@dataclass(frozen=True, order=True)
class Leak:
    """Words of a capture beyond what is quoted: the files of the site that hold them, the article, the words.

    The first file is the one that says most about where the words come from; `source` is the file of the record
    whose page it is, "" where it is none's.
    """

    files: tuple[str, ...]
    article: str
    words: str
    source: str = ""

    def __str__(self) -> str:
        first, more = self.files[0], len(self.files) - 1
        origin = f" (the page of {self.source})" if self.source else ""
        others = f" and {more} more file{'s' if more > 1 else ''}" if more else ""
        return f"{first}{origin}{others}: eight words in a row of '{self.article}' are here: “{self.words}”; {REMEDY}"


def leaks_of(found: Iterable[tuple[Run, str]], edition: Edition) -> list[Leak]:
    """Return leaks, sorted, those of the same words as one, where each was found in a file, by its path."""
    together: dict[Run, set[str]] = defaultdict(set)
    for run, name in found:
        together[run].add(name)
    return sorted(leak(run, files, edition) for run, files in together.items())


def runs_in_file(name: str, content: bytes, search: Search) -> set[Run]:
    """Return the first leak of each article in a file, by its path and what it holds."""
    return set() if Path(name).suffix in NOT_TEXT else runs_in(readings(name, content), search)


def leaks_in_text(name: str, text: str, edition: Edition, captures: Captures) -> list[Leak]:
    """Return the first leak of each article in a text that is to be published, HTML or plain, under a name."""
    search = Search.after(edition, captures)
    return sorted(leak(run, {name}, edition) for run in runs_in(readings_of(text), search))


def leak(run: Run, files: Iterable[str], edition: Edition) -> Leak:
    """Return a leak with its files in order: pages of records before other pages, and those before other files."""

    def order(file: str) -> tuple[bool, bool, str]:
        return (not source_of(file, edition), not file.endswith(".html"), file)

    ordered = tuple(sorted(files, key=order))
    return Leak(ordered, *run, source_of(ordered[0], edition))


def source_of(file: str, edition: Edition) -> str:
    """Return the file of the record to which a file of the site belongs, by its path; "" where that is not plain."""
    folder, _, name = file.partition("/")
    record = edition.records.get(name.partition("/")[0].partition(".")[0])
    return edition.texts[record.id].file if record and record.folder == folder else ""


def runs_in(read: Iterable[Sequence[str]], search: Search) -> set[Run]:
    """Return the first run of each article in each way in which a file is read."""
    found: set[Run] = set()
    for words in read:
        first: dict[str, Copied] = {}
        for copied in search.copied(words):
            first.setdefault(copied.article, copied)
        found |= {(id, " ".join(beginning(copied, words, search))) for id, copied in first.items()}
    return found


def beginning(copied: Copied, words: Sequence[str], search: Search) -> Sequence[str]:
    """Return the words with which a stretch begins, as many as count as eight.

    No more, so that a page that goes on and one that breaks off, such as a description, tell the same.
    """
    ends = range(copied.start + IN_A_ROW, min(copied.end, copied.start + IN_A_ROW * LONGEST_NAME) + 1)
    # The last of them, because "21 September" counts for more than the whole date.
    end = max(end for end in ends if search.count(words[copied.start : end]) <= IN_A_ROW)
    return words[copied.start : end]


def readings(name: str, content: bytes) -> Iterator[list[str]]:
    """Yield the words of a file in each way in which it can be read, those of a book page by page."""
    if name.endswith(".epub"):
        with ZipFile(BytesIO(content)) as book:
            for part in sorted(part for part in book.namelist() if part.endswith(IN_BOOKS)):
                yield from readings_of(book.read(part).decode("utf-8", "replace"))
        return
    text = content.decode("utf-8", "replace")
    yield from readings_of("\n".join(strings(parsed(text))) if name.endswith(".json") else text)


def readings_of(text: str) -> Iterator[list[str]]:
    """Yield the words of a text in each way in which it can be read: tags may part words or not, and hold some."""
    text = ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", CDATA.sub(" ", text))
    if "<" not in text and "&" not in text:
        yield folded_words(text)
        return
    for found in UNSEEN.finditer(text):
        yield folded_words(html.unescape(html.unescape("".join(found.groups("")))))
    for within in (" ", ""):
        # Twice, because a feed holds HTML that is escaped once more.
        yield folded_words(html.unescape(untagged(html.unescape(untagged(text, within)), within)))


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

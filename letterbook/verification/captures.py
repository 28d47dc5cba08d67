"""Captures: the raw text of an article as somebody saved it, read line by line, nothing lost.

Paragraphs are the non-empty lines, counted from 1.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PureWindowsPath

from letterbook.problems.problem import Problem
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Capture
from letterbook.verification.normal_text import CURRENT, NORMALISERS, normalised

# A saved article is some kilobytes; what is larger is something else.
LARGEST = 20_000_000

# How many bytes of it are text: a page holds images too. A text of so many takes three seconds.
LARGEST_TEXT = 2_000_000

# What some editors, above all on Windows, put before a text.
BYTE_ORDER_MARK = "\ufeff"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class LineClass(StrEnum):
    """What a line of a capture is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    BODY = "body"
    FURNITURE = "furniture"
    BLANK = "blank"


@dataclass(frozen=True)
class Line:
    """One line of a capture, its line end included; blank lines have no number."""

    raw: str
    number: int | None

    @property
    def text(self) -> str:
        """The line without its line end, and without a byte order mark."""
        return self.raw.removeprefix(BYTE_ORDER_MARK).rstrip("\r\n")


@dataclass(frozen=True)
class CapturedText:
    """The text of a capture."""

    file: str
    lines: tuple[Line, ...] = field(repr=False)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The non-empty lines, in order."""
        return tuple(line.text for line in self.lines if line.number is not None)

    @cached_property
    def normal_paragraphs(self) -> tuple[str, ...]:
        """The paragraphs as the normaliser leaves them, in order."""
        return tuple(normalised(paragraph) for paragraph in self.paragraphs)

    @property
    def normal_text(self) -> str:
        """All paragraphs as the normaliser leaves them, one a line: what a seal is made over."""
        return "\n".join(self.normal_paragraphs)

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the normal text, in hexadecimal."""
        return self.fingerprint_by(CURRENT)

    def fingerprint_by(self, version: int) -> str:
        """Return the SHA-256 of the text as some version of the normaliser leaves it, in hexadecimal."""
        normal = (NORMALISERS[version](paragraph) for paragraph in self.paragraphs)
        text = self.normal_text if version == CURRENT else "\n".join(normal)
        return hashlib.sha256(text.encode()).hexdigest()

    def joined(self) -> str:
        """Return the file as it was, from its lines."""
        return "".join(line.raw for line in self.lines)


def split(file: str, text: str) -> CapturedText:
    """Return a text as lines, each with its number among the non-empty ones; joining them gives the text back.

    A line that shows nothing, such as a byte order mark alone, is empty.
    """
    lines: list[Line] = []
    count = 0
    for raw in re.findall(r"[^\n]*\n|[^\n]+$", text):
        is_blank = not normalised(raw)
        count += not is_blank
        lines.append(Line(raw, None if is_blank else count))
    return CapturedText(file, tuple(lines))


def span(paragraphs: str) -> range:
    """Return the numbers of the paragraphs that "p6" or "p6-p8" names."""
    first, *last = (int(number) for number in re.findall(r"\d+", paragraphs))
    return range(first, (last[0] if last else first) + 1)


def classes(capture: Capture) -> Iterator[tuple[LineClass, tuple[str | int, ...], range]]:
    """Yield what an article's record says of its capture: the class, its path in the record, the paragraphs."""
    if capture.title:
        yield LineClass.TITLE, ("capture", "title"), span(capture.title)
    if capture.standfirst:
        yield LineClass.STANDFIRST, ("capture", "standfirst"), span(capture.standfirst)
    for number, paragraphs in enumerate(capture.byline):
        yield LineClass.BYLINE, ("capture", "byline", number), span(paragraphs)
    for number, paragraphs in enumerate(capture.furniture):
        yield LineClass.FURNITURE, ("capture", "furniture", number), span(paragraphs)


def parts(text: CapturedText, capture: Capture) -> tuple[tuple[LineClass, Line], ...]:
    """Return every line of a capture with its class; what the record does not name is body."""
    named = {number: part for part, _, numbers in classes(capture) for number in numbers}
    return tuple(
        (LineClass.BLANK if line.number is None else named.get(line.number, LineClass.BODY), line)
        for line in text.lines
    )


@dataclass(frozen=True)
class Captures:
    """The captures that are at hand, by the id of their article; without a folder there are none."""

    texts: Mapping[str, CapturedText] = field(default_factory=dict, repr=False)


def load_captures(edition: Edition, folder: Path | None) -> tuple[Captures, list[Problem]]:
    """Return the captures of all articles that lie in a folder, with a problem for each that cannot be read.

    A capture that is not there is no problem: its article's quotations are then checked by seal.
    """
    texts: dict[str, CapturedText] = {}
    problems: list[Problem] = []
    if folder is None or not folder.is_dir():
        return Captures(), []
    for article in edition.of(Article):
        if article.capture is None:
            continue
        place = edition.place(article, ("capture", "file"))
        text, fault = read_capture(folder, article.capture.file)
        if fault:
            problems.append(Problem(place, "capture-unreadable", fault))
        if text:
            texts[article.id] = text
    return Captures(texts), problems


def read_capture(folder: Path, name: str) -> tuple[CapturedText | None, str | None]:
    """Return a capture, or None with what is wrong with its file; None twice where there is no such file."""
    raw, fault = raw_capture(folder, name)
    return (None, fault) if raw is None else decoded(name, raw)


def raw_capture(folder: Path, name: str, megabytes: int | None = None) -> tuple[bytes | None, str | None]:
    """Return a capture's bytes, or None with what is wrong with its file; None twice where there is no such file.

    `megabytes` is how large it may be, where not as large as an article.
    """
    path = folder / name
    # As Windows reads it too, where "\\" parts folders and ":" ends a drive: a record means the same everywhere.
    if PureWindowsPath(name).name != name or name in {".", ".."}:
        return None, f"'{name}' is not a plain file name; put captures directly in their folder"
    try:
        if not path.exists() and not path.is_symlink():
            return None, None
        if path.is_symlink() or not path.is_file():
            fault = "is a link or a folder; put a plain file in the folder of captures"
            return None, f"the capture '{name}' {fault}"
        if path.stat().st_size > (megabytes * 1_000_000 if megabytes else LARGEST):
            return None, f"the capture '{name}' is larger than {megabytes or 20} MB; is it the right file?"
        return path.read_bytes(), None
    except OSError as error:
        return None, f"the capture '{name}' cannot be read: {(error.strerror or 'it cannot be opened').lower()}"


def decoded(name: str, raw: bytes) -> tuple[CapturedText | None, str | None]:
    """Return the text of a capture's bytes, or None with what is wrong with them."""
    if len(raw) > LARGEST_TEXT:
        return (
            None,
            f"the capture '{name}' has {len(raw):,} bytes of text; at most {LARGEST_TEXT:,}; is it the article?",
        )
    if raw.startswith(UTF_16):
        return None, f"the capture '{name}' is UTF-16; save it as UTF-8"
    if b"\r" in raw and b"\n" not in raw:
        return None, f"the lines of the capture '{name}' end in CR alone; save it with Unix or Windows line endings"
    if b"\0" in raw:
        return None, f"the capture '{name}' is not text; save the article as text or HTML"
    try:
        text = split(name, raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        byte = f"0x{raw[error.start]:02X}"
        return None, f"the capture '{name}' is not UTF-8: byte {byte} in line {line}; save it as UTF-8"
    return (text, None) if text.paragraphs else (None, f"the capture '{name}' is empty")


def paragraphs_at(at: str | None) -> range | None:
    """Return the paragraphs that a locator names; None where it names none, but a page, a time or the title."""
    return span(at) if at and at.startswith("p") and at[1:2].isdigit() else None

"""Characters that a book cannot print, because no font of the machine has them: what stands in their place, and where.

An EPUB keeps every character: its reader may have the font.
"""

import json
import unicodedata
from collections.abc import Iterator, Set
from typing import Any

from letterbook.problems.problem import SourceLocation
from letterbook.reading.edition import Edition
from letterbook.records.nodes import Content, FieldPath
from letterbook.records.source_text import SourceText

# What joins characters to one sign: it goes with them.
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")

# Of more characters in a row than this, their numbers say nothing to a reader.
MOST = 8
# In a message, one by one.
MOST_TOLD = 4

# Private use: whatever a font shows for it, it is not what was meant. What this Python does not know yet is another
# matter: a font may.
PRIVATE, UNKNOWN = "Co", "Cn"

# Debian's packages of fonts, by the first word of a character's name in Unicode.
CJK = frozenset({"HANGUL", "CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC", "BOPOMOFO"})


def meaningless(text: str) -> frozenset[str]:
    """Return the characters of a text that mean nothing without an agreement: those for private use."""
    return frozenset(mark for mark in set(text) if unicodedata.category(mark) == PRIVATE)


def replaced(document: bytes, missing: Set[str]) -> bytes:
    """Return a document of pandoc's in which missing characters are named; its addresses and anchors stay."""
    return json.dumps(named(json.loads(document), missing)).encode() if missing else document


def named(part: Any, missing: Set[str]) -> Any:
    """Return a part of a document of pandoc's with the missing characters of its words named."""
    if isinstance(part, list):
        return [named(inner, missing) for inner in part]
    if not isinstance(part, dict):
        return part
    if part.get("t") == "Str":
        return {**part, "c": shown(part["c"], missing)}
    if part.get("t") in {"Code", "CodeBlock"}:
        return {**part, "c": [part["c"][0], shown(part["c"][1], missing)]}
    return {name: named(inner, missing) for name, inner in part.items()}


def shown(text: str, missing: Set[str]) -> str:
    """Return text with missing characters named: "[U+1F680 rocket]", of several in a row their numbers alone."""
    if not missing & set(text):
        return text
    return "".join(name_of(run) if is_missing else run for is_missing, run in runs(text, missing))


def runs(text: str, missing: Set[str]) -> Iterator[tuple[bool, str]]:
    """Yield a text as stretches of missing characters, with the marks and joiners that go along, and of others."""
    was_missing, run = False, ""
    for mark in text:
        goes_along = was_missing and (mark in JOINERS or unicodedata.category(mark).startswith("M"))
        is_missing = mark in missing or goes_along
        if is_missing != was_missing and run:
            yield was_missing, run
            run = ""
        was_missing, run = is_missing, run + mark
    if run:
        yield was_missing, run


def name_of(run: str) -> str:
    """Return what stands in place of some characters: what they are, in ASCII."""
    marks = [mark for mark in run if mark not in JOINERS]
    if not marks:
        return ""
    if len(marks) == 1:
        return f"[{told(marks[0])}]"
    if len(marks) <= MOST:
        return f"[{' '.join(number(mark) for mark in marks)}]"
    return f"[{number(marks[0])} ... {number(marks[-1])}, {len(marks)} characters]"


def told(mark: str) -> str:
    """Return number and name of a character: "U+1F680 rocket"."""
    is_private = unicodedata.category(mark) == PRIVATE
    return f"{number(mark)} {'private use' if is_private else unicodedata.name(mark, '').lower()}".rstrip()


def number(mark: str) -> str:
    """Return the number of a character as Unicode writes it."""
    return f"U+{ord(mark):04X}"


def warnings(edition: Edition, missing: Set[str]) -> list[str]:
    """Return a line for each record that has missing characters, with its place, and one for those of no record."""
    found = [one for text in edition.texts.values() if (one := first_place(text, missing))]
    lines = [f"{place}: warning: {complaint(marks)}" for place, marks in sorted(found)]
    elsewhere = missing - {mark for _, marks in found for mark in marks}
    return [*lines, *([f"warning: {complaint(''.join(sorted(elsewhere)))}"] if elsewhere else []), *hints(missing)]


def complaint(marks: str) -> str:
    """Say of which characters no font was found, and what the books have instead."""
    shown_ones = ", ".join(f"{told(mark)}" for mark in marks[:MOST_TOLD])
    more = f" and {len(marks) - MOST_TOLD} more" if len(marks) > MOST_TOLD else ""
    return f"no font for {shown_ones}{more}; the PDF names it in brackets, the EPUB keeps it"


def first_place(text: SourceText, missing: Set[str]) -> tuple[SourceLocation, str] | None:
    """Return where the first missing character of a record stands, and all that it has; None where it has none.

    One that is written by its number ("\\U0001F680") stands in no line; its field is named.
    """
    written = list(written_in(text, missing))
    kept = {mark for _, _, mark in written}
    numbered = [(path, mark) for path, value in values(text.content) for mark in value if mark in missing - kept]
    if not written and not numbered:
        return None
    place = SourceLocation(text.file, *written[0][:2]) if written else text.place(numbered[0][0])
    return place, "".join(dict.fromkeys([*(mark for _, _, mark in written), *(mark for _, mark in numbered)]))


def written_in(text: SourceText, missing: Set[str]) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and character of every missing one that a record has."""
    for line, words in enumerate(text.lines, start=1):
        if missing & set(words):
            yield from ((line, column, mark) for column, mark in enumerate(words, start=1) if mark in missing)


def values(content: Content, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text of a record with its path."""
    if isinstance(content, str):
        yield path, content
        return
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    for name, value in inner:
        yield from values(value, (*path, name))


def hints(missing: Set[str]) -> list[str]:
    """Say which fonts would show what is missing, as Debian has them."""
    known = {mark for mark in missing if unicodedata.category(mark) not in {PRIVATE, UNKNOWN}}
    is_cjk = {mark for mark in known if unicodedata.name(mark, "?").split()[0] in CJK}
    is_sign = {mark for mark in known - is_cjk if unicodedata.category(mark) in {"So", "Sk"}}
    wanted = [
        *(["fonts-noto-cjk"] if is_cjk else []),
        *(["fonts-noto-color-emoji"] if is_sign else []),
        *(["fonts-noto-core"] if known - is_cjk - is_sign else []),
    ]
    return [f"Fonts for them, as Debian names them: {', '.join(wanted)}."] if wanted else []

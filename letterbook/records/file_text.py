"""From the bytes of a file to its text: UTF-8, without control characters."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from letterbook.problems.problem import Problem, SourceLocation

# More problems of one kind in a file than this teach nothing.
MOST_OF_A_KIND = 10

# What YAML 1.1 does not allow unescaped in a file.
CONTROL_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# As editors count lines: those of Windows, of Unix, and of old Macs.
LINE_END = re.compile(r"\r\n?|\n")


def decoded(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text of a UTF-8 file (a byte order mark is dropped), or None with the problems."""
    # Text of a Western script in UTF-16 without its mark is every second byte zero.
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:2]:
        return None, [Problem(SourceLocation(file), "encoding", "the file is UTF-16; save it as UTF-8")]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        place = offset_place(file, raw[: error.start].decode())
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        return None, [Problem(place, "encoding", message)]
    problems = [
        control_character(offset_place(file, text[: found.start()]), found[0])
        for found in islice(CONTROL_CHARACTER.finditer(text), MOST_OF_A_KIND + 1)
    ]
    return (None, first_of(problems)) if problems else (text, [])


def first_of(problems: Sequence[Problem]) -> list[Problem]:
    """Return the first problems of one kind in a file; the last of them says so if there are more."""
    shown = list(problems[:MOST_OF_A_KIND])
    if len(problems) > MOST_OF_A_KIND:
        shown[-1] = replace(shown[-1], message=f"{shown[-1].message}; more of these follow")
    return shown


def control_character(place: SourceLocation, character: str) -> Problem:
    """Return the problem that a control character is."""
    message = f"this is the control character U+{ord(character):04X}; remove it"
    return Problem(place, "control-character", message)


def offset_place(file: str, text_before: str) -> SourceLocation:
    """Return the place that follows `text_before`."""
    ends = [end.end() for end in LINE_END.finditer(text_before)]
    return SourceLocation(file, len(ends) + 1, len(text_before) - (ends[-1] if ends else 0) + 1)


def within(lines: Sequence[str], place: SourceLocation) -> SourceLocation:
    """Return a place in some lines; for one below them, the end of the last.

    YAML's parser adds the end that a last line lacks, and then finds below it what is missing.
    """
    return place if place.line <= len(lines) else replace(place, line=len(lines), column=len(lines[-1]) + 1)

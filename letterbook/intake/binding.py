"""Binding comparisons: the fingerprint of the words that an editor compared, written beside the day of it.

Everything else in the record stays as it is, to the byte.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from letterbook.intake.capture_block import line_end
from letterbook.reading.edition import Edition
from letterbook.records.models import Record
from letterbook.records.nodes import FieldPath
from letterbook.records.source_text import SourceText
from letterbook.verification.compared_words import UNBOUND, faults, fingerprint
from letterbook.verification.quotations import Cited, cited_in

# A day as it may be written: bare, or between quotation marks.
DAY = re.compile(r"""\s*(?:'[^']*'|"[^"]*"|[^\s,}#]+)""")

# What an editor of YAML would take for a number, and write in another way.
LIKE_A_NUMBER = re.compile(r"\d+(e\d+)?")


def bound_records(edition: Edition, sources: Path) -> dict[Path, bytes]:
    """Return the files of records whose comparisons are not bound to their words yet, with the fingerprints."""
    found: dict[Path, bytes] = {}
    for id, record in edition.records.items():
        if unbound := list(unbound_in(record, edition)):
            path = sources / record.file
            found[path] = with_fingerprints(path.read_bytes(), edition.texts[id], unbound)
    return found


def unbound_in(record: Record, edition: Edition) -> Iterator[Cited]:
    """Yield the quotations of a record that were compared, but are not bound to their words."""
    for cited, _ in cited_in(record):
        article = edition.article(cited.article)
        if cited.compared and UNBOUND in {code for code, _ in faults(cited.compared, cited.text, article)}:
            yield cited


def with_fingerprints(raw: bytes, source: SourceText, unbound: list[Cited]) -> bytes:
    """Return a record with the fingerprints of some of its quotations, each after the day of its comparison."""
    lines = raw.decode().splitlines(keepends=True)
    end = line_end(raw)
    # From the last to the first, so that no line moves before its turn.
    for cited in sorted(unbound, key=lambda one: source.place(day_of(one)), reverse=True):
        place = source.place(day_of(cited))
        line, words = lines[place.line - 1], fingerprint(cited.text, cited.article)
        field = f"words: '{words}'" if LIKE_A_NUMBER.fullmatch(words) else f"words: {words}"
        if is_flow(source, lines, cited):
            day = DAY.match(line, place.column - 1)
            assert day
            lines[place.line - 1] = f"{line[: day.end()]}, {field}{line[day.end() :]}"
        else:
            indent = " " * (source.key_place(day_of(cited)).column - 1)
            below = line if line.endswith("\n") else line + end
            lines[place.line - 1] = f"{below}{indent}{field}{end}"
    return "".join(lines).encode()


def comparison_of(cited: Cited) -> FieldPath:
    """Return the path of the comparison beside a quotation's words."""
    return (*cited.path[:-1], "compared")


def day_of(cited: Cited) -> FieldPath:
    """Return the path of the day on which a quotation was compared."""
    return (*comparison_of(cited), "date")


def is_flow(source: SourceText, lines: list[str], cited: Cited) -> bool:
    """Whether the comparison of a quotation is written in braces."""
    place = source.place(comparison_of(cited))
    return lines[place.line - 1][place.column - 1 :].startswith("{")

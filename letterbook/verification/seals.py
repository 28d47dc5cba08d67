"""Seals: the committed proof that quotations were found in a capture that may not be published.

Every line carries a check against accidents, so that one new quotation changes one line.
Forgery is caught where the capture is.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, TypeVar

from letterbook.files.writing import is_folder
from letterbook.problems.problem import Problem
from letterbook.reading.load import unhidden
from letterbook.reading.validation import validated
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Count, Text
from letterbook.records.source_text import SourceText, read
from letterbook.verification.captures import CapturedText
from letterbook.verification.finding import Found, normal_quotation
from letterbook.verification.normal_text import CURRENT, NORMALISERS

Key = TypeVar("Key")

SPANS = re.compile(r"[0-9]+-[0-9]+( [0-9]+-[0-9]+)*")

HEADER = "# Written by `build_pages.py seal`; not to be edited by hand.\n"


class SealedQuotation(FieldGroup):
    """One quotation: the SHA-256 of its normal words, their place, and the check of the line."""

    words: Text
    paragraph: Count
    spans: Text
    check: Text

    @property
    def found(self) -> Found:
        """Where the words are in the capture."""
        spans = (span.partition("-") for span in self.spans.split())
        return Found(self.paragraph, tuple((int(start), int(end)) for start, _, end in spans))


class BeyondQuotation(FieldGroup):
    """One quotation that is not in what was saved: its words, how many paragraphs were, and the check of the line."""

    words: Text
    saved: Count
    check: Text


class Seal(FieldGroup):
    """The seal of one article's capture."""

    folder: ClassVar[str] = "seals"

    normaliser: Count
    length: Count
    sha256: Text
    check: Text
    quotations: tuple[SealedQuotation, ...] = ()
    beyond: tuple[BeyondQuotation, ...] = ()

    def covering(self, text: str) -> tuple[SealedQuotation, ...]:
        """Return the lines that cover exactly these words."""
        words = words_digest(text, self.normaliser)
        return tuple(line for line in self.quotations if line.words == words)

    def beyond_by(self, text: str) -> BeyondQuotation | None:
        """Return the line that says of exactly these words that they lie beyond what was saved."""
        words = words_digest(text, self.normaliser)
        return next((line for line in self.beyond if line.words == words), None)

    def is_over(self, capture: CapturedText) -> bool:
        """Whether the seal was made over this text, read with the normaliser that made the seal."""
        return self.sha256 == capture.fingerprint_by(self.normaliser)


@dataclass(frozen=True)
class Seals:
    """The seals of a collection by the id of their article, with their texts; every id that has a seal file."""

    seals: Mapping[str, Seal] = field(default_factory=dict, repr=False)
    texts: Mapping[str, SourceText] = field(default_factory=dict, repr=False)
    claimed: frozenset[str] = frozenset()


def load_seals(sources: Path) -> tuple[Seals, list[Problem]]:
    """Return the seals of a `sources/` folder, with a problem for each that is damaged."""
    seals: dict[str, Seal] = {}
    texts: dict[str, SourceText] = {}
    problems: list[Problem] = []
    folder = sources / Seal.folder
    paths = [path for path in (unhidden(folder) if is_folder(folder) else []) if path.suffix == ".yml"]
    for path in paths:
        file = f"{sources.name}/{Seal.folder}/{path.name}"
        text, faults = read(file, path)
        seal, more = validated(Seal, text) if text else (None, [])
        faults = [Problem(fault.place, "seal-damaged", damaged(without_advice(fault))) for fault in [*faults, *more]]
        if seal and text:
            faults += [Problem(text.place(where), "seal-damaged", damaged(what)) for where, what in damages(seal)]
        problems += faults
        if seal and text and not faults:
            seals[path.stem], texts[path.stem] = seal, text
    return Seals(seals, texts, frozenset(path.stem for path in paths)), problems


def not_as_sealed(id: str) -> str:
    """Say that a capture is another than the sealed one, and what to do."""
    return (
        "the capture was changed after it was sealed; restore it, or, if the new one is right, "
        f"remove sources/seals/{id}.yml and run 'seal'"
    )


def without_advice(fault: Problem) -> str:
    """Say what is wrong with the file of a seal, without advice: nobody mends one by hand."""
    return fault.message.partition("; ")[0]


def damaged(what: str) -> str:
    """Say that a seal was damaged, and what to do."""
    return (
        f"the seal is damaged: {what}; restore the file, or remove it and ask someone who has the capture to run 'seal'"
    )


def damages(seal: Seal) -> list[tuple[tuple[str | int, ...], str]]:
    """Return the places in a seal whose checksum does not match, with what is wrong there."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    if seal.check != digest(str(seal.normaliser), str(seal.length), seal.sha256):
        found.append((("check",), "its first lines were changed: their checksum does not match"))
    elif seal.normaliser not in NORMALISERS:
        found.append((("normaliser",), f"this program does not know the normaliser {seal.normaliser}"))
    for number, line in enumerate(seal.quotations):
        if line.check != digest(seal.sha256, line.words, str(line.paragraph), line.spans):
            found.append((("quotations", number, "check"), "this line was changed: its checksum does not match"))
        elif not SPANS.fullmatch(line.spans):
            found.append((("quotations", number, "spans"), f"'{line.spans}' is not a row of spans"))
    for number, one in enumerate(seal.beyond):
        if one.check != digest(seal.sha256, one.words, str(one.saved)):
            found.append((("beyond", number, "check"), "this line was changed: its checksum does not match"))
    return found


def digest(*parts: str) -> str:
    """Return the checksum of some parts: the first sixteen digits of a SHA-256."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def words_digest(text: str, version: int = CURRENT) -> str:
    """Return the SHA-256 of a quotation's words as a version of the normaliser leaves them."""
    return hashlib.sha256(normal_quotation(text, version).encode()).hexdigest()


def seal_text(
    capture: CapturedText, found: Sequence[tuple[str, Found]], old: Seal | None, beyond: Sequence[str] = ()
) -> str:
    """Return the file of a seal over a capture, the quotations found in it, and those beyond what was saved.

    Lines of the old seal that still hold keep their order; new ones follow in the order given.
    """
    head = (str(CURRENT), str(len(capture.normal_text)), capture.fingerprint)
    fields = zip(("normaliser", "length", "sha256", "check"), (*head, digest(*head)), strict=True)
    text = HEADER + "".join(f"{name}: {value}\n" for name, value in fields)
    lines = {(words_digest(text), where): seal_line(capture, text, where) for text, where in found}
    text += listing("quotations", lines, [(line.words, line.found) for line in old.quotations] if old else [])
    outside = {words_digest(text): beyond_line(capture, text) for text in beyond}
    return text + listing("beyond", outside, [line.words for line in old.beyond] if old else [])


def listing(name: str, lines: Mapping[Key, str], before: Sequence[Key]) -> str:
    """Return the lines of a list of a seal below its name, those that were there before first; empty without any."""
    stood = dict.fromkeys(key for key in before if key in lines)
    ordered = [*stood, *(key for key in lines if key not in stood)]
    return f"{name}:\n" + "".join(lines[key] for key in ordered) if ordered else ""


def seal_line(capture: CapturedText, text: str, where: Found) -> str:
    """Return the line of one quotation."""
    words, paragraph = words_digest(text), str(where.paragraph)
    spans = " ".join(f"{start}-{end}" for start, end in where.spans)
    check = digest(capture.fingerprint, words, paragraph, spans)
    return f"  - {{words: {words}, paragraph: {paragraph}, spans: {spans}, check: {check}}}\n"


def beyond_line(capture: CapturedText, text: str) -> str:
    """Return the line of a quotation that is not in what was saved."""
    words, saved = words_digest(text), str(len(capture.paragraphs))
    return f"  - {{words: {words}, saved: {saved}, check: {digest(capture.fingerprint, words, saved)}}}\n"

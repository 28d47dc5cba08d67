"""`capture`: from a saved article to its record, or to the capture block of the record it has."""

import codecs
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from letterbook.evidence.captures import CapturedText, Part, read_capture, split
from letterbook.intake.proposals import Borrowing, Proposal, borrowings, propose
from letterbook.intake.saved_page import PageFault, SavedPage, is_html, parse_page
from letterbook.reading.schema import modeline
from letterbook.records.models import Article
from letterbook.records.models.fields import ID_PATTERN
from letterbook.records.source_text import SourceText, parse

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class CaptureFault(Exception):
    """A file that cannot be captured; the message says why and what to do. Nothing was changed."""


@dataclass(frozen=True)
class Captured:
    """What a capture proposes: the files to write, by path, and what is said to the editor."""

    files: dict[Path, bytes]
    told: tuple[str, ...]


def capture(source: Path, id: str, sources: Path, captures: Path, may_replace: bool = False) -> Captured:
    """Return the record and the capture that a saved article proposes; nothing is written here.

    Raises CaptureFault for a file that is no readable article, a capture of another text under the same
    name, or a record whose capture block an editor has already made.
    """
    if not re.fullmatch(ID_PATTERN, id):
        raise CaptureFault(f"'{id}' is not an id: lower-case letters and digits joined by hyphens")
    text, page = read_source(source)
    files = captured_files(source, id, text, page, captures)
    proposals = propose(text, page.article if page else None)
    borrowed = borrowings(text, proposals)
    name = next(iter(files)).name
    record = sources / Article.folder / f"{id}.yml"
    block = capture_block(name, proposals)
    content = with_block(record, block, may_replace) if record.exists() else new_record(text, proposals, page, block)
    told = [*reasons(text, proposals), *(borrowing_told(found) for found in borrowed), *next_steps(record)]
    return Captured({**files, record: content.encode()}, tuple(told))


def read_source(source: Path) -> tuple[CapturedText, SavedPage | None]:
    """Return the text of a saved article, and the page it was saved as if it is HTML."""
    text, fault = read_capture(source.parent, source.name)
    if fault or text is None:
        raise CaptureFault(fault or f"there is no file '{source}'")
    if not is_html(text.joined()):
        return text, None
    try:
        page = parse_page(text.joined())
    except PageFault as found:
        raise CaptureFault(f"'{source.name}': {found}") from None
    return split(f"{source.stem}.txt", page.text), page


def captured_files(
    source: Path, id: str, text: CapturedText, page: SavedPage | None, captures: Path
) -> dict[Path, bytes]:
    """Return the files to lay among the captures: the text first, and the page that it was made from."""
    # macOS takes a name apart into letters and accents; the record names it as it is typed.
    name = unicodedata.normalize("NFC", source.name)
    if not name.isprintable():
        raise CaptureFault("the file's name holds characters that cannot be printed; rename it")
    files = {captures / (f"{id}.txt" if page else name): text.joined().encode()}
    if page:
        files[captures / f"{id}.html"] = source.read_bytes()
    for path, content in files.items():
        held = path.read_bytes() if path.exists() else content
        if unsaved(held) != unsaved(content):
            raise CaptureFault(
                f"another capture named '{path.name}' lies in {captures.name}/ already; rename one of them"
            )
        files[path] = held
    return files


def unsaved(content: bytes) -> bytes:
    """Return what a file holds, whichever system it was saved on: without byte order mark and carriage returns."""
    return content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")


def ranges(proposals: Sequence[Proposal], part: Part) -> list[str]:
    """Return the paragraphs proposed as one class, neighbours joined: ["p7-p13", "p31"]."""
    numbers = [proposal.paragraph for proposal in proposals if proposal.part is part]
    found = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        found.append(f"p{run[0]}" if len(run) == 1 else f"p{run[0]}-p{run[-1]}")
    return found


def capture_block(name: str, proposals: Sequence[Proposal]) -> str:
    """Return the `capture:` block of a record."""
    lines = ["capture:", f"  file: {scalar(name)}"]
    for part in (Part.TITLE, Part.STANDFIRST):
        lines += [f"  {part.value}: {found}" for found in ranges(proposals, part)[:1]]
    for part in (Part.BYLINE, Part.FURNITURE):
        if found := ranges(proposals, part):
            lines.append(f"  {part.value}: [{', '.join(found)}]")
    return "\n".join(lines) + "\n"


def with_block(record: Path, block: str, may_replace: bool) -> str:
    """Return an existing record with the block; everything else stays as it is, to the byte.

    A block that is there already was reviewed by an editor: it is replaced only on request, and what it
    says of borrowed paragraphs is kept.
    """
    raw = record.read_bytes()
    source, problems = parse(record.name, raw)
    if source is None:
        raise CaptureFault(f"{record.name} cannot be read; mend it first: {problems[0].message}")
    lines = raw.decode().splitlines(keepends=True)
    block = block.replace("\n", line_end(raw))
    if "capture" not in source.content:
        end = "" if not lines or lines[-1].endswith("\n") else line_end(raw)
        return "".join([*lines, end, block])
    if not may_replace:
        raise CaptureFault(
            f"{record.name} has a capture block already, which stays; with --replace it would become:\n{block}"
        )
    start, end_line = block_lines(source, "capture", len(lines))
    return "".join([*lines[:start], block, *borrowed_lines(source, lines), *lines[end_line:]])


def line_end(raw: bytes) -> str:
    """Return how the lines of a record end: as on Windows where all of them do, else as everywhere else."""
    return "\r\n" if 0 < raw.count(b"\n") == raw.count(b"\r\n") else "\n"


def block_lines(source: SourceText, name: str, last: int) -> tuple[int, int]:
    """Return where a field of the record begins and where the next one does, as line numbers from 0."""
    start = source.key_place((name,)).line - 1
    following = [source.key_place((other,)).line - 1 for other in source.content]
    return start, min((line for line in following if line > start), default=last)


def borrowed_lines(source: SourceText, lines: Sequence[str]) -> list[str]:
    """Return the lines of a capture block that say which paragraphs are borrowed."""
    content = source.content["capture"]
    if not isinstance(content, dict) or "borrowed" not in content:
        return []
    start = source.key_place(("capture", "borrowed")).line - 1
    _, end = block_lines(source, "capture", len(lines))
    inside = [source.key_place(("capture", name)).line - 1 for name in content]
    return list(lines[start : min((line for line in inside if line > start), default=end)])


def new_record(text: CapturedText, proposals: Sequence[Proposal], page: SavedPage | None, block: str) -> str:
    """Return a commented article record; what no rule could tell is left for the editor."""
    title = next((text.paragraphs[found.paragraph - 1] for found in proposals if found.part is Part.TITLE), "")
    bylines = [text.paragraphs[found.paragraph - 1] for found in proposals if found.part is Part.BYLINE]
    author = (page.author if page else None) or next((name for line in bylines if (name := author_in(line))), None)
    published = (page.published if page else None) or next((day for line in bylines if (day := day_in(line))), None)
    lines = [
        field("title", title, ""),
        field("kind", "news", "news, wire, broadcast, magazine, book, transcript, chronology, post, release, …"),
        field("outlet", None, "the id of the organisation that published it"),
        field("authors", author, "names as printed", is_list=True),
        field("published", published, "EDTF, such as 2018-09-21"),
        field("url", page.address if page else None, "only if you know it whole; otherwise site:"),
        field("language", (page.language if page else None) or "en", "the language you read it in"),
        field("read", "whole", "whole, part or none"),
        field("consulted", None, "the day on which you read it"),
        field("digest", None, "what it is, what it draws on, what is wrong in it: your own words"),
    ]
    return "\n".join([modeline(Article.kind), *lines]) + "\n" + block


def field(name: str, value: str | None, says: str, is_list: bool = False) -> str:
    """Return the line of a field with what it is for; commented out where nothing is known."""
    shown = scalar(value) if value else ""
    line = f"{name}: {f'[{shown}]' if is_list and shown else shown}".rstrip()
    line = line if value else f"# {line}"
    return f"{line.ljust(28)} # {says}" if says else line


def author_in(line: str) -> str | None:
    """Return the name in a byline such as "By Eve Long", or None for a date or a credit."""
    name = re.sub(r"(?i)^(?:by|reporter|staff writer)\s+", "", line).strip()
    is_name = re.fullmatch(r"(?:[A-ZÀ-Ý][\w.'’-]+\s+){1,3}[A-ZÀ-Ý][\w.'’-]+(?:\s*\([^()]{3,60}\))?", name)
    return re.sub(r"\s*\(.*", "", name) if is_name and not re.search(r"\d", name) else None


def day_in(line: str) -> str | None:
    """Return the day in a dateline such as "Sunday 23 June 2019 07:18 EDT" as EDTF, or None."""
    found = re.search(r"(?P<d>\d{1,2})\s+(?P<m>[A-Za-z]{3,9})\.?,?\s+(?P<y>\d{4})", line)
    found = found or re.search(r"(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>\d{4})", line)
    if not found or found["m"][:3].lower() not in MONTHS:
        return None
    return f"{found['y']}-{MONTHS.index(found['m'][:3].lower()) + 1:02}-{int(found['d']):02}"


def scalar(text: str) -> str:
    """Return text as a YAML scalar that nothing in it can break."""
    return text if re.fullmatch(r"[A-Za-z0-9][\w./-]*", text) else json.dumps(text, ensure_ascii=False)


def reasons(text: CapturedText, proposals: Sequence[Proposal]) -> list[str]:
    """Return what was proposed for each paragraph, and by which rule."""
    told = [f"{proposal.part.value:<10} p{proposal.paragraph:<4} {proposal.rule}" for proposal in proposals]
    body = len(text.paragraphs) - len(proposals)
    return [*told, f"{Part.BODY.value:<10} {body} paragraphs, all the others"]


def borrowing_told(found: Borrowing) -> str:
    """Say which paragraphs are probably copied from elsewhere."""
    return (
        f"borrowed?  p{found.first}-p{found.last}: paragraph {found.introduced_by} introduces them as another's "
        "report; where they end, the text does not say; add 'borrowed: {p6-p9: id-of-that-article}' to the block"
    )


def next_steps(record: Path) -> list[str]:
    """Say what the editor does next."""
    return [f"Review {record.name} against the capture; then 'check', and 'seal' once quotations are entered."]

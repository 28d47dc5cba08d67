"""`capture`: from a saved article to its record, or to the capture block of the record it has."""

import codecs
import difflib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from letterbook.intake.capture_block import CaptureFault, capture_block, is_beginning, scalar, with_block
from letterbook.intake.listing import borrowing_told, reasons
from letterbook.intake.naming import without_article
from letterbook.intake.page.saved_page import SavedPage
from letterbook.intake.particulars import Particulars, advice, day_told, particulars
from letterbook.intake.proposals import borrowings, propose
from letterbook.intake.saved_file import SavedFile, read_saved
from letterbook.intake.scaffold import id_fault
from letterbook.reading.link import fitting
from letterbook.reading.load import load
from letterbook.reading.schema import modeline
from letterbook.records.models import Article
from letterbook.records.models.references import ArticleReference
from letterbook.records.models.values import ID_PATTERN
from letterbook.records.source_text import SourceText, parse

# How alike two ids are of which one may be a slip for the other: a day or two letters apart, not an outlet.
ALIKE = 0.9


@dataclass(frozen=True)
class Captured:
    """What a capture proposes: the files to write, by path, and what is said to the editor."""

    files: dict[Path, bytes]
    told: tuple[str, ...]


def capture(
    source: Path,
    id: str,
    sources: Path,
    captures: Path,
    may_replace: bool = False,
    may_begin: bool = False,
    encoding: str | None = None,
    is_complete: bool = True,
) -> Captured:
    """Return the record and the capture that a saved article proposes; nothing is written here.

    `encoding` is that of the file, where an editor knows better than it says itself. `is_complete` is false where only
    the beginning of the article was saved; a record that says so keeps it.

    Raises CaptureFault for a file that is no readable article, a capture of another text under the same
    name, an id that is probably a slip, or a record whose capture block an editor has already made.
    """
    record = record_of(id, sources, may_begin)
    saved = read_saved(source, encoding)
    text, page = saved.text, saved.page
    files = captured_files(source, id, saved, captures)
    raw = record.read_bytes() if record.exists() else b""
    held = parsed(record.name, raw) if record.exists() else None
    content = held.content if held else {}
    proposals = propose(text, page.article if page else None, str(content.get("title", "")))
    found = particulars(text, proposals, page)
    block = capture_block(next(iter(files)).name, proposals, is_complete and not is_beginning(held))
    written = with_block(raw, held, block, may_replace) if held else new_record(found, page, block)
    borrowed = [borrowing_told(one) for one in borrowings(text, proposals)]
    state = advice(found, text, content) if held else [f"began {Article.folder}/{record.name}: there was none"]
    return Captured(
        {**files, record: written.encode()},
        (*saved.told, *reasons(text, proposals), day_told(found.published), *borrowed, *state, *next_steps(record)),
    )


def record_of(id: str, sources: Path, may_begin: bool) -> Path:
    """Return the file of an article's record; raises CaptureFault for an id that none can have or that looks a slip."""
    record = sources / Article.folder / f"{id}.yml"
    if re.fullmatch(ID_PATTERN, id) and record.exists():
        return record
    records, _ = load(sources)
    if fault := id_fault(id, Article.kind, sources, records):
        raise CaptureFault(fault)
    if not may_begin and (near := near_id(id, fitting(ArticleReference.kinds, records))):
        raise CaptureFault(f"no record is named '{id}'; did you mean '{near}'? With --new a record is begun")
    return record


def near_id(id: str, known: list[str]) -> str | None:
    """Return the known id, of several in order, for which another one is probably a slip, or None."""
    same = [other for other in known if without_article(other) == without_article(id)]
    return next(iter([*same, *difflib.get_close_matches(id, known, n=1, cutoff=ALIKE)]), None)


def parsed(name: str, raw: bytes) -> SourceText:
    """Return a record that is there; raises CaptureFault where it cannot be read."""
    source, problems = parse(name, raw)
    if source is None:
        raise CaptureFault(f"{name} cannot be read; mend it first: {problems[0].message}")
    return source


def captured_files(source: Path, id: str, saved: SavedFile, captures: Path) -> dict[Path, bytes]:
    """Return the files to lay among the captures: the text first, as UTF-8, and the page that it was made from."""
    # macOS takes a name apart into letters and accents; the record names it as it is typed.
    name = unicodedata.normalize("NFC", source.name)
    if not name.isprintable():
        raise CaptureFault("the file's name holds characters that cannot be printed; rename it")
    files = {captures / (f"{id}.txt" if saved.page else name): saved.text.joined().encode()}
    if saved.page:
        files[captures / f"{id}{saved.suffix}"] = saved.kept
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


def new_record(found: Particulars, page: SavedPage | None, block: str) -> str:
    """Return a commented article record; what no rule could tell is left for the editor."""
    lines = [
        field("title", found.title, "" if found.title else "as the article prints it"),
        field("kind", "news", "news, wire, broadcast, magazine, book, transcript, chronology, post, release, …"),
        field("outlet", None, "the id of the organisation that published it"),
        field("authors", found.author.value if found.author else None, "names as printed", is_list=True),
        field("published", found.published.day, "EDTF, such as 2018-09-21"),
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


def next_steps(record: Path) -> list[str]:
    """Say what the editor does next."""
    return [f"Review {record.name} against the capture; then 'check', and 'seal' once quotations are entered."]

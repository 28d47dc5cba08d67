"""`capture`: from a saved article to its record, or to the capture block of the record it has."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letterbook.intake.capture_block import NAME, CaptureFault, capture_block, is_beginning, with_block
from letterbook.intake.kept_files import Kept, captured_files, differences_told, unsaved
from letterbook.intake.listing import borrowing_told, reasons
from letterbook.intake.naming import proposed, without_article
from letterbook.intake.new_article import new_record, said_of
from letterbook.intake.page.sorting import propose_of_page
from letterbook.intake.particulars import advice, particulars
from letterbook.intake.particulars import told as told_of
from letterbook.intake.proposals import Proposal, borrowings, propose
from letterbook.intake.saved_file import SavedFile
from letterbook.intake.scaffold import id_fault
from letterbook.reading.link import fitting
from letterbook.reading.load import Records, load
from letterbook.records.models import Article
from letterbook.records.models.references import ArticleReference
from letterbook.records.models.values import ID_PATTERN
from letterbook.records.source_text import SourceText, parse
from letterbook.verification.captures import split
from letterbook.verification.quotations import cited_in

# How alike two ids are of which one may be a slip for the other: a day or two letters apart, not an outlet.
ALIKE = 0.9


@dataclass(frozen=True)
class Captured:
    """What a capture proposes: the files to write, by path, and what is said to the editor."""

    files: dict[Path, bytes]
    told: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """How an article is to be taken: what an editor says of the file and of its record.

    `encoding` is that of the file, where an editor knows better than it says itself. `is_complete` is false where only
    the beginning of the article was saved. `unwrap` joins the lines of a text into paragraphs. `lists_all` tells of
    every paragraph.
    """

    may_replace: bool = False
    may_begin: bool = False
    encoding: str | None = None
    is_complete: bool = True
    unwrap: bool = False
    lists_all: bool = False


def proposed_id(saved: SavedFile, sources: Path) -> str:
    """Return the id that the record of a saved article has by custom; "" where none can be made."""
    records, _ = load(sources)
    found = particulars(saved.text, proposals_for(saved), saved.page)
    return proposed(Article.kind, said_of(found, records), records)


def capture(source: Path, saved: SavedFile, id: str, wish: Wish, sources: Path, captures: Path) -> Captured:
    """Return the record and the capture that a saved article proposes; nothing is written here.

    Raises CaptureFault for a capture of another text under the same name, an id that is probably a slip, or a record
    whose capture block an editor has already made.
    """
    records, _ = load(sources)
    record = record_of(id, sources, records, wish.may_begin)
    raw = record.read_bytes() if record.exists() else b""
    held = parsed(record.name, raw) if record.exists() else None
    content = held.content if held else {}
    proposals = proposals_for(saved, str(content.get("title", "")))
    found = particulars(saved.text, proposals, saved.page)
    others = {name for other, name in captures_named(records) if other != id}
    kept = captured_files(source, id, saved, captures, wish.may_replace, others)
    block = capture_block(kept.text.name, proposals, wish.is_complete and not is_beginning(held))
    written = with_block(raw, held, block, wish.may_replace) if held else new_record(found, records, block)
    if held:
        refuse_damage(record.name, held, written, block)
    state = advice(found, saved.text, content) if held else [f"began {Article.folder}/{record.name}: there was none"]
    told = (
        *doubted(saved),
        *saved.told,
        *reasons(saved.text, proposals, wish.lists_all),
        *told_of(found),
        *(borrowing_told(one) for one in borrowings(saved.text, proposals)),
        *replaced(id, kept, records),
        *state,
        *next_steps(record),
    )
    return Captured({**kept.former, **kept.files, record: written.encode()}, told)


def proposals_for(saved: SavedFile, title: str = "") -> list[Proposal]:
    """Return what is proposed for each paragraph of a saved article; `title` is the one that its record has."""
    return propose_of_page(saved.page, saved.text, title) if saved.page else propose(saved.text, title)


def doubted(saved: SavedFile) -> list[str]:
    """Say why a saved page may be no article."""
    return [f"is this an article? {doubt}" for doubt in saved.page.doubts] if saved.page else []


def captures_named(records: Records) -> Iterator[tuple[str, str]]:
    """Yield the name of each capture that a record names, with the id of the record, which need not be whole."""
    for id, text in records.texts.items():
        block = text.content.get(NAME)
        if isinstance(block, dict) and isinstance(name := block.get("file"), str):
            yield id, name


def refuse_damage(name: str, held: SourceText, written: str, block: str) -> None:
    """Raise CaptureFault where a record with its new block would not be what it was, but for the block."""
    source, problems = parse(name, written.encode())
    before = {field: value for field, value in held.content.items() if field != NAME}
    after = {field: value for field, value in source.content.items() if field != NAME} if source else {}
    if problems or before != after or source is None or NAME not in source.content:
        raise CaptureFault(
            f"the block cannot be added to {name} as it is written (in braces, or with its own end mark); add it "
            "by hand",
            would_be=block,
        )


def replaced(id: str, kept: Kept, records: Records) -> Iterator[str]:
    """Say of a capture that takes the place of another what is changed, and which quotations that touches."""
    path, content = kept.text, kept.files[kept.text]
    if not path.exists() or unsaved(held := path.read_bytes()) == unsaved(content):
        return
    before, after = split(path.name, held.decode("utf-8", "replace")), split(path.name, content.decode())
    yield f"the old capture is kept as {' and '.join(other.name for other in kept.former)}"
    cited = [cited for record in records.records.values() for cited, _ in cited_in(record) if cited.article == id]
    yield from differences_told(before, after, cited)
    yield f"its seal, if it has one, covers the old text: if all is right, remove seals/{id}.yml and seal again"


def record_of(id: str, sources: Path, records: Records, may_begin: bool) -> Path:
    """Return the file of an article's record; raises CaptureFault for an id that none can have or that looks a slip."""
    record = sources / Article.folder / f"{id}.yml"
    if re.fullmatch(ID_PATTERN, id) and record.exists():
        return record
    if fault := id_fault(id, Article.kind, sources, records):
        raise CaptureFault(fault)
    if not may_begin and (near := near_id(id, fitting(ArticleReference.kinds, records))):
        raise CaptureFault(f"no record has the id '{id}'; did you mean '{near}'? To begin a new record, add --new")
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


def next_steps(record: Path) -> list[str]:
    """Say what the editor does next."""
    return [
        f"Next: look at {Article.folder}/{record.name}. Correct its capture block where the list is wrong (what it "
        "does not name is the body), and fill in what is commented out. Then enter quotations; check; seal at the end."
    ]

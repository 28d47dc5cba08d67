"""Importing CMIF files into `sources/`: letter by letter, as they are read, each record written whole or not at all."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from letterbook.files.writing import replacing, write_pieces
from letterbook.intake.cmif.entries import CmifFault, Entry, Header, entries, names, refuse_malformed
from letterbook.intake.cmif.identifiers import fingerprint, letter_mark, source_mark
from letterbook.intake.cmif.letters import Fields, Reader, edition_fields, plain
from letterbook.intake.cmif.recorded import (
    FILE,
    FOLDER,
    Imported,
    blocks_of,
    kept,
    line_of,
    merged,
    read_imported,
    record_text,
)
from letterbook.intake.cmif.registers import KINDS, Register, Registered, fields_of
from letterbook.records.ids import proposed_id
from letterbook.records.models import Article, Collection, Letter
from letterbook.records.models.collection import FORMAT

KIND_OF_FOLDER = {kind.folder: kind.kind for kind in KINDS.values()}

# Where nobody says who made an edition.
EDITORS = "The editors"


@dataclass
class Report:
    """What an import did: letters read, written, unchanged and skipped; and everything that was repaired, with place.

    `lines` are whole lines: file, line of the letter, what was done.
    """

    read: int = 0
    skipped: int = 0
    written: int = 0
    unchanged: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def imported(self) -> int:
        """How many letters have a record now."""
        return self.read - self.skipped


@dataclass
class Import:
    """One run of an import into a folder of records."""

    sources: Path
    register: Register
    before: Imported
    report: Report = field(default_factory=Report)
    # The records that lay there before, by path.
    there: frozenset[str] = frozenset()
    ids: set[str] = field(default_factory=set)
    repeated: Counter[str] = field(default_factory=Counter)
    editions: dict[str, str] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)
    # By what tells editions apart in ids: the ids of those that were imported before.
    editions_before: dict[str, str] = field(default_factory=dict)
    # How the records of earlier imports that this one does not touch are remembered.
    remembered: dict[str, bytes] = field(default_factory=dict)

    def file(self, path: Path) -> None:
        """Import one file; its letters are written as they are read."""
        header = Header()
        shown = path.name
        told = 0
        self.register.foresee(names(path))
        reader = Reader(self.register, lambda source: self.edition(header, source))
        for entry in entries(path, header):
            self.report.read += 1
            fields = reader.fields(entry)
            if fields is None:
                self.report.skipped += 1
            else:
                self.letter(shown, entry, fields)
            self.report.lines += [f"{shown}:{line}: {what}" for line, what in reader.told[told:]]
            told = len(reader.told)
        self.report.lines += [
            f"{shown}: “{text}” stands without an identifier too, and is taken for the only one that has it: {address}"
            for (_, text), address in self.register.taken_for.items()
        ]

    def gone(self) -> None:
        """Report letters of an edition that an earlier file had and this one has not; their records stay."""
        for source, files in self.seen.items():
            for file in sorted(self.before.letters.get(source, set()) - files):
                self.report.lines.append(f"no longer in the file: {file} stays; remove it if that is right")

    def edition(self, header: Header, source: str) -> str:
        """Return the id of the record of the edition that letters come from, writing it the first time."""
        known = header.sources.get(source) or (next(iter(header.sources.values()), None) if not source else None)
        key = known.id if known and known.id else f"{header.address or header.title}#{source}"
        if key not in self.editions:
            words = known.text if known and known.text else header.title
            mark = source_mark(key, words)
            name = "-".join(proposed_id(words).split("-")[:4])[:60].strip("-") or "edition"
            id = self.editions_before.get(mark) or self.register.free(f"{name}-{mark}")
            self.register.taken.add(id)
            self.editions[key] = id
            self.put(Article.kind, f"{Article.folder}/{id}.yml", edition_fields(header, known))
        return self.editions[key]

    def letter(self, shown: str, entry: Entry, fields: Fields) -> None:
        """Write the record of a letter."""
        witnesses = fields["witnesses"]
        assert isinstance(witnesses, list)
        article = str(witnesses[0]["article"])
        id = self.letter_id(entry, article, fields)
        file = f"{Letter.folder}/{id}.yml"
        self.seen.setdefault(article, set()).add(file)
        stayed = self.put(Letter.kind, file, fields, article)
        for name in stayed:
            self.report.lines.append(f"{shown}:{entry.line}: '{name}' in {file} stays as an editor has it")

    def letter_id(self, entry: Entry, article: str, fields: Fields) -> str:
        """Return the id of a letter: of its edition and its key; where another has that key, of what it says too."""
        said = "\n".join(f"{name}: {fields.get(name)}" for name in ("sender", "recipient", "date", "sent_from"))
        mark = letter_mark(entry.key, entry.ref) or fingerprint(said)
        wanted = f"{article.rpartition('-')[2]}-{mark}"
        if wanted in self.ids:
            wanted = f"{wanted}-{fingerprint(said)}"
        number, id = 1, wanted
        while (
            id in self.ids
            or id in self.register.known
            or (id in self.register.taken and f"{Letter.folder}/{id}.yml" not in self.before.records)
        ):
            number += 1
            id = f"{wanted}-{number}"
        self.ids.add(id)
        return id

    def put(
        self, kind: str, file: str, fields: Mapping[str, object], source: str = "", one: Registered | None = None
    ) -> tuple[str, ...]:
        """Write a record, if it changes; return the fields in which an editor's words stay."""
        blocks = blocks_of(fields)
        path = self.sources / file
        there = path.read_text(encoding="utf-8") if file in self.there else None
        made = merged(there, self.before.records.get(file), kind, blocks)
        if made.text != there:
            path.parent.mkdir(exist_ok=True, parents=True)
            with replacing(path) as aside:
                aside.write_bytes(made.text.encode())
        self.report.written += made.text != there
        self.report.unchanged += made.text == there
        self.remembered[file] = line_of(file, kept(record_text(kind, blocks), blocks), source, one)
        return made.stayed

    def authorities(self) -> None:
        """Write the records of all whom letters name."""
        for one in self.register.known.values():
            file = f"{one.folder}/{one.id}.yml"
            stayed = self.put(KIND_OF_FOLDER[one.folder], file, fields_of(one), one=one)
            self.report.lines += [f"'{name}' in {file} stays as an editor has it" for name in stayed]
        for name, ids in self.register.split():
            self.report.lines.append(
                f"several records are called “{name}”, as no identifier says that they are the same: {', '.join(ids)}"
            )


def files_in(sources: Path) -> frozenset[str]:
    """Return the paths of the records in a folder of records."""
    return frozenset(f"{path.parent.name}/{path.name}" for path in sources.glob("*/*.yml"))


def import_files(paths: Sequence[Path], sources: Path, progress: Callable[[str], None] = lambda _: None) -> Report:
    """Import CMIF files into a folder of records, and return what was done.

    Raises CmifFault where one of them is not well-formed, or no CMIF, before anything is written.
    """
    refuse_files(paths)
    register = Register()
    before = read_imported(sources, register)
    articles = (Path(file).stem for file in before.records if file.startswith(f"{Article.folder}/"))
    run = Import(sources, register, before, editions_before={id.rpartition("-")[2]: id for id in articles})
    run.there = files_in(sources)
    register.taken = {Path(file).stem for file in run.there if file not in before.records}
    for path in paths:
        run.file(path)
        progress(f"{path.name}: {run.report.read} letters read")
    run.authorities()
    run.gone()
    write_pieces(sources / FOLDER / FILE, all_lines(run))
    return run.report


def all_lines(run: Import) -> Iterator[bytes]:
    """Yield what is remembered of each record, of this import and of earlier ones, in the order of their paths."""
    source_of = {file: source for source, files in run.before.letters.items() for file in files}
    for file in sorted({*run.before.records, *run.remembered}):
        held = run.before.records.get(file)
        if file in run.remembered:
            yield run.remembered[file]
        elif held:
            yield line_of(file, held, source_of.get(file, ""))


def refuse_files(paths: Sequence[Path]) -> None:
    """Raise CmifFault, with all that is wrong, where files are missing, not well-formed, or XML but no CMIF."""
    faults = []
    for path in paths:
        try:
            refuse_malformed(path)
            header_of(path)
        except CmifFault as fault:
            faults.append(str(fault))
        except OSError as fault:
            faults.append(f"{path}: {fault.strerror or fault}")
    if faults:
        raise CmifFault("\n".join(faults))


def collection_of(paths: Sequence[Path], today: str) -> bytes:
    """Return a collection for imported letters, where there is none yet."""
    headers = [header_of(path) for path in paths]
    first = headers[0]
    title = plain(first.title) or "Imported letters"
    fields: Fields = {
        "title": title,
        "version": "0.1.0",
        "format": str(FORMAT),
        "description": f"Letters imported from {len(paths)} CMIF {'file' if len(paths) == 1 else 'files'}.",
        "editors": list(dict.fromkeys(editor for header in headers for editor in header.editors)) or [EDITORS],
        "licence": plain(first.licence) or "not stated",
        "changes": [{"date": today, "what": "Imported."}],
    }
    return record_text(Collection.kind, blocks_of(fields)).encode()


def header_of(path: Path) -> Header:
    """Return what the header of a file says."""
    header = Header()
    for _ in entries(path, header):
        break
    return header

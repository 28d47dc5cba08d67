"""Importing CMIF files into `sources/`: letter by letter, as they are read, each record written whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from letterbook.files.writing import write_pieces
from letterbook.intake.cmif.edition_record import edition_fields
from letterbook.intake.cmif.entries import CmifFault, Entry, entries, names, refuse_malformed
from letterbook.intake.cmif.headers import Header
from letterbook.intake.cmif.identifiers import fingerprint, is_uuid, letter_mark, source_mark
from letterbook.intake.cmif.letters import Fields, Reader, plain
from letterbook.intake.cmif.recorded import FILE, FOLDER, blocks_of, line_of, read_imported, record_text
from letterbook.intake.cmif.records_folder import RecordsFolder, Report
from letterbook.intake.cmif.registers import KINDS, Register, fields_of
from letterbook.records.ids import proposed_id
from letterbook.records.models import Article, Collection, Letter
from letterbook.records.models.collection import FORMAT

KIND_OF_FOLDER = {kind.folder: kind.kind for kind in KINDS.values()}

# Where nobody says who made an edition.
EDITORS = "The editors"


@dataclass
class Import:
    """One run of an import into a folder of records."""

    folder: RecordsFolder
    register: Register
    ids: set[str] = field(default_factory=set)
    # By what tells them apart: the ids of the editions of this run, and what stands for each in the ids of letters.
    editions: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    @property
    def report(self) -> Report:
        """What was done so far."""
        return self.folder.report

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
                self.letter(entry, fields)
            self.report.lines += [f"{shown}:{line}: {what}" for line, what in reader.told[told:]]
            told = len(reader.told)
        self.report.lines += [
            f"{shown}: “{text}” also appears without an identifier; taken for the only one that has one: {address}"
            for (_, text), address in self.register.taken_for.items()
        ]

    def gone(self) -> None:
        """Report letters of an edition that an earlier file had and this one has not; their records stay."""
        for source, files in self.seen.items():
            for file in sorted(self.folder.before.letters.get(source, set()) - files):
                self.report.lines.append(f"no longer in the file: {file} stays; remove it if that is right")

    def edition(self, header: Header, source: str) -> str:
        """Return the id of the record of the edition that letters come from, writing it the first time."""
        known = header.sources.get(source) or (next(iter(header.sources.values()), None) if not source else None)
        words = known.text if known and known.text else header.title
        # A UUID is one edition's alone; what else names a source may name another one in another file.
        id = known.id if known else source
        key = id if is_uuid(id) else f"{id}\n{words}\n{header.address or header.title}"
        if key not in self.editions:
            self.editions[key] = self.new_edition(source_mark(key), words)
            self.folder.put(Article.kind, f"{Article.folder}/{self.editions[key]}.yml", edition_fields(header, known))
        return self.editions[key]

    def new_edition(self, mark: str, words: str) -> str:
        """Return the id of an edition: the one that it had in an earlier import, or one of its title and its mark.

        Two editions can share a mark, if only the ends of their UUIDs differ: then the title tells them apart.
        """
        files = (Path(file) for file in (*self.folder.before.records, *self.folder.there))
        ends = (file for file in files if file.parent.name == Article.folder and file.name.endswith(f"-{mark}.yml"))
        earlier = [file.stem for file in ends]
        name = "-".join(proposed_id(words).split("-")[:4])[:60].strip("-") or "edition"
        wanted = f"{name}-{mark}"
        others = (id for id in earlier if id not in self.marks)
        is_known = wanted in self.marks or wanted in earlier
        id = wanted if is_known else next(others, "") or self.register.free(wanted, Article.folder)
        self.marks[id] = mark
        return id

    def letter(self, entry: Entry, fields: Fields) -> None:
        """Write the record of a letter."""
        witnesses = fields["witnesses"]
        assert isinstance(witnesses, list)
        article = str(witnesses[0]["article"])
        file = f"{Letter.folder}/{self.letter_id(entry, article, fields)}.yml"
        self.seen.setdefault(article, set()).add(file)
        self.folder.put(Letter.kind, file, fields, article)

    def letter_id(self, entry: Entry, article: str, fields: Fields) -> str:
        """Return the id of a letter: of its edition and its key; where another has that key, of what it says too."""
        said = "\n".join(f"{name}: {fields.get(name)}" for name in ("sender", "recipient", "date", "sent_from"))
        wanted = f"{self.marks[article]}-{letter_mark(entry.key, entry.ref) or fingerprint(said)}"
        if wanted in self.ids:
            wanted = f"{wanted}-{fingerprint(said)}"
        number, id = 1, wanted
        while id in self.ids or self.register.is_taken(id, Letter.folder):
            number += 1
            id = f"{wanted}-{number}"
        self.ids.add(id)
        return id

    def authorities(self) -> None:
        """Write the records of all whom letters of this run name; those of earlier runs are as they were."""
        for id, one in self.register.known.items():
            file = f"{one.folder}/{id}.yml"
            if id in self.register.used:
                self.folder.put(KIND_OF_FOLDER[one.folder], file, fields_of(one), one=one)
        for name, ids in self.register.split():
            self.report.lines.append(
                f"several records are called “{name}”; no identifier says that they are the same: {', '.join(ids)}"
            )


def import_files(paths: Sequence[Path], sources: Path, progress: Callable[[str], None] = lambda _: None) -> Report:
    """Import CMIF files, of which `refuse_files` has refused none, into a folder of records; return what was done."""
    register = Register()
    folder = RecordsFolder(sources, read_imported(sources, register))
    register.taken = {Path(file).stem: file.partition("/")[0] for file in folder.there}
    run = Import(folder, register)
    if folder.before.damaged:
        run.report.lines.append(
            f"{folder.before.damaged} lines of {FOLDER}/{FILE} cannot be read; what their records hold counts as "
            "an editor's, and stays"
        )
    for path in paths:
        run.file(path)
        progress(f"{path.name}: letters read: {run.report.read:,}")
    run.authorities()
    run.gone()
    write_pieces(sources / FOLDER / FILE, all_lines(run))
    return run.report


def all_lines(run: Import) -> Iterator[bytes]:
    """Yield what is remembered of each record, of this import and of earlier ones, in the order of their paths."""
    before, remembered = run.folder.before, run.folder.remembered
    source_of = {file: source for source, files in before.letters.items() for file in files}
    for file in sorted({*before.records, *remembered}):
        held, id = before.records.get(file), Path(file).stem
        if file in remembered:
            yield remembered[file]
        elif held:
            one = run.register.known.get(id)
            yield line_of(file, held, source_of.get(file, ""), one if one and file.startswith(one.folder) else None)


def refuse_files(paths: Sequence[Path]) -> None:
    """Raise CmifFault, with all that is wrong, where files are missing, not well-formed, or XML but no CMIF."""
    faults = []
    for path in paths:
        try:
            refuse_what_is_no_file(path)
            refuse_malformed(path)
            header_of(path)
        except CmifFault as fault:
            faults.append(str(fault))
        except OSError as fault:
            faults.append(f"{path}: {fault.strerror or fault}")
        except ElementTree.ParseError as fault:
            faults.append(f"{path}:{fault.position[0]}:{fault.position[1] + 1}: {fault.msg.partition(':')[0]}")
    if faults:
        raise CmifFault("\n".join(faults))


def refuse_what_is_no_file(path: Path) -> None:
    """Raise CmifFault for a pipe, which would be waited for, and a device, which may never end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise CmifFault(f"{path}: this is a pipe, a socket or a device; save the index as a file")


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

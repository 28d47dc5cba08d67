"""Editions as projects: founding one, and bringing it a newer program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterbook.files.writing import WriteFault, files_below, is_taken, write_files
from letterbook.folders import Folders
from letterbook.founding.first_records import first_collection, first_records
from letterbook.founding.founding_facts import Founding
from letterbook.founding.own_texts import own_texts
from letterbook.founding.program_files import PACKAGE, program_files, site_name_in
from letterbook.founding.upgrading import upgrade_of
from letterbook.intake.cmif.importing import collection_of, import_files, refuse_files
from letterbook.intake.cmif.records_folder import Report
from letterbook.outputs import refuse_beside, refuse_file, refuse_output
from letterbook.publishing.made import RECORD, DamagedRecord, Kind, Made, read_made
from letterbook.publishing.output_folders import writing
from letterbook.publishing.renewing import held_by, written_aside
from letterbook.publishing.site import CONFIGURATION
from letterbook.reading.schema import schemas
from letterbook.records.models import Collection


@dataclass(frozen=True)
class Renewed:
    """What an upgrade did: files written and removed, and those that a hand changed, which stay."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def found(founding: Founding, project: Path, here: Folders, cmif: Sequence[Path] = ()) -> int:
    """Write a whole project for a new edition into a folder; return how many files it has.

    With CMIF files, its letters are theirs. `here` is the project from which the command is given, of which nothing is
    touched. Raises WriteFault where the folder holds anything, or is part of a project; FoundingFault where no records
    can be made, CmifFault where a file cannot be read; and writes nothing.
    """
    refuse_founding(project, here)
    refuse_files(cmif)
    made_records = first_collection(founding) if cmif else first_records(founding)
    records = {f"sources/{name}": content for name, content in made_records.items()}
    own = own_texts(founding) | records
    program = program_files(founding.title)
    with writing(project):
        written_aside(project, Kind.PROGRAM, program, lambda _: False)
        write_files({project / name: content for name, content in own.items()})
    if cmif:
        imported(cmif, Folders.below(project), founding.today)
    with writing(project):
        made = {project / "sources" / name: text.encode() for name, text in schemas(project / "sources").items()}
        write_files(made)
        return len(program) + len(own) + len(made)


def refuse_founding(project: Path, here: Folders) -> None:
    """Raise WriteFault where no project may be written: in a folder that holds something, or is part of one."""
    if is_taken(project) and not project.is_dir():
        raise WriteFault(f"'{project}' is not a folder; name a new one")
    refuse_output(here, project, "a new edition")
    for parent in project.resolve().parents:
        # Another edition may lie around it; in its folders nothing else is written.
        if (parent / "sources" / Collection.file).is_file():
            refuse_output(Folders.below(parent), project, "a new edition")
    if project.is_dir() and (there := next(iter(sorted(files_below(project))), None)):
        raise WriteFault(
            f"'{project}' is not empty: it holds '{there.relative_to(project).as_posix()}'; name a new folder, or "
            "empty this one"
        )


def upgrade(folders: Folders) -> Renewed:
    """Bring a project this program, in place of the one that it has; what a hand changed, or wrote, stays.

    Raises WriteFault where the folder is no project of an edition, or the one that this program lies in.
    """
    project = folders.root
    if not (project / RECORD).is_file():
        raise WriteFault(
            f"'{project}' is no project that 'new edition' wrote: there is no '{RECORD}' in it, which says what is the "
            "program's; name the project with --root"
        )
    if PACKAGE.is_relative_to(project):
        raise WriteFault(
            f"this is the program of '{project}' itself; run the newer one: 'letterbook upgrade --root {project.name}'"
        )
    with writing(project):
        made = made_in(project)
        wanted = upgrade_of(project, made, program_files(title_of(project)))
        done = written_aside(
            project,
            Kind.PROGRAM,
            wanted.files,
            lambda name: name not in wanted.kept and made.is_ours(name, held_by(project, name)),
        )
        return Renewed(done.written, done.removed, wanted.kept)


def made_in(project: Path) -> Made:
    """Return what the program made of a project; raises WriteFault where its record is damaged."""
    try:
        return read_made(project, Kind.PROGRAM)
    except DamagedRecord as fault:
        raise WriteFault(
            f"'{RECORD}' in '{project.name}/' cannot be read, so the program cannot tell which files are its "
            "own; nothing was changed. Restore it from an earlier commit, or move your records to a new edition"
        ) from fault


# Beside `sources/`: what the last import did. Its first line, by which it is known.
REPORT, REPORT_MARK = "import-report.txt", "What the last import of CMIF files did\n"


def import_cmif(
    paths: Sequence[Path], into: Path, here: Folders, today: str, progress: Callable[[str], None] = lambda _: None
) -> Report:
    """Import the letters of CMIF files into the records of a project, and write the report; return what was done.

    A folder without records gets a collection. Raises CmifFault where a file cannot be read, or WriteFault, and then
    writes nothing.
    """
    refuse_files(paths)
    folders = Folders.below(into)
    if into != here.root:
        refuse_output(here, into, "imported records")
    if not is_for_editions(into):
        raise WriteFault(
            f"'{into}' holds other files and no edition; name the folder of a project, a folder of records, or a "
            "new one"
        )
    refuse_beside(replace(folders, captures=None))
    refuse_file(folders, into / REPORT, "the report of an import", REPORT_MARK)
    return imported(paths, folders, today, progress)


def imported(
    paths: Sequence[Path], folders: Folders, today: str, progress: Callable[[str], None] = lambda _: None
) -> Report:
    """Import the letters of files that can be read into a project that takes them, and write the report."""
    with writing(folders.sources):
        if not (folders.sources / Collection.file).is_file():
            write_files({folders.sources / Collection.file: collection_of(paths, today)})
        report = import_files(paths, folders.sources, progress)
        write_files({folders.root / REPORT: "".join([REPORT_MARK, *(f"{line}\n" for line in report.lines)]).encode()})
        if (folders.sources / "schema").is_dir():
            write_files({folders.sources / name: text.encode() for name, text in schemas(folders.sources).items()})
    return report


def is_for_editions(folder: Path) -> bool:
    """Whether a folder is new or empty, or that of an edition: one with records in it, or without any yet."""
    if (folder / "sources" / Collection.file).is_file() or (folder / RECORD).is_file():
        return True
    return not is_taken(folder) or (folder.is_dir() and not any(folder.iterdir()))


def title_of(project: Path) -> str:
    """Return the title that a project shows at the top of its pages, as its configuration has it."""
    configuration = project / CONFIGURATION
    found = (
        site_name_in(configuration.read_text(encoding="utf-8", errors="replace")) if configuration.is_file() else None
    )
    return found or Collection.kind

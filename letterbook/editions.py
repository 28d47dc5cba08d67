"""Editions as projects: founding one, and bringing it a newer program."""

from dataclasses import dataclass
from pathlib import Path

from letterbook.files.writing import WriteFault, files_below, is_taken, write_files
from letterbook.folders import Folders
from letterbook.founding.first_records import first_records
from letterbook.founding.founding_facts import Founding
from letterbook.founding.own_texts import own_texts
from letterbook.founding.program_files import PACKAGE, program_files, site_name_in
from letterbook.founding.upgrading import upgrade_of
from letterbook.outputs import refuse_output
from letterbook.publishing.made import RECORD, Kind, read_made
from letterbook.publishing.output_folders import writing
from letterbook.publishing.renewing import written_aside
from letterbook.publishing.site import CONFIGURATION
from letterbook.reading.schema import schemas
from letterbook.records.models import Collection


@dataclass(frozen=True)
class Renewed:
    """What an upgrade did: files written and removed, and those that a hand changed, which stay."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def found(founding: Founding, project: Path, here: Folders) -> int:
    """Write a whole project for a new edition into a folder; return how many files it has.

    `here` is the project from which the command is given, of which nothing is touched. Raises WriteFault where the
    folder holds anything, or is part of a project; FoundingFault where no records can be made; and writes nothing.
    """
    refuse_founding(project, here)
    records = {f"sources/{name}": content for name, content in first_records(founding).items()}
    own = own_texts(founding) | records
    program = program_files(founding.title)
    with writing(project):
        written_aside(project, Kind.PROGRAM, program, lambda _: False)
        write_files({project / name: content for name, content in own.items()})
        made = {project / "sources" / name: text.encode() for name, text in schemas(project / "sources").items()}
        write_files(made)
        return len(program) + len(own) + len(made)


def refuse_founding(project: Path, here: Folders) -> None:
    """Raise WriteFault where no project may be written: in a folder that holds something, or is part of one."""
    if is_taken(project) and not project.is_dir():
        raise WriteFault(f"'{project}' is no folder; name a new one")
    refuse_output(here, project, "a new edition")
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
        made = read_made(project, Kind.PROGRAM)
        wanted = upgrade_of(project, made, program_files(title_of(project)))
        done = written_aside(project, Kind.PROGRAM, wanted.files, lambda name: name not in wanted.kept)
        return Renewed(done.written, done.removed, wanted.kept)


def title_of(project: Path) -> str:
    """Return the title that a project shows at the top of its pages, as its configuration has it."""
    configuration = project / CONFIGURATION
    found = site_name_in(configuration.read_text(encoding="utf-8")) if configuration.is_file() else None
    return found or Collection.kind

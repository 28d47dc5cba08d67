"""What contributors let the archive do for them: seal quotations, renew schemas, begin a record, take an article."""

from collections.abc import Callable, Mapping
from pathlib import Path

from letterbook.files.systems import is_of_a_system
from letterbook.files.writing import WriteFault, differs, is_taken, write_files
from letterbook.folders import Folders
from letterbook.guide.field_guide import FIELD_GUIDE, field_guide, is_guide
from letterbook.intake.binding import bound_records
from letterbook.intake.capture import Wish, capture, proposed_id
from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.saved_file import read_saved
from letterbook.intake.scaffold import Ask, begin
from letterbook.outputs import refuse_beside, refuse_captures, refuse_pages
from letterbook.pipeline import survey
from letterbook.problems.problem import raise_errors
from letterbook.publishing.output_folders import writing
from letterbook.reading.ahead import OTHER_FOLDERS
from letterbook.reading.link import link
from letterbook.reading.load import FOLDERS, load
from letterbook.reading.schema import is_schema, schemas
from letterbook.records.models import Collection, Introduction
from letterbook.verification.sealing import new_seals
from letterbook.verification.seals import Seal

# Problems of seals that sealing mends, or somebody else does who holds another capture: they do not stop it.
MENDED_BY_SEAL = frozenset({"unsealed", "seal-behind", "seal-wrong", "not-sealed"})


def seal(folders: Folders) -> list[str]:
    """Write the seal of every article whose capture is at hand; return the files that changed.

    Raises ProblemsFound or WriteFault, and then writes nothing, unless the seals themselves are all that is wrong.
    """
    refuse_records(folders)
    with writing(folders.sources):
        place = folders.sources / Seal.folder
        changed = write_files({place / f"{id}.yml": text.encode() for id, text in proven(folders).items()})
        return [path.name for path in changed]


def proven(folders: Folders) -> dict[str, str]:
    """Return the text of each seal, by the id of its article. Raises ProblemsFound."""
    found = survey(folders)
    raise_errors([problem for problem in found.problems if problem.code not in MENDED_BY_SEAL], strict=False)
    assert found.case is not None
    return new_seals(found.case.edition, found.case.captures, found.case.seals, found.case.verification)


def refuse_records(folders: Folders) -> None:
    """Raise WriteFault where the folder of records is none, or is, holds or lies in something else."""
    if not is_for_records(folders.sources):
        raise WriteFault(
            f"'{folders.sources}' is not a folder of records: it has no {Collection.file}; name one with --sources"
        )
    refuse_beside(folders)


def is_for_records(sources: Path) -> bool:
    """Whether a folder holds a collection, or at least nothing that has no place beside one."""
    if (sources / Collection.file).is_file() or not sources.is_dir():
        return True
    placed = {*FOLDERS, *OTHER_FOLDERS, Introduction.file}
    return all(path.name in placed or is_of_a_system(path) for path in sources.iterdir())


def bind(folders: Folders) -> list[Path]:
    """Bind to its words whatever an editor compared with a page; return the records that changed.

    Needs no capture. Raises ProblemsFound or WriteFault, and then writes nothing.
    """
    refuse_records(folders)
    with writing(folders.sources):
        records, problems = load(folders.sources)
        edition, unresolved = link(records)
        raise_errors([*problems, *unresolved], strict=False)
        assert edition is not None
        return write_files(bound_records(edition, folders.sources))


def renew(folders: Folders, with_guide: bool) -> list[Path]:
    """Write the schemas that editors complete records by, and the guide to fields if asked; return what was written.

    Raises WriteFault where something else lies in their place, and then writes nothing.
    """
    refuse_records(folders)
    if with_guide:
        refuse_pages(folders)
    with writing(folders.sources, *([folders.docs] if with_guide and folders.docs.is_dir() else [])):
        if with_guide:
            refuse_foreign(guides(folders.docs), is_guide)
        return [*renew_schemas(folders), *(renew_guide(folders.docs) if with_guide else [])]


def renew_schemas(folders: Folders) -> list[Path]:
    """Write the schemas where they differ; return the files of those. Raises WriteFault, and then writes nothing."""
    made = made_schemas(folders)
    refuse_foreign(made, is_schema)
    return write_files(made)


def made_schemas(folders: Folders) -> dict[Path, bytes]:
    """Return every schema as it should be, by its file."""
    return {folders.sources / name: text.encode() for name, text in schemas(folders.sources).items()}


def refuse_foreign(files: Mapping[Path, bytes], is_ours: Callable[[str], bool]) -> None:
    """Raise WriteFault where a file to be written would take the place of one that this program did not make."""
    for path in files:
        place = next((step for step in (path, path.parent) if step.is_symlink()), path)
        if place.is_symlink() or (is_taken(path) and not is_ours(read_text(path))):
            raise WriteFault(
                f"'{place.parent.name}/{place.name}' was not made by this program, so it is not replaced; move it away"
            )


def read_text(path: Path) -> str:
    """Return what is written in a file, with ends of lines as on any system; "" of a folder."""
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") if path.is_file() else ""


def stale_schemas(folders: Folders) -> list[str]:
    """Return the names of the schemas that are missing, or do not fit the models and ids there are now."""
    return [name for name, text in schemas(folders.sources).items() if differs(folders.sources / name, text.encode())]


def guides(docs: Path) -> dict[Path, bytes]:
    """Return the guide to all fields by its file, if `docs` has a folder for it."""
    return {docs / FIELD_GUIDE: field_guide().encode()} if (docs / FIELD_GUIDE).parent.is_dir() else {}


def renew_guide(docs: Path) -> list[Path]:
    """Write the guide to all fields, if it differs and `docs` has a folder for it; return its file if written.

    Raises WriteFault where another file has its name.
    """
    made = guides(docs)
    refuse_foreign(made, is_guide)
    return write_files(made)


def stale_guide(docs: Path) -> list[str]:
    """Return the name of the guide if it is missing, or does not fit the models, where `docs` has a folder for it."""
    path = docs / FIELD_GUIDE
    return [FIELD_GUIDE] if path.parent.is_dir() and differs(path, field_guide().encode()) else []


def new(
    kind: str, given: Mapping[str, str], id: str | None, today: str, folders: Folders, ask: Ask | None
) -> tuple[list[Path], tuple[str, ...]]:
    """Write the draft of a record, and renew the schemas; return what was written and the messages for an editor.

    Raises DraftFault or WriteFault, and then writes nothing.
    """
    refuse_records(folders)
    # Asked before anything is locked: an answer may take its time.
    begun = begin(kind, given, id, today, folders.sources, ask)
    with writing(folders.sources):
        refuse_foreign({begun.path: b""}, is_ours=lambda _: False)
        refuse_foreign(made_schemas(folders), is_schema)
        return [*write_files({begun.path: begun.text.encode()}), *renew_schemas(folders)], begun.told


# Asked for the id of a record; gets the one that is proposed, or "".
AskId = Callable[[str], str]


def take(
    source: Path, id: str | None, wish: Wish, folders: Folders, ask: AskId | None
) -> tuple[list[Path], tuple[str, ...]]:
    """Take a saved article into the captures and its record, and renew the schemas.

    Return what was written and the messages for an editor. Without an id, the record gets the one that is proposed,
    or, if there is somebody to ask, chosen.

    Raises CaptureFault or WriteFault, and then writes nothing.
    """
    assert folders.captures is not None
    refuse_records(folders)
    refuse_captures(folders)
    saved = read_saved(source, wish.encoding, wish.unwrap)
    if id is None:
        # Asked before anything is locked: an answer may take its time.
        proposal = proposed_id(saved, folders.sources)
        id = ask(proposal) if ask else proposal
    if not id:
        raise CaptureFault("its title gives no id; choose one with --id")
    with writing(folders.sources, folders.captures):
        captured = capture(source, saved, id, wish, folders.sources, folders.captures)
        # It never has other words for a file that is there, but for a record, which it hands back with its block, and
        # for a capture that an editor replaces, which it keeps under another name.
        refuse_foreign(captured.files, is_ours=lambda _: True)
        refuse_foreign(made_schemas(folders), is_schema)
        return [*write_files(captured.files), *renew_schemas(folders)], captured.told

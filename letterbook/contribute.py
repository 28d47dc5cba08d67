"""What contributors let the archive do for them: seal quotations, renew schemas, begin a record, take an article."""

from collections.abc import Mapping
from pathlib import Path

from letterbook.check import Folders, raise_errors
from letterbook.evidence.captures import check_classes, load_captures
from letterbook.evidence.checks import check
from letterbook.evidence.quotations import verify
from letterbook.evidence.sealing import changed, new_seals
from letterbook.evidence.seals import Seals, load_seals
from letterbook.intake.capture import capture
from letterbook.intake.scaffold import Ask, begin
from letterbook.pages.field_guide import FIELD_GUIDE, field_guide
from letterbook.publishing.write import differs, write_files, write_seals
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.reading.schema import schemas


def seal(folders: Folders) -> list[str]:
    """Write the seal of every article whose capture is at hand; return the files that changed.

    Raises ProblemsFound, and then writes nothing, unless the seals themselves are all that is wrong.
    """
    records, problems = load(folders.sources)
    edition, unresolved = link(records)
    problems += unresolved
    raise_errors(problems, strict=False)
    assert edition is not None
    captures, faults = load_captures(edition, folders.captures)
    seals, damages = load_seals(folders.sources)
    # Without seals: what matters is what the captures show.
    verification, denied = verify(edition, captures, Seals())
    faults += [*damages, *check(edition), *check_classes(edition, captures), *denied]
    faults += changed(edition, captures, seals)
    # That a capture has no seal is what this mends.
    raise_errors([fault for fault in faults if fault.code != "unsealed"], strict=False)
    return write_seals(folders.sources, new_seals(edition, captures, seals, verification))


def renew_schemas(folders: Folders) -> list[Path]:
    """Write the schemas that editors complete records by, where they differ; return the files of those."""
    made = {folders.sources / name: text.encode() for name, text in schemas(folders.sources).items()}
    return write_files(made)


def stale_schemas(folders: Folders) -> list[str]:
    """Return the names of the schemas that are missing, or do not fit the models and ids there are now."""
    return [name for name, text in schemas(folders.sources).items() if differs(folders.sources / name, text.encode())]


def renew_guide(docs: Path) -> list[Path]:
    """Write the guide to all fields, if it differs and `docs` has a folder for it; return its file if written."""
    return write_files({docs / FIELD_GUIDE: field_guide().encode()}) if (docs / FIELD_GUIDE).parent.is_dir() else []


def stale_guide(docs: Path) -> list[str]:
    """Return the name of the guide if it is missing, or does not fit the models, where `docs` has a folder for it."""
    path = docs / FIELD_GUIDE
    return [FIELD_GUIDE] if path.parent.is_dir() and differs(path, field_guide().encode()) else []


def new(
    kind: str, given: Mapping[str, str], id: str | None, today: str, folders: Folders, ask: Ask | None
) -> tuple[list[Path], tuple[str, ...]]:
    """Write the draft of a record, and renew the schemas; return what was written and what an editor is told.

    Raises DraftFault, and then writes nothing.
    """
    begun = begin(kind, given, id, today, folders.sources, ask)
    return [*write_files({begun.path: begun.text.encode()}), *renew_schemas(folders)], begun.told


def take(
    source: Path, id: str, folders: Folders, may_replace: bool, may_begin: bool
) -> tuple[list[Path], tuple[str, ...]]:
    """Take a saved article into the captures and its record, and renew the schemas.

    Return what was written and what an editor is told.

    Raises CaptureFault, and then writes nothing.
    """
    assert folders.captures is not None
    captured = capture(source, id, folders.sources, folders.captures, may_replace, may_begin)
    return [*write_files(captured.files), *renew_schemas(folders)], captured.told

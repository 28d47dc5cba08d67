"""From the files of `sources/` to records, each with the places of its parts."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from letterbook.reading.validation import validated
from letterbook.records.models import KINDS, Collection, Record
from letterbook.records.models.fields import ID_PATTERN
from letterbook.records.problems import Place, Problem
from letterbook.records.source_text import SourceText, read

FOLDERS: dict[str, type[Record]] = {kind.folder: kind for kind in KINDS}

# Folders of sources/ that hold no records.
OTHER_FOLDERS = frozenset({"schema", "seals"})


@dataclass(frozen=True)
class LoadedFile:
    """One file of `sources/`: the id it claims, and what could be read of it."""

    id: str
    file: str
    text: SourceText | None
    record: Record | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Records:
    """Everything that could be read: the collection, records by id, and their texts.

    `claimed` says which file each id belongs to, `former` which id took the place of an old one.
    A broken record claims its id too, so that it does not make every reference to it a problem.
    """

    collection: Collection | None
    collection_text: SourceText | None = field(repr=False)
    records: Mapping[str, Record]
    texts: Mapping[str, SourceText] = field(repr=False)
    claimed: Mapping[str, str] = field(repr=False)
    former: Mapping[str, str] = field(repr=False)


def load(sources: Path) -> tuple[Records, list[Problem]]:
    """Return the records of a `sources/` folder with every problem of its files and their content."""
    if not sources.is_dir():
        problem = Problem(Place(sources.name), "missing-file", "there is no such folder of records")
        return Records(None, None, {}, {}, {}, {}), [problem]
    text, problems = read(f"{sources.name}/{Collection.file}", sources / Collection.file)
    collection, faults = validated(Collection, text) if text else (None, [])
    problems += faults
    paths, misplaced = record_files(sources)
    files = [load_file(path, sources) for path in paths]
    problems += [*misplaced, *(problem for file in files for problem in file.problems)]
    claimed, doubled = claims(files)
    former, in_use = former_ids(files, claimed)
    problems += [*doubled, *in_use]
    unique = [file for file in files if claimed.get(file.id) == file.file]
    records = {file.id: file.record for file in unique if file.record}
    texts = {file.id: file.text for file in unique if file.text}
    return Records(collection, text, records, texts, claimed, former), problems


def load_file(path: Path, sources: Path) -> LoadedFile:
    """Return one record file, read as far as it can be."""
    file = relative(path, sources)
    text, problems = read(file, path)
    if text is None:
        return LoadedFile(path.stem, file, None, None, tuple(problems))
    if "id" in text.content:
        message = "there is no field 'id'; the file's name is the record's id"
        problem = Problem(text.key_place(("id",)), "unknown-field", message)
        return LoadedFile(path.stem, file, text, None, (problem,))
    record, problems = validated(FOLDERS[path.parent.name], text, id=path.stem)
    return LoadedFile(path.stem, file, text, record, tuple(problems))


def claims(files: list[LoadedFile]) -> tuple[dict[str, str], list[Problem]]:
    """Return which file each id belongs to, with a problem for each second claim."""
    claimed: dict[str, str] = {}
    problems = []
    for file in files:
        first = claimed.setdefault(file.id, file.file)
        if first != file.file:
            message = f"the id '{file.id}' is already that of {first}; rename one of the two files"
            problems.append(Problem(Place(file.file), "duplicate-id", message))
    return claimed, problems


def former_ids(files: list[LoadedFile], claimed: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Return the new id for each former one, with a problem for each that is still or again in use."""
    former: dict[str, str] = {}
    problems = []
    for file in files:
        if not file.record or not file.text:
            continue
        for number, alias in enumerate(file.record.aliases):
            if alias in claimed or former.setdefault(alias, file.id) != file.id:
                user = claimed.get(alias) or former[alias]
                message = f"the former id '{alias}' is in use in {user}; ids are not reused"
                problems.append(Problem(file.text.place(("aliases", number)), "duplicate-id", message))
    return former, problems


def record_files(sources: Path) -> tuple[list[Path], list[Problem]]:
    """Return the record files of a `sources/` folder in order, with a problem for each that is out of place."""
    files: list[Path] = []
    problems: list[Problem] = []
    for path in sorted(path for path in sources.iterdir() if not is_scratch(path)):
        if path.name == Collection.file or path.name in OTHER_FOLDERS:
            continue
        if path.name not in FOLDERS or not path.is_dir():
            problems.append(misplaced(path, sources))
            continue
        found = sorted(inner for inner in path.iterdir() if not is_scratch(inner))
        faults = {inner: file_name_fault(inner) for inner in found}
        files += [inner for inner in found if not faults[inner]]
        problems += [
            Problem(Place(relative(inner, sources)), "file-name", fault) for inner, fault in faults.items() if fault
        ]
    return files, problems


def is_scratch(path: Path) -> bool:
    """Whether it is an editor's or system's own file, which nobody meant as a record."""
    return path.name.startswith((".", "#")) or path.name.endswith("~")


def misplaced(path: Path, sources: Path) -> Problem:
    """Say that something directly in `sources/` is neither the collection nor a folder of records."""
    near = difflib.get_close_matches(path.name, FOLDERS, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else f"; records lie in {', '.join(FOLDERS)}"
    what = "folder of records" if path.is_dir() else "file"
    return Problem(Place(relative(path, sources)), "unknown-folder", f"there is no {what} '{path.name}' here{hint}")


def file_name_fault(path: Path) -> str | None:
    """Say what is wrong with the name of a record's file, if anything."""
    if path.is_dir() and not path.is_symlink():
        return "a folder stands among the records; records lie directly in the folder of their kind"
    if path.suffix != ".yml":
        return f"a record's file ends in .yml; rename it to '{path.stem}.yml'"
    if not re.fullmatch(ID_PATTERN, path.stem):
        proposal = "-".join(re.findall(r"[a-z0-9]+", path.stem.lower()))
        hint = f"; rename it to '{proposal}.yml'" if proposal else ""
        return f"the file's name is the record's id: lower-case letters and digits joined by hyphens{hint}"
    return None


def relative(path: Path, sources: Path) -> str:
    """Return a path below `sources/` as messages name it."""
    return f"{sources.name}/{path.relative_to(sources).as_posix()}"

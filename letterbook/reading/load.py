"""From the files of `sources/` to records, each with the places of its parts."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterbook.files.systems import is_of_a_system
from letterbook.problems.problem import Problem, SourceLocation
from letterbook.reading.ahead import OTHER_FOLDERS, Ahead
from letterbook.reading.cache import Cache
from letterbook.reading.contents import Contents
from letterbook.reading.examples import record_example
from letterbook.reading.images import images_in
from letterbook.reading.validation import validated
from letterbook.records.ids import LONGEST_ID, proposed_id
from letterbook.records.models import KINDS, Collection, FieldGroup, Introduction, Record
from letterbook.records.models.references import UNKNOWN
from letterbook.records.models.values import ID_PATTERN
from letterbook.records.source_text import SourceText, bytes_of, read

FOLDERS: dict[str, type[Record]] = {kind.folder: kind for kind in KINDS}

# The list of a folder's records has this name on the site.
RESERVED_ID = "index"

# No file of these names, whatever its ending, can exist on Windows: nobody there could check the repository out.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


@dataclass(frozen=True)
class LoadedFile:
    """One file of `sources/`: the id it claims, and what could be read of it."""

    id: str
    file: str
    text: SourceText | None
    record: Record | None
    problems: tuple[Problem, ...]


# The files that were loaded last, by their paths, each with the bytes that it held: while one works, nearly all are as
# they were.
LastLoaded = dict[str, tuple[bytes, LoadedFile]]


@dataclass(frozen=True)
class Records:
    """Everything that could be read: the collection, records by id, and their texts.

    `claimed` says which file each id belongs to, `former` which id took the place of an old one.
    A broken or misnamed record claims its id too, so that it does not make every reference to it a problem.
    """

    collection: Collection | None
    collection_text: SourceText | None = field(repr=False)
    records: Mapping[str, Record]
    texts: Mapping[str, SourceText] = field(repr=False)
    claimed: Mapping[str, str] = field(repr=False)
    former: Mapping[str, str] = field(repr=False)
    introduction: Introduction | None = None
    introduction_text: SourceText | None = field(default=None, repr=False)
    # Those beside the records, each with what is wrong with it, or "".
    images: Mapping[str, str] = field(default_factory=dict, repr=False)


def load(
    sources: Path, cache: Cache | None = None, ahead: Ahead | None = None, last: LastLoaded | None = None
) -> tuple[Records, list[Problem]]:
    """Return the records of a `sources/` folder with every problem of its files and their content.

    With a cache, only files are parsed that no earlier run has parsed, nor another process that parses ahead. Of those
    loaded last, which are renewed, nothing is read but whether they are the same.
    """
    if not sources.is_dir():
        message = "there is no such folder; name the project with --root, or the folder with --sources"
        problem = Problem(SourceLocation(sources.name), "missing-file", message)
        return Records(None, None, {}, {}, {}, {}), [problem]
    text, problems = read(f"{sources.name}/{Collection.file}", sources / Collection.file)
    problems = shown_whole(Collection, problems)
    collection, faults = validated(Collection, text) if text else (None, [])
    problems += faults
    introduction, introduction_text, faults = load_introduction(sources)
    problems += faults
    paths, unread = record_files(sources)
    contents = Contents.kept_in(cache, ahead)
    files = [loaded(path, sources, contents, last) for path in paths]
    contents.keep()
    problems += [problem for file in [*files, *unread] for problem in file.problems]
    if any(file.id == Collection.file for file in unread):
        # It is there, under a wrong name, which is reported.
        problems = [problem for problem in problems if problem.code != "missing-file"]
    claimed, doubled = claims(files)
    for file in unread:
        claimed.setdefault(file.id, file.file)
    former, in_use = former_ids(files, claimed)
    problems += [*doubled, *in_use]
    unique = [file for file in files if claimed.get(file.id) == file.file]
    records = {file.id: file.record for file in unique if file.record}
    texts = {file.id: file.text for file in unique if file.text}
    whole = Records(
        collection, text, records, texts, claimed, former, introduction, introduction_text, images_in(sources)
    )
    return whole, problems


def load_introduction(sources: Path) -> tuple[Introduction | None, SourceText | None, list[Problem]]:
    """Return the introduction, which a collection need not have, with its text and every problem of it."""
    path = sources / Introduction.file
    text, problems = read(relative(path, sources), path) if path.exists() else (None, [])
    introduction, faults = validated(Introduction, text) if text else (None, [])
    return introduction, text, [*shown_whole(Introduction, problems), *faults]


def shown_whole(model: type[FieldGroup], problems: list[Problem]) -> list[Problem]:
    """Return problems; one with a file as a whole gets a whole record of its kind as its example."""
    of_wholes = {"empty-field", "missing-file", "unreadable-file", "wrong-type"}
    return [
        replace(problem, example=record_example(model)) if problem.code in of_wholes else problem
        for problem in problems
    ]


def loaded(path: Path, sources: Path, contents: Contents, last: LastLoaded | None) -> LoadedFile:
    """Return one record file, as it was loaded last if it is the same."""
    file = relative(path, sources)
    raw, problems = bytes_of(file, path)
    if raw is None:
        return load_file(path, file, None, problems)
    was, before = (last or {}).get(file, (b"", None))
    if before and before.text and was == raw:
        contents.keep_too(raw, before.text.content)
        return before
    found = load_file(path, file, *contents.parsed(file, raw))
    if last is not None:
        last[file] = raw, found
    return found


def load_file(path: Path, file: str, text: SourceText | None, problems: list[Problem]) -> LoadedFile:
    """Return one record file, called `file` in messages, validated as far as it could be parsed."""
    if text is None:
        whole = shown_whole(FOLDERS[path.parent.name], problems)
        return LoadedFile(path.stem, file, None, None, tuple(whole))
    record, problems = validated(FOLDERS[path.parent.name], text, id=path.stem)
    if "id" in text.content:
        message = "there is no field 'id'; the file's name is the record's id"
        problems.append(Problem(text.key_place(("id",)), "unknown-field", message))
    return LoadedFile(path.stem, file, text, None if problems else record, tuple(problems))


def claims(files: list[LoadedFile]) -> tuple[dict[str, str], list[Problem]]:
    """Return which file each id belongs to, with a problem for each second claim."""
    claimed: dict[str, str] = {}
    problems = []
    for file in files:
        first = claimed.setdefault(file.id, file.file)
        if first != file.file:
            message = f"{first} already has the id '{file.id}'; rename the newer file, or join the two"
            problems.append(Problem(SourceLocation(file.file), "duplicate-id", message))
    return claimed, problems


def former_ids(files: list[LoadedFile], claimed: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Return the new id for each former one, with a problem for each that is still or again in use."""
    former: dict[str, str] = {}
    problems = []
    for file in files:
        if not file.record or not file.text:
            continue
        for number, alias in enumerate(file.record.aliases):
            place = file.text.place(("aliases", number))
            if fault := reserved(alias):
                problems.append(Problem(place, "not-an-id", fault))
            elif alias in claimed or former.setdefault(alias, file.id) != file.id:
                user = claimed.get(alias) or claimed[former[alias]]
                is_id = "the id" if alias in claimed else "a former id"
                message = f"'{alias}' is {is_id} of {user}; ids are never used again; remove it here"
                problems.append(Problem(place, "duplicate-id", message))
    return former, problems


def reserved(id: str) -> str | None:
    """Say why no page can have the name of an id: it is taken by the site or by Windows, or too long for Windows."""
    if id == RESERVED_ID:
        return f"'{RESERVED_ID}' is the name of the page that lists records; choose another id"
    if id == UNKNOWN:
        return f"'{UNKNOWN}' means a sender or recipient whom nobody knows; choose another id"
    if id in DEVICES:
        return f"Windows does not allow a file named '{id}'; choose another id"
    if len(id) > LONGEST_ID:
        return f"the id has {len(id)} characters; at most {LONGEST_ID} are allowed, so that its pages fit on Windows"
    return None


def record_files(sources: Path) -> tuple[list[Path], list[LoadedFile]]:
    """Return the record files of a `sources/` folder, and those that are not read because they are out of place."""
    files: list[Path] = []
    unread: list[LoadedFile] = []
    for path in unhidden(sources):
        if path.is_symlink() and path.is_dir():
            unread.append(linked(path, sources))
            continue
        if path.name in {Collection.file, Introduction.file} or path.name in OTHER_FOLDERS:
            continue
        if path.name not in FOLDERS or not path.is_dir():
            unread += misplaced(path, sources)
            continue
        faults = {inner: file_name_fault(inner) for inner in unhidden(path)}
        files += [inner for inner, fault in faults.items() if not fault]
        unread += [misnamed(inner, sources, fault) for inner, fault in faults.items() if fault]
    return files, unread


def unhidden(folder: Path) -> list[Path]:
    """Return what lies in a folder, in order, apart from files that nobody meant as records."""
    return sorted(path for path in folder.iterdir() if not is_scratch(path))


def is_scratch(path: Path) -> bool:
    """Whether it is an editor's or system's own file, which nobody meant as a record."""
    return path.name.startswith(("#", "~$")) or path.name.endswith("~") or is_of_a_system(path)


def misplaced(path: Path, sources: Path) -> list[LoadedFile]:
    """Say that something directly in `sources/` is neither the collection nor a folder of records.

    The records in a folder whose name is misspelt claim their ids in the folder that is meant.
    """
    near = difflib.get_close_matches(path.name.lower(), [*FOLDERS, Collection.file, Introduction.file], n=1)
    hint = f"; rename it to '{near[0]}'" if near else f"; the folders are {', '.join(FOLDERS)}"
    what = "folder of records" if path.is_dir() else "file"
    problem = Problem(
        SourceLocation(relative(path, sources)), "unknown-folder", f"there is no {what} '{path.name}' here{hint}"
    )
    meant = [
        LoadedFile(inner.stem, f"{sources.name}/{near[0]}/{inner.name}", None, None, ())
        for inner in (unhidden(path) if path.is_dir() and near and near[0] in FOLDERS else [])
    ]
    claimed = near[0] if near and path.is_file() else path.name
    return [LoadedFile(claimed, relative(path, sources), None, None, (problem,)), *meant]


def linked(path: Path, sources: Path) -> LoadedFile:
    """Return what is told of a folder that is a link: nothing is read through it, wherever it leads."""
    file = relative(path, sources)
    message = "a link to a folder; records are plain files inside sources/: put the folder itself here"
    return LoadedFile(path.name, file, None, None, (Problem(SourceLocation(file), "unreadable-file", message),))


def misnamed(path: Path, sources: Path, fault: str) -> LoadedFile:
    """Return a file whose name is wrong; it claims the id that it is to have."""
    file = relative(path, sources)
    return LoadedFile(
        proposed_id(bare_name(path)), file, None, None, (Problem(SourceLocation(file), "file-name", fault),)
    )


def bare_name(path: Path) -> str:
    """Return a file's name without all its endings: "ada" of "ada.yml.txt"."""
    return path.name.partition(".")[0]


def file_name_fault(path: Path) -> str | None:
    """Say what is wrong with the name of a record's file, if anything."""
    if path.is_dir() and not path.is_symlink():
        return "this is a folder among records; put records directly in their kind's folder"
    if path.suffix != ".yml":
        return f"a record's file ends in .yml; rename it to '{proposed_id(bare_name(path)) or bare_name(path)}.yml'"
    if fault := reserved(path.stem):
        return fault
    if not re.fullmatch(ID_PATTERN, path.stem):
        return f"the file's name is the record's id: a to z and digits, joined by hyphens{name_hint(path)}"
    return None


def name_hint(path: Path) -> str:
    """Say what to do about a record's file whose name is no id; "" where nothing can be proposed.

    Systems name a copy "ada - Copy.yml" or "ada (1).yml", each in its language.
    """
    original = path.with_name(f"{path.stem.partition(' ')[0]}.yml")
    if " " in path.stem and original.exists():
        return f"; it looks like a copy of '{original.name}': remove it, or give it its own id"
    proposal = proposed_id(path.stem)
    return f"; rename it to '{proposal}.yml'" if proposal else ""


def relative(path: Path, sources: Path) -> str:
    """Return a path below `sources/` as messages name it."""
    return f"{sources.name}/{path.relative_to(sources).as_posix()}"

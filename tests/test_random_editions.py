"""Whatever stands in the records, and whatever is wrong with their files: a check ends in problems with places.

What passes the check is built whole: every record has its page, every link leads somewhere, every file is read by its
readers, and a second build has nothing to do.
"""

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import html

from letterbook.commands.build import build_pages as build
from letterbook.folders import Folders
from letterbook.pages.addresses import anchor_of, page_of
from letterbook.pages.generated import GENERATED_FOLDERS
from letterbook.pipeline import Survey, survey
from letterbook.problems.formats import FORMATS
from letterbook.problems.problem import Problem, Severity
from letterbook.publishing.audit import read_page, whole
from letterbook.publishing.made import RECORD
from letterbook.reading.edition import Edition
from letterbook.reading.load import unhidden
from letterbook.records.models import KINDS
from letterbook.records.nodes import FieldPath
from letterbook.records.source_text import SourceText
from letterbook.review.compare import compare
from letterbook.review.report import sections, summary
from letterbook.review.sheet import LONGEST, as_markdown, as_text
from tests.examples import times
from tests.fuzzing.targets import is_inside
from tests.pages.test_text_survives import rendered
from tests.random_editions import Content, random_edition
from tests.random_faults import FAULTS
from tests.test_incremental import rename as renamed

SEEDS = st.integers(0, 10**9)

# A smaller seed is no smaller edition: nothing is gained by looking for one.
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)

# The pages that are written by hand, to which generated ones link.
BY_HAND = frozenset(
    path.relative_to(docs).as_posix()
    for docs in [Path(__file__).resolve().parent.parent / "docs"]
    for path in docs.rglob("*")
    if path.relative_to(docs).parts[0] in {"about", "contributing"}
)

MINIMAL: Content = {
    **{"title": "T", "version": "1", "format": "1", "description": "D", "editors": ["E"], "licence": "CC0 1.0"},
}

# Who wrote a letter, and to whom, where neither can be who it was.
ENDS: Content = {"sender": "unknown", "recipient": {"unknown": "a merchant of Hull"}}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Folders]:
    """A function that gives an empty project, always in the same folder."""
    root = tmp_path_factory.mktemp("random") / "project"

    def emptied() -> Folders:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        return Folders.below(root)

    return emptied


def outside(problems: Iterable[Problem], root: Path) -> Iterator[Problem]:
    """Yield the problems whose place does not exist: no such file, line or column."""
    for problem in problems:
        path = root / problem.place.file
        if path.is_file() and not path.is_symlink():
            text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
            if not is_inside(problem, text):
                yield problem
        elif (problem.place.line, problem.place.column) != (1, 1) or (
            not (path.exists() or path.is_symlink()) and problem.code not in MISSING
        ):
            yield problem


# Problems of a file that is not there, or is in the place of one.
MISSING = frozenset({"missing-file"})


def unheard(found: Survey, folders: Folders) -> Iterator[str]:
    """Yield the files among records that are neither a record of the edition nor the place of a problem."""
    heard = {problem.place.file for problem in found.problems}
    heard |= {found.records.texts[id].file for id in found.records.records}
    for kind in KINDS:
        folder = folders.sources / kind.folder
        for path in unhidden(folder) if folder.is_dir() else []:
            if (file := path.relative_to(folders.root).as_posix()) not in heard:
                yield file


def checked(folders: Folders) -> Survey:
    """Return what a check finds, with every promise about its problems kept."""
    found = survey(folders)
    assert list(outside(found.problems, folders.root)) == []
    assert list(found.problems) == sorted(found.problems)
    for form in FORMATS.values():
        assert all(line.isprintable() for line in form(found.problems).split("\n"))
    assert list(unheard(found, folders)) == []
    return found


@settings(max_examples=times(40), phases=NO_SHRINKING)
@given(seed=SEEDS, number=st.integers(0, 6))
def test_any_fault_is_a_problem_with_a_place(project, seed, number):
    """However the files of an edition are spoiled, a check ends, in places that exist; so does one with a cache."""
    chance, folders = Random(seed), project()
    random_edition(chance).write(folders.root, chance)
    for _ in range(number):
        chance.choice(FAULTS)(folders.sources, chance)
    found = checked(folders)
    assert checked(folders).problems == found.problems


@settings(max_examples=times(8), phases=NO_SHRINKING)
@given(seed=SEEDS, number=st.integers(0, 3))
def test_any_two_states_are_reported(project, seed, number):
    """Whatever was changed, renamed or spoiled between two states of the records, the report on it ends in lines."""
    chance, folders = Random(seed), project()
    random_edition(chance).write(folders.root, chance)
    old = folders.root / "old" / "sources"
    shutil.copytree(folders.sources, old)
    # By hand, with all that names it; later no more, in files that cannot be read.
    if chance.random() < 0.5:
        renamed(folders.sources, chance)
    for _ in range(number):
        chance.choice(FAULTS)(folders.sources, chance)
    told = compare(folders, old)
    found = list(sections(told))
    text, sheet = as_text(summary(told), found), as_markdown("Changes", summary(told), found)
    assert all(line.isprintable() for line in text.split("\n"))
    assert len(sheet) <= LONGEST and "\0" not in sheet


def errors(found: Survey) -> list[Problem]:
    """Return what is wrong so that nothing is built."""
    return [problem for problem in found.problems if problem.severity is Severity.ERROR]


def text_of(found: Survey, file: str) -> SourceText | None:
    """Return a file that could be read."""
    texts = [*found.records.texts.values(), found.records.collection_text, found.records.introduction_text]
    return next((text for text in texts if text and text.file == file), None)


def path_of(problem: Problem, text: SourceText) -> FieldPath:
    """Return what to take out of a record for a problem to go: the group that lacks a field, else the innermost part.

    A problem within a text has a place behind the beginning of that text.
    """
    places = [(place, path) for some in (text.places, text.key_places) for path, place in some.items()]
    if problem.code in {"missing-field", "direction"}:
        return min((path for place, path in places if place == problem.place), key=len, default=())
    before = [(place, len(path), path) for place, path in places if place <= problem.place]
    return max(before, key=lambda one: one[:2])[2]


def without(content: Any, path: FieldPath) -> None:
    """Take a part out of a record; a list or group that is empty then goes as well."""
    above = path[:-1]
    for length in range(len(above), -1, -1):
        inner = content
        with suppress(KeyError, IndexError, TypeError):
            for part in above[:length]:
                inner = inner[part]
            del inner[path[length]]
            if inner:
                return


def pruned(files: dict[str, Content], found: Survey, is_late: bool) -> None:
    """Take out of an edition what a check finds wrong with it; late, the whole records."""
    wrong: dict[str, set[FieldPath]] = {}
    for problem in errors(found):
        text = text_of(found, problem.place.file)
        wrong.setdefault(problem.place.file.partition("/")[2], set()).add(path_of(problem, text) if text else ())
    for name, paths in wrong.items():
        if () in paths or is_late:
            del files[name]
            continue
        for path in sorted(paths, key=lambda path: [str(part).zfill(4) for part in path], reverse=True):
            without(files[name], path)
    files.setdefault("collection.yml", dict(MINIMAL))
    for name, content in files.items():
        if name.startswith("letters/"):
            files[name] = {"summary": "S.", **({} if "between" in content else ENDS), **content}


def sound_edition(folders: Folders, chance: Random) -> Edition:
    """Write a random edition, without what the check finds wrong with it; return it as it is read."""
    written = random_edition(chance)
    for number in range(40):
        shutil.rmtree(folders.sources, ignore_errors=True)
        written.write(folders.root, chance)
        found = checked(folders)
        if not errors(found):
            assert found.case
            return found.case.edition
        pruned(written.files, found, number > 20)
    raise AssertionError(f"no edition is left: {errors(found)[:3]}")


def made(folders: Folders) -> dict[str, bytes]:
    """Return all that a build made, by path."""
    found = {path.relative_to(folders.docs).as_posix(): path for path in folders.docs.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != RECORD}


def assert_nothing_is_lost(edition: Edition, folders: Folders, files: Mapping[str, bytes]) -> None:
    """Every file of a record is a record of the edition, and each has its page; a question has its section."""
    there = {path.stem for path in folders.sources.glob("*/*.yml") if path.parent.name != "seals"}
    assert there == set(edition.records)
    pages = [page_of(record) for record in edition.records.values() if record.folder in GENERATED_FOLDERS]
    assert [page for page in pages if page not in files] == []
    differing = b"".join(content for name, content in files.items() if name.startswith("differences/"))
    for record in edition.records.values():
        assert record.folder in GENERATED_FOLDERS or f"#{anchor_of(record)} ".encode() in differing


def assert_links_lead_somewhere(files: Mapping[str, bytes]) -> None:
    """No page has a link to no file, to no anchor, or an anchor twice."""
    pages = {}
    for name, content in files.items():
        if name.endswith(".md"):
            _, head, body = content.decode().split("---\n", 2)
            assert yaml.safe_load(head)["generated"]
            root = html.document_fromstring(rendered(body))
            pages[name] = read_page(name, root)
            assert len(root.findall(".//h1")) == 1, name
            ids = root.xpath("//@id")
            assert [id for id in set(ids) if ids.count(id) > 1] == [], name
    dead = list(whole(pages, files.keys() | BY_HAND, ""))
    assert pages and dead == [], dead[0]


def assert_readers_read(files: Mapping[str, bytes]) -> None:
    """Every file of data is read by what reads its format."""
    for name, content in files.items():
        if name.endswith(".json"):
            json.loads(content)
        elif name.endswith((".xml", ".svg")):
            ElementTree.fromstring(content)
        elif name.endswith(".csv"):
            assert len({len(row) for row in csv.reader(io.StringIO(content.decode(), newline=""), strict=True)}) == 1
        elif name.endswith((".bib", ".ris", ".js")):
            content.decode()


@settings(max_examples=times(5), phases=NO_SHRINKING)
@given(seed=SEEDS)
def test_what_passes_the_check_is_built_whole(project, seed):
    """Every record has its page, every link its target, every file its reader; a second build has nothing to do."""
    chance, folders = Random(seed), project()
    edition = sound_edition(folders, chance)
    build(folders)
    files = made(folders)
    assert_nothing_is_lost(edition, folders, files)
    assert_links_lead_somewhere(files)
    assert_readers_read(files)
    again = build(folders)
    assert again.written.written == () and again.written.removed == ()
    (folders.sources / "facsimiles" / "unused.txt").write_text("A note.", encoding="utf-8")
    assert build(folders).written.written == ()
    assert made(folders) == files

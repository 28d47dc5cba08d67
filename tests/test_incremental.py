"""Whatever happens to the records, a build that makes again only what changed equals a build from nothing."""

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterbook.commands.build import build_pages as build
from letterbook.exports.images import images_of
from letterbook.exports.plan import TO_DOWNLOAD, make_all
from letterbook.folders import Folders
from letterbook.incremental import write_pages
from letterbook.pages.context import Context
from letterbook.pipeline import read
from letterbook.problems.problem import ProblemsFound
from letterbook.publishing import ledger
from letterbook.publishing.made import RECORD
from letterbook.reading.cache import FOLDER
from tests.examples import times
from tests.many_letters import many_letters

# A change of some records; it may leave them with problems, which the next one may mend.
Change = Callable[[Path, Random], None]

PROSE = re.compile(r"\s*(summary|note|digest|description|name|title|what):")
DAY = re.compile(r"(date|published|received): \d{4}-\d\d-\d\d")

WORDS = ("harbour", "Bela South", "Fen Bridge", "ferry", "[[ada-north]]", "Gwen Hill", "Port New")


def files(sources: Path, folder: str = "*") -> list[Path]:
    """Return the records of a folder, or of all, in order."""
    return sorted(path for path in sources.glob(f"{folder}/*.yml") if path.parent.name != "seals")


def edit(sources: Path, chance: Random) -> None:
    """Put another word into a line of prose, or a day, of some record."""
    path = chance.choice(files(sources))
    lines = read_text(path).split("\n")
    prose = [n for n, line in enumerate(lines) if PROSE.match(line)]
    days = [n for n, line in enumerate(lines) if DAY.match(line)]
    if days and chance.random() < 0.4:
        number = chance.choice(days)
        lines[number] = re.sub(r"-\d\d(?=\D*$)", f"-{chance.randint(1, 28):02}", lines[number])
    elif prose:
        number = chance.choice(prose)
        lines[number] = re.sub(r"([.\w])$", rf"\1 {chance.choice(WORDS)}", lines[number])
    path.write_text("\n".join(lines), encoding="utf-8")


def add(sources: Path, chance: Random) -> None:
    """Add a copy of a record under an id of its own, with a name of its own."""
    path, number = chance.choice(files(sources)), chance.randint(1, 99)
    name = f"{chance.choice(['Port New', 'Gwen Hill'])} {number}"
    text = re.sub(r"^name: .*$", f"name: {name}", read_text(path), flags=re.MULTILINE)
    text = re.sub(r"^number: \d+", f"number: {number + 100}", text, flags=re.MULTILINE)
    text = re.sub(r"^(names|aliases|same_as):.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    path.with_name(f"new-{number}.yml").write_text(text, encoding="utf-8")


def delete(sources: Path, chance: Random) -> None:
    """Remove a record, wherever others name it."""
    path = chance.choice(files(sources))
    path.unlink()
    (sources / "seals" / path.name).unlink(missing_ok=True)


def rename(sources: Path, chance: Random) -> None:
    """Give a record another id, in all that name it, and keep the former one as an alias."""
    path = chance.choice(files(sources))
    old, new = path.stem, f"{path.stem[:40]}-b"
    for other in sources.rglob("*.yml"):
        text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, read_text(other))
        other.write_text(text, encoding="utf-8")
    text = read_text(path)
    path.unlink()
    former = "" if "aliases:" in text else f"aliases: [{old}]\n"
    path.with_name(f"{new}.yml").write_text(text + former, encoding="utf-8")


def make_unknown(sources: Path, chance: Random) -> None:
    """Let nobody know any more who sent or received a letter, or tell something else of whoever it was."""
    path, end = chance.choice(files(sources, "letters")), chance.choice(["sender", "recipient"])
    told = chance.choice(["a clerk of the harbour", "somebody of Fen Bridge", ""])
    unknown = f"{end}: {{unknown: {told}}}" if told else f"{end}: unknown"
    path.write_text(re.sub(rf"^{end}: .*$", unknown, read_text(path), flags=re.MULTILINE), encoding="utf-8")


def of_the_whole(sources: Path, chance: Random) -> None:
    """Change the collection or the introduction."""
    path = sources / chance.choice(["collection.yml", "introduction.yml"])
    text = re.sub(r"^(title: .*)$", rf"\1 {chance.choice('ABC')}", read_text(path), count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def read_text(path: Path) -> str:
    """Return what a record holds."""
    return path.read_text(encoding="utf-8")


CHANGES: tuple[Change, ...] = (edit, edit, edit, add, delete, rename, make_unknown, of_the_whole)


@pytest.fixture(scope="module")
def project(toy_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A copy of the invented collection, to be built again and again."""
    root = tmp_path_factory.mktemp("incremental")
    for name in ("sources", "captures"):
        shutil.copytree(toy_edition / name, root / name)
    return Folders.below(root)


def pages(folders: Folders) -> dict[str, bytes]:
    """Return all that a build left in its folder, but for the record of it."""
    found = {path.relative_to(folders.docs).as_posix(): path for path in folders.docs.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != RECORD}


def from_nothing(folders: Folders) -> dict[str, bytes]:
    """Return what a build from nothing makes, without any cache."""
    checked = read(replace(folders, root=folders.root / "elsewhere"))
    images = {name: path.read_bytes() for name, path in images_of(folders.sources, checked.edition).items()}
    return dict(make_all(Context(checked.edition, checked.verification))) | images


def back_to(before: Path, sources: Path) -> None:
    """Put the records of another folder in the place of those that are there."""
    shutil.rmtree(sources)
    shutil.copytree(before, sources)


@settings(max_examples=times(8))
@given(seed=st.integers(0, 10**6), kinds=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4))
def test_any_changes_give_what_a_build_from_nothing_gives(project, toy_edition, seed, kinds):
    """After any edits, additions, deletions, renamings and undoing, the pages are those of a build from nothing."""
    chance = Random(seed)
    back_to(toy_edition / "sources", project.sources)
    for change in kinds:
        change(project.sources, chance)
        expected = None
        with suppress(ProblemsFound):
            expected = from_nothing(project)
        before = pages(project)
        if expected is None:
            with pytest.raises(ProblemsFound):
                build(project)
            assert pages(project) == before
        else:
            build(project)
            assert pages(project) == expected
    back_to(toy_edition / "sources", project.sources)
    build(project)
    assert pages(project) == from_nothing(project)


def test_only_pages_that_read_a_record_are_made_again(project, toy_edition, monkeypatch):
    """A word in the summary of one letter makes its page again, and none of an article that does not speak of it."""
    back_to(toy_edition / "sources", project.sources)
    build(project)
    made = []
    plain_make = ledger.make
    monkeypatch.setattr(ledger, "make", lambda target, context: made.append(target.path) or plain_make(target, context))
    path = project.sources / "letters" / "1921-12-north-to-south.yml"
    path.write_text(re.sub(r"passages:\n", "passages:\n  new-one: A new thought\n", read_text(path)), encoding="utf-8")
    build(project)
    assert "letters/1921-12-north-to-south.md" in made
    assert "letters/1921-12-north-to-south.json" in made
    assert "people/eve-long.md" not in made
    assert "letters/1921-09-19-claimed.json" not in made


def test_what_is_left_for_later_is_made_by_the_next_build(project, toy_edition):
    """Pages are made at once; a file for download that lies there stays as it is until then, others are made."""
    back_to(toy_edition / "sources", project.sources)
    build(project)
    path = project.sources / "letters" / "1921-12-north-to-south.yml"
    path.write_text(read_text(path).replace("North accepts", "North takes"), encoding="utf-8")
    before, wanted = pages(project), from_nothing(project)
    (project.docs / "data" / "cmif.xml").unlink()
    for _ in range(2):
        write_pages(read(project), project, strict=False, later=TO_DOWNLOAD)
        stale = {name for name, content in pages(project).items() if content != wanted[name]}
        assert {"data/letters.csv", "data/letters.sqlite"} <= stale < set(before)
        assert {name.partition("/")[0] for name in stale} == {"data"}
        assert "data/cmif.xml" not in stale
        assert all(pages(project)[name] == before[name] for name in stale)
    assert set(build(project).written.written) == stale
    assert pages(project) == wanted


def test_of_a_list_in_parts_only_what_changed_is_made_again(toy_edition, tmp_path, monkeypatch):
    """Where letters have a page for each year, a word of one makes its year and the finder's data, no other year."""
    shutil.copytree(toy_edition / "sources", tmp_path / "sources")
    project = replace(Folders.below(tmp_path), captures=None)
    for name, text in many_letters().items():
        (project.sources / name).write_text(text, encoding="utf-8")
    build(project)
    made = []
    plain_make = ledger.make
    monkeypatch.setattr(ledger, "make", lambda target, context: made.append(target.path) or plain_make(target, context))
    path = project.sources / "letters" / "many-001.yml"
    path.write_text(read_text(path).replace("It speaks of", "It tells of"), encoding="utf-8")
    build(project)
    assert [name for name in made if name.startswith("letters/years/")] == ["letters/years/1919.md"]
    assert {"letters/many-001.md", "letters/finder-data.js"} <= set(made)
    assert pages(project) == from_nothing(project)


def test_nothing_is_made_where_nothing_changed(project, toy_edition):
    """A second build makes nothing, and says the same of the records."""
    back_to(toy_edition / "sources", project.sources)
    first, second = build(project), build(project)
    assert (second.counted, second.warnings) == (first.counted, first.warnings)
    assert second.written.written == ()
    assert second.written.unchanged == len(pages(project))


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"made_by": 1}', "null", "{}", "\x00"])
@pytest.mark.parametrize("name", ["ledger-*", "built-*", "digests-*", "records", "checked"])
def test_a_damaged_cache_is_no_cache(project, toy_edition, name, damage):
    """Whatever stands in a file of the cache, a build gives what a build from nothing gives."""
    back_to(toy_edition / "sources", project.sources)
    build(project)
    for path in (project.root / FOLDER).glob(f"{name}.json"):
        path.write_text(damage, encoding="utf-8")
    path = project.sources / "people" / "ada-north.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# seen\n", encoding="utf-8")
    build(project)
    assert pages(project) == from_nothing(project)


@pytest.mark.parametrize("name", ["ledger-*", "built-*", "digests-*", "records", "checked"])
def test_a_cache_of_other_content_is_no_cache(project, toy_edition, name):
    """A file of the cache with the right head and anything else behind it is taken for none."""
    back_to(toy_edition / "sources", project.sources)
    build(project)
    for path in (project.root / FOLDER).glob(f"{name}.json"):
        head, first, *_ = path.read_text(encoding="utf-8").split("\n")
        parts = ("[]", "{}", '"x"', '{"inputs": []}', f'{first}\n{{"read": [[1]], "made": 2}}', f"{first}\n[]", first)
        for kept in parts:
            path.write_text(f"{head}\n{kept}\n", encoding="utf-8")
            build(project)
    assert pages(project) == from_nothing(project)


def test_a_copied_cache_is_no_cache(project, toy_edition, tmp_path):
    """A cache that came with a copy of the project is not believed: whoever made it may have put anything into it."""
    back_to(toy_edition / "sources", project.sources)
    build(project)
    copy = Folders.below(tmp_path / "copy")
    shutil.copytree(project.root, copy.root)
    records = copy.root / FOLDER / "records.json"
    records.write_text(records.read_text(encoding="utf-8").replace("Ada North", "Mallory"), encoding="utf-8")
    build(copy)
    assert pages(copy) == from_nothing(project)


def test_a_page_changed_by_hand_is_reported_however_little_changed(project, toy_edition):
    """That nothing changed in the records does not hide that somebody changed a page."""
    back_to(toy_edition / "sources", project.sources)
    build(project)
    page = project.docs / "index.md"
    before = page.read_bytes()
    page.write_bytes(before + b"By hand.\n")
    with pytest.raises(ProblemsFound, match="1 problem"):
        build(project)
    page.write_bytes(before)


def test_a_page_that_is_gone_is_made_again(project, toy_edition):
    """That nothing changed in the records does not leave out a page that somebody removed."""
    back_to(toy_edition / "sources", project.sources)
    build(project)
    (project.docs / "people" / "ada-north.md").unlink()
    build(project)
    assert pages(project) == from_nothing(project)

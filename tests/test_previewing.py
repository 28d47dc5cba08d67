"""What was just saved is shown first, and then all that changed with it; in the end all is as any build leaves it."""

import shutil
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from letterbook.commands.build import build_pages
from letterbook.folders import Folders
from letterbook.previewing import AT_ONCE, Preview, just_saved, texts_of
from letterbook.problems.problem import ProblemsFound
from tests.publishing.built import made_a_project

LETTER, PAGE, LIST = "letters/1921-12-north-to-south.yml", "letters/1921-12-north-to-south.md", "letters/index.md"


@pytest.fixture
def project(tmp_path: Path, toy_edition: Path) -> Folders:
    """A project with the invented collection, built."""
    folders = replace(Folders.below(made_a_project(tmp_path)), captures=None)
    shutil.copytree(toy_edition / "sources", folders.sources, dirs_exist_ok=True)
    build_pages(folders)
    return folders


class Engine:
    """Stands in for MkDocs: it notes how some pages are at each build, and fails where it is told to."""

    def __init__(self, folders: Folders) -> None:
        self.docs = folders.docs
        self.seen: list[tuple[bytes, ...]] = []
        self.failing: set[int] = set()

    def pages(self) -> tuple[bytes, ...]:
        """Return the page of the letter, and the list of all."""
        return tuple((self.docs / name).read_bytes() for name in (PAGE, LIST))

    def run(self, *_: object) -> CompletedProcess[str]:
        """Build nothing."""
        self.seen.append(self.pages())
        status = int(len(self.seen) in self.failing)
        return CompletedProcess([], status, "", "no such anchor" if status else "")


@pytest.fixture
def engine(project: Folders) -> Engine:
    """What builds the site."""
    return Engine(project)


@pytest.fixture
def preview(project: Folders, engine: Engine) -> Preview:
    """A preview that has been built once."""
    made = Preview(project, False, engine.run)
    made.build(project.root / "aside" / "site", lambda: pytest.fail("nothing was saved"))
    engine.seen.clear()
    return made


def save(project: Folders, name: str = LETTER) -> None:
    """Change a word of a record."""
    path = project.sources / name
    path.write_text(path.read_text(encoding="utf-8").replace("North accepts", "North takes"), encoding="utf-8")


def test_the_page_of_what_was_saved_comes_first(project, preview, engine):
    """Its page is published and shown before the lists that show it are made."""
    shown = []
    before = engine.pages()
    save(project)
    preview.build(project.root / "aside" / "site", lambda: shown.append(len(engine.seen)))
    (page, list_then), after = engine.seen
    assert (page, list_then) == (after[0], before[1]) != before
    assert after[1] != before[1]
    assert shown == [1]
    left = build_pages(project).written
    assert left.written and {name.partition("/")[0] for name in left.written} == {"data"}


def test_what_is_wrong_with_a_page_alone_is_not_told(project, preview, engine):
    """A page may link to what is made with the others: then it is shown with them."""
    engine.failing = {1}
    save(project)
    preview.build(project.root / "aside" / "site", lambda: pytest.fail("shown though it failed"))
    assert len(engine.seen) == 2


def test_a_mistake_is_told_at_once(project, preview, engine):
    """Nothing is published of records with a mistake; once it is mended, all is."""
    path = project.sources / LETTER
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("sender:", "sendr:"), encoding="utf-8")
    with pytest.raises(ProblemsFound):
        preview.build(project.root / "aside" / "site", lambda: None)
    assert engine.seen == []
    path.write_text(good, encoding="utf-8")
    preview.build(project.root / "aside" / "site", lambda: None)
    assert len(engine.seen) == 1


def test_a_page_that_somebody_changed_is_not_replaced(project, preview, engine):
    """That a record is shown first takes nobody's work away."""
    (project.docs / PAGE).write_text("By hand.\n", encoding="utf-8")
    save(project)
    with pytest.raises(ProblemsFound):
        preview.build(project.root / "aside" / "site", lambda: pytest.fail("nothing can be shown"))
    assert (project.docs / PAGE).read_text(encoding="utf-8") == "By hand.\n"
    assert engine.seen == []


def test_which_pages_are_shown_first(toy):
    """Those of a few records that were there before; a question has none."""
    now = texts_of(toy)

    def saved(*ids: str) -> list[str]:
        return [target.path for target in just_saved(toy, now | dict.fromkeys(ids, "other"), now)]

    letters = [letter.id for letter in toy.letters]
    question = next(id for id, record in toy.records.items() if record.kind == "question")
    assert saved() == []
    assert saved(letters[0], question) == [f"letters/{letters[0]}.md"]
    assert len(saved(*letters[:AT_ONCE])) == AT_ONCE
    assert saved(*letters[: AT_ONCE + 1]) == []
    assert saved("somebody-new") == []
    assert just_saved(toy, {}, now) == []

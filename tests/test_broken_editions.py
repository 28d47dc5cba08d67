"""Every mistake in `sources/` gives one message that says where it is, what was expected and what mends it."""

import difflib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_pages import main
from letterbook.problems.codes import CODES
from tests.broken import BROKEN, BROKEN_EDITIONS, lay

# Found only when pages are about to be written, so `check` cannot know of it.
FOUND_BY_BUILD = ("page-in-the-way", "file-by-hand", "page-too-slow")

# Problems that stop a strict run only.
WARNINGS = (
    *("unmentioned", "unsealed", "seal-behind", "unresolved-conflict"),
    *("no-reading", "unattested", "quoted-unread", "outer-marks", "compared-unbound", "compared-changed"),
    *("foreseen", "digest-markdown", "image-not-shown"),
)

# Folders that show how several problems go together; the others are named by their code.
TOGETHER = ("several-files", "broken-record-is-still-there")

Laid = Callable[[str], Path]


@pytest.fixture
def laid(tmp_path: Path, toy_edition: Path) -> Laid:
    """A function that copies the invented collection and lays a broken edition over it."""

    return lambda name: lay(name, toy_edition, tmp_path)


def run(command: str, root: Path, *options: str) -> Result:
    """Return what a command of `build_pages.py` prints about a copy of the collection."""
    folders = (f"--{name}={root / name}" for name in ("sources", "docs", "captures"))
    return CliRunner().invoke(main, [command, *folders, *options])


def problems_in(printed: str) -> list[str]:
    """Return the lines that tell problems, without what their rules ask for below them."""
    return printed.partition("\n\n")[0].splitlines()


def code_of(name: str) -> str:
    """Return the code that a folder is about: its name without a number."""
    return re.sub(r"-\d+$", "", name)


@pytest.mark.parametrize("name", BROKEN_EDITIONS)
def test_prints_its_problems(name, laid, request):
    """Checking a broken edition strictly prints exactly its problems.txt and ends with status 1."""
    result = run("build" if name in FOUND_BY_BUILD else "check", laid(name), "--strict", "--format", "text")
    expected = BROKEN / name / "problems.txt"
    if request.config.getoption("--update-golden"):
        expected.write_bytes(result.stdout.encode())
    told = expected.read_text(encoding="utf-8")
    assert result.stdout == told, "\n".join(difflib.unified_diff(told.splitlines(), result.stdout.splitlines()))
    assert result.exit_code == 1
    assert result.stdout


@pytest.mark.parametrize("name", [name for name in BROKEN_EDITIONS if name not in TOGETHER])
def test_tells_nothing_but_its_mistake(name):
    """Every line of a problems.txt has the code of its folder, so one mistake makes no second message."""
    lines = problems_in((BROKEN / name / "problems.txt").read_text(encoding="utf-8"))
    others = [line for line in lines if not line.endswith(f"[{code_of(name)}]")]
    assert others == []


def test_every_code_has_a_folder():
    """Each kind of problem is shown by a folder, and no folder is about a code that is none."""
    assert {code_of(name) for name in BROKEN_EDITIONS} - set(TOGETHER) == set(CODES)


def test_problems_are_sorted_by_place(laid):
    """The problems of several files come at once, in the order of files and lines."""
    lines = problems_in(run("check", laid("several-files")).stdout)
    places = [(file, int(line), int(column)) for file, line, column, _ in (line.split(":", 3) for line in lines)]
    assert places == sorted(places)
    assert len({file for file, _, _ in places}) > 3


@pytest.mark.parametrize("name", [name for name in BROKEN_EDITIONS if name not in (*WARNINGS, *FOUND_BY_BUILD)])
def test_a_failed_build_writes_nothing(name, laid):
    """While an error stands, a build makes no page."""
    root = laid(name)
    assert run("build", root).exit_code == 1
    assert not (root / "docs").exists()


def test_a_failed_build_leaves_the_old_pages(laid, toy_edition):
    """A mistake of today leaves the pages of yesterday, to the byte and to the time of writing."""
    root = laid("unmentioned")
    assert run("build", root).exit_code == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "docs").rglob("*.md")}
    assert run("build", laid("several-files")).exit_code == 1
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "docs").rglob("*.md")} == before
    assert before


@pytest.mark.parametrize("name", BROKEN_EDITIONS)
def test_a_message_names_no_code_of_ours(name):
    """No message shows a contributor the inside of the program."""
    text = (BROKEN / name / "problems.txt").read_text(encoding="utf-8")
    assert not re.search(r"Traceback|pydantic|tuple|validation|BlockEnd|<block|expected <|NoneType", text)

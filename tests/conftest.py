"""What all tests share: the invented editions, and the options of a test run.

LETTERBOOK_NO_SKIPS=1 turns every skip into a failure, so that a run that promises every test keeps its promise.
"""

import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from letterbook.folders import Folders
from letterbook.pages.citing import store, styles
from letterbook.pages.citing.item import Item
from letterbook.pages.citing.store import key_of
from letterbook.pages.citing.styles import Citation
from letterbook.pipeline import Checked, read, survey
from letterbook.problems.problem import Problem
from letterbook.reading.edition import Edition
from tests.examples import times
from tests.first_collection import TITLE
from tests.many_letters import many_letters

TESTS = Path(__file__).parent

OTHER_COLLECTION = f"sources/ holds another collection than “{TITLE}”, which this test is about"

# What every browser is started by.
BROWSERS = {"browser_type_launch_args", "running_firefox"}

# No test depends on how busy the machine is; `make fuzz` tries more examples.
settings.register_profile("unhurried", deadline=None, max_examples=times(100))
settings.load_profile("unhurried")

# Makes an edition from files by their path in sources/, with every problem found in them.
MakeEdition = Callable[[Mapping[str, str]], tuple[Edition | None, list[Problem]]]

COLLECTION = "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that accepts changed golden files."""
    parser.addoption("--update-golden", action="store_true", help="accept what is made now as what is expected")


def holds_the_first_collection() -> bool:
    """Whether sources/ holds the collection with which the program was made, as its title says."""
    collection = TESTS.parent / "sources" / "collection.yml"
    text = collection.read_text(encoding="utf-8") if collection.is_file() else ""
    return re.search(rf"^title: {re.escape(TITLE)}$", text, re.MULTILINE) is not None


def opens_a_browser(names: Sequence[str]) -> bool:
    """Whether a test opens a page in a browser, by the fixtures that it and its fixtures ask for."""
    return bool(BROWSERS & set(names))


# Before pytest itself chooses tests by their marks.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that open a browser, and leave out those about the records of the first collection where there
    are others.
    """
    for item in items:
        if opens_a_browser(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
    if not holds_the_first_collection():
        for item in items:
            if item.get_closest_marker("first_collection"):
                item.add_marker(pytest.mark.skip(reason=OTHER_COLLECTION))


def refuse_skip(report: Any, reason: object) -> None:
    """Turn a skipped report into a failed one that names the reason."""
    report.outcome = "failed"
    report.longrepr = f"skipped although LETTERBOOK_NO_SKIPS is set: {reason}"


def is_refused(report: Any) -> bool:
    """Whether a report is a skip in a run that allows none; an expected failure is no skip."""
    is_strict = os.environ.get("LETTERBOOK_NO_SKIPS") == "1"
    # Another collection is nothing that a machine lacks.
    is_allowed = hasattr(report, "wasxfail") or OTHER_COLLECTION in str(report.longrepr)
    return is_strict and report.skipped and not is_allowed


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Refuse the skip of a test."""
    report = yield
    if is_refused(report):
        refuse_skip(report, report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Refuse the skip of a whole module."""
    report = yield
    if is_refused(report):
        refuse_skip(report, report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    return report


@pytest.fixture(scope="session", autouse=True)
def cited_once() -> Iterator[None]:
    """Ask pandoc once for each work that is cited: hundreds of tests make pages of the same few."""
    known: dict[str, tuple[Citation, ...]] = {}

    def in_styles(items: Sequence[Item]) -> list[tuple[Citation, ...]]:
        missing = {key_of(item): item for item in items if key_of(item) not in known}
        if missing:
            known.update(zip(missing, styles.in_styles(list(missing.values())), strict=True))
        return [known[key_of(item)] for item in items]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "in_styles", in_styles)
        yield


@pytest.fixture(scope="session")
def toy_edition() -> Path:
    """The folder of the invented collection: its `sources/`, its `captures/`, and the `pages/` expected of them."""
    return TESTS / "toy_edition"


@pytest.fixture(scope="session")
def broken_editions() -> Path:
    """The folder of the overlays that break the invented collection, one folder a mistake."""
    return TESTS / "broken_editions"


@pytest.fixture(scope="session")
def toy_report(toy_edition: Path) -> Checked:
    """The invented collection, read with its captures at hand; a warning in it is an error."""
    return read(replace(Folders.below(toy_edition), docs=toy_edition / "pages"), strict=True)


@pytest.fixture(scope="session")
def toy(toy_report: Checked) -> Edition:
    """The invented collection, linked."""
    return toy_report.edition


@pytest.fixture(scope="session")
def many(toy_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The invented collection with so many letters beside its own that their list falls into parts."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(toy_edition / "sources", folder / "sources")
    for name, text in many_letters().items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    return read(replace(Folders.below(folder), captures=None), strict=True).edition


@pytest.fixture
def make_edition(tmp_path: Path) -> Iterator[MakeEdition]:
    """A function that makes an edition from files by their path in `sources/`; `collection.yml` is added."""

    def make(files: Mapping[str, str]) -> tuple[Edition | None, list[Problem]]:
        sources = tmp_path / "sources"
        shutil.rmtree(sources, ignore_errors=True)
        for name, text in {"collection.yml": COLLECTION, **files}.items():
            (sources / name).parent.mkdir(parents=True, exist_ok=True)
            (sources / name).write_text(text, encoding="utf-8")
        found = survey(replace(Folders.below(tmp_path), captures=None))
        return found.case.edition if found.case else None, list(found.problems)

    yield make

"""The real site, once for all tests, and a browser to look at it with."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from letterbook.pages.addresses import page_of
from tests.first_collection import BEGINNING, WAY, WORDS
from tests.many_letters import many_letters
from tests.publishing.built import ROOT, Built, build_site, unpacked
from tests.publishing.finder_form import Form
from tests.publishing.form_scripts import load
from tests.publishing.hosting import serving
from tests.publishing.nginx import serving_by_nginx

# One page of each kind: pages of their own, by address, and the folders of which the first record stands for all.
INDEXES = (
    "",
    "introduction/",
    "letters/",
    "correspondences/",
    "articles/",
    "people/",
    "timeline/",
    "pictures/",
    "places/",
    "differences/",
    "wordings/",
    "origins/",
    "coverage/",
    "verification/",
    "corrections/",
    "about/",
    "about/hosting/",
    "data/",
    "contributing/",
    "contributing/new/",
    "contributing/new/letter/",
    "contributing/new/article/",
)
FOLDERS = ("letters", "articles", "people", "places", "organisations", "events", "topics")

# The narrowest screen that WCAG asks for (success criterion 1.4.10).
NARROW = 320

FIREFOX = shutil.which("firefox-esr")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# A browser that speaks to nobody but the page.
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the real collection, built anew; the working tree is not touched."""
    return build_site(tmp_path_factory.mktemp("real"), ROOT / "sources")


@pytest.fixture(scope="session")
def toy_sources(toy_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources of the toy edition, for tests that change them."""
    return shutil.copytree(toy_edition / "sources", tmp_path_factory.mktemp("toy") / "sources")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that is marked so against both servers: that of these tests, and nginx as recommended."""
    if "hosted" in metafunc.fixturenames and metafunc.definition.get_closest_marker("any_server"):
        metafunc.parametrize("hosted", ["plain", "nginx"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def copy(real: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy of the real site, unpacked."""
    return unpacked(tmp_path_factory.mktemp("offline"), real)


@pytest.fixture(scope="session")
def hosted(real: Built, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address at which the real site is served."""
    by_nginx = getattr(request, "param", "plain") == "nginx"
    server = serving_by_nginx(real.site, tmp_path_factory.mktemp("nginx")) if by_nginx else serving(real.site)
    with server as address:
        yield address


@pytest.fixture(scope="session")
def small(real: Built, hosted: str, copy: Path) -> Form:
    """The real site, whose letters stand on one page."""
    return Form(real, hosted, copy, WAY, ("2018", "2019"), "claimed", WORDS, "as", BEGINNING)


@pytest.fixture(scope="session")
def large(toy_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Form]:
    """A site of the invented edition with so many letters that their list falls into parts."""
    built = build_site(tmp_path_factory.mktemp("many"), toy_sources, many_letters())
    copy = unpacked(tmp_path_factory.mktemp("many-offline"), built)
    words = ("clerk", "CLERK", "Clérk", "bridge notes", "  Clerk's ", "bela 1922", "paraphrase south", "desrever")
    with serving(built.site) as address:
        yield Form(
            built, address, copy, "Ada North to Bela South", ("1921", "1922"), "inferred", words, "harbour", "ferry"
        )


@pytest.fixture(scope="module")
def form_page(browser: Browser) -> Iterator[Page]:
    """A page with the scripts of the forms and no form, in which controls wait for nothing."""
    page = browser.new_page()
    load(page)
    page.evaluate("Object.assign(letterbook.form, { whenShown: () => {}, settle: () => {}, passages: () => [] })")
    yield page
    page.close()


@pytest.fixture(scope="session")
def kinds(real: Built) -> list[str]:
    """The address of a page of each kind, relative to the site."""
    records = sorted(real.report.edition.records.values(), key=lambda record: record.id)
    first = [next(record for record in records if record.folder == folder) for folder in FOLDERS]
    return [
        *INDEXES,
        *(page_of(record).removesuffix(".md").removesuffix("index").rstrip("/") + "/" for record in first),
    ]


def from_npm(name: str) -> Path:
    """Return a file that `make test` takes from npm, or skip the test."""
    path = ROOT / "tests" / "npm" / "node_modules" / name
    if not path.exists():
        pytest.skip(f"no {path.name}: make test installs it where there is npm")
    return path


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that judges whether a page is accessible."""
    return from_npm("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIETLY)}


@pytest.fixture(scope="session")
def running_firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The window of a running Firefox ESR, for all tests of a process."""
    if FIREFOX is None:
        pytest.skip("no firefox-esr on this machine")
    firefox = pytest.importorskip("tests.publishing.firefox", reason="the package websockets is not installed")
    with firefox.running(FIREFOX, tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.fixture
def firefox(running_firefox: Any) -> Any:
    """The window of Firefox ESR (see firefox.py), empty, and with nothing said or asked for yet."""
    running_firefox.start_over()
    return running_firefox

"""The index of a large site is divided, so that a reader loads little of it; that of a small one is left alone."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect

from letterbook.build import site
from letterbook.publishing.search import parted
from letterbook.publishing.search.parted import INDEX, PARTS, SHOWN, SearchFault, search_files
from tests.publishing.built import Built, build_site
from tests.publishing.nginx import serving_by_nginx
from tests.publishing.searching import READY, found, open_search
from tests.publishing.test_accessibility import verdict

DOCUMENTS = [
    {"location": "a/", "title": "The fares", "text": "<p>Of the quay &amp; its boats.</p>", "boost": 2.0},
    {"location": "a/#one", "title": "One", "text": "요금은 내려야 한다", "boost": 2.0},
    {"location": "b/", "title": "Notes", "text": "", "tags": ["김정은"]},
]
CONFIG = {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": []}


@pytest.fixture(scope="module")
def large(toy_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the invented edition, as if its index were too large to be loaded whole."""
    with patch.object(parted, "WHOLE", 0):
        return build_site(tmp_path_factory.mktemp("large"), toy_edition / "sources")


@pytest.fixture(scope="module")
def address(large: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where that site is served, by nginx as recommended."""
    with serving_by_nginx(large.site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def made(folder: Path, documents: list[dict[str, object]] = DOCUMENTS) -> Path:
    """Return a site, as MkDocs makes it, of which nothing is there but the index."""
    path = folder / "site" / INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"config": CONFIG, "docs": documents}), encoding="utf-8")
    return folder / "site"


def contents(files: dict[str, Path]) -> dict[str, bytes]:
    """Return what files hold, by their paths in the site."""
    return {name: path.read_bytes() for name, path in files.items()}


def test_the_index_of_a_small_site_stays_whole(real):
    """The search of a small site is Material's, with the index that MkDocs wrote."""
    assert search_files(real.site, real.site / "nowhere") == {}
    assert json.loads((real.site / INDEX).read_bytes())["docs"]
    assert not (real.site / PARTS).exists()


def test_the_index_of_a_large_site_is_replaced(large):
    """In its place stand one without documents, and the parts; nothing of Pagefind's own search box is published."""
    held = json.loads((large.site / INDEX).read_bytes())
    assert held["docs"] == [] and held["config"]["parts"]["documents"] > 100
    names = {path.relative_to(large.site / PARTS).as_posix() for path in (large.site / PARTS).rglob("*.*")}
    assert {"0/pagefind.js", "0/pagefind-entry.json", "0/wasm.unknown.pagefind"} <= names
    assert not [name for name in names if "ui" in name or "highlight" in name or name.endswith(".css")]


def test_a_large_site_is_sound(large):
    """The audit of the whole site, with every file of the search, finds nothing."""
    assert large.report.findings == ()


def test_an_unchanged_site_is_not_divided_again(large):
    """A run that changes nothing asks nothing of Pagefind; one that changes a word does, and finds it."""
    with patch.object(parted, "WHOLE", 0):
        with patch.object(parted, "run", side_effect=AssertionError("asked again")):
            assert site(large.folders).findings == ()
        before = json.loads((large.site / INDEX).read_bytes())
        record = large.folders.sources / "people" / "ada-north.yml"
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("description: ", "description: Quixotic. ", 1), encoding="utf-8")
        assert site(large.folders).findings == ()
        record.write_text(text, encoding="utf-8")
        after = json.loads((large.site / INDEX).read_bytes())
        assert site(large.folders).findings == ()
    assert after["config"]["parts"]["lengths"]["text"] > before["config"]["parts"]["lengths"]["text"]
    assert json.loads((large.site / INDEX).read_bytes()) == before


def test_the_same_index_gives_the_same_parts(tmp_path):
    """Two runs write the same bytes; what is left of an earlier one is not among them."""
    with patch.object(parted, "WHOLE", 0):
        first = contents(search_files(made(tmp_path), tmp_path / "one"))
        search_files(made(tmp_path, DOCUMENTS[:1]), tmp_path / "two")
        second = contents(search_files(made(tmp_path), tmp_path / "two"))
    assert first == second and len([name for name in first if name.startswith(SHOWN)]) == 2


def test_another_version_of_the_program_makes_its_own_parts(tmp_path):
    """Nothing is left of what an older one made of the same index."""
    with patch.object(parted, "WHOLE", 0):
        with patch.object(parted, "program", return_value="older"):
            search_files(made(tmp_path), tmp_path / "room")
        (tmp_path / "room" / "made" / "0" / "older.pf_index").write_bytes(b"older")
        assert f"{PARTS}/0/older.pf_index" not in search_files(made(tmp_path), tmp_path / "room")


def test_a_run_that_was_cut_short_is_taken_up(tmp_path):
    """Where Pagefind failed, or a run ended before the parts were whole, they are made from nothing."""
    with patch.object(parted, "WHOLE", 0):
        with (
            patch.object(parted, "get_executable", return_value=shutil.which("false")),
            pytest.raises(SearchFault, match="cannot be made"),
        ):
            search_files(made(tmp_path), tmp_path / "room")
        (tmp_path / "room" / "made" / "0" / "left.pf_index").write_bytes(b"half")
        assert f"{PARTS}/0/left.pf_index" not in search_files(made(tmp_path), tmp_path / "room")


def test_the_pages_of_a_very_large_site_are_indexed_some_at_a_time(tmp_path):
    """So that no more is held in memory: each lot has an index of its own, and no page is in two."""
    with patch.multiple(parted, WHOLE=0, TOGETHER=1):
        files = search_files(made(tmp_path), tmp_path / "room")
    assert json.loads(files[INDEX].read_bytes())["config"]["parts"]["bundles"] == 2
    assert sorted(name for name in files if name.endswith(("pagefind.js", "wasm.unknown.pagefind"))) == [
        f"{PARTS}/0/pagefind.js",
        f"{PARTS}/0/wasm.unknown.pagefind",
    ]
    held = [json.loads(path.read_bytes())["docs"] for name, path in sorted(files.items()) if name.startswith(SHOWN)]
    assert held == [DOCUMENTS[:2], DOCUMENTS[2:]]


def test_a_fault_is_told_in_a_line(toy_edition, tmp_path):
    """Where there is no index, there is no site, and one line says why."""
    with (
        patch.object(parted, "WHOLE", 0),
        patch.object(parted, "get_executable", return_value=shutil.which("false")),
        pytest.raises(SearchFault, match="the index of the search cannot be made"),
    ):
        build_site(tmp_path, toy_edition / "sources")
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_first_result_takes_little(page, address):
    """No page loads the parts before somebody searches; a first result takes less than 300 kB as the host sends it."""
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda one: sizes.update({one.url: one.sizes()["responseBodySize"]}))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in sizes if PARTS in url or INDEX in url]
    before = set(sizes)
    open_search(page, address)
    assert found(page, address, "morning post")
    assert 0 < sum(size for url, size in sizes.items() if url not in before) < 300_000


def test_a_day_is_asked_for_as_one_word(page, address):
    """A letter is found by its day; of a day that is on no page, pages that have its numbers."""
    open_search(page, address)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.url.endswith(".pf_index") else None)
    assert found(page, address, "1921-09-21")[0] == "letters/1921-09-21-north-to-south/"
    assert len(asked) <= 2
    assert found(page, address, "1921-09-32")


def test_by_key_and_for_screen_readers(page, address, axe):
    """The box is the same: a result is chosen by key, opens its page with the words marked, and axe finds nothing."""
    open_search(page, address)
    found(page, address, "harbour")
    assert verdict(page, axe) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_be_visible()


def test_in_firefox(firefox, address):
    """In Firefox too, under the policy of the page, words find a page, and nothing is said to the console."""
    firefox.open(address)
    firefox.click(".md-search__input")
    firefox.wait_for("!document.querySelector('.md-search-result__meta').textContent.includes('Initializing')")
    firefox.type("Ada North")
    # It is searched anew with each letter.
    firefox.wait_for("document.querySelector('.md-search-result__link')?.href.includes('/people/ada-north/')")
    assert firefox.messages == []


@pytest.mark.parametrize("missing", ["shown", "pagefind", "pagefind/0/index"])
def test_a_reader_who_is_offline_for_a_while_is_not_told_that_nothing_is_there(new_context, address, missing):
    """Where a part cannot be loaded, the search asks for words again; typed once more, they are found."""
    page = new_context().new_page()
    page.route(f"**/search/{missing}/**", lambda route: route.abort())
    open_search(page, address)
    box, meta = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    box.fill("harbour")
    with page.expect_event("console", lambda message: message.type == "error"):
        page.keyboard.press("Shift")
    expect(meta).to_have_text(READY)
    page.unroute(f"**/search/{missing}/**")
    box.fill("")
    box.fill("harbour")
    page.keyboard.press("Shift")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


@pytest.fixture(autouse=True)
def silent(request: pytest.FixtureRequest) -> Iterator[None]:
    """Nothing fails in a page, and nothing breaks its policy."""
    said: list[str] = []
    if "page" in request.fixturenames:
        page: Page = request.getfixturevalue("page")
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield
    assert said == []

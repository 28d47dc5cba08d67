"""The offline copy: complete, silent, and the same bytes whoever packs it."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from playwright.sync_api import expect

from tests.first_collection import ASKED_BY_TAG, OPENS, SURNAME
from tests.publishing.built import ROOT, another_day, sampled
from tests.publishing.test_browser import watched  # noqa: F401 — a fixture

# Windows allows 260 characters, of which the user's own folders take some hundred.
LONGEST_PATH = 140

READY = "!document.querySelector('.md-search-result__meta').textContent.includes('Initializing')"
FIRST = ".md-search-result__link"


def pages(copy):
    """Return every page of the copy."""
    return sorted(copy.rglob("*.html"))


def opened(copy):
    """Return the pages that a browser opens: a sample of each kind; all in `make torture`."""
    return sampled(pages(copy))


def test_every_page_is_silent_in_chromium(page, watched, copy):  # noqa: F811
    """Every page opens without a word to the console, without a file that fails, without a request outside."""
    failed: list[str] = []
    # A picture for the tab is given up when the next page is opened; the audit knows that it is there.
    page.on("requestfailed", lambda request: "favicon" in request.url or failed.append(request.url))
    for path in opened(copy):
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1, path
    assert (watched.errors, failed, watched.outside(copy.as_uri())) == ([], [], [])
    assert len(watched.requests) > len(opened(copy))


def test_every_page_is_silent_in_firefox(firefox, copy):
    """Every page opens without a word to the console, which tells of files that fail too, and asks nobody."""
    for path in opened(copy):
        firefox.open(path.as_uri())
    assert firefox.messages == []
    assert [one for one in firefox.requests if not one.startswith((copy.as_uri(), "data:", "blob:"))] == []


@pytest.mark.first_collection
@pytest.mark.parametrize(("typed", "words"), OPENS.items(), ids=OPENS)
def test_search_works_from_a_disk(page, watched, copy, typed, words):  # noqa: F811
    """What is typed is found, and the click opens its page with the words marked."""
    page.goto((copy / "about/index.html").as_uri())
    page.locator(".md-search__input").first.click()
    expect(page.locator(".md-search-result__meta")).not_to_contain_text("Initializing")
    page.keyboard.type(typed)
    # Hangul is entered without keys, but the search waits for one.
    page.keyboard.press("Shift")
    page.locator(FIRST).first.click(timeout=10_000)
    expect(page.locator("article")).to_contain_text(words)
    assert "h=" in page.url
    if typed not in ASKED_BY_TAG:
        expect(page.locator("article mark").first).to_be_visible()
    assert watched.errors == [] and watched.outside(copy.as_uri()) == []


@pytest.mark.first_collection
@pytest.mark.parametrize("typed", [SURNAME, "fantasy film"])
def test_search_works_from_a_disk_in_firefox(firefox, copy, typed):
    """Firefox, which loads the hidden frame later than Chromium, finds and opens pages too."""
    firefox.open((copy / "index.html").as_uri())
    firefox.click(".md-search__input")
    firefox.wait_for(READY)
    firefox.type(typed)
    firefox.wait_for(f"document.querySelector('{FIRST}')?.checkVisibility()")
    firefox.click(FIRST)
    firefox.wait_for("location.search.includes('h=') && document.querySelectorAll('article mark').length > 0")
    assert firefox.messages == []


def test_filters_and_drawings_work_from_a_disk(page, watched, copy, real):  # noqa: F811
    """The finder filters, its state is in the address, and the timeline is drawn."""
    page.goto((copy / "letters/index.html").as_uri())
    rows = page.locator("article tbody tr").filter(visible=True)
    expect(rows).to_have_count(len(real.report.edition.letters))
    page.get_by_label("Quoted").select_option(index=1)
    expect(rows).not_to_have_count(len(real.report.edition.letters))
    left = rows.count()
    page.goto(page.url)
    page.reload()
    expect(rows).to_have_count(left)
    page.goto((copy / "timeline/index.html").as_uri())
    assert page.locator(".drawing svg").bounding_box()["height"] > 300
    assert watched.errors == []


def test_nothing_in_the_copy_needs_a_host(copy):
    """No page for dead links, no sitemap, no canonical address, and no link that begins at a root."""
    names = {path.name for path in copy.rglob("*")}
    assert not names & {"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt"}
    for path in pages(copy):
        text = path.read_text(encoding="utf-8")
        assert 'rel="canonical"' not in text and not re.search(r'(?:href|src)="/', text), path


def test_the_copy_says_what_it_is(copy, real):
    """README.txt gives title, version, licence and citation, in lines that any window shows."""
    text = (copy / "README.txt").read_bytes().decode()
    collection = real.report.edition.collection
    assert all(words in text for words in (collection.title, collection.version, collection.licence, "To cite it"))
    assert max(map(len, text.split("\r\n"))) <= 90 and text.count("\n") == text.count("\r\n")


def test_paths_are_short_and_plain(copy):
    """Every path fits Windows, and holds nothing that any system minds."""
    for path in copy.rglob("*"):
        inner = path.relative_to(copy.parent).as_posix()
        assert len(inner) <= LONGEST_PATH and re.fullmatch(r"[A-Za-z0-9._/-]+", inner), inner


def packed(root, into, **environment):
    """Pack the offline copy of a project with the program as a user runs it; return the bytes of the zip."""
    command = [sys.executable, "build_pages.py", "offline", "--quiet", "--into", str(into)]
    subprocess.run(command, cwd=root, env={**os.environ, **environment}, check=True, capture_output=True)
    (file,) = into.glob("*.zip")
    sums = (into / "SHA256SUMS").read_text()
    assert sums == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
    return file.read_bytes()


def test_same_sources_give_the_same_bytes(tmp_path):
    """Another day, folder, time zone, language and hash seed, in another user's home: not one byte differs."""
    here, there = tmp_path / "here", tmp_path / "over there"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for root in (here, there):
        for name in filter(None, tracked.split("\0")):
            if not name.startswith("tests/") and (ROOT / name).exists():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, root / name)
    first = packed(here, tmp_path / "a", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    elsewhere = {"TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)}
    second = packed(there, tmp_path / "b", **elsewhere, **another_day())
    assert first == second


def test_the_zip_is_an_ordinary_one(real, copy):
    """Every file of the copy is in the zip once, in order, readable by all."""
    (file,) = copy.parent.parent.glob("dist/*.zip")
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert names == sorted(set(names))
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o644}
    assert len(names) == sum(path.is_file() for path in copy.rglob("*"))

"""Searching a site in a browser, as a reader does: open the search, type, read what is found."""

import re
import shutil
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Page, expect

from letterbook.publishing.search import parted

# How long a busy machine may take to make the index of a search, in milliseconds.
INDEXED = 60_000

READY = "Type a name, a day or words of a letter"


def open_search(page: Page, address: str) -> None:
    """Open the search of a page, and wait until it has its index."""
    page.goto(address)
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_have_text(READY, timeout=INDEXED)


def found(page: Page, site: str, words: str) -> list[str]:
    """Return the pages that the open search finds, the first first, relative to the site."""
    box, meta = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    box.fill("")
    # Hangul is entered without keys, but the search waits for one.
    page.keyboard.press("Shift")
    expect(meta).to_have_text(READY, timeout=INDEXED)
    box.fill(words)
    page.keyboard.press("Shift")
    expect(meta).to_have_text(re.compile(r"Found|Nothing"), timeout=10_000)
    links = page.locator(".md-search-result__item > .md-search-result__link:first-child")
    addresses = links.evaluate_all("links => links.map(link => link.href)")
    plain = [re.sub(r"[?#].*", "", address).removeprefix(site) for address in addresses]
    # On a disk pages have the names of their files.
    return [re.sub(r"(/index)?\.html$", "/", address) for address in plain]


def in_parts(site: Path, folder: Path, together: int = parted.TOGETHER) -> Path:
    """Return a copy of a site, in a folder, whose search has the index of a large one, of so many pages together."""
    copy = shutil.copytree(site, folder / "site")
    with patch.multiple(parted, WHOLE=0, TOGETHER=together):
        files = parted.search_files(site, folder / "room")
    for name, path in files.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy / name)
    return copy

"""What a first result of the search costs a reader of a large site: bytes as nginx sends them, and time in Chromium.

    python -m benchmarks.search [LETTERS ...]

The site of an invented edition is built as a user builds it, and served by nginx as the page on hosting recommends. In
a new browser each time, the search is opened and asked. Sizes are 1,000 and 10,000 letters unless told otherwise;
status 1 where a target is missed at 10,000.
"""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from benchmarks.builds import project_in, run
from benchmarks.in_chromium import measure
from tests.publishing.nginx import serving_by_nginx
from tests.publishing.searching import INDEXED, READY

SIZES, MEANT = (1_000, 10_000), 10_000
BYTES, SECONDS = 300_000, 1.0

# A word that is in many titles, and a name; a day is taken from a letter.
ASKED = ("harbour", "Ada North")


def asked(browser: Browser, address: str, words: str) -> tuple[int, float]:
    """Return how many bytes and seconds it takes from the opening of the search to its first result."""
    page = browser.new_context().new_page()
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda one: sizes.update({one.url: one.sizes()["responseBodySize"]}))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before, begin = set(sizes), page.evaluate("performance.now()")
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_have_text(READY, timeout=INDEXED)
    page.locator(".md-search__input").fill(words)
    page.keyboard.press("Shift")
    page.wait_for_selector(".md-search-result__link")
    taken = page.evaluate("performance.now()") - begin
    page.wait_for_load_state("networkidle")
    page.context.close()
    return sum(size for url, size in sizes.items() if url not in before), taken / 1000


def day_of_a_letter(project: Path, letters: int) -> str:
    """Return the day of a letter in the middle of an edition."""
    text = (project / "sources" / "letters" / f"l-{letters // 2}.yml").read_text(encoding="utf-8")
    return re.findall(r"^date: (\d{4}-\d\d-\d\d)$", text, re.MULTILINE)[0]


def measured(browser: Browser, letters: int) -> bool:
    """Print what an edition of so many letters takes; return whether the targets are met."""
    with tempfile.TemporaryDirectory() as aside:
        folder = Path(aside)
        # A server may run as somebody else.
        folder.chmod(0o755)
        project = project_in(folder / "project", letters)
        run(project, "build_pages.py", "site")
        (folder / "nginx").mkdir()
        with serving_by_nginx(project / "site", folder / "nginx") as address:
            found = {words: asked(browser, address, words) for words in (*ASKED, day_of_a_letter(project, letters))}
    told = ", ".join(f"“{words}” {size / 1000:.0f} kB, {taken:.2f} s" for words, (size, taken) in found.items())
    print(f"{letters:,} letters: {told}", flush=True)
    return all(size <= BYTES and taken <= SECONDS for size, taken in found.values())


if __name__ == "__main__":
    sys.exit(measure(measured, SIZES, MEANT))

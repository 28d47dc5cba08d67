"""How long the finder of letters takes to filter and to sort, in headless Chromium, from a host and from a disk.

    python -m benchmarks.finder [LETTERS ...]

Prints medians for each number of letters (10,000 unless told otherwise), and the size of the data. At 10,000 letters
a filter may take 200 ms and a sort 500 ms, from the event to the frame that shows it; status 1 where one takes longer.
"""

import gzip
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.invented import write_edition
from letterbook.exports.finder_data import FINDER
from letterbook.exports.plan import make, plan
from letterbook.pages.addresses import FINDER_DATA, index_of
from letterbook.pages.context import Context
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.site import ENVIRONMENTS, Use, engine_environment
from letterbook.reading.edition import Edition
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.models import Letter
from letterbook.verification.quotations import Verification
from tests.publishing.hosting import serving
from tests.publishing.whole_sites import protect

ROOT = Path(__file__).resolve().parent.parent

LIST = index_of(Letter.folder)
TIMES = 9

# What each step may take, in milliseconds, at so many letters.
TARGETS, HELD_TO = {"filter": 200.0, "words": 200.0, "sort": 500.0}, 10_000

# Does something, and returns how many milliseconds passed until what came of it was shown.
TIMED = """
    async ([what, value]) => {
      const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await shown();
      const start = performance.now();
      if (what === "sort") document.querySelectorAll(".finder-sort")[value].click();
      else {
        const field = document.getElementById(what);
        if (field.localName === "select") field.selectedIndex = value;
        else field.value = value;
        field.dispatchEvent(new Event(field.localName === "select" ? "change" : "input", { bubbles: true }));
      }
      await shown();
      return performance.now() - start;
    }
"""

# What is measured: each step with what is done, in turn.
STEPS: Mapping[str, tuple[tuple[str, int | str], ...]] = {
    "filter": (("finder-direction", 1), ("finder-year", 5), ("finder-year", 0), ("finder-direction", 0)),
    "words": (("finder-text", "har"), ("finder-text", "harbour h"), ("finder-text", "x"), ("finder-text", "")),
    "sort": (("sort", 1), ("sort", 7), ("sort", 0), ("sort", 0), ("sort", 4)),
}


def edition_of(letters: int, folder: Path) -> Edition:
    """Return an invented edition of so many letters."""
    write_edition(folder / "sources", letters)
    records, _ = load(folder / "sources")
    edition, _ = link(records)
    assert edition is not None
    return edition


def write_list(edition: Edition, docs: Path) -> None:
    """Write into a folder of pages the list of letters alone: its page, and the finder's data."""
    context = Context(edition, Verification())
    for target in plan(edition):
        if target.path == LIST or target.kind == FINDER:
            (docs / target.path).parent.mkdir(parents=True, exist_ok=True)
            (docs / target.path).write_bytes(make(target, context))
    years = (docs / LIST).read_text(encoding="utf-8").split("](")[1:]
    for year in years:
        path = (docs / LIST).parent / year.partition(")")[0]
        path.parent.mkdir(exist_ok=True)
        path.write_text("# A year\n", encoding="utf-8")


def publish_list(edition: Edition, docs: Path, site: Path, use: Use) -> None:
    """Publish the list of letters, without the pages that it leads to, each page with its policy."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    environment = engine_environment(imprint_of(edition), docs) | ENVIRONMENTS[use]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert not protect(site, from_disk=use is Use.OFFLINE)


def medians(page: Page, address: str) -> dict[str, float]:
    """Return the median of each step in milliseconds, and how long the first use takes until rows are there."""
    page.goto(address)
    begin = page.evaluate("performance.now()")
    page.get_by_label("Words").focus()
    page.wait_for_selector(".letters tbody tr")
    loaded = page.evaluate("performance.now()") - begin
    # The first word makes the finder fold all texts, which is told apart.
    first = page.evaluate(TIMED, ["finder-text", "zz"])
    page.evaluate(TIMED, ["finder-text", ""])
    found = {
        step: statistics.median(page.evaluate(TIMED, [*do]) for _ in range(TIMES) for do in doing)
        for step, doing in STEPS.items()
    }
    return {"first use": loaded, "first word": first, **found}


def measured(letters: int, page: Page) -> bool:
    """Print what an edition of so many letters takes; return whether every target is met."""
    with TemporaryDirectory() as aside:
        folder = Path(aside)
        edition = edition_of(letters, folder)
        write_list(edition, folder / "docs")
        data = (folder / "docs" / FINDER_DATA).read_bytes()
        print(f"{letters:,} letters: data {len(data):,} bytes, {len(gzip.compress(data)):,} gzipped")
        for use in (Use.HOSTED, Use.OFFLINE):
            publish_list(edition, folder / "docs", folder / use, use)
        with serving(folder / Use.HOSTED) as host:
            found = {
                "http": medians(page, f"{host}letters/"),
                "disk": medians(page, (folder / Use.OFFLINE / "letters" / "index.html").as_uri()),
            }
    for place, times in found.items():
        print(f"  {place}: " + ", ".join(f"{step} {time:.0f} ms" for step, time in times.items()))
    return all(times[step] <= most for times in found.values() for step, most in TARGETS.items())


def main() -> int:
    """Measure editions of the sizes asked for; return 1 where a target is missed at the size it is set for."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    sizes = [int(size) for size in sys.argv[1:]] or [HELD_TO]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        met = [measured(size, page) or size > HELD_TO for size in sizes]
        browser.close()
    return 0 if all(met) else 1


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())

"""How long a saved record takes to stand in the browser while `serve` runs, with headless Chromium.

Run it with `python -m benchmarks.serving`, or with numbers of letters: `python -m benchmarks.serving 100 1000`.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.builds import project_in
from benchmarks.in_chromium import measure
from tests.publishing.nginx import free_port

SIZES = (100, 1_000)

# The target is meant for an edition of this size: seconds.
MEANT, TARGET = 1_000, 2.0

# How often a record is saved, and how many seconds a person writes in between.
ROUNDS, WRITING = 5, 6

# Milliseconds for which a first build is waited for.
PATIENCE = 600_000

# Says in the console, with the next picture, which of the new words stand on a page: Playwright itself would look for
# them once in half a second.
TELLING = """(() => {
  const told = new Set();
  const look = () => {
    for (const word of document.querySelector("article")?.textContent.match(/Newly[a-h]/g) ?? [])
      if (told.size !== told.add(word).size) requestAnimationFrame(() => console.log(word));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()"""


def measured(browser: Browser, letters: int) -> bool:
    """Print how long the page of a letter takes to show what was saved; return whether the target is met."""
    with tempfile.TemporaryDirectory() as folder:
        project = project_in(Path(folder) / "edition", letters)
        address = f"127.0.0.1:{free_port()}"
        command = [sys.executable, "build_pages.py", "serve", "--quiet", "--address", address]
        process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            assert process.stdout is not None
            while "Serving on" not in (line := process.stdout.readline()):
                assert line, "it does not serve"
            seconds = saved_and_seen(browser, project, letters, f"http://{address}/letters/")
        finally:
            process.terminate()
            process.wait()
    took = statistics.median(seconds)
    print(f"{letters:,} letters: {took:.2f} s ({min(seconds):.2f} to {max(seconds):.2f})", flush=True)
    return took <= TARGET


def saved_and_seen(browser: Browser, project: Path, letters: int, address: str) -> list[float]:
    """Return how many seconds each of some changes of a letter takes to stand on its page."""
    page, found = browser.new_page(), []
    page.add_init_script(TELLING)
    record = project / "sources" / "letters" / f"l-{letters // 2}.yml"
    page.goto(f"{address}{record.stem}/", timeout=PATIENCE)
    for number in range(ROUNDS):
        time.sleep(WRITING)
        text = record.read_text(encoding="utf-8")
        word = f"Newly{'abcdefgh'[number]}"
        with page.expect_console_message(lambda message, word=word: message.text == word, timeout=PATIENCE):
            start = time.perf_counter()
            record.write_text(re.sub(r"^(summary: .*)$", rf"\1 {word}.", text, flags=re.MULTILINE), encoding="utf-8")
        found.append(time.perf_counter() - start)
    page.close()
    return found


if __name__ == "__main__":
    sys.exit(measure(measured, SIZES, MEANT))

"""Measuring in headless Chromium, for editions of the sizes that are asked for."""

import shutil
import sys
from collections.abc import Callable, Sequence

from playwright.sync_api import Browser, sync_playwright


def measure(measured: Callable[[Browser, int], bool], sizes: Sequence[int], meant: int) -> int:
    """Measure editions of the sizes on the command line, or else of some; return 1 where a target is missed at the
    size it is meant for. `measured` prints what it finds, and returns whether the targets are met.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        met = [measured(browser, size) or size != meant for size in map(int, sys.argv[1:] or sizes)]
        browser.close()
    return 0 if all(met) else 1

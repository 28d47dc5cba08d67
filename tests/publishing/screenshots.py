"""Pictures of the built site: eight kinds of page, on a desktop and a phone, in light and dark.

`make screenshots` builds the site and puts them into `screenshots/`; a person looks at them.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from letterbook.files.writing import aside_in
from letterbook.publishing.made import Kind
from letterbook.publishing.output_folders import writing
from letterbook.publishing.renewing import bring
from tests.first_collection import FULLEST
from tests.publishing.built import ROOT
from tests.publishing.conftest import CHROMIUM, QUIETLY
from tests.publishing.hosting import serving

PAGES = {
    "home": "",
    "introduction": "introduction/",
    "letters": "letters/",
    **FULLEST,
    "timeline": "timeline/",
    "differences": "differences/",
    "places": "places/",
}
WIDTHS = {1280: 900, 360: 740}
SCHEMES = ("light", "dark")

# The pictures that the README shows.
IN_README = {"letter-1280-light": "letter-page", "timeline-1280-light": "timeline"}

# Tabs fade in; pictures of half a fade are none.
SETTLED_MS = 600


def take(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    """Take a picture of each page in each width and scheme; yield the files."""
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            for name, path in PAGES.items():
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(SETTLED_MS)
                file = folder / f"{name}-{width}-{scheme}.png"
                page.screenshot(path=file)
                yield file
            page.close()


def main() -> None:
    """Take all pictures of `site/`, and renew those of the README."""
    if CHROMIUM is None:
        sys.exit("no chromium on this machine; on Debian: apt install chromium")
    folder = ROOT / "screenshots"
    with writing(folder), aside_in(folder) as aside:
        with serving(ROOT / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIETLY))
            files = list(take(browser, address, aside))
            browser.close()
        # Pictures of changed pages, which lie in a folder below, are another program's to renew.
        bring(aside, folder, Kind.PICTURES, renews=lambda name: "/" not in name)
    for source, name in IN_README.items():
        shutil.copyfile(folder / f"{source}.png", ROOT / ".github" / f"{name}.png")
    sys.stdout.write(f"{len(files)} pictures in {folder.relative_to(ROOT)}/\n")


if __name__ == "__main__":
    main()

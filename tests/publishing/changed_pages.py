"""Pictures of the pages that a pull request changes, on a desktop and a phone.

`build_pages.py report --pages FILE` writes their addresses; `make changed-pages PAGES=FILE` takes them of `site/`.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from letterbook.files.writing import aside_in
from letterbook.publishing.made import Kind
from letterbook.publishing.output_folders import writing
from letterbook.publishing.renewing import bring
from tests.publishing.built import ROOT
from tests.publishing.conftest import CHROMIUM, QUIETLY
from tests.publishing.hosting import serving
from tests.publishing.screenshots import SETTLED_MS, WIDTHS

# A reviewer looks at the first few; the rest is in the copy of the site.
MOST = 12

# The folder of these pictures, in that of all pictures.
CHANGED = "changed"


def wanted(listed: str) -> list[str]:
    """Return the first addresses of a list, one a line; anything that is not an address within the site is left out."""
    found = [line.strip() for line in listed.splitlines()]
    return [one for one in found if re.fullmatch(r"\./|([a-z0-9-]+/)+", one)][:MOST]


def name(address: str) -> str:
    """Return what the picture of a page is called: "letters-x" for letters/x/."""
    return "home" if address == "./" else address.strip("/").replace("/", "-")


def take(browser: Browser, site: str, addresses: Sequence[str], folder: Path) -> Iterator[Path]:
    """Take a picture of each whole page in each width; yield the files."""
    for width, height in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        for address in addresses:
            page.goto(site + address.removeprefix("./"))
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(SETTLED_MS)
            file = folder / f"{name(address)}-{width}.png"
            page.screenshot(path=file, full_page=True)
            yield file
        page.close()


def main(listed: str) -> None:
    """Take pictures of the pages that a file lists, as `site/` has them."""
    if CHROMIUM is None:
        sys.exit("no chromium on this machine; on Debian: apt install chromium")
    folder = ROOT / "screenshots"
    addresses = wanted(Path(listed).read_text(encoding="utf-8"))
    with writing(folder), aside_in(folder) as aside:
        (aside / CHANGED).mkdir()
        with serving(ROOT / "site") as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIETLY))
            files = list(take(browser, site, addresses, aside / CHANGED))
            browser.close()
        bring(aside, folder, Kind.PICTURES, renews=lambda name: name.startswith(f"{CHANGED}/"))
    sys.stdout.write(f"{len(files)} pictures in {folder.name}/{CHANGED}/\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the file of addresses: make changed-pages PAGES=pages.txt")
    main(sys.argv[1])

"""Pages are light, and stand still once they are shown."""

import re

import pytest
from playwright.sync_api import Page

LETTER_BYTES, LIST_BYTES = 40 * 1024, 150 * 1024

# What a reader does not notice; Web Vitals calls anything below 0.1 good.
STILL = 0.01

# How many times slower a machine is made, so that it shows what has come so far.
SLOW = 8

SHIFTS = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


def article_bytes(text: str) -> int:
    """Return the size of what stands in Material's frame."""
    found = re.search(r"<article class=.md-content__inner.*?</article>", text, re.DOTALL)
    assert found
    return len(found[0].encode())


def test_no_page_is_heavy(real):
    """A letter's page has at most 40 KB of HTML in Material's frame, any other page at most 150 KB."""
    letters = {letter.id for letter in real.report.edition.letters}
    for name, path in real.pages():
        is_letter = name.startswith("letters/") and path.parent.name in letters
        assert article_bytes(path.read_text()) <= (LETTER_BYTES if is_letter else LIST_BYTES), name


def shift(page: Page, address: str) -> float:
    """Return how far a page shifts: the least of three loads, as a busy machine may show half a table first."""
    least = 1.0
    for _ in range(3):
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_load_state("networkidle")
        least = min(least, page.evaluate(SHIFTS))
        if least < STILL:
            break
    return least


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_once_it_is_shown(page, hosted, kinds, width):
    """On no kind of page does late content push what a reader already sees."""
    page.set_viewport_size({"width": width, "height": 800})
    for kind in kinds:
        assert shift(page, hosted + kind) < STILL, kind


@pytest.mark.parametrize("kind", ["articles/", "letters/", "verification/"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_long_table_does_not_move_while_it_comes(page, hosted, kind, width):
    """On a slow machine, which shows a table before all of it is there, its columns keep their places."""
    page.set_viewport_size({"width": width, "height": 800})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    page.goto(hosted + kind)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < STILL

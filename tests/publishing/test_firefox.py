"""Firefox ESR, which most Linux readers have, shows the same pages as Chromium."""

import pytest

from tests.first_collection import SURNAME
from tests.publishing.conftest import NARROW

HEADING = "document.querySelector('h1').checkVisibility()"

# The labels of a drawing come in one run in Firefox, and line by line in Chromium.
WORDS = """(() => {
  // The browsers differ in what they call the text of a drawing, and of a list of choices.
  for (const other of document.querySelectorAll("article :is(svg, select)")) other.remove();
  return document.querySelector("article").innerText;
})()"""

# Material looks for nothing that was typed before it had the index.
SEARCH_IS_READY = "!document.querySelector('.md-search-result__meta').textContent.includes('Initializing')"


def outside(requests: list[str], site: str) -> list[str]:
    """Return the addresses asked for that are not of the site itself."""
    return [address for address in requests if not address.startswith((site, "data:", "blob:"))]


def test_every_kind_of_page_is_shown_in_silence(firefox, hosted, kinds):
    """Every kind of page shows its heading, says nothing to the console, and asks nobody else for anything."""
    for kind in kinds:
        firefox.open(hosted + kind)
        assert firefox.evaluate(HEADING), kind
    assert firefox.messages == []
    assert firefox.requests and outside(firefox.requests, hosted) == []


def test_nothing_is_wider_than_a_narrow_screen(firefox, hosted, kinds):
    """On a screen of 320 pixels no kind of page scrolls sideways."""
    firefox.resize(NARROW, 640)
    for kind in kinds:
        firefox.open(hosted + kind)
        assert firefox.evaluate("innerWidth") == NARROW
        assert firefox.evaluate("document.documentElement.scrollWidth") <= NARROW, kind


def test_same_words_as_in_chromium(firefox, page, hosted, kinds):
    """The article of every kind of page shows the same words in both browsers."""
    page.set_viewport_size({"width": 1280, "height": 800})
    for kind in kinds:
        page.goto(hosted + kind)
        firefox.open(hosted + kind)
        assert firefox.evaluate(WORDS).split() == page.evaluate(WORDS).split(), kind


@pytest.mark.first_collection
def test_search_leads_to_a_page(firefox, hosted):
    """Words typed into the search box find a page, and a click on the first result opens it."""
    firefox.open(hosted)
    firefox.click(".md-search__input")
    firefox.wait_for(SEARCH_IS_READY)
    firefox.type(SURNAME)
    firefox.wait_for("document.querySelector('.md-search-result__link')?.checkVisibility()")
    firefox.click(".md-search-result__link")
    firefox.wait_for(
        f"document.querySelector('article')?.innerText.includes('{SURNAME}') && location.search.includes('h=')"
    )
    assert firefox.messages == []


def test_file_that_is_missing_is_told(firefox, real, tmp_path):
    """A script or picture that a page on disk asks for in vain is among what Firefox said."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>T</title><img src=gone.png><script src=gone.js></script>", encoding="utf-8")
    firefox.open(page.as_uri())
    told = "\n".join(firefox.messages)
    assert "gone.png" in told and "gone.js" in told

"""The map of places in a real browser: reachable, contained, and said in words."""

import pytest
from playwright.sync_api import Page, expect

from tests.publishing.built import Built

# A page that is slow to load on a telephone is not a page with a small map.
LARGEST_PAGE, LARGEST_MAP = 150_000, 40_000


@pytest.fixture
def places(page: Page, hosted: str) -> Page:
    """The page of places, on a narrow screen."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{hosted}places/")
    return page


def test_map_scrolls_in_its_own_region(places):
    """At 320 pixels the map scrolls sideways by keyboard, and the page does not."""
    region = places.locator(".drawing")
    expect(region).to_have_attribute("role", "region")
    region.focus()
    expect(region).to_be_focused()
    assert region.evaluate("map => map.scrollWidth > map.clientWidth")
    places.keyboard.press("ArrowRight")
    # Not by a function in the page: its policy lets nothing evaluate a string.
    for _ in range(50):
        if region.evaluate("map => map.scrollLeft") > 0:
            break
        places.wait_for_timeout(100)
    assert region.evaluate("map => map.scrollLeft") > 0
    assert places.evaluate("document.documentElement.scrollWidth") <= 320


def test_everything_drawn_stands_in_words(places, real):
    """Each name on the map is a link in the list of places, and each place is on the map or named as not on it."""
    drawn = places.locator(".drawing text").all_text_contents()
    listed = places.locator("article h2:has-text('All places') + ul > li > a:first-child").all_text_contents()
    missing = places.locator("article p:has-text('Not on the map') a").all_text_contents()
    assert drawn and set(drawn) <= set(listed)
    assert sorted([*drawn, *missing]) == sorted(listed)


def test_every_line_stands_in_the_table(places):
    """The table has a journey for each line of the map."""
    cells = places.locator("article table tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    pairs = {frozenset(cell.split(",")[0] for cell in row[1:3]) for row in cells if row[3] == "yes"}
    assert len(pairs) == places.locator(".drawing .journey").count() > 0


def test_names_fit_their_rooms(places):
    """As the browser draws them, no name covers another, and none leaves the map."""
    overlaps = places.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll('.drawing text')].map(text => text.getBBox());
          const {width, height} = document.querySelector('.drawing svg').viewBox.baseVal;
          const outside = boxes.filter(b => b.x < 0 || b.y < 0 || b.x + b.width > width || b.y + b.height > height);
          const covered = boxes.filter(a => boxes.some(b => a !== b && a.x < b.x + b.width && b.x < a.x + a.width
            && a.y < b.y + b.height && b.y < a.y + a.height));
          return outside.length + covered.length;
        }"""
    )
    assert overlaps == 0


def test_map_is_small(real: Built):
    """The page is small for a page with a map, and the outline as published is not part of the site."""
    text = (real.site / "places" / "index.html").read_text(encoding="utf-8")
    drawing = text[text.index("<svg xmlns") : text.index("</svg></div>")]
    assert len(text) < LARGEST_PAGE and len(drawing) < LARGEST_MAP
    assert not list(real.site.rglob("land-*"))

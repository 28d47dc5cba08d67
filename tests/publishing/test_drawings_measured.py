"""Drawings in a real browser: what they show lies within them, on a screen, on paper, and in larger type."""

from pathlib import Path

import pytest

from letterbook.pages.drawings.lettering import TYPE
from tests.pages.drawn import ALL

CSS = Path(__file__).parents[2] / "theme" / "css"

# Every text of every drawing that lies outside of it, or whose type has another size than the drawing gives it room
# for. Latin letters hang from a line box of a fixed height; other scripts are measured as they are drawn.
OUTSIDE = """(size) => [...document.querySelectorAll(".drawing svg")].flatMap(svg => {
  const {x, y, width, height} = svg.viewBox.baseVal;
  return [...svg.querySelectorAll("text")].map(text => {
    const box = text.getBBox();
    const ends = [box.x - x, box.y - y, x + width - box.x - box.width, y + height - box.y - box.height];
    return [svg.parentElement.className, text.textContent, parseFloat(getComputedStyle(text).fontSize), ...ends];
  }).filter(([, , type, ...ends]) => Math.min(...ends) < 0 || Math.abs(type - size) > 0.01);
})"""

# Drawings that are wider than the page leaves room for.
WIDER = """() => [...document.querySelectorAll(".drawing svg")]
  .filter(svg => svg.getBoundingClientRect().width > svg.parentElement.clientWidth + 1).length"""


@pytest.fixture(scope="module")
def every_drawing(tmp_path_factory):
    """The address of a page of drawings of every shape, with the style sheets of the site."""
    styles = "".join(f'<link rel="stylesheet" href="{path.as_uri()}">' for path in sorted(CSS.glob("*.css")))
    drawings = "".join(ALL.values())
    page = tmp_path_factory.mktemp("drawings") / "page.html"
    page.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>D</title>{styles}'
        f'<body data-md-color-scheme="default"><article class="md-typeset">{drawings}</article></body></html>',
        encoding="utf-8",
    )
    return page.as_uri()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("larger", ["", "html { font-size: 200% } body { font-size: 2em }"])
def test_no_text_leaves_its_drawing(page, every_drawing, media, larger):
    """As drawn, all words lie within their drawing and have its size of type, however large the type of the page."""
    page.emulate_media(media=media)
    page.goto(every_drawing)
    if larger:
        page.add_style_tag(content=larger)
    assert page.locator(".drawing svg").count() == len([one for one in ALL.values() if one])
    assert page.evaluate(OUTSIDE, TYPE) == []


def test_drawings_shrink_to_the_sheet(page, every_drawing):
    """On paper no drawing is wider than the sheet: what is wider shrinks as a whole."""
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(media="print")
    page.goto(every_drawing)
    assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_drawing_of_the_site_is_cut(page, hosted, real, media):
    """On every kind of page with a drawing, all words lie within it and have its size of type."""
    page.emulate_media(media=media)
    letter = real.report.edition.letters[0].id
    for address in ("", "timeline/", "pictures/", "origins/", "places/", f"letters/{letter}/"):
        page.goto(hosted + address)
        assert page.locator(".drawing svg").count() > 0, address
        assert page.evaluate(OUTSIDE, TYPE) == [], address

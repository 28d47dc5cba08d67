"""WCAG 2.2 AA as far as a machine can judge it: every kind of page, light and dark, wide and narrow, also in use."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.first_collection import SURNAME
from tests.publishing.conftest import NARROW

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")

# `target-size` is of WCAG 2.2, yet off until it is asked for.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
RUN = "rules => axe.run(document, rules)"

# Those that depend on colours: what else a page is, it is in either scheme.
OF_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": RULES["resultTypes"],
}

WIDE = 1280
DESKTOP = "(min-width: 60em)"


@pytest.fixture
def screen(new_context):
    """A function that opens a screen of a scheme and width; nothing on it moves, to be caught half-way."""

    def opened(scheme: str, width: int) -> Page:
        size = {"width": width, "height": 800}
        return new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce").new_page()

    return opened


def open_search(page: Page) -> None:
    """Open the search and wait for results."""
    if not page.evaluate(f"matchMedia('{DESKTOP}').matches"):
        page.get_by_role("button", name="Search", exact=True).click()
    page.locator(".md-search__input").first.click()
    page.wait_for_load_state("networkidle")
    page.keyboard.type(SURNAME)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def left_open(page: Page, rule: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the elements of which axe cannot tell whether they keep a rule, without texts of enough contrast."""
    if rule["id"] != "color-contrast":
        return list(rule["nodes"])
    legible = page.evaluate(CONTRAST, [node["target"][0] for node in rule["nodes"]])
    return [node for node, is_legible in zip(rule["nodes"], legible, strict=True) if not is_legible]


def verdict(page: Page, axe: str, rules: dict[str, Any] = RULES) -> list[str]:
    """Return what is wrong on a page as it stands, one line a rule and element; also what axe leaves open."""
    page.evaluate(axe)
    result = page.evaluate(RUN, rules)
    wrong = [(rule["id"], node) for rule in result["violations"] for node in rule["nodes"]]
    wrong += [(rule["id"], node) for rule in result["incomplete"] for node in left_open(page, rule)]
    return [f"{page.url} {rule}: {node['html'][:200]}" for rule, node in wrong]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page(screen, hosted, kinds, axe, scheme, width):
    """No kind of page breaks a rule, in either scheme, on a wide screen and on the narrowest."""
    page = screen(scheme, width)
    wrong = []
    for kind in [*kinds, "404.html"]:
        page.goto(hosted + kind)
        wrong += verdict(page, axe, RULES if scheme == "light" else OF_COLOURS)
    assert wrong == []


@pytest.mark.first_collection
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_search(screen, hosted, axe, scheme, width):
    """With the search open and results shown, no rule is broken."""
    page = screen(scheme, width)
    page.goto(hosted + "letters/")
    open_search(page)
    assert verdict(page, axe) == []


@pytest.mark.parametrize("kind", ["", "coverage/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_menu(screen, hosted, axe, scheme, kind):
    """With the menu of a narrow screen open, at its first or its second level, no rule is broken."""
    page = screen(scheme, NARROW)
    page.goto(hosted + kind)
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    assert verdict(page, axe) == []


FAULTY = """<!doctype html><html lang="en"><title>T</title><main><h1>T</h1><button></button>
<p style="color: #999">Pale</p><svg role="img" aria-label="Drawing"><text y="20" fill="#999">Pale</text></svg></main>"""


def test_what_is_wrong_is_found(page, axe):
    """A button without a name and pale words, also in a drawing, are found, so silence means that all is well."""
    page.set_content(FAULTY)
    wrong = "\n".join(verdict(page, axe))
    assert "button-name" in wrong and "<p style" in wrong and "<text" in wrong

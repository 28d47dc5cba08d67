"""The site without a mouse: what has the focus is seen, and everything can be reached, opened and left by key."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.first_collection import SURNAME
from tests.publishing.conftest import NARROW

FOCUS = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")

WIDE = 1280

# More steps than any letter page has; a walk that long goes in circles.
TOO_MANY = 400

FOCUSED = "document.activeElement"
MENU = "button.md-header__button[for=__drawer]"
SEARCH = "button.md-header__button[for=__search]"


@pytest.fixture
def still(new_context):
    """A function that opens a screen of a width on which nothing moves."""
    return lambda width: new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce").new_page()


def tab_to(page: Page, selector: str) -> None:
    """Press the Tab key until an element has the focus."""
    for _ in range(TOO_MANY):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.matches({selector!r})"):
            return
    raise AssertionError(f"never reached: {selector}")


def test_first_tab_is_the_skip_link(page, hosted, kinds):
    """On every kind of page the first Tab reaches the link that skips to the content, and Enter goes there."""
    for kind in kinds:
        page.goto(hosted + kind)
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED}.matches('.md-skip')"), kind
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED}.closest('header, .md-tabs') === null"), kind


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_focus_is_always_seen(still, real, hosted, width):
    """On a walk through a letter page each step is on the screen, below the header, and marked."""
    page = still(width)
    page.goto(f"{hosted}letters/{real.report.edition.letters[0].id}/")
    faults = []
    for step in range(TOO_MANY):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED} === document.body"):
            break
        faults += [f"{step}: {fault}" for fault in page.evaluate(FOCUS)]
    assert 20 < step < TOO_MANY - 1
    assert faults == []


def test_menu_opens_and_closes_by_key(still, hosted):
    """Enter opens the menu of a narrow screen and moves the focus into it; Escape closes it and gives it back."""
    page = still(NARROW)
    page.goto(hosted)
    tab_to(page, MENU)
    expect(page.locator(MENU)).to_have_attribute("aria-expanded", "false")
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(page.locator(MENU)).to_have_attribute("aria-expanded", "true")
        assert page.evaluate(f"{FOCUSED}.closest('.md-sidebar--primary') !== null")
        page.keyboard.press("Escape")
        expect(page.locator(MENU)).to_have_attribute("aria-expanded", "false")
        assert page.evaluate(f"{FOCUSED}.matches({MENU!r})")


def test_menu_leads_to_a_page_of_its_second_level(still, hosted):
    """By key alone a reader of a narrow screen opens the menu, a level of it, goes back, and opens a page of it."""
    page = still(NARROW)
    page.goto(hosted)
    tab_to(page, MENU)
    page.keyboard.press("Enter")
    tab_to(page, "button[aria-label='Pages under About']")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.getAttribute('aria-label')") == "Back from About"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.getAttribute('aria-label')") == "Pages under About"
    page.keyboard.press("Enter")
    tab_to(page, "a[href$='verification/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/verification/$"))


def test_closed_menu_holds_no_focus(still, hosted):
    """While the menu is closed, no step of the Tab key is in it."""
    page = still(NARROW)
    page.goto(hosted + "about/")
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED}.closest('.md-sidebar--primary') === null")


def test_menu_closes_when_it_is_left(still, hosted):
    """A reader who goes on past the end of the menu is not left behind it."""
    page = still(NARROW)
    page.goto(hosted)
    tab_to(page, MENU)
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.closest('.md-sidebar--primary') === null"):
            break
    expect(page.locator(MENU)).to_have_attribute("aria-expanded", "false")


@pytest.mark.first_collection
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_search_by_key(still, hosted, width):
    """By key alone a reader opens the search, goes down to a result, and opens it."""
    page = still(width)
    page.goto(hosted)
    tab_to(page, ".md-search__input" if width == WIDE else SEARCH)
    if width == NARROW:
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    page.keyboard.type(SURNAME)
    # Results come while one types; these are for the whole word.
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile(r"h=pompeo"))
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUSED}.matches('.md-search-result a')")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?h=pompeo"))


def test_escape_closes_the_search(still, hosted):
    """Escape closes the search of a narrow screen and gives the focus back to what opened it."""
    page = still(NARROW)
    page.goto(hosted)
    tab_to(page, SEARCH)
    page.keyboard.press("Enter")
    expect(page.locator(SEARCH)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH)).to_have_attribute("aria-expanded", "false")
    assert page.evaluate(f"{FOCUSED}.matches({SEARCH!r})")


def test_letters_are_no_commands(page, hosted):
    """A single letter does nothing: who speaks to the machine says letters all the time (WCAG 2.1.4)."""
    page.goto(hosted + "letters/")
    for letter in "fspn/,.":
        page.keyboard.press(letter)
    assert not page.locator("#__search").is_checked()
    expect(page).to_have_url(hosted + "letters/")


def test_next_letter_by_key(page, real, hosted):
    """From one letter to the next in the exchange a reader needs no mouse."""
    letters = real.report.edition.letters
    first, second = real.report.edition.exchange(letters[0])[:2]
    page.goto(f"{hosted}letters/{first.id}/")
    tab_to(page, f".sequence a[href*='{second.id}']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{hosted}letters/{second.id}/")

"""The finder of many letters: rows that are drawn as they come into view, from data that are loaded when needed."""

import pytest
from playwright.sync_api import Page, expect

from tests.publishing.finder_form import Form
from tests.publishing.letters_table import choose, found, offered, ready, shown, sort_button
from tests.publishing.test_accessibility import verdict
from tests.publishing.test_print import text_of

DATA = "**/finder-data.js"
DRAWN = ".letters tbody tr"
IN_A_BLOCK = 40


@pytest.fixture
def address(large: Form) -> str:
    """The address of the page of letters."""
    return f"{large.address}letters/"


@pytest.fixture
def finder(page: Page, address: str) -> Page:
    """The page of letters, ready."""
    page.goto(address)
    return ready(page)


def row(page: Page, number: int):
    """Return the row of a number, the headings being the first."""
    return page.locator(f'{DRAWN}[aria-rowindex="{number}"]')


def scroll_to_end(page: Page) -> None:
    """Bring the last row into view."""
    page.evaluate("[...document.querySelectorAll('.letters tbody')].at(-1).scrollIntoView({ block: 'end' })")


def test_the_site_is_sound(large):
    """The audit, which follows the way to the data as well, finds nothing."""
    assert large.built.report.findings == ()
    assert (large.built.site / "letters/finder-data.js").is_file()


@pytest.mark.parametrize("place", ["hosted", "disk"])
def test_data_are_loaded_when_the_finder_is_used(page, large, address, place):
    """Nothing is loaded before somebody uses the panel; then it is, once."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address if place == "hosted" else (large.copy / "letters/index.html").as_uri())
    page.wait_for_timeout(300)
    assert not [one for one in asked if "finder-data" in one]
    ready(page)
    page.get_by_label("Year").focus()
    choose(page, "quoted", "Yes")
    assert len([one for one in asked if "finder-data" in one]) == 1


def test_only_rows_near_the_window_are_drawn(finder, large):
    """Of all rows those near the window are in the page; the table says how many there are, each row which it is."""
    number = len(large.edition.letters)
    expect(finder.get_by_role("table", name="Letters")).to_have_attribute("aria-rowcount", str(number + 1))
    assert 0 < finder.locator(DRAWN).count() < number
    expect(row(finder, 2)).to_be_visible()
    scroll_to_end(finder)
    expect(row(finder, number + 1)).to_be_visible()
    expect(row(finder, 2)).to_have_count(0)


def test_nothing_jumps_while_one_scrolls_back(finder, large):
    """Blocks of rows that are left keep their height: the page is as long as when all was drawn."""
    scroll_to_end(finder)
    shown(finder)
    height = finder.evaluate("document.documentElement.scrollHeight")
    shown(finder)
    assert finder.evaluate("document.documentElement.scrollHeight") == pytest.approx(height, abs=2)


def test_tab_goes_from_row_to_row(finder):
    """From the last link of a block Tab goes on to the next block's first, and Shift+Tab back."""
    row(finder, IN_A_BLOCK + 1).locator("a").last.focus()
    finder.keyboard.press("Tab")
    expect(row(finder, IN_A_BLOCK + 2).locator("a").first).to_be_focused()
    finder.keyboard.press("Shift+Tab")
    expect(row(finder, IN_A_BLOCK + 1).locator("a").last).to_be_focused()


def test_the_row_with_the_focus_stays(finder):
    """However far one scrolls, the row with the focus is not taken away, and the next key goes on from there."""
    row(finder, 3).locator("a").first.focus()
    scroll_to_end(finder)
    finder.wait_for_timeout(300)
    expect(row(finder, 3).locator("a").first).to_be_focused()


def test_focus_follows_its_letter(finder, large):
    """Where rows are drawn anew the focus stays with its letter; where that is no longer shown, with the table."""
    choose(finder, "year", large.years[0])
    (first, *_) = shown(finder)
    link = finder.locator(f'{DRAWN} a[href^="{first}"]')
    link.focus()
    finder.evaluate("history.back()")
    expect(finder.locator("#finder-year")).to_have_value("")
    expect(finder.locator(f'{DRAWN} a[href^="{first}"]')).to_be_focused()
    row(finder, 2).locator("a").first.focus()
    finder.evaluate("history.forward()")
    expect(finder.get_by_role("table", name="Letters")).to_be_focused()


def test_words_typed_before_the_data_came_count(page, address, large):
    """Who types at once finds what was typed, however late the letters come."""
    held = []
    page.route(DATA, lambda route: held.append(route))  # noqa: PLW0108 – Playwright takes no built-in method
    page.goto(address)
    page.get_by_label("Words").press_sequentially(large.word)
    expect(page.locator(".finder-count")).to_contain_text("Loading the letters")
    page.wait_for_timeout(100)
    held[0].continue_()
    expect(page).to_have_url(f"{address}#text={large.word}")
    expect(page.get_by_label("Words")).to_have_value(large.word)
    assert 0 < len(shown(page)) < len(large.edition.letters)


def test_data_that_do_not_come_are_asked_for_again(page, address, large):
    """Where the letters cannot be loaded, the page says so and what to do; the next use asks again."""
    page.route(DATA, lambda route: route.abort())
    page.goto(address)
    page.get_by_label("Words").focus()
    expect(page.locator(".finder-count")).to_contain_text("could not be loaded")
    expect(page.locator(".letters-by-year a").first).to_be_visible()
    page.unroute(DATA)
    page.get_by_label("Year").focus()
    expect(sort_button(page, "Date")).to_be_visible()
    assert shown(page) == [letter.id for letter in large.edition.letters]


def test_a_list_of_choices_opens_with_its_choices(page, address, large):
    """A click on a list of choices, as the first use of the finder, ends with the choices there and the focus on it."""
    page.goto(address)
    page.locator("#finder-year").click()
    expect(sort_button(page, "Date")).to_be_visible()
    expect(page.locator("#finder-year")).to_be_focused()
    choose(page, "year", large.years[0])
    assert shown(page) == found(large.edition, year=large.years[0])


def test_coming_back_finds_the_row_again(finder, large):
    """Whoever opens a letter far down and goes back is at its row again."""
    scroll_to_end(finder)
    link = row(finder, len(large.edition.letters) + 1).locator("td:first-child a")
    address = link.get_attribute("href")
    link.click()
    expect(finder.locator("h1")).not_to_have_text("Letters")
    finder.go_back()
    expect(finder.locator(f'{DRAWN} a[href="{address}"]')).to_be_focused()
    expect(finder.locator(f'{DRAWN} a[href="{address}"]')).to_be_in_viewport()


def test_hostile_words_stay_words(finder, large):
    """What could end a script or begin an element is shown as it was written, and does nothing."""
    finder.get_by_label("Words").fill("proto broken")
    expect(finder.locator(".finder-count")).not_to_contain_text("236 of")
    assert len(shown(finder)) == len([one for one in large.edition.letters if "__proto__" in one.summary]) > 0
    expect(finder.locator(f"{DRAWN} td:last-child").first).to_contain_text(
        "</script><img src=x onerror=window.broken=1>"
    )
    assert finder.evaluate(
        "[window.broken, {}.broken, document.querySelectorAll('.letters img, .letters b').length]"
    ) == [
        None,
        None,
        0,
    ]
    assert any("</script><b>" in label for label in offered(finder, "direction"))


def test_the_way_to_the_whole_list_keeps_the_address(finder, address):
    """The note beside the rows leads to the list of years, and the state stays in the address."""
    choose(finder, "quoted", "Yes")
    finder.get_by_role("link", name="The whole list, by year").click()
    expect(finder.get_by_role("heading", name="By year")).to_be_focused()
    expect(finder.get_by_role("heading", name="By year")).to_be_in_viewport()
    assert finder.url == f"{address}#quoted=yes"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(new_context, address, axe, scheme, width):
    """With its rows drawn, far down and at the top, the page breaks no rule."""
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    page.goto(address)
    ready(page)
    assert verdict(page, axe) == []
    scroll_to_end(page)
    expect(row(page, 2)).to_have_count(0)
    # The theme fades the title in the header.
    page.wait_for_timeout(500)
    assert verdict(page, axe) == []


def test_few_rows_are_printed_whole(finder, large):
    """Up to 200 letters are printed, whether they were drawn or not, and no list of years."""
    choose(finder, "quoted", "Yes")
    letters = found(large.edition, quoted="Yes")
    assert IN_A_BLOCK < len(letters) <= 200
    text = text_of(finder.pdf())
    assert text.count("It speaks of the") == len([id for id in letters if id.startswith("many-")])
    assert "By year" not in text


def test_many_rows_are_not_printed(finder):
    """Of more than 200 letters the list of years is printed."""
    text = text_of(finder.pdf())
    assert "It speaks of" not in text
    assert "By year" in text and "1921: 52 letters" in text


def test_pages_of_years_hold_the_tables(new_context, large, address):
    """Without scripts every letter stands in the table of its year, one click from the list."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    links = page.locator(".letters-by-year a")
    ids = []
    for place in range(links.count()):
        # On a busy machine a click is over before its page is there.
        with page.expect_navigation():
            links.nth(place).click()
        found_here = page.locator(".letters tbody td:first-child a")
        ids += [
            href.strip("/").rpartition("/")[2]
            for href in found_here.evaluate_all("all => all.map(a => a.getAttribute('href'))")
        ]
        page.goto(address)
    assert ids == [letter.id for letter in large.edition.letters]


def test_a_page_of_a_year_has_no_finder_of_its_own(page, large, address):
    """A page of a year has its table, ways to the years beside it, and no panel: the finder is that of all letters."""
    page.goto(f"{address}years/1921/")
    expect(page.locator(".letters table")).to_be_visible()
    expect(page.locator(".finder")).to_have_count(0)
    expect(page.locator("article p a").filter(has_text="1920").first).to_be_visible()


@pytest.mark.parametrize("place", ["hosted", "disk"])
def test_firefox_draws_the_same(firefox, large, address, place):
    """Firefox loads the letters, draws rows, filters and sorts, from a host as from a disk, in silence."""
    firefox.open(address if place == "hosted" else (large.copy / "letters/index.html").as_uri())
    firefox.evaluate("document.getElementById('finder-text').focus()")
    firefox.wait_for("document.querySelectorAll('.letters tbody tr').length >= 40")
    firefox.evaluate("document.querySelectorAll('.finder-sort')[1].click()")
    firefox.wait_for("document.querySelector('.letters tbody td:nth-child(2)').textContent.startsWith('Ada North')")
    firefox.evaluate("document.querySelector('.letters-by-year').scrollIntoView()")
    firefox.wait_for(f"null !== document.querySelector('tr[aria-rowindex=\"{len(large.edition.letters) + 1}\"]')")
    firefox.evaluate("scrollTo(0, 0)")
    firefox.wait_for("!document.querySelector('tr[aria-rowindex=\"200\"]')")
    assert firefox.messages == []

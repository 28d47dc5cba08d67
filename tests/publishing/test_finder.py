"""The finder of letters in a real browser: what it shows is what the edition says, by whatever way one asks."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from letterbook.reading.edition import Edition
from tests.publishing.built import build_site
from tests.publishing.finder_form import Form
from tests.publishing.hosting import serving
from tests.publishing.letters_table import (
    COLUMNS,
    FACETS,
    choose,
    counted,
    found,
    in_order,
    narrowed,
    offered,
    plain,
    ready,
    rows,
    shown,
    sort_button,
    values,
)

# Adds up what moves by itself while a page loads, as Core Web Vitals do.
WATCH_SHIFTS = """
    window.__shifts = [];
    new PerformanceObserver((list) => window.__shifts.push(...list.getEntries().map((entry) => entry.value)))
      .observe({ type: "layout-shift", buffered: true });
"""
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


@pytest.fixture(params=["small", "large"])
def form(request: pytest.FixtureRequest) -> Form:
    """A site with a finder, of either form."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def edition(form: Form) -> Edition:
    """The edition that the site was built of."""
    return form.edition


@pytest.fixture
def address(form: Form) -> str:
    """The address of the page of letters."""
    return f"{form.address}letters/"


@pytest.fixture
def on_disk(form: Form) -> str:
    """The address of the page of letters in the offline copy."""
    return (form.copy / "letters/index.html").as_uri()


@pytest.fixture
def finder(page: Page, address: str) -> Page:
    """The page of letters, ready."""
    page.goto(address)
    return ready(page)


def test_every_letter_is_there_in_date_order(finder, edition):
    """Before anything is chosen, the table holds every letter in date order, and says so."""
    assert shown(finder) == [letter.id for letter in edition.letters]
    expect(finder.locator(".finder-count")).to_have_text(f"{len(edition.letters)} of {len(edition.letters)} letters")
    expect(finder.get_by_role("columnheader", name="Date")).to_have_attribute("aria-sort", "ascending")


@pytest.mark.parametrize("facet", FACETS)
def test_each_choice_shows_its_letters(finder, edition, facet):
    """Whatever is chosen of a facet, the rows are the letters that fit, and as many as the choice said."""
    total = len(edition.letters)
    expected = counted(edition, facet)
    assert offered(finder, facet) == {"All": total, **expected}
    for label, number in expected.items():
        choose(finder, facet, label)
        assert shown(finder) == found(edition, **{facet: label})
        expect(finder.locator(".finder-count")).to_have_text(f"{number} of {total} letters")


def test_counts_follow_the_other_choices(finder, edition, form):
    """Beside each choice stands how many letters it would give with all other choices as they are."""
    chosen = {"year": form.years[0], "quoted": "Yes", "known": "excerpts"}
    for facet, label in chosen.items():
        choose(finder, facet, label)
    assert shown(finder) == found(edition, **chosen)
    for facet in FACETS:
        others = {name: label for name, label in chosen.items() if name != facet}
        numbers = {label: number for label, number in offered(finder, facet).items() if number}
        assert numbers == {"All": len(found(edition, **others)), **counted(edition, facet, **others)}


def test_a_choice_that_would_give_nothing_is_closed(finder, form):
    """What no letter fits cannot be chosen; "All" always can."""
    choose(finder, "known", form.rare)
    for facet in FACETS:
        for text in finder.locator(f"#finder-{facet} option[disabled]").all_text_contents():
            assert text.endswith("(0)") and not text.startswith("All")
    assert finder.locator("option[disabled]").count() > 0


def test_words_are_found_in_the_row(finder, form):
    """Every word typed stands somewhere in each row shown and not in the others; case and accents are nothing."""
    all_rows = rows(finder)
    for text in form.words:
        fitting = [(id, row) for id, row in all_rows if all(word in plain(row) for word in plain(text).split())]
        finder.get_by_label("Words").fill(text)
        assert 0 < len(fitting) < len(all_rows), text
        assert rows(finder) == fitting, text


def test_words_that_nobody_wrote_show_nothing(finder, edition):
    """Where nothing fits, the page says so and every row is gone; the headings stay."""
    finder.get_by_label("Words").fill("xyzzy <b>")
    assert shown(finder) == []
    expect(finder.locator(".finder-count")).to_have_text(f"0 of {len(edition.letters)} letters")
    expect(sort_button(finder, "Date")).to_be_visible()


def test_words_and_choices_narrow_each_other(finder, edition, form):
    """Text counts in the numbers beside the choices, and choices in what the text finds."""
    finder.get_by_label("Words").fill(form.words[0])
    texts = set(shown(finder))
    numbers = {label: len(texts & set(found(edition, year=label))) for label in counted(edition, "year")}
    assert offered(finder, "year") == {"All": len(texts), **numbers}
    chosen = max(numbers, key=numbers.__getitem__)
    choose(finder, "year", chosen)
    assert shown(finder) == [id for id in found(edition, year=chosen) if id in texts]


@pytest.mark.parametrize("column", COLUMNS)
def test_each_column_sorts_both_ways(finder, edition, column):
    """A heading sorts ascending, then descending, says so, and alone; equal letters stay in date order."""
    if column == "Date":
        sort_button(finder, "To").click()
    for direction in ("ascending", "descending", "ascending"):
        sort_button(finder, column).click()
        assert shown(finder) == in_order(edition, column, direction == "descending")
        expect(finder.get_by_role("columnheader", name=column)).to_have_attribute("aria-sort", direction)
        expect(finder.locator("th[aria-sort]")).to_have_count(1)
        expect(finder.locator(".finder-order")).to_have_text(f"Sorted by {column}, {direction}")


def test_sorting_does_not_remember_what_was_sorted_before(finder, edition):
    """Whatever was sorted first, a column puts the letters in the same order."""
    for column in ("To", "Differences", "Origins"):
        sort_button(finder, column).click()
    assert shown(finder) == in_order(edition, "Origins")


@pytest.mark.parametrize("place", ["hosted", "disk"])
def test_address_opens_the_same_view(finder, form, on_disk, new_context, place):
    """The address, opened elsewhere, gives the same rows, order and choices: from a host as from disk."""
    if place == "disk":
        finder.goto(on_disk)
        ready(finder)
    before = shown(finder)
    narrowed(finder, form.direction, form.word)
    other = new_context().new_page()
    other.goto(finder.url)
    assert shown(other) == shown(finder) != before
    assert values(other) == values(finder)
    expect(other.get_by_role("columnheader", name="Articles")).to_have_attribute("aria-sort", "descending")
    assert other.url == finder.url


def test_strange_words_survive_the_address(finder, new_context):
    """Marks that mean something in an address or a selector come back as they were typed, and nothing complains."""
    text = "\"'&=#%41+[]\\ 각하 é"
    finder.get_by_label("Words").fill(text)
    other = new_context().new_page()
    complaints: list[str] = []
    other.on("pageerror", lambda error: complaints.append(str(error)))
    other.goto(finder.url)
    expect(other.get_by_label("Words")).to_have_value(text)
    assert complaints == []


def test_nonsense_in_the_address_is_passed_over(page, address, edition):
    """A choice or column that does not exist is none; an anchor leaves the table as it is."""
    page.goto(f"{address}#year=1066&known=%3Cb%3E&sort=-nothing&quoted=yes")
    assert shown(page) == found(edition, quoted="Yes")
    page.evaluate("location.hash = '#letters'")
    page.wait_for_timeout(50)
    assert shown(page) == found(edition, quoted="Yes")


@pytest.mark.parametrize("place", ["hosted", "disk"])
def test_back_and_forward_go_step_by_step(finder, form, on_disk, edition, place):
    """Each choice is one step of the history; a word typed is one step, too."""
    if place == "disk":
        finder.goto(on_disk)
        ready(finder)
    for year in form.years:
        choose(finder, "year", year)
    finder.get_by_label("Words").press_sequentially(form.name)
    typed = shown(finder)
    finder.go_back()
    assert shown(finder) == found(edition, year=form.years[1])
    expect(finder.get_by_label("Words")).to_have_value("")
    finder.go_back()
    assert shown(finder) == found(edition, year=form.years[0])
    finder.go_back()
    assert shown(finder) == [letter.id for letter in edition.letters]
    for _ in range(3):
        finder.go_forward()
    assert shown(finder) == typed


def test_coming_back_from_a_letter_keeps_the_view(finder, form):
    """Whoever opens a letter and goes back finds the rows as they were."""
    narrowed(finder, form.direction, form.word)
    before = shown(finder)
    finder.locator(".letters tbody tr:visible td:first-child a").first.click()
    expect(finder.locator("h1")).not_to_have_text("Letters")
    finder.go_back()
    expect(finder.locator(".finder-count")).to_be_visible()
    assert shown(finder) == before


def test_reset_shows_everything_again(finder, edition, form, address):
    """Reset clears words, choices, order and address, and can itself be taken back."""
    narrowed(finder, form.direction, form.word)
    before = shown(finder)
    finder.get_by_role("button", name="Reset").click()
    assert shown(finder) == [letter.id for letter in edition.letters]
    assert set(values(finder)) == {""}
    assert finder.url == address
    finder.go_back()
    assert shown(finder) == before


def test_everything_is_done_by_keyboard(finder, edition, form):
    """Tab reaches words, choices, reset, then the headings in their order; arrows, Enter and Space do the rest."""
    finder.get_by_label("Words").focus()
    finder.keyboard.type(form.name)
    for facet in FACETS:
        finder.keyboard.press("Tab")
        assert finder.evaluate("document.activeElement.id") == f"finder-{facet}"
    finder.keyboard.press("Shift+Tab")
    finder.keyboard.press("ArrowDown")
    assert shown(finder) and set(shown(finder)) <= set(found(edition, quoted="Yes"))
    for _ in range(2):
        finder.keyboard.press("Tab")
    finder.keyboard.press("Enter")
    assert shown(finder) == in_order(edition, "Date")
    if finder.locator(".finder-note").count():
        finder.keyboard.press("Tab")
    for column, key in zip(COLUMNS[1:], ["Enter", "Space"] * 4, strict=False):
        finder.keyboard.press("Tab")
        if column == "From":
            finder.keyboard.press("Tab")
        finder.keyboard.press(key)
        assert shown(finder) == in_order(edition, column), column
        assert finder.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_enter_in_the_words_stays_on_the_page(finder):
    """Enter in the field of words sends nothing."""
    finder.get_by_label("Words").fill("harbour")
    expect(finder).to_have_url(re.compile("#text=harbour$"))
    before = finder.url
    finder.get_by_label("Words").press("Enter")
    assert finder.url == before


def test_parts_have_roles_and_names(finder, edition):
    """A screen reader meets a search, named fields, two places that speak by themselves, and a table of rows."""
    expect(finder.get_by_role("search", name="Letters")).to_be_visible()
    expect(finder.get_by_role("searchbox", name="Words")).to_be_visible()
    for label in ("Direction", "Year", "How known", "Quoted", "Disputed"):
        expect(finder.get_by_role("combobox", name=label)).to_be_visible()
    assert finder.locator("[role=status]").count() == 2
    table = finder.get_by_role("table", name="Letters")
    if table.get_attribute("aria-rowcount") is None:
        expect(table.get_by_role("row")).to_have_count(len(edition.letters) + 1)
    expect(table.get_by_role("columnheader")).to_have_count(len(COLUMNS) + 1)
    expect(table.get_by_role("row").nth(1).get_by_role("cell")).to_have_count(len(COLUMNS) + 1)


def roles(page: Page) -> Counter[str]:
    """Return how often each role stands in what Chromium tells a screen reader."""
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    return Counter(node["role"]["value"] for node in nodes if not node["ignored"])


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("has_scripts", [True, False])
def test_table_stays_a_table(new_context, small, width, has_scripts):
    """However rows are laid out, Chromium tells of a table with as many rows and cells."""
    page = new_context(java_script_enabled=has_scripts, viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{small.address}letters/")
    told, number = roles(page), len(small.edition.letters)
    assert (told["table"], told["row"]) == (1, number + 1)
    assert (told["columnheader"], told["cell"]) == (len(COLUMNS) + 1, number * (len(COLUMNS) + 1))


def test_without_scripts_the_table_is_whole(new_context, small):
    """Without JavaScript every letter stands there in date order, and nothing that does nothing."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{small.address}letters/#year=2019")
    assert shown(page) == [letter.id for letter in small.edition.letters]
    assert page.locator("article :is(button, input, select, form)").count() == 0
    assert page.locator(".letters table").bounding_box()["y"] < page.locator("h1").bounding_box()["y"] + 250


def test_no_width_scrolls_sideways(finder):
    """From the narrowest screen on, page and panel fit, and everything that can be clicked is large enough."""
    for width in (320, 360, 720, 959, 960, 1280):
        finder.set_viewport_size({"width": width, "height": 800})
        # As opened at that width: where a window is resized, the search moves to its place for a moment.
        finder.reload()
        ready(finder)
        assert finder.evaluate("document.documentElement.scrollWidth") <= width
        for control in finder.locator(".finder :is(input, select, button), .finder-sort").all():
            box = control.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
            assert box["height"] >= 24


@pytest.mark.parametrize("width", [360, 800, 1280])
@pytest.mark.parametrize("fragment", ["", "#quoted=yes&sort=-articles"])
def test_nothing_moves_while_the_page_loads(page, address, width, fragment):
    """The layout does not shift, however the page is opened."""
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{address}{fragment}")
    expect(page.locator(".finder")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("window.__shifts.reduce((sum, value) => sum + value, 0)") < 0.01


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_late_script_finds_its_place_kept(page, address, width):
    """Where the script comes long after the page was shown, no row or year stands elsewhere before and after."""
    page.set_viewport_size({"width": width, "height": 800})
    top = "document.querySelector('.letters tbody tr, .letters-by-year h2').getBoundingClientRect().top"
    page.route("**/finder.js", lambda route: route.abort())
    page.goto(address)
    before = page.evaluate(top)
    page.unroute("**/finder.js")
    page.goto(address)
    expect(page.locator(".finder")).to_be_visible()
    assert page.evaluate(top) == pytest.approx(before, abs=0.5)


def test_finder_works_in_silence(page, form, address):
    """Nothing that one does makes the console speak."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    ready(page)
    narrowed(page, form.direction, form.word)
    page.get_by_role("button", name="Reset").click()
    page.go_back()
    page.wait_for_load_state("networkidle")
    assert said == []


def test_finder_works_under_a_strict_policy(page, address, edition):
    """Where the policy allows neither inline scripts nor styles, the finder works all the same."""

    def strictly(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
    page.route("**/letters/", strictly)
    page.goto(f"{address}#quoted=yes")
    assert shown(page) == found(edition, quoted="Yes")
    assert [one for one in said if "finder" in one] == []


def test_page_is_small(real):
    """The page of all letters is at most 150 KB."""
    assert (real.site / "letters/index.html").stat().st_size <= 150_000


# What the collection does not have: Hangul in a row, and a letter without a date.


NAME = "Béla Süd 남벨라"


@pytest.fixture(scope="module")
def other_names(tmp_path_factory, toy_sources) -> Iterator[str]:
    """The address of a site of the invented edition, one of whose correspondents is written with Hangul and accents."""
    board = f"name: {NAME}\nkind: government\ndescription: D\nchanges: [{{date: 2026-01-05, what: First entered.}}]\n"
    built = build_site(tmp_path_factory.mktemp("names"), toy_sources, {"organisations/harbour-board.yml": board})
    with serving(built.site) as address:
        yield address


def test_hangul_and_accents_are_found(page, other_names):
    """Hangul is found as it is typed, syllable by syllable; letters with accents are found without, and back."""
    page.goto(other_names + "letters/")
    rows = page.locator(".letters tbody tr")
    named = rows.filter(has_text=NAME)
    assert 0 < named.count() < rows.count()
    for text in ("남벨라", "벨라", "남베", "나", "BELA sud", "süd", "be\u0301la 남벨"):
        page.get_by_label("Words").fill(text)
        assert page.locator(".letters tbody tr:visible").all_text_contents() == named.all_text_contents(), text


def test_undated_letters_are_last_both_ways(page, other_names):
    """A letter without a date stands last, however the dates are sorted, and can be chosen as undated."""
    page.goto(other_names + "letters/")
    for _ in range(2):
        assert shown(page)[-1] == "undated-bridge-notes"
        sort_button(page, "Date").click()
    choose(page, "year", "Undated")
    assert shown(page) == ["undated-bridge-notes"]


# Letters that are dated to a year, a decade, a century, and not at all closely.


VAGUE = ("1755-03-01", "17XX", "1895/1914", "0044", "9999-12-31")


@pytest.fixture(scope="module")
def old_letters(tmp_path_factory, toy_sources) -> Iterator[str]:
    """The address of a site of the invented edition with letters of other times, some of them vaguely dated."""
    letter = "sender: bela-south\nrecipient: ada-north\ndate: {}\nconjectured: [date]\nsummary: S.\nwitnesses: {}\n"
    witnesses = "[{article: evening-star-1921-10-01, form: mention}]"
    added = {f"letters/{when[:4].lower()}-old.yml": letter.format(when, witnesses) for when in VAGUE}
    with serving(build_site(tmp_path_factory.mktemp("old"), toy_sources, added).site) as address:
        yield address


def test_a_century_is_one_choice(page, old_letters):
    """A century is one entry, before its years; choosing it or one of its years shows what may be of either."""
    page.goto(old_letters + "letters/")
    labels = list(offered(page, "year"))
    assert labels[:5] == ["All", "44", "18th century", "1755", "1890 to 1899"]
    assert labels[-2:] == ["9999", "Undated"] and len(labels) < 15
    for label in ("18th century", "1755"):
        choose(page, "year", label)
        assert shown(page) == ["17xx-old", "1755-old"]
        assert offered(page, "year")[label] == 2


@pytest.mark.parametrize(("asked", "letters"), [("1701", ["17xx-old", "1755-old"]), ("1899", ["1895-old"])])
def test_a_year_of_a_century_still_has_an_address(page, old_letters, asked, letters):
    """An address that asks for a year that is no entry any more shows the century or decade that it lies in."""
    page.goto(f"{old_letters}letters/#year={asked}")
    assert shown(page) == letters

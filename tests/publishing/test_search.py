"""The search of the hosted site: what a reader types leads to the right page first, whichever index it has."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from letterbook.pages.views.page import only_day
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter, Person
from tests.first_collection import LEADS_FIRST_TO
from tests.publishing.built import Built
from tests.publishing.hosting import serving
from tests.publishing.searching import INDEXED, READY, found, in_parts, open_search

Search = Callable[[str], list[str]]


@pytest.fixture(scope="module", params=["loaded whole", "in parts"])
def searched(request: pytest.FixtureRequest, real: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, with the index that a small site has, or with that of a large one."""
    site = real.site if request.param == "loaded whole" else in_parts(real.site, tmp_path_factory.mktemp("parts"))
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Browser, searched: str) -> Iterator[Page]:
    """A page on which the search is open and has its index."""
    page = browser.new_page()
    open_search(page, searched)
    yield page
    page.close()


@pytest.fixture(scope="module")
def search(reader: Page, searched: str) -> Search:
    """What returns the pages that a search finds, the first first, relative to the site."""
    return partial(found, reader, searched)


@pytest.fixture(scope="module")
def index(real: Built) -> dict[str, Any]:
    """The index that the site is searched by."""
    found: dict[str, Any] = json.loads((real.site / "search/search_index.json").read_text(encoding="utf-8"))
    return found


def letters_of_a_day(edition: Edition) -> dict[str, set[str]]:
    """Return the pages of the letters that have a day, if only as a bound, by it, in the form of ISO 8601."""
    found: dict[str, set[str]] = {}
    for letter in edition.of(Letter):
        if day := only_day(letter.date):
            found.setdefault(day, set()).add(f"letters/{letter.id}/")
    return found


@pytest.mark.first_collection
@pytest.mark.parametrize(("words", "page"), LEADS_FIRST_TO.values(), ids=LEADS_FIRST_TO)
def test_search_leads_first_to(search, words, page):
    """What a reader types leads to the page that answers it, before any other."""
    assert search(words)[:1] == [page]


@pytest.mark.first_collection
def test_words_of_a_letter_lead_to_it_behind_the_headlines(search):
    """Where reports have words of a letter in their titles, the letter comes next, before all other pages."""
    found = [page for page in search("magical force") if not page.startswith("articles/")]
    assert found[0] == "letters/2019-06-10-kim-to-trump/"


@pytest.mark.first_collection
def test_disputed_word_leads_to_its_letter_next(search):
    """After the dispute about a word comes the letter in which it stands."""
    assert search("offended")[1] == "letters/2019-08-05-kim-to-trump/"


@pytest.mark.parametrize("words", ["S001", "xqzzy", "각각각"])
def test_nonsense_finds_nothing(search, reader, words):
    """For what stands on no page the search says so, and shows no page."""
    assert search(words) == []
    expect(reader.locator(".md-search-result__meta")).to_have_text("Nothing found")


@pytest.mark.first_collection
def test_the_number_of_pages_is_not_said_to_be_all_where_it_is_not(search, reader):
    """An index in parts shows the best of many pages, and says that there are more; of few, each shows all."""
    meta = reader.locator(".md-search-result__meta")
    assert search("Kim")
    number = int(re.sub(r"\D", "", meta.inner_text()))
    said = meta.evaluate("element => getComputedStyle(element, '::after').content")
    assert said == ('", and on more"' if number < 100 else "none")
    assert 0 < len(search("offended")) < 20 and meta.get_attribute("data-more") is None


def test_every_person_is_found_by_name(real, search):
    """The name of each person leads to that person first."""
    people = real.report.edition.of(Person)
    wrong = [person.name for person in people if search(person.name)[:1] != [f"people/{person.id}/"]]
    assert people and wrong == []


def test_every_day_leads_to_a_letter_of_that_day(real, search):
    """The day of each letter, in the form of ISO 8601, leads to a letter of that day first."""
    days = letters_of_a_day(real.report.edition)
    wrong = {day: found for day, pages in days.items() if (found := search(day)[:1]) and not pages.issuperset(found)}
    assert days and wrong == {}


def test_every_title_leads_to_its_letter(real, search):
    """A letter's title leads to it, or to the one that answered it that day, because the search knows no order.

    That holds where the day has two digits: the search takes "2" for the beginning of "21" and of "2018".
    """
    days = letters_of_a_day(real.report.edition)
    for pages in (days[day] for day in days if day[-2] != "0"):
        for page in sorted(pages):
            title = re.search(r"<title>(.*?) – ", (real.site / page / "index.html").read_text(encoding="utf-8"))
            assert title and pages.issuperset(search(title[1])[:1]), page


def test_no_list_is_ever_found(index):
    """No page that lists everything of a kind, and none that says that a record has moved, is in the index."""
    found = {document["location"].split("#")[0] for document in index["docs"]}
    lists = {"letters", "articles", "people", "places", "organisations", "events", "topics"}
    assert found.isdisjoint(f"{name}/" for name in {*lists, "timeline", "verification", "corrections"})


def test_sections_that_repeat_other_pages_are_left_out(index):
    """What other pages say of a record is found on those pages, and not on the record's own as well."""
    titles = {document["title"] for document in index["docs"]}
    assert titles.isdisjoint({"Mentioned in letters", "Mentioned in articles", "Letters sent", "This record"})
    assert "Names as written" in titles


def test_tags_hold_nothing_that_could_be_markup(index):
    """The theme puts tags into its results as they are, so no tag holds a mark that HTML would read."""
    tags = [tag for document in index["docs"] for tag in document.get("tags", ())]
    assert "김정은" in tags and all(re.fullmatch(r"[^\W_]+([ -][^\W_]+)*", tag) for tag in tags)


@pytest.mark.first_collection
def test_result_leads_to_the_words(reader, search):
    """A result opens the page that holds what was typed."""
    search("각하와")
    reader.locator(".md-search-result__link").first.click()
    expect(reader.locator("article")).to_contain_text("각하와")


def test_nobody_loads_the_index_who_does_not_search(new_context, searched):
    """A page loads nothing of the search before it is opened; then the index comes, once."""
    page = new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(searched)))
    page.goto(searched)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.startswith("search/")]
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_have_text(READY, timeout=INDEXED)
    assert asked.count("search/search_index.json") == 1
    assert found(page, searched, "letter")
    page.goto(f"{searched}?q=letter")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=INDEXED)

"""Names and words of many scripts: found however they are typed, and shown without disturbing what stands beside."""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.built import Built, build_site, serving, unpacked
from tests.publishing.many_scripts import changes

# What is typed, the page that must come first, and why.
TYPED = {
    "Vietnamese without accents": ("Nguyen", "people/minh/"),
    "Vietnamese with its accents": ("nguyễn thị", "people/minh/"),
    "Vietnamese, typed decomposed": (normalize("NFD", "Nguyễn"), "people/minh/"),
    "German without its dots": ("jurgen", "people/mueller/"),
    "German with ss for ß": ("mussig", "people/mueller/"),
    "Danish with ae and o": ("aero", "people/mueller/"),
    "Polish without its strokes": ("Lukasz", "people/lukasz/"),
    "Polish with every stroke": ("Żółkowski", "people/lukasz/"),
    "Polish with no stroke": ("zolkowski", "people/lukasz/"),
    "Turkish with dotted letters": ("isil inonulu", "people/isil/"),
    "Turkish in capitals": ("IŞIL İNÖNÜLÜ", "people/isil/"),
    "Greek without its accent": ("Ελενη", "people/eleni/"),
    "Greek in capitals": ("ΠΑΠΑΔΑΚΗΣ", "people/eleni/"),
    "Russian with Е for Ё": ("семен", "people/semyon/"),
    "Arabic without its points": ("سليمان", "people/suleyman/"),
    "Arabic with bare Alif": ("الاحمد", "people/suleyman/"),
    "Hebrew without its points": ("דוד", "people/david/"),
    "Hebrew behind a hyphen": ("אהרן", "people/david/"),
    "Chinese from its second letter": ("小明", "people/xiaoming/"),
    "Chinese within a long name": ("東京", "organisations/alumni/"),
    "Chinese, more of it": ("東京大學校友", "organisations/alumni/"),
    "Japanese Katakana within": ("ナルド", "people/yamada/"),
    "Japanese in half width": ("ﾄﾞﾅﾙﾄﾞ", "people/yamada/"),
    "Japanese across Katakana and Han": ("ド山田", "people/yamada/"),
    "Korean given name": ("서준", "people/seojun/"),
    "Korean full name": ("박서준", "people/seojun/"),
    "Arabic in Latin letters, without ayn": ("abd al-aziz", "people/abd/"),
    "Arabic in Latin letters, with its signs": ("ʿAzīz", "people/abd/"),
}

NOTHING = ("京東", "준서", "ﾅﾄﾞ", "xqzzy")


@pytest.fixture(scope="module")
def many(toy_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the edition of many scripts."""
    return build_site(tmp_path_factory.mktemp("many"), toy_edition / "sources", changes())


@pytest.fixture(scope="module")
def served(many: Built) -> Iterator[str]:
    """The address at which it is served."""
    with serving(many.site) as address:
        yield address


@pytest.fixture(scope="module")
def disk(many: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of its offline copy, opened from a disk."""
    return unpacked(tmp_path_factory.mktemp("offline"), many).as_uri() + "/"


@pytest.fixture(scope="module", params=["hosted", "from disk"])
def searching(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page of the site with its search open, and the site's address: served, and opened from a disk."""
    site = request.getfixturevalue("served" if request.param == "hosted" else "disk")
    page = browser.new_page()
    page.goto(f"{site}index.html")
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type a name, a day or words of a letter")
    yield page, site
    page.close()


def found(page: Page, site: str, words: str) -> list[str]:
    """Return the pages that the search finds, the first first, relative to the site."""
    box, meta = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    box.fill("")
    page.keyboard.press("Shift")
    expect(meta).to_have_text("Type a name, a day or words of a letter")
    box.fill(words)
    page.keyboard.press("Shift")
    expect(meta).to_have_text(re.compile(r"Found|Nothing"), timeout=10_000)
    links = page.locator(".md-search-result__item > .md-search-result__link:first-child")
    addresses = links.evaluate_all("links => links.map(link => link.href)")
    plain = [re.sub(r"[?#].*", "", address).removeprefix(site) for address in addresses]
    # On a disk pages have the names of their files.
    return [re.sub(r"(/index)?\.html$", "/", address) for address in plain]


def test_search_finds_names_however_they_are_typed(searching):
    """With and without accents, composed or not, from any letter of a Chinese, Japanese or Korean word."""
    page, site = searching
    wrong = {why: got for why, (words, first) in TYPED.items() if (got := found(page, site, words))[:1] != [first]}
    assert wrong == {}


def test_letters_of_a_word_in_another_order_find_nothing(searching):
    """Parts of words are found as they stand in them, and not letter by letter."""
    page, site = searching
    assert {words: found(page, site, words) for words in NOTHING} == {words: [] for words in NOTHING}


@pytest.mark.parametrize(
    ("words", "marked"), [("東京", "東京"), ("nguyen", "Nguyễn"), ("서준", "서준"), ("ナルド", "ナルド")]
)
def test_result_marks_what_was_typed(searching, words, marked):
    """A result marks the part of the word that was typed, as the page writes it, and so does the page it leads to."""
    page, site = searching
    found(page, site, words)
    first = page.locator(".md-search-result__link").first
    expect(first.locator("h1 mark").first).to_have_text(marked)
    query = first.evaluate("link => new URL(link.href).searchParams.get('h')")
    assert marked in query and "\u2060" not in query


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("nguyen", ["1921-09-11-minh"]),
        ("mussig", ["1921-09-11-minh"]),
        ("lukasz zolkowski", ["1921-09-12-lukasz"]),
        ("isil", ["1921-09-12-lukasz"]),
        ("σεμ", []),
        ("семен", ["1921-09-13-eleni"]),
        ("小明", ["1921-09-17-xiaoming"]),
        ("서주", ["1921-09-18-seojun"]),
        ("서ㅈ", ["1921-09-18-seojun"]),
        ("دوד", []),
        ("דוד בן", ["1921-09-16-david"]),
    ],
)
def test_finder_finds_names_however_they_are_typed(page, served, words, letters):
    """The finder folds the same letters as the search, and finds any part of a word."""
    page.goto(f"{served}letters/")
    page.get_by_label("Words").fill(words)
    expect(page.locator(".finder-count")).to_have_text(re.compile(rf"^{len(letters)} of "))
    links = page.locator("tbody tr:not([hidden]) td:first-child a").evaluate_all("all => all.map(a => a.href)")
    assert [link.rstrip("/").rsplit("/", maxsplit=1)[-1] for link in links] == letters

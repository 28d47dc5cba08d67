"""Names and words of many scripts: found however they are typed, and shown without disturbing what stands beside."""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.built import Built, build_site, unpacked
from tests.publishing.hosting import serving
from tests.publishing.many_scripts import changes
from tests.publishing.searching import found, in_parts, open_search

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
def parts(many: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which it is served with the index of a very large site, which is in several."""
    with serving(in_parts(many.site, tmp_path_factory.mktemp("parts"), together=10)) as address:
        yield address


@pytest.fixture(scope="module")
def disk(many: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of its offline copy, opened from a disk."""
    return unpacked(tmp_path_factory.mktemp("offline"), many).as_uri() + "/"


@pytest.fixture(scope="module", params=["served", "parts", "disk"])
def searching(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page of the site with its search open, and the site's address: served, also as a large one, and from a disk."""
    site = request.getfixturevalue(request.param)
    page = browser.new_page()
    open_search(page, f"{site}index.html")
    yield page, site
    page.close()


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


# The words of an element in the order in which a reader sees them, from left to right, line by line.
SEEN = r"""element => {
  // A line that is broken has two orders.
  element.style.fontSize = "10px";
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const {left, top} = range.getBoundingClientRect();
      found.push({word: word[0], left, line: Math.round(top / 12)});
    }
  }
  return found.sort((a, b) => a.line - b.line || a.left - b.left).map(({word}) => word);
}"""

# Takes every isolate away, as pages were before there were any.
WITHOUT_ISOLATES = r"""() => {
  for (const isolate of document.querySelectorAll("bdi")) isolate.replaceWith(...isolate.childNodes);
  document.body.normalize();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.data = node.data.replace(/[\u2066-\u2069]/g, "");
  }
}"""

SULEYMAN = ["الأحمد", "عليّ", "بن", "سُليمان"]
DAVID = ["אהרן", "בן", "דָּוִד"]
DATE = ["September", "1921"]

# Where names and dates stand side by side: the page, the element, and its words from left to right.
BESIDE = {
    "the sender of a letter": ("letters/1921-09-14-suleyman/", "dl dd", ["by", *SULEYMAN, "14", *DATE]),
    "a heading": ("letters/1921-09-15-ada/", "h1", ["Ada", "North", "to", *SULEYMAN, "15", *DATE]),
    "two names": ("letters/1921-09-16-david/", "h1", [*DAVID, "to", *SULEYMAN, "16", *DATE]),
    "a link": ("people/suleyman/", "article li a", [*SULEYMAN, "to", "Ada", "North", "14", *DATE]),
}


@pytest.mark.parametrize(("address", "place", "words"), BESIDE.values(), ids=BESIDE)
def test_date_stays_whole_beside_a_name(page, served, address, place, words):
    """A name from right to left is read so, and what stands around it from left to right, as it was written."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(served + address)
    element = page.locator(place).first
    assert element.evaluate(SEEN) == words


def test_date_is_torn_without_isolates(page, served):
    """The case is real: the same page without its isolates has the day on the other side of the name."""
    page.goto(f"{served}letters/1921-09-14-suleyman/")
    page.evaluate(WITHOUT_ISOLATES)
    assert page.locator("dl dd").first.evaluate(SEEN) == ["by", "14", *SULEYMAN, *DATE]


def test_drawings_keep_names_and_words_apart(page, served):
    """In the timeline a way's title has the names where they belong."""
    page.goto(f"{served}timeline/")
    seen = [label.evaluate(SEEN_IN_DRAWING) for label in page.locator("svg text").all()]
    assert [*SULEYMAN, "to", "Ada", "North"] in seen or ["Ada", "North", "to", *SULEYMAN] in seen


# The same for a drawing, whose text has no ranges: by where each word's first letter is put.
SEEN_IN_DRAWING = r"""text => {
  const found = [...text.textContent.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  return found.map((word) => [word[0], text.getExtentOfChar(word.index).x])
    .sort((a, b) => a[1] - b[1]).map(([word]) => word);
}"""


def test_quotation_begins_at_its_own_side(page, served):
    """A quotation in Arabic begins at the right, and the mark at its end stands at its left."""
    page.goto(f"{served}letters/1921-09-14-suleyman/")
    quotation = page.locator("p.quotation").first
    assert quotation.evaluate("p => [p.lang, getComputedStyle(p).direction]") == ["ar", "rtl"]
    left = """p => {
      const range = document.createRange();
      const at = (place) => {
        range.setStart(p.firstChild, place);
        range.setEnd(p.firstChild, place + 1);
        return range.getBoundingClientRect().left;
      };
      return [at(p.textContent.length - 1), at(0)];
    }"""
    end, beginning = quotation.evaluate(left)
    assert end < beginning


def test_titles_say_their_language(page, served):
    """The title of an article in another language than the page's has `lang`, where it heads its page and in lists."""
    page.goto(f"{served}articles/minato-1921/")
    assert page.locator("h1").get_attribute("lang") == "ja"
    page.goto(f"{served}articles/")
    assert page.get_by_text("港の手紙").get_attribute("lang") == "ja"
    assert page.get_by_text("رسائل الميناء").evaluate("one => [one.lang, one.dir]") == ["ar", "rtl"]


def test_lists_of_choices_isolate_names(page, served):
    """The finder's choices, which take no markup, hold the characters that isolate."""
    page.goto(f"{served}letters/")
    labels = page.get_by_label("Direction").locator("option").all_text_contents()
    assert any("to \u2068" in label and "\u2069 (" in label for label in labels)


def test_result_keeps_names_and_dates_apart(page, served):
    """In the results of the search, which lose all markup, names are isolated too."""
    open_search(page, served)
    found(page, served, "سليمان 15 September")
    shown = page.locator(".md-search-result__link").filter(has_text="Ada North to").first
    assert shown.locator("h1").evaluate(SEEN)[:3] == ["Ada", "North", "to"]
    assert shown.locator("h1").evaluate(SEEN)[-3:] == ["15", *DATE]


def test_search_does_without_folding(page, served):
    """Where our part of it cannot be loaded, Material's search works as it is shipped: by beginnings, with accents."""
    page.route("**/iframe-worker/shim.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    open_search(page, served)
    assert found(page, served, "Łukasz")[:1] == ["people/lukasz/"]
    assert [found(page, served, words) for words in ("zolkowski", "東京", "서준")] == [[], [], []]

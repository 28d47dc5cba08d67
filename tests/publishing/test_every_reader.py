"""The site for readers who want no motion, run no scripts, skip to the content, or have a voice read foreign words."""

import re

import pytest
from lxml import html
from playwright.sync_api import expect

from letterbook.records.models import Question
from tests.publishing.conftest import NARROW

# Elements and their marks before and after, of which a transition or animation lasts longer than ten milliseconds.
MOVING = """() => {
  const milliseconds = (time) => parseFloat(time) * (time.endsWith("ms") ? 1 : 1000);
  const longest = (times) => Math.max(...times.split(",").map(milliseconds));
  const moves = (style) =>
    ["transitionDuration", "transitionDelay", "animationDuration"].some((kind) => longest(style[kind]) > 10);
  return [...document.querySelectorAll("*")]
    .filter((one) => ["", "::before", "::after"].some((part) => moves(getComputedStyle(one, part))))
    .map((one) => one.outerHTML.slice(0, 100));
}"""

HANGUL = re.compile("[가-힣]")

# What looks like something to press, and does nothing without scripts.
DEAD = ".md-search, [for=__search], [data-md-component=palette], .md-header__button[for=__drawer], .md-top"


@pytest.fixture(scope="module")
def trees(real):
    """Every page of the real site, parsed."""
    return {name: html.parse(path, html.HTMLParser(encoding="utf-8")) for name, path in real.pages()}


def test_nothing_moves_for_those_who_ask(new_context, hosted, kinds):
    """With reduced motion no transition or animation lasts more than ten milliseconds, and nothing scrolls smoothly."""
    page = new_context(reduced_motion="reduce").new_page()
    for kind in kinds:
        page.goto(hosted + kind)
        assert page.evaluate(MOVING) == [], kind
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("width", [1280, NARROW])
def test_without_scripts_nothing_is_dead(new_context, hosted, kinds, width):
    """Without JavaScript no control is shown that needs it, and links lead to every section on any screen."""
    page = new_context(java_script_enabled=False, viewport={"width": width, "height": 800}).new_page()
    for kind in kinds:
        page.goto(hosted + kind)
        assert page.locator(DEAD).filter(visible=True).count() == 0, kind
        expect(page.locator(".md-tabs__link").first).to_be_visible()


def test_without_scripts_everything_is_read(new_context, hosted, kinds):
    """Without JavaScript every paragraph, table, list and quotation of every kind of page is shown."""
    page = new_context(java_script_enabled=False).new_page()
    for kind in kinds:
        page.goto(hosted + kind)
        parts = page.locator("article :is(p, table, ul, ol, dl, blockquote):not(details *)")
        assert parts.filter(visible=False).count() == 0, kind


def test_skip_link_on_every_page(trees):
    """Every page begins with a link to an anchor that it has."""
    for name, tree in trees.items():
        (link,) = tree.xpath("//a[contains(@class, 'md-skip')]/@href") or [""]
        assert link.startswith("#") and tree.xpath("//*[@id=$anchor]", anchor=link[1:]), name


def test_every_page_says_its_language(trees):
    """Every page says that it is in English."""
    assert {str(tree.getroot().get("lang")) for tree in trees.values()} == {"en"}


def quoted(edition):
    """Yield the words and the language of every quotation of an edition."""
    for article in edition.articles:
        yield from ((one.text, one.language or article.language) for one in article.quotations)
    for letter in edition.letters:
        for witness in letter.witnesses:
            article = edition.records[witness.article]
            yield from ((one.text, one.language or article.language) for one in witness.quotations)
    for account in (account for question in edition.of(Question) for account in question.accounts):
        if account.quotation and account.article:
            yield account.quotation, edition.records[account.article].language


def squeezed(text):
    """Return a text without white space and the marks of a comparison, in which two renderings of it may differ."""
    return re.sub(r"[\s‸]", "", text)


def test_foreign_quotations_say_their_language(trees, real):
    """Every quotation in another language says in which, wherever on the site its block stands, and no other does."""
    languages = {squeezed(text): language for text, language in quoted(real.report.edition)}
    blocks = [
        (squeezed(block.text_content()), next(iter(block.xpath("ancestor-or-self::*[@lang][1]/@lang"))))
        for tree in trees.values()
        for block in tree.xpath("//*[contains(concat(' ', @class, ' '), ' quotation ')]")
    ]
    assert {language for _, language in blocks} >= {"en", "ko"}
    # A comparison shows parts of wordings; of them the script alone can be known.
    expected = [(text, languages.get(text, "ko" if HANGUL.search(text) else "en")) for text, _ in blocks]
    assert [found for found, wanted in zip(blocks, expected, strict=True) if found != wanted] == []
    assert {text for text, language in languages.items() if language != "en"} <= {text for text, _ in blocks}


@pytest.fixture
def unscripted(new_context):
    """A page of a browser that runs no script."""
    return new_context(java_script_enabled=False).new_page()


def letters_only(text):
    """Return a text without white space and case, in which what is shown and what is written may differ."""
    return re.sub(r"\s", "", text).casefold()


@pytest.mark.parametrize("kind", ["letters/", "articles/", "differences/", "first letter", "first article"])
def test_without_scripts_no_word_is_kept_back(unscripted, hosted, real, kinds, kind):
    """Without JavaScript every word of a page's article is shown, in its folded parts as soon as they are opened."""
    folder = f"{kind.removeprefix('first ')}s/"
    address = kind if kind in kinds else next(one for one in kinds if one.startswith(folder) and one != folder)
    unscripted.goto(hosted + address)
    folded = unscripted.locator("article details:not([open]) > summary")
    while folded.filter(visible=True).count():
        folded.filter(visible=True).first.click()
    assert folded.count() == 0
    shown = letters_only(unscripted.locator("article").inner_text())
    article = html.parse(real.site / address / "index.html", html.HTMLParser(encoding="utf-8")).find(".//article")
    written = [letters_only(text) for text in article.xpath(".//text()[not(ancestor::svg or ancestor::template)]")]
    assert [text for text in written if text not in shown] == []
    assert sum(map(len, written)) > 1000


def test_without_scripts_links_lead_on(unscripted, hosted):
    """Without JavaScript one comes from the first page to all letters, to one of them, to an article, and onward."""
    unscripted.goto(hosted)
    for link, leads_to in (
        (".md-tabs a[href*='letters/']", "/letters/$"),
        ("article tbody a:not([href*='../'])", "/letters/[^/]+/$"),
        ("article a[href*='articles/']:not([href*='#'])", "/articles/[^/]+/$"),
        (".md-tabs a[href*='differences/']", "/differences/$"),
        ("article a[href*='letters/']", "/letters/[^/]+/"),
    ):
        unscripted.locator(link).filter(visible=True).first.click(timeout=10_000)
        expect(unscripted).to_have_url(re.compile(leads_to))
        expect(unscripted.locator("h1")).to_be_visible()

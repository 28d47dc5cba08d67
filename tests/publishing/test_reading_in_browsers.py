"""The reading text in a browser: what is folded away opens where it must, and words are copied with their source."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.first_collection import FULLEST, GARBLED

pytestmark = pytest.mark.first_collection

LETTER, FOLDED = FULLEST["letter"], f"#{GARBLED}"
BOX = "details.other-wordings"


def test_a_box_is_closed_until_a_reader_opens_it(page: Page, hosted: str):
    """The sound wording is in sight, the garbled one is not."""
    page.goto(hosted + LETTER)
    expect(page.locator(f"{BOX}.lb-ready")).to_have_count(page.locator(BOX).count())
    expect(page.locator(f"{BOX}[open]")).to_have_count(0)
    expect(page.locator(".reading blockquote").first).to_be_visible()
    expect(page.locator(FOLDED)).to_be_hidden()
    page.locator(f"{BOX} summary").first.click()
    expect(page.locator(FOLDED)).to_be_visible()


def test_an_address_of_a_folded_wording_opens_its_box(page: Page, hosted: str):
    """From another page, and on the page itself."""
    page.goto(hosted + LETTER + FOLDED)
    expect(page.locator(FOLDED)).to_be_in_viewport()
    page.goto(hosted + LETTER)
    expect(page.locator(FOLDED)).to_be_hidden()
    page.evaluate(f"location.hash = '{FOLDED}'")
    expect(page.locator(FOLDED)).to_be_in_viewport()


def test_without_scripts_every_box_is_open(browser: Browser, hosted: str):
    """Nothing is lost to whoever runs none."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(hosted + LETTER)
    expect(page.locator(f"{BOX}[open]")).to_have_count(page.locator(BOX).count())
    assert all(one.is_visible() for one in page.locator(f"{BOX} .quotation").all())
    context.close()


def test_on_paper_every_box_is_open(page: Page, hosted: str):
    """However it is on the screen."""
    page.goto(hosted + LETTER)
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in page.locator(f"{BOX} .quotation").all())


@pytest.mark.parametrize("number", [0, 1])
def test_words_are_copied_with_their_source(page: Page, hosted: str, number: int):
    """The words in quotation marks, the article, how far they are verified, the letter, the collection, the address."""
    page.add_init_script(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    )
    page.goto(hosted + LETTER)
    button = page.locator(".reading .lb-copy").nth(number)
    words = page.locator(".reading .quotation").nth(number).inner_text().strip("“”")
    article = page.locator(".reading .attribution a:first-child").nth(number).inner_text()
    text = button.get_attribute("data-clipboard-text")
    assert text and text.startswith(f"“{words}” ({article} · ")
    assert "compared" in text
    assert "find them there" not in text
    anchor = page.locator(".reading .quotation").nth(number).get_attribute("id")
    title = page.locator("h1").inner_text()
    assert text.endswith(f"; quoted in “{title}”, Letterbook. {page.url}#{anchor})")
    button.click()
    expect(page.locator(".md-dialog")).to_contain_text("Copied")


def test_a_button_says_what_it_copies(page: Page, hosted: str):
    """To whoever does not see where it stands."""
    page.goto(hosted + LETTER)
    names = {one.get_attribute("aria-label") for one in page.locator(".reading .lb-copy").all()}
    assert names == {"Copy with source: this quotation"}


def test_on_a_phone_each_witness_reads_as_a_line_of_text(page: Page, hosted: str):
    """No word of a comparison lies beside the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{hosted}wordings/")
    beside = page.evaluate(
        "() => [...document.querySelectorAll('.alignment :is(td, th)')].filter((one) => "
        "[...one.getClientRects()].some((box) => box.right > innerWidth + 1 || box.left < -1))"
        ".map((one) => one.innerText)"
    )
    assert beside == [], json.dumps(beside[:3], ensure_ascii=False)
    assert page.locator(".alignment tr").count() > 40

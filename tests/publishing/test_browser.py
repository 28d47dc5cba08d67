"""The built site in a real browser, as a reader meets it: hosted, and opened from disk."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.publishing.conftest import NARROW


@dataclass
class Watched:
    """What a page said and asked for while it was open."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Remember an error or warning of the console."""
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.text} {message.location['url']}")

    def outside(self, site: str) -> list[str]:
        """Return the addresses asked for that are not of the site itself."""
        return [address for address in self.requests if not address.startswith((site, "data:", "blob:"))]


@pytest.fixture
def watched(page: Page) -> Watched:
    """Everything that the page of a test says and asks for."""
    watched = Watched()
    page.on("console", watched.hear)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on("request", lambda request: watched.requests.append(request.url))
    return watched


@pytest.mark.any_server
def test_hosted_pages_load_in_silence(page, watched, hosted, kinds):
    """Every kind of page loads without an error, and asks nobody else for anything."""
    for kind in kinds:
        page.goto(hosted + kind)
        expect(page.locator("h1")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert watched.errors == []
    assert watched.requests and watched.outside(hosted) == []


@pytest.mark.any_server
def test_reader_gets_from_letter_to_article_to_person_and_back(page, hosted):
    """From the home page links lead to a letter, to an article that bears witness to it, to a person, and back."""
    page.goto(hosted)
    trail = [page.url]
    for folder in ("letters", "articles", "letters", "people"):
        links = page.locator(f"article a[href*='{folder}/']:not([href$='{folder}/'])")
        links.filter(visible=True).first.click()
        expect(page).to_have_url(re.compile(f"/{folder}/[^/]+/"))
        trail.append(page.url)
    for address in reversed(trail[:-1]):
        page.go_back()
        expect(page).to_have_url(address)


@pytest.mark.any_server
def test_next_and_previous_letter_lead_to_each_other(page, real, hosted):
    """The step to the next letter of the exchange and the step back lead to where one was."""
    letters = real.report.edition.letters
    first, second = real.report.edition.exchange(letters[0])[:2]
    page.goto(f"{hosted}letters/{first.id}/")
    page.locator(f".sequence a[href*='{second.id}']").first.click()
    expect(page).to_have_url(f"{hosted}letters/{second.id}/")
    page.locator(f".sequence a[href*='{first.id}']").first.click()
    expect(page).to_have_url(f"{hosted}letters/{first.id}/")


def test_nothing_is_wider_than_a_narrow_screen(page, hosted, kinds):
    """On a screen of 320 pixels no kind of page scrolls sideways."""
    page.set_viewport_size({"width": NARROW, "height": 640})
    for kind in kinds:
        page.goto(hosted + kind)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, kind


@pytest.mark.any_server
def test_edit_this_record_names_the_file(page, real, hosted):
    """At the foot of a page stands the YAML file that a contributor would change."""
    letter = real.report.edition.letters[0]
    page.goto(f"{hosted}letters/{letter.id}/")
    expect(page.get_by_text("Edit this record").first).to_be_visible()
    expect(page.locator("article")).to_contain_text(f"sources/{letter.file}")


@pytest.mark.any_server
def test_page_reads_without_scripts(new_context, hosted, kinds):
    """Without JavaScript every kind of page shows its heading and its words."""
    page = new_context(java_script_enabled=False).new_page()
    for kind in kinds:
        page.goto(hosted + kind)
        expect(page.locator("article h1")).to_be_visible()
        assert len(page.locator("article").inner_text()) > 100

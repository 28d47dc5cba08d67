"""Records filled in as contributors do it: by typing, in a browser, to the file that passes the check."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from letterbook.folders import Folders
from letterbook.pipeline import survey
from tests.publishing.built import Built, build_site
from tests.publishing.hosting import serving

MAIL = "editors@example.org"
TEXT = ".form-file code"
HOME = "https://github.com/example/letters"

# What a contributor types, by label, kind by kind; "Add …" and "More fields" are clicked, a list chooses.
TYPED: dict[str, list[tuple[str, ...]]] = {
    "person": [("fill", "Name needed", "Finn O'Hara: a bearer"), ("fill", "Description", "Bearer of a note.")],
    "place": [("fill", "Name needed", "The quay"), ("more", "Latitude", "54.1"), ("listed", "Longitude", "-0.3")],
    "organisation": [("fill", "Name needed", "The Evening Echo"), ("choose", "Kind", "newspaper")],
    "event": [
        ("fill", "Name needed", "The quay fair"),
        ("fill", "Date", "1921-10-XX"),
        ("fill", "Description", "A fair that the letters mention; it lasted a day, or two."),
    ],
    "topic": [("fill", "Name needed", "Fish"), ("fill", "Description", "Letters about fish.")],
    "article": [
        ("fill", "Title", "“The fares”: a report"),
        ("choose", "Kind needed", "news"),
        ("find", "Outlet", "Evening Star", "evening-star"),
        ("fill", "Published", "1921-10-09"),
        ("fill", "Language needed", "en"),
        ("choose", "Read needed", "part"),
        ("fill", "Digest", "A report on the fares.\n\n- It knows *nothing* of letters; see [[ada-north]]."),
    ],
    "letter": [
        ("find", "Sender 1", "Ada", "ada-north"),
        ("find", "Recipient 1", "south bela", "bela-south"),
        ("fill", "Date", "1921-10-12"),
        ("fill", "Summary needed", "Ada North asks about the fares once more: are they to fall or not? " * 2),
        ("add", "Add a passage"),
        ("fill", "Passage: heading", "The fares must fall"),
        ("find", "Article needed", "riverside", "riverside-daily-1922"),
        ("fill", "Place in the article", "p3"),
        ("choose", "Form needed", "excerpt"),
        ("more", "Date", "1921-10-12"),
        ("add", "Add a quotation"),
        ("find", "Passage needed", "fares", "the-fares-must-fall"),
        ("fill", "Text needed", "요금은 내려야 한다"),
    ],
    "question": [
        ("fill", "Title needed", "Was there a note of 12 October?"),
        ("find", "About 1", "undated", "undated-bridge-notes"),
        ("choose", "Weight needed", "soft"),
        ("find", "Article", "riverside", "riverside-daily-1922"),
        ("fill", "States needed", "There was one."),
    ],
}


@pytest.fixture(scope="session")
def forms(toy_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the invented edition, which names a host and a mail address for contributions."""
    collection = (toy_sources / "collection.yml").read_text(encoding="utf-8")
    at_host = re.sub(r"(?m)^repository: .*$", f"repository: {HOME}/blob/main\nmail: {MAIL}", collection)
    return build_site(tmp_path_factory.mktemp("forms"), toy_sources, {"collection.yml": at_host})


@pytest.fixture(scope="session")
def address(forms: Built) -> Iterator[str]:
    """Where that site is served."""
    with serving(forms.site) as address:
        yield f"{address}contributing/new/"


def opened(page: Page, address: str) -> Page:
    """Open a form, and wait until it is there."""
    page.goto(address)
    expect(page.locator(".form-columns")).to_be_visible()
    return page


def field(page: Page, label: str, last: bool = True):
    """Return the control of a label: of several, the one that came last, as somebody who goes down a form meets it."""
    found = page.locator("form.form-fields").get_by_label(label, exact=True).locator("visible=true")
    return found.last if last else found.first


def enter(page: Page, act: str, label: str, text: str = "", chosen: str = "") -> None:
    """Do what a contributor does with one field."""
    if act == "add":
        page.get_by_role("button", name=label, exact=True).locator("visible=true").last.click()
    elif act == "choose":
        field(page, label).select_option(text)
    elif act in {"more", "listed"}:
        if act == "more":
            page.locator("details.form-more:not([open]) > summary").locator("visible=true").first.click()
        page.get_by_role("button", name=label, exact=True).locator("visible=true").first.click()
        page.keyboard.insert_text(text)
    elif act == "find":
        field(page, label).click()
        page.keyboard.type(text)
        page.get_by_role("option").locator(f"code:text-is('{chosen}')").click()
    else:
        field(page, label).fill(text)


def finished(page: Page) -> str:
    """Ask for the check, and return the text of the record, of which nothing may be wrong."""
    page.get_by_role("button", name="Check and hand in").click()
    assert page.locator(".form-summary li").all_inner_texts() == []
    expect(page.get_by_role("heading", name="Hand it in")).to_be_visible()
    return page.locator(TEXT).inner_text()


def mention(root: Path, id: str) -> None:
    """Have a record speak of another, without which the check warns of a new person, place or event."""
    path = root / "sources/letters/undated-bridge-notes.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^summary: .*$", f"summary: Notes on [[{id}]].", text), encoding="utf-8")


@pytest.mark.parametrize("kind", TYPED)
def test_what_is_typed_passes_the_strict_check(kind, page, address, toy_edition, tmp_path):
    """The record of every kind, as it comes out of its form, is one of which the check says nothing."""
    opened(page, f"{address}{kind}/")
    for step in TYPED[kind]:
        enter(page, *step)
    text = finished(page)
    place = page.locator(".form-file-name").inner_text()
    root = shutil.copytree(toy_edition, tmp_path / "toy")
    assert re.fullmatch(r"sources/[a-z]+/[a-z0-9-]+\.yml", place) and not (root / place).exists()
    (root / place).write_text(text, encoding="utf-8", newline="")
    mention(root, Path(place).stem)
    assert [str(one) for one in survey(Folders.below(root)).problems] == []

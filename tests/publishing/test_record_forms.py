"""Records filled in as contributors do it: by typing, in a browser, to the file that passes the check."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from letterbook.folders import Folders
from letterbook.pipeline import survey
from tests.publishing.built import Built, build_site, unpacked
from tests.publishing.conftest import NARROW
from tests.publishing.hosting import serving
from tests.publishing.test_accessibility import verdict

MAIL = "editors@toy.example.org"
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
        ("state", "Date", "1921-10-12"),
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
    at_host = re.sub(r"(?m)^repository: .*$", f"repository: {HOME}/blob/main", collection)
    return build_site(tmp_path_factory.mktemp("forms"), toy_sources, {"collection.yml": at_host})


@pytest.fixture(scope="session")
def address(forms: Built) -> Iterator[str]:
    """Where that site is served."""
    with serving(forms.site) as address:
        yield f"{address}contributing/new/"


@pytest.fixture(autouse=True)
def silent(request: pytest.FixtureRequest) -> Iterator[None]:
    """No script of a form fails, and nothing breaks the policy of the page."""
    said: list[str] = []
    if "page" in request.fixturenames:
        page = request.getfixturevalue("page")
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield
    assert [one for one in said if "ERR_FILE_NOT_FOUND" not in one and "404" not in one] == []


@pytest.fixture(scope="session")
def on_disk(forms: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the forms in the offline copy of that site, unpacked."""
    return unpacked(tmp_path_factory.mktemp("forms-offline"), forms) / "contributing" / "new"


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
    elif act == "state":
        page.get_by_role("group", name="What it states").get_by_label("What it states needed", exact=True).first.fill(
            text
        )
    elif act == "find":
        field(page, label).click()
        page.keyboard.type(text)
        page.get_by_role("option").locator(f"code:text-is('{chosen}')").click()
    else:
        field(page, label).fill(text)


def finished(page: Page) -> str:
    """Ask for the check, and return the text of the record, of which nothing may be wrong."""
    page.get_by_role("button", name="Check and hand in").click()
    told = page.locator(".form-summary li").all_inner_texts()
    assert [one for one in told if "Say under “Changes”" not in one] == []
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


def typed_article(page: Page, address: str) -> str:
    """Fill in an article, and return its file."""
    opened(page, f"{address}article/")
    for step in TYPED["article"]:
        enter(page, *step)
    return finished(page)


def test_the_host_opens_with_the_file_filled_in(page, address):
    """The address names the place of the file and holds the whole of it."""
    text = typed_article(page, address)
    to = page.get_by_role("link", name="Propose it on GitHub").get_attribute("href")
    asked = parse_qs(urlsplit(to).query)
    assert to.startswith(f"{HOME}/new/main?")
    assert asked == {"filename": [page.locator(".form-file-name").inner_text()], "value": [text]}


def test_a_text_too_long_for_an_address_is_copied(page, address):
    """Then one click copies it and opens the host's page, where it is pasted."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{address}topic/")
    enter(page, "fill", "Name needed", "Fish")
    enter(page, "fill", "Description", "Letters about fish, of which there were many. " * 200)
    text = finished(page)
    way = page.get_by_role("link", name="Copy the text, and open GitHub")
    assert way.get_attribute("href") == f"{HOME}/new/main?filename=sources/topics/fish.yml"
    page.context.route(f"{HOME}/**", lambda route: route.fulfill(body="the host"))
    with page.expect_popup():
        way.click()
    page.bring_to_front()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_mail_holds_the_text_or_asks_for_the_file(page, address):
    """The collection names an address: the draft goes there."""
    opened(page, f"{address}topic/")
    enter(page, "fill", "Name needed", "Fish")
    text = finished(page)
    draft = urlsplit(page.get_by_role("link", name="Write a mail").get_attribute("href"))
    assert (draft.scheme, draft.path) == ("mailto", MAIL)
    assert parse_qs(draft.query)["body"][0].endswith(text)


def test_the_file_can_be_saved(page, address):
    """The download has the name and the text of the file."""
    text = typed_article(page, address)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save evening-star-1921-10-09.yml").click()
    assert saving.value.suggested_filename == "evening-star-1921-10-09.yml"
    assert Path(saving.value.path()).read_text(encoding="utf-8") == text


def test_what_was_typed_survives_a_closed_tab(page, address):
    """It is in the browser alone, and comes back; whoever begins again has an empty form."""
    opened(page, f"{address}person/")
    enter(page, "fill", "Name needed", "Finn Fell")
    expect(page.locator(TEXT)).to_contain_text("name: Finn Fell")
    context = page.context
    page.close()
    again = opened(context.new_page(), f"{address}person/")
    expect(field(again, "Name needed")).to_have_value("Finn Fell")
    again.on("dialog", lambda dialog: dialog.accept())
    again.get_by_role("button", name="Begin again with an empty form").click()
    expect(again.locator(".form-columns")).to_be_visible()
    expect(field(again, "Name needed")).to_have_value("")


def test_a_record_is_edited_where_it_stands(page, forms, address):
    """Opened from the foot of its page, it is as it is; one field changed changes its lines alone."""
    page.goto(f"{address}../../letters/undated-bridge-notes/")
    page.get_by_role("link", name="Edit this record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Edit: "))
    before = forms.report.edition.texts["undated-bridge-notes"].text
    assert page.locator(TEXT).inner_text() == before
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible()
    field(page, "Summary needed").fill("Notes passed at Fen Bridge.")
    after = finished(page)
    assert after == re.sub(r"(?m)^summary: .*$", "summary: Notes passed at Fen Bridge.", before)
    expect(page.get_by_role("link", name="Copy the text, and open GitHub")).to_have_attribute(
        "href", f"{HOME}/edit/main/sources/letters/undated-bridge-notes.yml"
    )


@pytest.mark.parametrize("asked", ["no-such-letter", "../../x", "<script>alert(1)</script>", "", "ada-north"])
def test_no_record_but_one_that_there_is(page, address, asked):
    """An address that asks for anything else is answered with words, and nothing of it runs or is loaded."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("dialog", lambda dialog: loaded.append(dialog.message))
    page.goto(f"{address}letter/?record={asked}")
    expect(page.get_by_role("alert")).to_contain_text("There is no such record")
    assert [url for url in loaded if "/data/" in url and not url.endswith(("fields.js", f"letters/{asked}.js"))] == []
    assert "1" not in loaded


def test_faults_are_told_while_one_types_and_refused_at_the_end(page, address):
    """What is wrong is said at its field in the words of the check; what is only missing, when somebody asks."""
    opened(page, f"{address}event/")
    field(page, "Date").fill("1921-02-30")
    told = page.locator(".form-field--date .form-fault").first
    expect(told).to_have_text("'1921-02-30' is not in the calendar: the month has 28 days.")
    assert page.get_by_text("The field 'name' is missing").count() == 0
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.locator(".form-summary li")).to_have_count(3)
    expect(page.locator(".form-ways")).to_be_hidden()
    page.locator(".form-summary a").first.click()
    expect(field(page, "Name needed")).to_be_focused()
    page.keyboard.type("The quay fair")
    field(page, "Date").fill("1921-02-28")
    expect(page.locator(".form-field--date .form-meaning").first).to_have_text("That is: 28 February 1921")
    expect(page.locator(".form-summary li")).to_have_count(0)
    expect(page.locator(".form-ways")).to_be_visible()


def test_a_date_may_be_in_old_style(page, address):
    """Where a source of that time may count so, the form offers it, and says the days in the Gregorian calendar."""
    opened(page, f"{address}event/")
    old = page.locator(".form-field--date").first.get_by_label("Old Style (Julian calendar)")
    field(page, "Date").fill("2018-02-01")
    expect(old).to_be_hidden()
    field(page, "Date").fill("1642-02-01")
    old.check()
    page.locator(".form-field--date").first.get_by_label(re.compile("Its years begin on")).fill("03-25")
    expect(page.locator(".form-field--date .form-meaning").first).to_contain_text(
        "11 February 1643 in the Gregorian calendar"
    )
    expect(page.locator(TEXT)).to_contain_text("date: {is: 1642-02-01, calendar: julian, year_begins: 03-25}")


def test_by_key_alone(page, address):
    """A statement and a quotation are entered without a mouse."""
    opened(page, f"{address}article/")
    keys = page.keyboard
    page.locator("form.form-fields textarea").first.focus()
    keys.type("The fares")
    keys.press("Tab")
    keys.type("news")
    keys.press("Tab")
    keys.type("evening")
    expect(page.locator("li[role=option]")).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("1921-10-09")
    for _ in range(30):
        keys.press("Tab")
        if page.evaluate("document.activeElement.id") == field(page, "Language needed").get_attribute("id"):
            break
    keys.type("en")
    keys.press("Tab")
    keys.type("whole")
    for _ in range(30):
        keys.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Check and hand in":
            break
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Hand it in")).to_be_focused()
    assert "outlet: evening-star" in page.locator(TEXT).inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, NARROW])
def test_a_form_in_use_is_accessible(new_context, address, axe, scheme, width):
    """With faults told, a list open and every sort of control shown, axe finds nothing, and nothing is too wide."""
    size = {"width": width, "height": 800}
    page = new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce").new_page()
    opened(page, f"{address}letter/?record=1921-09-21-north-to-south")
    page.evaluate("for (const one of document.querySelectorAll('.form-fields details')) one.open = true")
    field(page, "Summary needed").fill("")
    page.get_by_role("button", name="Check and hand in").click()
    field(page, "Sender 1", last=False).fill("nobody")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("a")
    expect(page.locator("li[role=option]").first).to_be_visible()
    assert verdict(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_offline_copy_has_the_forms(page, forms, on_disk):
    """From a disk a record is completed by names, edited, and kept, as from a server; nothing is asked of anybody."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    opened(page, (on_disk / "person.html").as_uri() + "?record=ada-north")
    assert page.locator(TEXT).inner_text() == forms.report.edition.texts["ada-north"].text
    opened(page, (on_disk / "topic.html").as_uri())
    enter(page, "fill", "Name needed", "Fish")
    assert finished(page).endswith(
        "name: Fish\nchanges: [{date: " + page.evaluate(TODAY) + ", what: First entered.}]\n"
    )
    assert said == []


TODAY = "new Date().toLocaleDateString('sv-SE')"


@pytest.mark.parametrize("place", ["hosted", "on disk"])
def test_firefox_fills_in_a_record(firefox, address, on_disk, place):
    """The same form, typed into by Firefox, comes to the same file, and says nothing to the console."""
    firefox.open(f"{address}topic/" if place == "hosted" else (on_disk / "topic.html").as_uri())
    firefox.wait_for("document.querySelector('.form-columns') !== null")
    firefox.click(".form-field--name textarea")
    firefox.type("Fish")
    firefox.wait_for("document.querySelector('.form-file code').textContent.includes('name: Fish')")
    firefox.click(".form-button--main")
    firefox.wait_for("!document.querySelector('.form-ways').hidden")
    assert firefox.evaluate("document.querySelector('.form-file-name').textContent") == "sources/topics/fish.yml"
    assert firefox.messages == []


@pytest.mark.parametrize("kind", TYPED)
def test_firefox_opens_a_record_as_it_is(firefox, forms, address, kind):
    """In Firefox too a record of any kind is opened and written again without a change, and nothing fails."""
    edition = forms.report.edition
    record = next(one for one in edition.records.values() if one.kind == kind)
    firefox.open(f"{address}{kind}/?record={record.id}")
    firefox.wait_for("(document.querySelector('.form-file code')?.textContent ?? '') !== ''")
    assert firefox.evaluate("document.querySelector('.form-file code').textContent") == edition.texts[record.id].text
    assert firefox.evaluate("document.querySelectorAll('.form-fields input, .form-fields textarea').length") > 1
    assert firefox.messages == []


def test_other_pages_load_nothing_of_the_forms(page, address):
    """Scripts, style and data of the forms come with their pages alone, and are less than 100 kB compressed."""
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body(), 9))}))
    page.goto(f"{address}../../letters/")
    page.wait_for_load_state("networkidle")
    usual = set(sizes)
    assert [url for url in usual if "forms" in url or "/contributing/" in url] == []
    opened(page, f"{address}letter/")
    page.wait_for_load_state("networkidle")
    assert 10_000 < sum(size for url, size in sizes.items() if url not in usual) < 100_000


def test_a_record_entered_here_can_be_named_by_the_next(page, address):
    """A new person stands among the names of a new letter, and is no unknown id, before either is handed in."""
    opened(page, f"{address}person/")
    enter(page, "fill", "Name needed", "Finn Fell")
    finished(page)
    opened(page, f"{address}letter/")
    enter(page, "find", "Sender 1", "finn", "finn-fell")
    enter(page, "find", "Recipient 1", "bela", "bela-south")
    page.get_by_role("button", name="Check and hand in").click()
    assert "names no record" not in page.locator(".form-summary").inner_text()
    assert page.locator(".form-file-name").inner_text() == "sources/letters/undated-finn-to-south.yml"
    enter(page, "fill", "Summary needed", "A letter of which only the paper speaks.")
    enter(page, "find", "Article needed", "riverside", "riverside-daily-1922")
    enter(page, "choose", "Form needed", "mention")
    finished(page)
    together = page.get_by_text("It names what was entered in this browser: Finn Fell. Hand that in as well.")
    expect(together).to_be_visible()


def test_a_name_stands_for_the_id(page, address):
    """Whoever types a whole name, without its article and in small letters, has its record; a proposal is one click."""
    opened(page, f"{address}article/")
    field(page, "Outlet").fill("")
    field(page, "Outlet").click()
    page.keyboard.type("morning post")
    page.keyboard.press("Tab")
    expect(field(page, "Outlet")).to_have_value("morning-post")
    field(page, "Published").fill("3 October 1921")
    page.get_by_role("button", name="Use 1921-10-03").click()
    expect(field(page, "Published")).to_have_value("1921-10-03")


@pytest.mark.parametrize(
    ("typed", "tag", "said"),
    [
        ("Korean", "ko", "Korean"),
        ("ancient greek", "grc", "Ancient Greek"),
        ("zh-Hant", "zh-Hant", "Traditional Chinese"),
        ("Hebrew", "he", "Hebrew"),
        ("en", "en", "English"),
    ],
)
def test_a_language_is_found_by_its_name(page, address, typed, tag, said):
    """A language's name stands for its tag, and a tag says which language it is."""
    opened(page, f"{address}article/")
    field(page, "Language needed").click()
    page.keyboard.type(typed)
    page.keyboard.press("Tab")
    expect(field(page, "Language needed")).to_have_value(tag)
    expect(page.locator(".form-field--language .form-meaning").first).to_have_text(said)
    expect(page.locator(TEXT)).to_contain_text(f"language: {tag}\n")


def test_a_language_that_is_none_is_refused(page, address):
    """Of a word that names no language, the form says what is expected, as the check does."""
    opened(page, f"{address}article/")
    field(page, "Language needed").click()
    page.keyboard.type("Klingonese")
    page.keyboard.press("Tab")
    told = page.locator(".form-field--language .form-fault").first
    expect(told).to_contain_text("is not a language tag; expected one such as en, ko or zh-Hant")


def test_words_to_choose_from_say_what_they_mean(page, address):
    """Beside a word that does not tell by itself stands what it means; the file has the word alone."""
    opened(page, f"{address}article/")
    field(page, "Kind needed").select_option(label="wire: a report of a news agency")
    expect(page.locator(TEXT)).to_contain_text("kind: wire\n")


def test_names_of_passages_stay_and_differ(page, address):
    """A heading that is corrected keeps its short name; two headings alike have two; one taken twice is refused."""
    opened(page, f"{address}letter/?record=1921-09-21-north-to-south")
    heading = page.locator(".form-field--passages .form-item--named").first.get_by_label("Passage: heading")
    heading.fill("The greeting")
    expect(page.locator(TEXT)).to_contain_text("  salutation: The greeting\n")
    for _ in range(2):
        enter(page, "add", "Add a passage")
        page.keyboard.type("Once more")
    expect(page.locator(TEXT)).to_contain_text("  once-more: Once more\n  once-more-2: Once more\n")
    page.locator(".form-field--passages .form-item--named").last.get_by_label("Short name").fill("once-more")
    told = page.locator(".form-field--passages .form-item--named").last.locator(".form-fault").last
    expect(told).to_have_text("Another passage has this name; choose another one.")
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.locator(".form-ways")).to_be_hidden()


def test_what_is_emptied_is_gone_and_what_is_removed_comes_back(page, forms, address):
    """A paragraph without words is no paragraph; a witness that was removed is there again after Undo."""
    before = forms.report.edition.texts["1921-09-21-north-to-south"].text
    opened(page, f"{address}letter/?record=1921-09-21-north-to-south")
    page.evaluate("for (const one of document.querySelectorAll('.form-fields details')) one.open = true")
    texts = page.locator(".form-field--paragraphs textarea")
    signed = texts.nth([one.input_value() for one in texts.all()].index("Ada"))
    signed.fill("")
    expect(page.locator(TEXT)).not_to_contain_text("part: signed")
    signed.fill("Ada")
    expect(page.locator(TEXT)).to_have_text(before)
    page.get_by_role("button", name="Remove witness 2").click()
    expect(page.get_by_text("Witness 2 is removed.")).to_be_visible()
    expect(page.locator(TEXT)).not_to_contain_text("article: riverside-daily-1922\n    at: p2-p4")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(TEXT)).to_have_text(before)


def test_a_difference_leads_to_what_the_editors_make_of_it(page, address):
    """The message on witnesses that differ opens the field that answers it, with the difference chosen."""
    opened(page, f"{address}letter/?record=1921-09-06-south-to-north")
    enter(page, "add", "Add a witness")
    enter(page, "find", "Article needed", "riverside", "riverside-daily-1922")
    enter(page, "choose", "Form needed", "mention")
    page.get_by_role("group", name="What it states").last.get_by_label("What it states needed", exact=True).first.fill(
        "1921-09-01"
    )
    page.get_by_role("button", name="Check and hand in").click()
    page.locator(".form-summary a", has_text="The witnesses differ about 'date'").click()
    page.keyboard.type("The post book has the day.")
    expect(page.locator(TEXT)).to_contain_text("resolutions:\n  date: The post book has the day.\n")


def test_a_draft_never_undoes_what_changed_meanwhile(page, address):
    """What was typed into an earlier form of the record is shown beside the record as it is now, and not written."""
    opened(page, f"{address}person/?record=ada-north")
    field(page, "Name needed").fill("Ada Nord")
    expect(page.locator(TEXT)).to_contain_text("name: Ada Nord")
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((name) => name.endsWith("person:ada-north"));
          const held = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...held, base: "an earlier text" }));
        }"""
    )
    opened(page, f"{address}person/?record=ada-north")
    expect(field(page, "Name needed")).to_have_value("Ada North")
    page.get_by_text("but the record has changed since").click()
    expect(page.locator(".form-kept pre")).to_contain_text("name: Ada Nord")


def test_a_draft_that_is_none_is_passed_over(page, address):
    """Whatever else lies in the browser's store, the form comes."""
    opened(page, f"{address}topic/")
    page.evaluate(
        """() => {
          for (const held of ['{"value": {}}', "[", "3", '{"value": {"fields": [1]}, "text": "x"}']) {
            localStorage.setItem(`letterbook:${letterbook.form.root}:topic:`, held);
            localStorage.setItem(`letterbook:${letterbook.form.root}:entered`, held);
          }
        }"""
    )
    opened(page, f"{address}topic/")
    expect(field(page, "Name needed")).to_have_value("")

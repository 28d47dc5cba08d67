"""Whatever a record holds is shown as it stands: nothing of it runs, loads or leaves, with the policy and without."""

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from lxml import html
from mkdocs.utils import meta
from playwright.sync_api import Browser, Page, Route, expect

from letterbook import build
from letterbook.folders import Folders
from letterbook.pages import markup
from letterbook.pages.describing import SHORTEST, plain
from letterbook.pages.drawings import frame
from letterbook.pages.plan import render
from letterbook.problems.problem import ProblemsFound
from letterbook.publishing.audit import PARSER
from letterbook.publishing.offline import readme
from letterbook.publishing.policy import policy
from letterbook.reading.cache import FOLDER
from letterbook.reading.edition import Edition
from letterbook.reading.link import link
from letterbook.reading.load import FOLDERS, load
from letterbook.reading.validation import validated
from letterbook.records.models import KINDS, Collection, Introduction, Prose, Record
from letterbook.records.source_text import SourceText, parse
from letterbook.verification.captures import read_capture
from tests.contexts import unverified
from tests.pages.test_text_survives import rendered
from tests.publishing import hostile
from tests.publishing.attacks import ADDRESSES, ATTACKS, CONTROLS, GROUPS, NO_ADDRESSES, RUN
from tests.publishing.built import ROOT, Built, build_site, made_a_project, sampled, unpacked
from tests.publishing.hostile import Slot
from tests.publishing.hosting import serving
from tests.publishing.whole_sites import harms, leaks

Files = dict[str, dict[str, Any]]

TOY = ROOT / "tests/toy_edition/sources"

# What a field is for that no page shows: the order of a list, and who changed what has no page of its own.
SILENT = {"sort_name", "by"}

META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def content() -> Files:
    """What the files of the invented collection hold, with every field of text that they might hold."""
    held = hostile.read(TOY)
    whole = {file: hostile.completed(file, hostile.without_limits(file, one)) for file, one in held.items()}
    return hostile.multiplied(whole)


@pytest.fixture(scope="module")
def entered(content: Files) -> dict[Slot, str]:
    """Which attacks stand where."""
    return hostile.attacked(content)[1]


@pytest.fixture(scope="module")
def hostile_files(content: Files) -> Files:
    """The same files, full of attacks."""
    return hostile.attacked(content)[0]


@pytest.fixture(scope="module")
def hostile_sources(hostile_files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the hostile edition."""
    return hostile.written(tmp_path_factory.mktemp("attacks") / "sources", hostile_files)


@pytest.fixture(scope="module")
def attacked(hostile_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the hostile edition."""
    return build_site(tmp_path_factory.mktemp("attacked"), hostile_sources)


@pytest.fixture(scope="module")
def bare(attacked: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site without its policy."""
    site = shutil.copytree(attacked.site, tmp_path_factory.mktemp("bare") / "site")
    for path in site.rglob("*.html"):
        text, number = META.subn("", path.read_text(encoding="utf-8"))
        assert number == 1
        path.write_text(text, encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def on_disk(attacked: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy of the same site, unpacked."""
    return unpacked(tmp_path_factory.mktemp("copy"), attacked)


def tree(path: Path) -> html.HtmlElement:
    """Return a page, parsed."""
    return html.parse(path, parser=PARSER).getroot()


@cache
def words_of(path: Path) -> str:
    """Return what the articles of a page and of its parts say, each on one line."""
    parts = [] if path.parent.name == "site" else sorted(path.parent.glob("*/**/index.html"))
    return "\n".join(markup.one_line(tree(one).find(".//article").text_content()) for one in (path, *parts))


def models() -> tuple[type[Any], ...]:
    """Return what a file of `sources/` can hold."""
    return (*KINDS, Collection, Introduction)


# The corpus.


def test_corpus_is_large():
    """There are more than sixty attacks, of every group more than one, each written once."""
    assert len(ATTACKS) > 60 and all(len(group) > 1 for group in GROUPS.values())
    assert len(set(ATTACKS.values())) == len(ATTACKS)
    assert len(set(NO_ADDRESSES)) == len(NO_ADDRESSES) > 25


def test_every_field_of_text_is_attacked(entered):
    """Each field that takes text, of each kind of file, holds attacks; no key of a group takes any."""
    free = {slot.owner for model in models() for slot in hostile.every_field(model) if is_free(slot)}
    assert free == {slot.owner for slot in entered} and len(free) > 40
    assert [name for _, name in free if name.endswith("[key]")] == []


def is_free(slot: Slot) -> bool:
    """Whether a field takes text."""
    return hostile.takes_any_text(slot.annotation)


def test_every_attack_goes_through_every_field(entered):
    """Over the places that a field has, it holds every attack that it takes."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    kinds = {slot.owner: hostile.kind_of(slot.annotation) for slot in entered}
    for slot, text in entered.items():
        held[slot.owner].update(text.split(hostile.BETWEEN))
    taken = {owner: {one for one in ATTACKS.values() if hostile.is_taken(one, kinds[owner])} for owner in held}
    assert {owner: taken[owner] - held[owner] for owner in held} == {owner: set() for owner in held}


def test_every_attack_begins_and_ends_a_field(entered):
    """Each attack stands at the beginning and at the end of some field, and by itself in another."""
    parts = [text.split(hostile.BETWEEN) for text in entered.values()]
    for one in (
        {texts[0] for texts in parts},
        {texts[-1] for texts in parts},
        {texts[0] for texts in parts if len(texts) == 1},
    ):
        assert set(ATTACKS.values()) - one == set()


# The built site.


def test_site_of_attacks_is_sound(attacked):
    """Audit, policy and the search for harm find nothing in a site full of attacks; its leaks are none."""
    assert [str(finding) for finding in attacked.report.findings] == []
    assert harms(attacked.site) == leaks(attacked.site, attacked.report.edition, attacked.report.captures) == []


def due(slot: Slot, site: Path) -> Path:
    """Return the page that must show a field."""
    folder, _, name = slot.file.removesuffix(".yml").partition("/")
    if slot.owner == ("Collection", "editors"):
        return site / "data/index.html"
    if slot.path[0] == "expected":
        return site / "coverage/index.html"
    if slot.path[0] == "changes" and folder in {"questions", "collection"}:
        return site / "corrections/index.html"
    known = {"collection": "", "introduction": "introduction/", "questions": "differences/"}
    return site / known.get(folder, f"{folder}/{name}/") / "index.html"


def is_silent(slot: Slot) -> bool:
    """Whether no page shows a field."""
    has_page = slot.file.partition("/")[0] not in {"questions", "collection.yml"}
    return slot.field in SILENT and not (slot.field == "by" and has_page)


def is_shown(text: str, slot: Slot, site: Path) -> bool:
    """Whether a field stands on its page, word for word; the signs of an edited text may take another form.

    What an image shows stands in its place.
    """
    due_words = unmarked(hostile.shown(text, hostile.kind_of(slot.annotation)))
    if slot.owner == ("Image", "shows"):
        return any(due_words in unmarked(one) for one in tree(due(slot, site)).xpath("//main//img/@alt"))
    there = unmarked(words_of(due(slot, site)))
    if slot.owner == ("Paragraph", "words"):
        return without_signs(due_words) in without_signs(there)
    return due_words in there


def without_signs(text: str) -> str:
    """Return an edited text without white space and what its signs are made of."""
    return re.sub(r"[\s<>\[\]⟨⟩⟦⟧|…]|\.{3}|page", "", text)


def test_attacks_are_shown_as_they_stand(attacked, entered):
    """Every field stands on its page, word for word."""
    wrong = [
        (slot.file, slot.path)
        for slot, text in entered.items()
        if not is_silent(slot) and not is_shown(text, slot, attacked.site)
    ]
    assert wrong == []


HEAD = {"head", "meta", "title", "link", "script"}


def unmarked(text):
    """Return text without marks of direction: pages close and isolate what a record leaves open."""
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


def test_heads_hold_attacks_as_text(attacked):
    """Title, description and what is shown of a shared link are text, and begin as the record does."""
    edition = attacked.report.edition
    for name, path in attacked.pages():
        head = tree(path).find("head")
        assert {element.tag for element in head.iter()} <= HEAD, name
    for record in (record for record in edition.records.values() if hasattr(record, "name")):
        head = tree(attacked.site / record.folder / record.id / "index.html").find("head")
        title, said = (
            unmarked(head.findtext("title")),
            unmarked(head.xpath("//meta[@name='description']/@content")[0]),
        )
        shown = unmarked(markup.one_line(record.name))
        assert " ".join(title.split()).startswith(" ".join(shown.split()))
        told = unmarked(markup.one_line(f"{record.name}. {plain(edition, record.description)}"))
        # What is too short for a reader names the collection as well.
        begins = told.rstrip(".") if len(told) < SHORTEST else said.removesuffix("…")
        assert told.startswith(begins) and said.startswith(begins) and len(said) <= 160
        shared = [
            unmarked(head.xpath(f"//meta[@property='og:{name}']/@content")[0]) for name in ("title", "description")
        ]
        assert shared[0] == title.removesuffix(" – Letterbook")
        assert " ".join(shared[1].split()) == " ".join(said.split())


def test_page_for_dead_links_knows_no_attack(attacked):
    """The page for dead links repeats nothing of any record."""
    assert "__ran" not in (attacked.site / "404.html").read_text(encoding="utf-8")


def test_search_index_holds_text(attacked):
    """What the search prints as HTML has no attribute and no element but the marks of a text."""
    index = json.loads((attacked.site / "search/search_index.json").read_text(encoding="utf-8"))
    found, attributes = set(), []
    for entry in index["docs"]:
        for field in (entry["title"], entry["text"], *entry.get("tags", ())):
            parsed = html5lib.parseFragment(field, treebuilder="etree", namespaceHTMLElements=False)
            found |= {str(element.tag) for element in parsed.iter()}
            attributes += [name for element in parsed.iter() for name in element.attrib]
    plain_marks = {"p", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "dl", "dt", "dd", "sup"}
    assert found - {"DOCUMENT_FRAGMENT"} <= plain_marks | {"table", "tbody", "thead", "tr", "td", "th"}
    assert attributes == []


def test_files_of_records_hold_what_is_written(attacked, hostile_files):
    """The JSON file beside a page gives back every attack, character for character."""
    for file, held in hostile_files.items():
        path = (attacked.folders.docs / file).with_suffix(".json")
        if path.exists():
            content = json.loads(path.read_text(encoding="utf-8"))
            assert content.keys() >= held.keys()
            # White space around a text is no part of it.
            due = {text.strip(" \t\r\n") for text in texts_in(held)}
            assert due <= {*texts_in(content), *map(str, numbers_in(content))}


def texts_in(held):
    """Yield every text that stands in a file's content."""
    if isinstance(held, (dict, list)):
        for inner in held.values() if isinstance(held, dict) else held:
            yield from texts_in(inner)
    elif isinstance(held, str):
        yield held


def numbers_in(held):
    """Yield every number that stands in a file's content."""
    if isinstance(held, (dict, list)):
        for inner in held.values() if isinstance(held, dict) else held:
            yield from numbers_in(inner)
    elif isinstance(held, (int, float)):
        yield held


def test_readme_of_the_copy_is_lines_of_text(attacked):
    """What stands in the zip about itself has no control character, and no line break that is not its own."""
    text = readme(attacked.report.edition)
    assert set(re.findall(r"[^\x20-\x7e\xa0-\U0010ffff]", text)) == {"\r", "\n"}
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])


def test_drawings_show_attacks_as_text():
    """A drawing takes every attack as text: into its name, and beside a point."""
    for attack in ATTACKS.values():
        drawing = frame.framed(attack, [frame.text(markup.one_line(attack), 1, 1)])
        parsed = html5lib.parseFragment(drawing, treebuilder="etree", namespaceHTMLElements=False)
        names = [str(element.tag).rpartition("}")[2] for element in parsed.iter()]
        assert names[1:] == ["div", "svg", "text"]
        assert unmarked(parsed.find("{*}div").get("aria-label")) == unmarked(attack)
        assert set(parsed.find(".//{*}text").attrib) == {"x", "y"}


# A real browser.

# Meets everything on a page that a reader could: with mouse and keyboard, and what is closed.
MEET = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const element of document.querySelectorAll("header, header *, article, article *")) {
    for (const name of ["mouseover", "mouseenter", "mousemove"])
      element.dispatchEvent(new MouseEvent(name, { bubbles: true }));
    if (element.matches("a, button, input, [tabindex]")) element.focus({ preventScroll: true });
  }
  const addresses = [...document.querySelectorAll("a[href]")].filter(
    (a) => !/^(https?|mailto|file):$/.test(a.protocol),
  );
  const inFrames = Array.from({ length: window.length }, (_, at) => window[at].__ran);
  return [window.__ran, ...inFrames, ...addresses.map((a) => a.href)].filter(Boolean);
}"""


@pytest.fixture
def heard(page: Page) -> list[str]:
    """What a page asked for outside its site, said to the console, or asked its reader."""
    said: list[str] = []
    page.on("console", lambda message: message.type in {"error", "warning"} and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("popup", lambda popup: said.append(popup.url))
    page.on("request", lambda request: is_outside(request.url) and said.append(request.url))
    return said


def is_outside(address: str) -> bool:
    """Whether an address is of no site of these tests."""
    return not address.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))


def addresses(site: Path, base: str, is_protected: bool) -> Iterator[str]:
    """Yield the address of every fourth page of a site; of one that its policy protects, of a smaller sample."""
    for path in sampled(site.rglob("*.html")) if is_protected else sampled(site.rglob("*.html"), every=4):
        yield base + path.relative_to(site).as_posix()


def meet_pages(page: Page, site: Path, base: str, is_protected: bool) -> None:
    """Open the pages of a site and meet all that is on them: nothing may have run."""
    for address in addresses(site, base, is_protected):
        page.goto(address)
        assert page.evaluate(MEET) == [], address


@pytest.mark.parametrize("which", ["attacked", "bare"])
def test_nothing_runs_on_any_page(request, page, heard, which):
    """Hosted, with its policy and without it, no page runs, loads or says anything of an attack.

    The search is tried where no policy would stop what it let through, and from disk.
    """
    found = request.getfixturevalue(which)
    site = found.site if isinstance(found, Built) else found
    with serving(site) as base:
        meet_pages(page, site, base, is_protected=which == "attacked")
        if which == "bare":
            search_for_attacks(page, base)
    assert heard == []


def test_nothing_runs_in_a_form(attacked, page, heard):
    """Opened in its form, with everything unfolded and checked, a record of attacks is text."""
    data = attacked.site / "contributing" / "new" / "data"
    with serving(attacked.site) as base:
        for path in sampled(data.glob("*/*.js"), every=20):
            page.goto(f"{base}contributing/new/{FOLDERS[path.parent.name].kind}/?record={path.stem}")
            page.wait_for_selector(".form-columns")
            page.evaluate("for (const one of document.querySelectorAll('.form-fields details')) one.open = true")
            page.get_by_role("button", name="Check and hand in").click()
            assert page.evaluate(MEET) == [], path.stem
    assert heard == []


def test_nothing_runs_from_disk(page, heard, on_disk):
    """From disk no page runs, loads or says anything of an attack, and neither does the search."""
    meet_pages(page, on_disk, f"{on_disk.as_uri()}/", is_protected=True)
    search_for_attacks(page, f"{on_disk.as_uri()}/index.html")
    assert heard == []


def search_for_attacks(page: Page, home: str) -> None:
    """Search for words of the attacks, meet the results, and follow one, which marks the words in its page."""
    page.goto(home)
    page.locator(".md-search__input").click()
    for word in ("window", "script", "onerror"):
        page.locator(".md-search__input").fill(word)
        page.keyboard.press("Shift")
        expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("Found|Nothing"), timeout=20_000)
        results = page.locator(".md-search-result__link")
        expect(results.first).to_contain_text(word)
        page.evaluate("document.querySelectorAll('.md-search-result details').forEach((one) => (one.open = true))")
        met = page.evaluate(
            MEET.replace("header, header *", ".md-search, .md-search *").replace("element.focus", "void")
        )
        assert met == []
    results.first.click()
    page.wait_for_load_state()
    assert page.evaluate(MEET) == []


# What is no text is refused.


def fixed_slots(content: Files) -> Iterator[Slot]:
    """Yield one place of every field that takes no text."""
    seen = set()
    for file, held in sorted(content.items(), key=lambda item: len(str(item[1]))):
        for slot in hostile.slots(file, held, hostile.model_of(file)):
            if not is_free(slot) and (slot.owner, slot.annotation) not in seen:
                seen.add((slot.owner, slot.annotation))
                yield slot


@pytest.fixture(scope="module")
def sources(content: Files) -> dict[str, SourceText]:
    """The same files as they are read, each part with its place."""
    read = {file: parse(file, yaml.safe_dump(held, default_style='"').encode()) for file, held in content.items()}
    return {file: source for file, (source, _) in read.items() if source}


def faults_of(slot: Slot, text: str, source: SourceText) -> list[tuple[int, int]]:
    """Return the line of each problem of a file with some text in a place, with the line of that place."""
    model = hostile.model_of(slot.file)
    added = {"id": "x"} if issubclass(model, Record) else {}
    changed = replace(source, content=hostile.put(source.content, slot.path, text))
    # Where each part stands is as it was, and takes long to find.
    vars(changed)["walk"] = source.walk
    return [(found.place.line, source.place(slot.path).line) for found in validated(model, changed, **added)[1]]


def test_what_is_no_text_is_refused(content, sources):
    """Dates, ids, languages, locators, addresses, numbers and choices take no attack: a problem names the line."""
    slots = list(fixed_slots(content))
    assert len({slot.owner for slot in slots}) > 50
    for slot in slots:
        for number, text in enumerate(ATTACKS.values()):
            # Every attack for every sort of field, every tenth for every field.
            if slot.owner[0] in {"Article", "Place", "Question"} or number % 10 == 0:
                found = faults_of(slot, text, sources[slot.file])
                assert found and all(line == expected for line, expected in found), (slot.owner, text)


def is_address(slot: Slot) -> bool:
    """Whether a field takes an address."""
    return not is_free(slot) and "web address" in str(slot.annotation)


def test_addresses_that_are_none_are_refused(content, sources):
    """Every spelling of a script, and what only looks like http, is refused in every field of an address."""
    slots = [slot for slot in fixed_slots(content) if is_address(slot)]
    assert {slot.field for slot in slots} == {
        *("url", "archived", "same_as", "coordinates_from", "licence_url", "site", "repository"),
    }
    for slot in slots:
        taken = [address for address in NO_ADDRESSES if not faults_of(slot, address, sources[slot.file])]
        assert taken == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_address_is_one_link(make_edition, address):
    """An address with marks of HTML or Markdown becomes one link that leads there, and nothing else."""
    shown = rendered(markup.outside_link(markup.escape(address), address))
    root = html5lib.parseFragment(shown, treebuilder="etree", namespaceHTMLElements=False)
    assert [(element.tag, list(element.attrib)) for element in root.iter()][1:] == [("p", []), ("a", ["href"])]
    assert root.find("p/a").text == address


@pytest.mark.parametrize("control", CONTROLS)
def test_control_character_is_refused(control):
    """A character that HTML cannot hold is refused with its line, in whatever way YAML spells it."""
    source, problems = parse("people/x.yml", f'name: "a"\ndescription: "b{control}c"\n'.encode())
    assert source is None and [problem.place.line for problem in problems] == [2]


def test_brackets_that_are_no_link_are_refused_in_prose(tmp_path):
    """What looks like a link of this archive and leads to no record is refused in prose, with its line."""
    attacks = [one for one in ATTACKS.values() if not hostile.is_taken(one, Prose) and "ada-north|" not in one]
    for attack in attacks:
        files = hostile.read(TOY) | {"topics/armistice.yml": {"name": "A", "description": attack}}
        records, problems = load(hostile.written(tmp_path / "sources", files))
        problems += link(records)[1]
        assert [found.place.line for found in problems if "armistice" in found.place.file][:1] == [2], attack
    assert len(attacks) > 3


def test_capture_is_a_file_of_its_folder(tmp_path):
    """The name of a capture leads nowhere else: it is refused, or there is no such file."""
    (tmp_path / "captures").mkdir()
    (tmp_path / "x.txt").write_text("secret")
    names = [*ATTACKS.values(), "../x.txt", "/etc/passwd", "a/b.txt", "..", ".", "a\\b.txt", ".hidden/x"]
    assert [name for name in names if read_capture(tmp_path / "captures", name)[0]] == []


def test_nothing_is_written_where_something_is_refused(tmp_path, content):
    """One script in the place of an address, and no page is written."""
    files = hostile.read(TOY)
    files["people/ada-north.yml"]["same_as"] = [f"javascript:{RUN}"]
    sources = hostile.written(tmp_path / "sources", files)
    with pytest.raises(ProblemsFound):
        build.site(Folders(made_a_project(tmp_path), sources, tmp_path / "docs", tmp_path / "site"))
    assert {path.name for path in tmp_path.iterdir()} - {FOLDER} == {"sources", "theme", "mkdocs.yml"}


# These tests can fail.


@pytest.fixture
def unescaped(monkeypatch: pytest.MonkeyPatch, attacked: Built) -> Edition:
    """The hostile edition, while nothing is escaped."""
    monkeypatch.setattr(markup, "escape", lambda text: text)
    monkeypatch.setattr(markup, "escape_within", lambda text, after_word=False: text)  # noqa: ARG005
    return attacked.report.edition


def without_escaping(edition: Edition) -> str:
    """Return the HTML of a page about a person, as it would be if nothing were escaped."""
    return rendered(str(meta.get_data(render(unverified(edition))["people/eve-long.md"])[0]))


def test_text_check_notices_a_missing_escape(unescaped, entered):
    """Were nothing escaped, the page of a person would not show what its record holds."""
    parsed = html.document_fromstring(without_escaping(unescaped), parser=html.HTMLParser(encoding="utf-8"))
    words = markup.one_line(parsed.text_content())
    due_here = [text for slot, text in entered.items() if slot.file == "people/eve-long.yml" and not is_silent(slot)]
    assert any(markup.one_line(text) not in words for text in due_here)


@pytest.mark.parametrize("is_protected", [False, True])
def test_policy_stops_what_escapes_us(unescaped, browser, tmp_path, is_protected):
    """Were nothing escaped, attacks would run and load in a page without the policy; in one with it, none does.

    No policy keeps a page from sending its reader elsewhere: the search for harm does.
    """
    order = f'<meta http-equiv="Content-Security-Policy" content="{policy([])}">' if is_protected else ""
    body = without_escaping(unescaped)
    (tmp_path / "index.html").write_text(f'<!doctype html><meta charset="utf-8">{order}{body}', encoding="utf-8")
    ran, asked = visited(browser, tmp_path)
    assert ran is (None if is_protected else 1)
    assert bool(asked) is not is_protected


def visited(browser: Browser, site: Path) -> tuple[object, list[str]]:
    """Return whether anything ran on a page, and what it asked for outside."""
    page, asked = browser.new_page(), []
    page.on("dialog", lambda dialog: dialog.dismiss())

    def answer(route: Route) -> None:
        """Remember what is loaded, and keep the page where it is; what the policy stops never comes so far."""
        if not route.request.is_navigation_request():
            asked.append(route.request.url)
        route.fulfill(status=204)

    page.route("http://evil.example/**", answer)
    with serving(site) as base:
        page.goto(base, wait_until="commit")
        page.wait_for_timeout(500)
        ran = page.evaluate("window.__ran ?? null")
    page.close()
    return ran, asked

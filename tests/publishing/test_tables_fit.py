"""Tables fit: every column of every table is seen, on a desktop as on a phone, where rows are cards."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.publishing.built import ROOT, Built, build_site
from tests.publishing.hosting import serving

MISFITS = Path(__file__).with_name("misfits.js").read_text(encoding="utf-8")
SCRIPT = (ROOT / "theme" / "js" / "tables.js").read_text(encoding="utf-8")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}

HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)

# The cells of cards: the name of their column, and what is shown before their words.
CARDS = """() => [...document.querySelectorAll("article tbody td:not(:empty)")].map((cell) => [
  cell.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent.trim(),
  JSON.parse(getComputedStyle(cell, "::before").content.split(" / ")[0]),
])"""

# What a reader without scripts sees of tables: the words that stand before each, and whether it scrolls.
UNSCRIPTED = """() => [...document.querySelectorAll("article table")].map((table) => [
  getComputedStyle(table, "::before").content, table.scrollWidth > table.clientWidth,
])"""

# How an alignment is laid out: a row of it, and a cell.
ALIGNMENT = """() => {
  const place = Object.assign(document.createElement("div"), { className: "alignment" });
  const table = document.querySelector("article table").cloneNode(true);
  document.querySelector("article").append(place);
  place.append(table);
  return [table.rows[1], table.rows[1].cells[1]].map((one) => getComputedStyle(one).display);
}"""


def with_tables(built: Built) -> dict[str, str]:
    """Return the pages that have a table, by their path in the site."""
    texts = {name: path.read_text(encoding="utf-8") for name, path in built.pages()}
    return {name: text for name, text in texts.items() if "<table" in text}


def one_of_each(pages: dict[str, str]) -> list[str]:
    """Return the path of the first page for each row of column names."""
    first: dict[str, str] = {}
    for name, text in pages.items():
        for head in HEAD.findall(text):
            first.setdefault(head, name)
    return sorted(set(first.values()))


def misfits(page: Page, address: str, names: list[str]) -> list[str]:
    """Return what is wrong with the tables of some pages of a site, one line a table."""
    page.goto(address + names[0])
    return page.evaluate(MISFITS, [[address + name for name in names], SCRIPT])


@pytest.fixture
def open_page(new_context) -> Page:
    """A page that lets a test add styles and run scripts, which the site's own policy forbids."""
    return new_context(bypass_csp=True).new_page()


@pytest.fixture(scope="module")
def invented(toy_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the invented edition."""
    return build_site(tmp_path_factory.mktemp("invented"), toy_sources)


@pytest.fixture(scope="module")
def invented_address(invented: Built) -> Iterator[str]:
    """The address at which the site of the invented edition is served."""
    with serving(invented.site) as address:
        yield address


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_table_of_the_site_fits(open_page, real, hosted, size):
    """On no page of the site does a table hide a column."""
    open_page.set_viewport_size(size)
    assert misfits(open_page, hosted, list(with_tables(real))) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_table_of_the_invented_edition_fits(open_page, invented, invented_address, size):
    """On no page of the invented edition does a table hide a column."""
    open_page.set_viewport_size(size)
    assert misfits(open_page, invented_address, list(with_tables(invented))) == []


def test_each_kind_of_table_fits_where_it_is_opened(page, real, hosted):
    """A page of each kind, opened as a reader opens it, hides no column."""
    for name in one_of_each(with_tables(real)):
        page.goto(hosted + name)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            assert page.evaluate(MISFITS) == []


def test_what_does_not_fit_is_found(open_page, hosted):
    """Tables whose words do not wrap are found, so silence means that all is well."""
    open_page.set_viewport_size(DESKTOP)
    open_page.goto(f"{hosted}verification/")
    open_page.add_style_tag(content="article td { max-width: none !important; white-space: nowrap }")
    assert open_page.evaluate(MISFITS) != []


def test_cells_of_a_card_name_their_columns(page, hosted):
    """On a phone each cell that has words has the name of its column before them."""
    page.set_viewport_size(PHONE)
    page.goto(f"{hosted}coverage/")
    shown = page.evaluate(CARDS)
    assert shown and all(name == before for name, before in shown)


def test_cards_are_a_table_to_a_screen_reader(page, hosted):
    """On a phone as on a desktop there are a table, its column names, rows and cells."""
    page.goto(f"{hosted}coverage/")
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        table = page.get_by_role("table").first
        names = table.get_by_role("columnheader")
        expect(names.first).to_have_text("Letter")
        expect(table.get_by_role("row").nth(1).get_by_role("cell")).to_have_count(names.count())


def test_without_scripts_a_wide_table_scrolls_and_says_so(new_context, hosted):
    """On a phone without scripts tables scroll within the page, under words that say how to see the rest."""
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{hosted}verification/")
    tables = page.evaluate(UNSCRIPTED)
    assert any(scrolls for _, scrolls in tables)
    assert all(("Scroll sideways" in before) == scrolls for before, scrolls in tables)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_alignment_stays_a_table(page, hosted):
    """The rows of an alignment of wordings never become cards; on a phone its own rules make lines of text of them."""
    page.set_viewport_size(DESKTOP)
    page.goto(f"{hosted}coverage/")
    assert page.evaluate(ALIGNMENT) == ["table-row", "table-cell"]

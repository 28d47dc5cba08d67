"""What search engines are told: which pages there are, when they last changed, and which address is theirs."""

import gzip
import os
import re
import time
from pathlib import Path
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree, html

from letterbook import build
from letterbook.folders import Folders
from letterbook.pages.addresses import API, page_of
from letterbook.pages.generated import GENERATED_FOLDERS
from letterbook.publishing.crawlers import robots
from letterbook.reading.ahead import FACSIMILES
from letterbook.records.models import Question, Record
from tests.publishing.built import ROOT, Built, build_site, copy_written_by_hand

ADDRESS = "https://toy.example.org/letters/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

# A former id of a person in the toy edition, and where that person's page is now.
FORMER, PRESENT = "people/daniel-east/", "people/dan-east/"


@pytest.fixture(scope="module")
def toy_site(tmp_path_factory: pytest.TempPathFactory, toy_sources: Path) -> Built:
    """The site of the toy edition, which has an address."""
    return build_site(tmp_path_factory.mktemp("toy-site"), toy_sources)


@pytest.fixture(scope="module")
def sitemap(toy_site: Built) -> dict[str, str | None]:
    """The day that the sitemap gives for each address, in its order."""
    tree = etree.parse(toy_site.site / "sitemap.xml")
    return {
        url.findtext("s:loc", namespaces=NAMES): url.findtext("s:lastmod", namespaces=NAMES)
        for url in tree.iterfind("s:url", NAMES)
    }


def head(site: Path, page: str) -> html.HtmlElement:
    """Return the head of a page, by its address below the site."""
    return html.parse(site / page / "index.html", parser=html.HTMLParser(encoding="utf-8")).getroot().find("head")


def addresses(site: Path) -> dict[str, html.HtmlElement]:
    """Return the heads of all pages but the one for dead links, by their address below the site."""
    pages = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    return {"" if page == "." else f"{page}/": head(site, page) for page in pages}


def records(built: Built) -> list[Record]:
    """Return the records of a site that have a page each."""
    return [one for one in built.report.edition.records.values() if not isinstance(one, Question)]


def day_by_hand(docs: Path, page: str) -> str | None:
    """Return the day that the front matter of a page gives, as it is written."""
    path = docs / page / "index.md"
    text = (path if path.is_file() else docs / f"{page.rstrip('/')}.md").read_text(encoding="utf-8")
    day = re.search(r"^changed: (.*)$", text, re.MULTILINE)
    return day[1] if day else None


def test_every_record_has_its_own_last_day(toy_site, sitemap):
    """For the page of each record, the sitemap gives the newest day of that record's history."""
    expected = {
        ADDRESS + page_of(record).removesuffix(".md") + "/": max(str(change.date.latest) for change in record.changes)
        for record in records(toy_site)
        if record.changes
    }
    assert len(set(expected.values())) > 1
    assert {address: sitemap[address] for address in expected} == expected


def test_overviews_have_the_last_day_of_all(toy_site, sitemap):
    """A page that shows something of every record changes with any of them."""
    edition = toy_site.report.edition
    changes = [*edition.collection.changes, *(one for record in edition.records.values() for one in record.changes)]
    newest = max(str(change.date.latest) for change in changes)
    of_pages = [folder for folder in GENERATED_FOLDERS if folder not in {FACSIMILES, API.split("/")[0]}]
    overviews = [ADDRESS, *(f"{ADDRESS}{folder}/" for folder in of_pages)]
    assert {sitemap[address] for address in overviews} == {newest}


def test_no_day_is_made_up(toy_site, sitemap):
    """A page written by hand has the day that somebody wrote into it, or none, whatever the day of the build."""
    by_hand = {ADDRESS + page: day_by_hand(toy_site.folders.docs, page) for page in ("about/", "about/hosting/")}
    assert set(by_hand.values()) > {None}
    assert {address: sitemap[address] for address in by_hand} == by_hand


def test_sitemap_lists_every_page_once_and_in_order(toy_site, sitemap):
    """The list holds the address of every page that a record or an overview has, sorted, and no other."""
    assert list(sitemap) == sorted(sitemap)
    pages = addresses(toy_site.site)
    moved = {page for page, found in pages.items() if found.xpath("meta[@name='robots']")}
    assert FORMER in moved
    assert set(sitemap) == {ADDRESS + page for page in pages.keys() - moved}


def test_every_page_names_its_own_address(toy_site):
    """The canonical address of a page is where it is hosted; that of a former one is where the record is now."""
    moved = {f"{record.folder}/{id}/": page_of(record) for record in records(toy_site) for id in record.aliases}
    assert moved[FORMER] == f"{PRESENT.rstrip('/')}.md"
    for page, found in addresses(toy_site.site).items():
        expected = f"{moved[page].removesuffix('.md')}/" if page in moved else page
        assert found.xpath("string(link[@rel='canonical']/@href)") == ADDRESS + expected


def test_page_of_a_former_id_leads_on(toy_site, page):
    """It says that the record has moved, and a plain link leads there; nothing happens by itself."""
    page.goto((toy_site.site / FORMER / "index.html").as_uri())
    page.locator("article a").first.click()
    assert page.url.endswith(f"{PRESENT}index.html") or page.url.endswith(PRESENT)
    assert head(toy_site.site, FORMER).xpath("meta[@http-equiv='refresh']") == []


def test_page_of_a_former_id_is_not_for_search(toy_site):
    """Search engines are asked to pass it over, and the site's own search does not know it."""
    assert head(toy_site.site, FORMER).xpath("string(meta[@name='robots']/@content)") == "noindex"
    assert FORMER not in (toy_site.site / "search/search_index.json").read_text(encoding="utf-8")
    assert head(toy_site.site, FORMER).xpath("string(meta[@property='og:url']/@content)") == ADDRESS + PRESENT


def test_robots_are_welcome(toy_site):
    """Robots may read everything, and are told where the list of pages is."""
    parser = RobotFileParser()
    parser.parse((toy_site.site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert parser.can_fetch("any", ADDRESS)
    assert parser.site_maps() == [urljoin(ADDRESS, "sitemap.xml")]


def test_address_may_lack_its_last_stroke():
    """The sitemap's address is right whether or not the site's ends in a stroke."""
    assert robots("https://example.org/a") == robots("https://example.org/a/")


def test_without_an_address_nothing_is_said_of_it(real):
    """A site without an address has no sitemap and no canonical address, and robots are welcome all the same."""
    assert real.report.edition.collection.site is None
    assert list(real.site.glob("sitemap*")) == []
    assert (real.site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    assert head(real.site, ".").xpath("link[@rel='canonical']") == []


def test_packed_sitemap_is_the_sitemap(toy_site):
    """The packed list is the plain one."""
    packed = (toy_site.site / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (toy_site.site / "sitemap.xml").read_bytes()


def test_lists_do_not_depend_on_when_and_where(tmp_path, toy_site, toy_sources, monkeypatch):
    """Built later and in another time zone, sitemap, packed sitemap and robots.txt are the same bytes."""
    time.sleep(1.1)
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
    again = build_site(tmp_path, toy_sources)
    for name in ("sitemap.xml", "sitemap.xml.gz", "robots.txt"):
        assert (again.site / name).read_bytes() == (toy_site.site / name).read_bytes(), name


def test_private_copy_is_not_for_robots(tmp_path, toy_sources, toy_edition):
    """A reading copy for one's own use has no robots.txt, and every page asks search engines to stay away."""
    root = tmp_path / "root"
    root.mkdir()
    for name in ("mkdocs.yml", "theme"):
        (root / name).symlink_to(ROOT / name)
    copy_written_by_hand(root / "docs")
    build.build_private(Folders(root, toy_sources, root / "docs", root / "site", toy_edition / "captures"))
    site = root / "private/site"
    assert not (site / "robots.txt").exists()
    said = {page: head.xpath("string(meta[@name='robots']/@content)") for page, head in addresses(site).items()}
    assert said and set(said.values()) == {"noindex, nofollow"}

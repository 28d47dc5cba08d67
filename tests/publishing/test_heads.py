"""What search engines, other sites and the tabs of a browser show of a page."""

from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Letter, Record
from tests.first_collection import TITLE_OF_HOME
from tests.publishing.built import ROOT, Built, build_site
from tests.publishing.hosting import serving

# Marks that HTML reads, in a title that a newspaper could print.
AWKWARD = 'Lee & "Park": <b>letters</b> &amp; more'

WITH_SITE = "site: https://example.org/archive/\n"


@pytest.fixture(scope="module")
def trees(real: Built) -> dict[str, html.HtmlElement]:
    """Every page of the real site, parsed."""
    return {name: tree(path) for name, path in real.pages()}


def tree(path: Path) -> html.HtmlElement:
    """Return a page, parsed."""
    return html.parse(path, parser=html.HTMLParser(encoding="utf-8")).getroot()


def meta(page: html.HtmlElement, name: str) -> list[str]:
    """Return what a page says under a name in its head."""
    return [str(found) for found in page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")]


def pages_with_one_title(edition: Edition) -> set[str]:
    """Return the pages of letters and articles that nothing in their records tells apart."""
    alike = Counter(told_by(record) for record in edition.records.values())
    return {record.id for record in edition.records.values() if told_by(record) and alike[told_by(record)] > 1}


def told_by(record: Record) -> tuple[object, ...]:
    """Return what a record holds by which a title could tell it from another; nothing of what has a name of its own."""
    if isinstance(record, Letter):
        return (record.sender, record.recipient, record.between, str(record.date), str(record.finished))
    if isinstance(record, Article):
        return (record.title, record.form, record.outlet, record.site, record.authors, str(record.published))
    return ()


def test_every_title_is_its_page_s_own(real, trees):
    """No two pages have one title, except those of records that have the same dates, names and titles."""
    titles = Counter(page.findtext(".//title") for page in trees.values())
    shared = {name.split("/")[-2] for name, page in trees.items() if titles[page.findtext(".//title")] > 1}
    assert shared <= pages_with_one_title(real.report.edition)


@pytest.mark.first_collection
def test_titles_name_page_and_archive(trees):
    """A title says first what the page is, then where; it is never longer than a reader can take in."""
    titles = [page.findtext(".//title") for page in trees.values()]
    assert all(title.endswith(" – Letterbook") and len(title) <= 140 for title in titles)
    assert trees["index.html"].findtext(".//title") == TITLE_OF_HOME


def test_every_description_is_its_page_s_own(trees):
    """No two pages describe themselves alike, and each does so in 50 to 160 characters, without marks of links."""
    found = [meta(page, "description") for page in trees.values()]
    assert all(len(one) == 1 for one in found)
    descriptions = [one[0] for one in found]
    assert len(set(descriptions)) == len(descriptions)
    assert [one for one in descriptions if not 50 <= len(one) <= 160 or "[[" in one] == []


def test_shared_links_show_title_and_description(trees):
    """Where a link is shared, the page's own title and description are shown; no picture without an address for it."""
    for page in trees.values():
        assert page.findtext(".//title") == f"{meta(page, 'og:title')[0]} – Letterbook"
        assert meta(page, "og:description") == meta(page, "description")
        assert meta(page, "og:image") == meta(page, "og:url") == []


@pytest.fixture(scope="module")
def hosted_below(tmp_path_factory: pytest.TempPathFactory, toy_sources: Path) -> Built:
    """The toy site as hosted below a path, with an article whose title holds marks that HTML reads."""
    collection = (toy_sources / "collection.yml").read_text(encoding="utf-8")
    lines = [line for line in collection.splitlines(keepends=True) if not line.startswith("site:")]
    article = (toy_sources / "articles/riverside-daily-1922.yml").read_text(encoding="utf-8").splitlines()
    (at,) = (number for number, line in enumerate(article) if line.startswith("title:"))
    article[at] = f"title: '{AWKWARD}'"
    changes = {
        "collection.yml": "".join(lines) + WITH_SITE,
        "articles/riverside-daily-1922.yml": "\n".join(article) + "\n",
    }
    return build_site(tmp_path_factory.mktemp("below"), toy_sources, changes)


def test_awkward_title_is_shown_as_it_stands(hosted_below):
    """Quotation marks, brackets and ampersands of a title are escaped once, wherever it is printed."""
    page = tree(hosted_below.site / "articles/riverside-daily-1922/index.html")
    assert page.findtext(".//title").startswith(f"{AWKWARD} – ")
    assert meta(page, "og:title")[0].startswith(f"{AWKWARD} – ")
    assert page.find(".//h1").text_content() == AWKWARD


def test_picture_has_a_whole_address(hosted_below):
    """Where the site's address is known, a shared link shows the picture of the archive."""
    page = tree(hosted_below.site / "index.html")
    assert meta(page, "og:image") == ["https://example.org/archive/images/social.png"]
    assert meta(page, "twitter:card") == ["summary_large_image"]
    assert (hosted_below.site / "images/social.png").is_file()


@pytest.mark.parametrize(("which", "root"), [("real", "/"), ("hosted_below", "/archive/")])
def test_page_for_dead_links_leads_on(request, which, root):
    """At any depth, the page for dead links says what happened, once, and leads to letters, people and home."""
    page = tree(request.getfixturevalue(which).site / "404.html")
    assert page.xpath("//article//h1/text()") == ["There is no page at this address"]
    links = [str(link) for link in page.xpath("//article//a/@href")]
    assert {f"{root}letters/", f"{root}timeline/", f"{root}people/"} < set(links)
    assert all(link.startswith(root) for link in links)
    assert len(meta(page, "description")) == 1 and page.findtext(".//title").startswith("Page not found")


def test_page_for_dead_links_works_at_depth(real, page):
    """Served for an address far down, the page for dead links has its style, and its links lead on."""
    with serving(real.site) as address:
        body = (real.site / "404.html").read_text(encoding="utf-8")
        page.route("**/far/down/", lambda route: route.fulfill(status=404, content_type="text/html", body=body))
        page.goto(f"{address}far/down/")
        assert page.evaluate("document.styleSheets.length") >= 5
        page.get_by_role("link", name="All letters").click()
        assert page.locator("h1").inner_text() == "Letters"


def test_pages_are_in_english(trees):
    """The theme's own words are replaced in part; the language of the pages stays English."""
    assert {page.get("lang") for page in trees.values()} == {"en"}


def test_nothing_reads_like_a_manual(real):
    """No page speaks of matching documents, a table of contents or the program that made it."""
    words = ("Table of contents", "matching document", "Type to start", "Made with")
    found = {word for _, path in real.pages() for word in words if word in path.read_text(encoding="utf-8")}
    assert found == set()


def test_drawings_and_their_pictures_lie_side_by_side():
    """Each picture of the theme lies beside the drawing that it was made from."""
    images = ROOT / "theme/images"
    assert {path.stem for path in images.glob("*.png")} == {path.stem for path in images.glob("*.svg")} != set()

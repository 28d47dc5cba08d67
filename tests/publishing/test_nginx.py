"""The recommended configuration of nginx: it gives the site as it was built, its headers, and nothing else.

Tests of the browser that are marked `any_server` run against this server too.
"""

import gzip
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.first_collection import SURNAME
from tests.publishing.built import ROOT, Built
from tests.publishing.nginx import RECOMMENDED, adapted, serving_by_nginx

PAGE = (ROOT / "docs/about/hosting.md").read_text(encoding="utf-8")

# What the configuration says, by name and value.
HEADERS = dict(re.findall(r'^ *add_header (\S+)\s+"?(.*?)"? always;', RECOMMENDED.read_text(encoding="utf-8"), re.M))
SECURITY = {name.lower(): value for name, value in HEADERS.items() if name != "Cache-Control"}


@pytest.fixture(scope="session")
def address(real: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which nginx serves the real site."""
    with serving_by_nginx(real.site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def get(address):
    """What asks for a path exactly as it is written, and gives status, headers by small name, and body."""

    def answer(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection(urlsplit(address).netloc)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, body

    return answer


@pytest.mark.parametrize("path", ["/", "/letters/", "/css/letterbook.css", "/robots.txt", "/nowhere/", "/letters"])
def test_every_answer_has_the_recommended_headers(get, path):
    """Pages, styles, redirections and errors alike carry every header of the configuration."""
    _, headers, _ = get(path)
    assert len(SECURITY) == 5
    assert {name: headers.get(name) for name in SECURITY} == SECURITY


def test_server_does_not_tell_its_version(get):
    """The answer names nginx, and not which."""
    assert get("/")[1]["server"] == "nginx"


def test_hashed_files_are_kept_and_others_asked_for_again(get, real):
    """A file whose name changes with its content is kept for good; a page and our own styles for minutes."""
    hashed = next(real.site.glob("assets/stylesheets/main.*.min.css")).relative_to(real.site)
    assert get(f"/{hashed}")[1]["cache-control"] == "max-age=31536000, immutable"
    for path in ("/", "/letters/", "/css/letterbook.css", "/search/search_index.json", "/nowhere/"):
        assert get(path)[1]["cache-control"] == "max-age=300", path


def test_unchanged_page_is_not_sent_again(get):
    """A browser that has a page is told that it is still the same."""
    tag = get("/letters/")[1]["etag"]
    assert get("/letters/", If_None_Match=tag)[0] == 304


@pytest.mark.parametrize("path", ["/nowhere/", "/letters/nowhere/", "/404.html", "/css/", "/.git/config"])
def test_what_is_not_there_is_the_page_for_dead_links(get, real, path):
    """Missing pages, folders without one and hidden files get the status 404 and the site's own page for it."""
    status, headers, body = get(path)
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert body == (real.site / "404.html").read_bytes()


@pytest.mark.parametrize(
    "path", ["/../nginx.conf", "/%2e%2e/nginx.conf", "/letters/../../nginx.conf", "/css/..%2f../x"]
)
def test_nothing_above_the_site_is_given(get, path):
    """A path that climbs out of the site is refused."""
    status, _, body = get(path)
    assert status in (400, 404)
    assert b"letterbook_cache" not in body and b"worker_processes" not in body


def test_address_without_its_last_stroke_is_sent_on(get):
    """The redirection is relative, so it is right behind any host and port."""
    status, headers, _ = get("/letters")
    assert (status, headers["location"]) == (301, "/letters/")


@pytest.mark.parametrize("path", ["/letters/", "/css/letterbook.css", "/search/search_index.json", "/js/finder.js"])
def test_text_is_packed(get, path):
    """A browser that can unpack gets fewer bytes, and the same text; caches are told that there are two forms."""
    _, plain, text = get(path)
    _, packed, body = get(path, Accept_Encoding="gzip")
    assert packed["content-encoding"] == "gzip" and "content-encoding" not in plain
    assert "Accept-Encoding" in packed["vary"]
    assert gzip.decompress(body) == text and len(body) < len(text)


@pytest.mark.parametrize("path", ["/", "/css/letterbook.css", "/search/search_index.json", "/js/finder.js"])
def test_text_is_in_utf_8(get, path):
    """The header says how text is written, so that no browser guesses."""
    assert get(path)[1]["content-type"].endswith("; charset=utf-8")


def test_every_file_is_given_as_it_was_built(get, real):
    """What the server gives is byte for byte what the build left."""
    # Hidden files, such as the record of what the build left, are nobody's to read.
    files = [path for path in real.site.rglob("[!.]*") if path.is_file() and path.name != "404.html"]
    differing = [str(path) for path in files if get(f"/{path.relative_to(real.site)}")[2] != path.read_bytes()]
    assert files and differing == []


@pytest.mark.first_collection
def test_search_works(page, address):
    """The search loads its index and leads to a person."""
    page.goto(address)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(SURNAME)
    page.keyboard.press("Shift")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("people/mike-pompeo/"))


def test_page_for_dead_links_leads_on(page, address):
    """At any depth, the page for dead links has its style, and its links lead on."""
    page.goto(f"{address}far/down/")
    assert page.evaluate("document.styleSheets.length") >= 5
    page.get_by_role("link", name="All letters").click()
    expect(page.locator("h1")).to_have_text("Letters")


# The page on hosting says what the configuration does.


def test_page_names_every_header():
    """Each header of the configuration stands on the page, with its value."""
    assert [name for name, value in HEADERS.items() if name not in PAGE] == []
    assert [value for value in SECURITY.values() if f": {value}`" not in PAGE] == []


def test_page_prints_the_configuration():
    """The example on the page is the file that is run here, word for word."""
    printed = re.search(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
    assert printed and printed[1] == RECOMMENDED.read_text(encoding="utf-8")


def test_three_lines_are_one_s_own(tmp_path):
    """Between the example and what is run here differ three lines: port, name and root."""
    recommended = RECOMMENDED.read_text(encoding="utf-8")
    changed = adapted(recommended, 1, tmp_path).splitlines()
    assert sum(one != other for one, other in zip(recommended.splitlines(), changed, strict=True)) == 3

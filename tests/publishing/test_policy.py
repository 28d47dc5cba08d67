"""The policy of a page allows the theme's own scripts, word for word; any other is a finding, and does not run."""

import re
import shutil
from pathlib import Path

import material
import pytest

from letterbook import build
from letterbook.folders import Folders
from letterbook.publishing.policy import FILLED_IN, SCRIPT, digest, inline_scripts, policy
from tests.publishing.built import Built, build_site, made_a_project
from tests.publishing.hosting import serving
from tests.publishing.whole_sites import protect

CHARSET = '<meta charset="utf-8">'
HEAD = f'<!doctype html><html lang="en" class="no-js"><head>{CHARSET}<title>x</title></head><body>'

# The shortest of the theme's scripts, and the one that knows the way to the root of the site.
SCRIPTS = Path(material.__file__).parent / "templates/partials/javascripts"
KNOWN, SCOPE = (
    SCRIPT.findall((SCRIPTS / name).read_text(encoding="utf-8"))[-1][1] for name in ("content.html", "base.html")
)


def scope(way: str) -> str:
    """Return the theme's script about the root of the site, with a way there."""
    return FILLED_IN.sub(way, SCOPE)


# What stands in a page and must be found, each with what a browser would make of it.
TRAPS = {
    "a script": "<script>1</script>",
    "in capitals": "<SCRIPT>1</SCRIPT>",
    "a module": '<script type="module">1</script>',
    "a type that is none": '<script type="text/plain">1</script>',
    "a type in capitals that a browser runs": '<script type="TEXT/JAVASCRIPT">1</script>',
    "an import map": '<script type="importmap">{"imports":{}}</script>',
    "rules for prefetching": '<script type="speculationrules">{"prefetch":[]}</script>',
    "something like a source": '<script data-src="x">1</script>',
    "a source in a title": '<script title=" src=">1</script>',
    "a source in single marks": "<script title=' src='>1</script>",
    "something like data": '<script data-type="application/json">1</script>',
    "data in a title": '<script title=" type=&quot;application/json&quot;">1</script>',
    "two types, of which the first counts": '<script type="module" type="application/json">1</script>',
    "the end of a tag in an attribute": '<script title=">" src="x">1</script>',
    "a slash for a space": "<script/x>1</script>",
    "a line break in the tag": "<script\n>1</script\n>",
    "an end with an attribute": "<script>1</script x>",
    "an end with a slash": "<script>1</script/>",
    "one that is not closed": "<script>1//",
    "one within another": "<script><!--<script></script>1</script>",
    "one of a drawing": "<svg><script>1</script></svg>",
    "one of a drawing from elsewhere": '<svg><script xlink:href="x.js"></script></svg>',
    "one in a comment": "<!-- <script>1</script> -->",
    "one behind a data block": '<script type="application/json">{"x":"</script><script>1</script>"}</script>',
    "a space before a known one": f"<script> {KNOWN}</script>",
    "a known one with more": f"<script>{KNOWN};1</script>",
    "a known one behind more": f"<script>1;{KNOWN}</script>",
    "a known one with other letters": f"<script>{KNOWN.replace('target', 'targеt')}</script>",
    "a root at another host": f"<script>{scope('//evil.example/')}</script>",
    "a root at another address": f"<script>{scope('https://evil.example/')}</script>",
    "a root behind two slashes": f"<script>{scope('/a//evil.example')}</script>",
    "a root that ends the text": "<script>" + scope('.",1);window.__ran=1;new URL("') + "</script>",
    "a root with a query": f"<script>{scope('../?x')}</script>",
    "a root that is a script": f"<script>{scope('javascript:1')}</script>",
}

# What stands before the policy, or in its place.
HEADS = {
    "no head": "<p>x</p>",
    "no character set": "<!doctype html><html><head><title>x</title></head>",
    "a script before it": f"<!doctype html><html><head><script src='x.js'></script>{CHARSET}</head>",
    "a comment around it": f"<!doctype html><html><head><!-- {CHARSET} --></head>",
    "a title around it": f"<!doctype html><html><head><title>{CHARSET}</title></head>",
    "a body around it": f"<!doctype html><html><head></head><body>{CHARSET}</body>",
    "something before the page": f"x{HEAD}",
}

GOOD = {
    "the theme's script": f"<script>{KNOWN}</script>",
    "data": '<script id="__config" type="application/json">{"base":".."}</script>',
    "linked data": '<script type="application/ld+json">{"@type":"Message"}</script>',
    "a script of the site": '<script src="../js/x.js" defer></script>',
    "the root of the site": f"<script>{scope('../..')}</script>",
    "the page itself as root": f"<script>{scope('.')}</script>",
    "a root by its path": f"<script>{scope('/archive/letters')}</script>",
    "text about scripts": "<p>&lt;script&gt;1&lt;/script&gt;</p>",
}


def findings(folder: Path, page: str) -> list[str]:
    """Return what is found in a site of one page."""
    (folder / "index.html").write_text(page, encoding="utf-8")
    return [finding.message for finding in protect(folder)]


@pytest.mark.parametrize("name", GOOD)
def test_own_scripts_pass(tmp_path, name):
    """What the theme writes is allowed."""
    assert findings(tmp_path, f"{HEAD}{GOOD[name]}</body></html>") == []


@pytest.mark.parametrize("name", TRAPS)
def test_other_script_is_found(tmp_path, name):
    """Every other script is found, and its hash is not in the policy of the page."""
    assert findings(tmp_path, f"{HEAD}{TRAPS[name]}</body></html>")
    meta = re.search('content="(default-src[^"]*)"', (tmp_path / "index.html").read_text(encoding="utf-8"))
    assert meta and "sha256" not in meta[1]


@pytest.mark.parametrize("name", HEADS)
def test_policy_that_stands_late_is_found(tmp_path, name):
    """A page in which something stands before the policy is found: the policy would not hold for it."""
    assert findings(tmp_path, HEADS[name])


@pytest.mark.parametrize("name", ["x.htm", "X.HTML", "x.xhtml"])
def test_page_of_any_name_has_a_policy(tmp_path, name):
    """A page gets its policy whatever its name ends in."""
    (tmp_path / name).write_text(f"{HEAD}<script>1</script>", encoding="utf-8")
    assert len(protect(tmp_path)) == 1 and "Content-Security-Policy" in (tmp_path / name).read_text()


def test_policy_allows_nothing_by_default():
    """Nothing but the site's own files is loaded, and no inline script runs but those given."""
    allowed = dict(part.split(" ", 1) for part in policy(["1"]).split("; "))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    assert allowed["script-src"] == f"'self' 'sha256-{digest('1')}'"
    assert "unsafe" not in policy(["1"], from_disk=True) and "http" not in policy([])


def test_every_page_has_its_policy_first(protected):
    """Every page of a site, the one for dead links included, has one policy, and it stands first."""
    for path in protected.site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.count('http-equiv="Content-Security-Policy"') == 1
        assert re.match(rf'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*{CHARSET}<meta http-equiv="Content-Sec', page)


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory, toy_sources: Path) -> Built:
    """The toy site, as it is."""
    return build_site(tmp_path_factory.mktemp("protected"), toy_sources)


def test_unknown_script_in_a_page_stops_the_build(protected, tmp_path):
    """A script in a page by hand is a finding of the build that names page and script, and it is not allowed."""
    folders = protected.folders
    changed = shutil.copytree(folders.docs, tmp_path / "docs")
    with (changed / "about/index.md").open("a", encoding="utf-8") as page:
        page.write("\n<script>window.__ran=1</script>\n")
    report = build.site(Folders(made_a_project(tmp_path), folders.sources, changed, tmp_path / "site"))
    (found,) = report.findings
    assert str(found).startswith("about/index.html:") and "window.__ran=1" in str(found)


# Tells what the policy of a page stopped.
STOPPED = """addEventListener("securitypolicyviolation", (event) => (window.stopped = [...(window.stopped ?? []),
  event.effectiveDirective]))"""


def test_browser_runs_what_is_allowed_and_nothing_else(page, tmp_path):
    """Chromium takes the hash of a script, whatever it holds, for that script, and stops every other."""
    own = "window.own='é 한글\\n  <!-- & \"';\n"
    (tmp_path / "index.html").write_text(
        f'<!doctype html><html><head>{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy([own])}">'
        f"</head><body><script>{own}</script><script>window.__ran=1</script><img src=x onerror=window.__ran=1></body>",
        encoding="utf-8",
    )
    page.add_init_script(STOPPED)
    with serving(tmp_path) as base:
        page.goto(base)
    assert page.evaluate("window.own").startswith("é 한글") and page.evaluate("window.__ran") is None
    assert set(page.evaluate("window.stopped")) == {"script-src-elem", "script-src-attr"}


def test_hashes_are_those_of_the_browser(page, protected):
    """On a page of each depth Chromium stops nothing of the theme's: every hash is that of its script."""
    page.add_init_script(STOPPED)
    with serving(protected.site) as base:
        for address in ("", "people/", "people/ada-north/"):
            page.goto(base + address)
            assert page.evaluate("[window.stopped, typeof __md_scope]") == [None, "object"]
            text = (protected.site / address / "index.html").read_text(encoding="utf-8")
            assert len(list(inline_scripts(text))) == 3

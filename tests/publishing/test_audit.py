"""The audit finds every trap that is laid for it, and nothing in a site that is sound."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.publishing.audit import folders_above, from_above, led
from tests.publishing.whole_sites import audit

PAGE = '<!doctype html>\n<html lang="en"><head><title>x</title></head><body>\n<h1 id="h">Title</h1>\n{}\n</body></html>'
OTHER = PAGE.format('<p id="there">x</p><a name="named"></a><p id="café">x</p>')


def site(folder: Path, body: str = "", **files: str) -> Path:
    """Make a site of a page with a body, another page, a picture, and further files."""
    made = {
        "index.html": PAGE.format(body),
        "other/index.html": OTHER,
        "plain.html": OTHER,
        "a b&c.html": OTHER,
        "p.png": "x",
        "data/letters.csv": "x",
    }
    for name, text in {**made, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def messages(folder: Path, **options: str) -> list[str]:
    """Return what the audit says of a site."""
    return [finding.message for finding in audit(folder, **options)]


SOUND = (
    '<a href="">x</a>',
    '<a href="#">x</a>',
    '<a href="#h">x</a>',
    '<a href="#top">x</a>',
    '<a href="#:~:text=Title">x</a>',
    '<a href="other/#:~:text=x">x</a>',
    '<a href="other/#there:~:text=x">x</a>',
    '<a href=".">x</a>',
    '<a href="./">x</a>',
    '<a href="other/">x</a>',
    '<a href="other">x</a>',
    '<a href="other/index.html">x</a>',
    '<a href="other/../plain.html">x</a>',
    '<a href="other/#there">x</a>',
    '<a href="plain.html#named">x</a>',
    '<a href="plain.html#caf%C3%A9">x</a>',
    '<a href="plain.html#café">x</a>',
    '<a href="plain.html?q=1#there">x</a>',
    '<a href="?q=Lee">x</a>',
    '<a href="a%20b&amp;c.html">x</a>',
    '<a href=" other/ ">x</a>',
    '<a href="/other/">x</a>',
    '<a href="data/letters.csv#row=1">x</a>',
    '<a href="https://example.org/x#y">x</a>',
    '<a href="http://example.org/">x</a>',
    '<a href="HTTPS://example.org/">x</a>',
    '<a href="mailto:a@example.org">x</a>',
    '<img src="p.png" alt="" srcset="p.png 1x, p.png?x 2x">',
    '<svg><a href="other/#there"><text>x</text></a><use href="#h"/></svg>',
    "<p>Not a link: href=nowhere.html</p><!-- <a href='nowhere.html'> -->",
    '<template><p id="in-template">x</p></template>',
)


@pytest.mark.parametrize("body", SOUND)
def test_sound_page_gives_no_finding(tmp_path, body):
    """A link to a page, folder, anchor, query or outside address that a browser can follow is no fault."""
    assert messages(site(tmp_path, body)) == []


MISSING = (
    '<a href="nowhere.html">x</a>',
    '<a href="nowhere/">x</a>',
    '<a href="Other/">x</a>',
    '<a href="plain.html/">x</a>',
    '<a href="data/">x</a>',
    '<a href="../index.html">x</a>',
    '<a href="../../etc/passwd">x</a>',
    '<a href="/nowhere/">x</a>',
    '<a href="a%2520b&amp;c.html">x</a>',
    '<img src="nowhere.png" alt="">',
    '<img src="p.png" alt="" srcset="p.png 1x, nowhere.png 2x">',
    '<picture><source srcset="nowhere.png"><img src="p.png" alt=""></picture>',
    '<map name="m"><area href="nowhere.html" alt="x"></map>',
    '<link rel="stylesheet" href="nowhere.css">',
    '<link rel="alternate" href="nowhere.xml">',
    '<link rel="preload" as="image" imagesrcset="nowhere.png 1x" href="p.png">',
    '<script src="nowhere.js"></script>',
    '<div data-src="nowhere.js"></div>',
    '<form action="nowhere.html"></form>',
    '<form><button formaction="nowhere.html">x</button></form>',
    '<iframe src="nowhere.html"></iframe>',
    '<object data="nowhere.svg"></object>',
    '<video poster="nowhere.png"></video>',
    '<svg><a href="nowhere.html"><text>x</text></a></svg>',
    '<svg><a xlink:href="nowhere.html"><text>x</text></a></svg>',
    '<svg><image href="nowhere.png"/></svg>',
)


@pytest.mark.parametrize("body", MISSING)
def test_link_to_a_missing_file_is_found(tmp_path, body):
    """Whatever element or attribute names it, a file that is not in the site is found."""
    assert ["leads to no file" in message for message in messages(site(tmp_path, body))] == [True]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#nowhere">x</a>',
        '<a href="#H">x</a>',
        '<a href="other/#nowhere">x</a>',
        '<a href="plain.html?q=1#nowhere">x</a>',
        '<a href="other/#nowhere:~:text=x">x</a>',
        '<svg><use href="#nowhere"/></svg>',
        '<svg><use xlink:href="#nowhere"/></svg>',
    ],
)
def test_link_to_a_missing_anchor_is_found(tmp_path, body):
    """An anchor that its page does not have is found, on the page itself and on another."""
    assert ["leads to no anchor" in message for message in messages(site(tmp_path, body))] == [True]


FORBIDDEN = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "  javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "&#1;javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript:void(0)",
    "data:text/html,x",
    "DATA:text/html;base64,eA==",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:x",
    "//example.org/",
    "///example.org/",
    "/\\example.org/",
    "\\\\example.org/",
    "&#9;//example.org/",
)


@pytest.mark.parametrize("address", FORBIDDEN)
@pytest.mark.parametrize(
    "element",
    [
        '<a href="{}">x</a>',
        '<svg><a xlink:href="{}"><text>x</text></a></svg>',
        '<form action="{}"></form>',
        '<iframe src="{}"></iframe>',
        '<link rel="icon" href="{}">',
        '<area href="{}" alt="x">',
    ],
)
def test_scheme_that_no_page_may_use_is_found(tmp_path, element, address):
    """A link that runs something, holds its own content, or leaves the protocol open is found in every spelling."""
    assert len(messages(site(tmp_path, element.format(address)))) == 1


def test_broken_address_is_found(tmp_path):
    """An address that cannot be taken apart is a finding, not an end of the audit."""
    assert messages(site(tmp_path, '<a href="http://[x/">x</a>')) == ["the link 'http://[x/' is not an address"]


@pytest.mark.parametrize(
    ("trap", "message"),
    [
        (PAGE.format('<p id="x">a</p><p id="x">b</p>'), "the id 'x' appears 2 times"),
        (PAGE.format("<h1>Second</h1>"), "the page has 2 H1 headings; expected one"),
        (PAGE.format("").replace("h1", "h2"), "the page has 0 H1 headings; expected one"),
        (PAGE.format("").replace(' lang="en"', ""), "the page does not say its language"),
        (PAGE.format("").replace('"en"', '""'), "the page does not say its language"),
        ("", "the file is empty"),
        ("<!-- nothing -->", "the file is empty"),
    ],
)
def test_fault_of_a_page_is_found(tmp_path, trap, message):
    """An id that stands twice, any number of H1 but one, a missing language, and an empty page are found."""
    assert messages(site(tmp_path, **{"trap.html": trap})) == [message]


@pytest.mark.parametrize("prolog", ["", '<?xml version="1.0" encoding="utf-8"?>\n'])
def test_links_in_drawings_are_followed(tmp_path, prolog):
    """The links of an .svg file are followed like those of a page; it needs no H1 and no language."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    good = f'{prolog}{svg}<a xlink:href="plain.html"><text id="t">x</text></a><use href="#t"/></svg>'
    bad = f'{prolog}{svg}<a xlink:href="nowhere.html"/><a href="javascript:x"/></svg>'
    assert messages(site(tmp_path, **{"good.svg": good})) == []
    assert len(messages(site(tmp_path, **{"bad.svg": bad}))) == 2


def test_finding_names_page_and_line(tmp_path):
    """A finding says in which page, relative to the site, and in which line the fault stands."""
    found = audit(site(tmp_path, "<p>\n<a href='nowhere'>x</a>"))
    assert [str(finding) for finding in found] == ["index.html:5: the link 'nowhere' leads to no file"]


def test_all_findings_come_sorted(tmp_path):
    """Every fault of every page is told at once, in the order of the pages."""
    body = '<a href="b">x</a><a href="a">x</a>'
    found = audit(site(tmp_path, body, **{"also.html": PAGE.format(body)}))
    assert len(found) == 4 and found == sorted(found)


def test_site_below_a_path(tmp_path):
    """Where the site is hosted below a path, absolute links are read from there, and others leave the site."""
    folder = site(tmp_path, '<a href="/archive/other/#there">x</a>')
    assert messages(folder, base="/archive/") == []
    assert len(messages(folder, base="/elsewhere/")) == len(messages(folder)) == 1


FILES = frozenset({"index.html", "a/index.html", "a/b/index.html", "a/b/c/index.html", "a/x.html", "x.png", "a/?"})
part = st.sampled_from(
    ["../", "..", "./", "a/", "b/", "c", "x.html", "/", "\\", "?q", "#h", "%2e%2e/", " ", "\t", "", "index.html"]
)


@given(
    st.sampled_from(["", "a", "a/b", "a/b/c", "z/y"]),
    st.lists(part, max_size=6).map("".join),
    st.sampled_from(["", "/a/"]),
)
def test_link_asked_from_above_leads_to_the_same(folder, link, base):
    """A link that leaves its folder leads to the same file, anchor and fault when it is asked in the folder above."""
    above = folders_above(f"{folder}/index.html" if folder else "index.html")
    assert led(*from_above(above, link), FILES, base) == led(folder, link, FILES, base)

"""Whom a page names as authors: each by name, only where the page means it, and nobody out of its menus."""

import json
from pathlib import Path

import pytest

from letterbook.intake.capture import proposals_for
from letterbook.intake.page.authors import named
from letterbook.intake.page.saved_page import parse_page
from letterbook.intake.particulars import particulars
from letterbook.intake.saved_file import read_bytes
from tests.intake.test_page_title import BODY, H1, MENU, WINDOW


def authors_of(head: str = "", byline: str = "", foot: str = "") -> tuple[str, ...]:
    """Return the authors of a page."""
    body = f"{MENU}<main><article>{H1}{byline}{BODY}</article></main>{foot}"
    found = parse_page(f"<html lang=en><head>{WINDOW}{head}</head><body>{body}</body></html>").authors
    return found.names if found else ()


def data(author) -> str:
    """Return JSON-LD that names authors."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "author": author})}</script>'


@pytest.mark.parametrize(
    ("head", "byline", "names"),
    [
        (data({"name": "Eve Long"}), "", ("Eve Long",)),
        (data([{"name": "Eve Long"}, {"name": "Dan East"}]), "", ("Eve Long", "Dan East")),
        (data("Eve Long, Dan East and Cara West"), "", ("Eve Long", "Dan East", "Cara West")),
        (data([{"name": ["Eve Long; Dan East"]}]), "", ("Eve Long", "Dan East")),
        ("", '<p class="byline">By Eve Long</p>', ("Eve Long",)),
        ("", '<p>By <a rel="author" href="/eve">Eve Long</a></p>', ("Eve Long",)),
        ("", '<p><span itemprop="author"><b itemprop="name">Eve Long</b></span></p>', ("Eve Long",)),
        ('<meta name="author" content="Eve Long">', "<p>Eve Long</p>", ("Eve Long",)),
        (data({"name": "Harbour Post"}), "", ()),
        (data({"name": "admin"}), "", ()),
        ("", "", ()),
    ],
)
def test_authors_are_named_one_by_one(head, byline, names):
    """Several are several; the outlet, and what programs write where they know nobody, are none."""
    assert authors_of(head, byline) == names


def test_a_byline_that_names_more_counts():
    """Where the page's own data name one of several, the line that readers see names all."""
    head, byline = data({"name": "Eve Long"}), '<p class="byline">By Eve Long, Dan East and Cara West</p>'
    page = f"<html lang=en><head>{WINDOW}{head}</head><body>{MENU}<main>{H1}{byline}{BODY}</main></body></html>"
    saved = read_bytes(Path("a.html"), page.encode(), None)
    assert particulars(saved.text, proposals_for(saved), saved.page).authors.names == (
        "Eve Long",
        "Dan East",
        "Cara West",
    )


def test_names_out_of_the_menu_are_none():
    """What only stands in menus and in the foot of a page wrote nothing."""
    foot = "<footer><p>About Us</p><p>Privacy Policy</p><p>Eve Long</p><p>Harbour Post</p></footer>"
    assert authors_of(foot=foot) == ()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (["By Eve Long and Dan East"], ("Eve Long", "Dan East")),
        (["Von Ada Müller, Max Öhr"], ("Ada Müller", "Max Öhr")),
        (["홍길동 기자"], ("홍길동",)),
        (["Eve Long (in Fen)"], ("Eve Long",)),
        (["Sharee Nexton"], ("Sharee Nexton",)),
        (["Lee Jun"], ("Lee Jun",)),
        (["Eve Long December", "Dan East Updated"], ("Eve Long", "Dan East")),
        (["Eve Long", "Eve", "EVE LONG"], ("Eve Long",)),
        (["https://example.org/eve", "eve@example.org", "Privacy Policy", "2021-10-02", "x" * 80], ()),
    ],
)
def test_what_names_a_person_is_told_from_what_does_not(said, names):
    """Words before and after a name go, a part of a longer name is that name, and addresses are none."""
    assert named(said, set()) == names

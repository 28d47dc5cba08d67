"""The parts of a saved page: its address, the heading of its article, the article around it."""

import pytest
from lxml import html

from letterbook.intake.page.parts import address_of, article_of, heading_of, in_its_article


def page(body, head=""):
    """Return a page, parsed."""
    return html.fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://example.org/a">', "https://example.org/a"),
        ('<meta property="og:url" content="https://example.org/b">', "https://example.org/b"),
        ('<link rel="canonical" href="/a">', None),
        ("", None),
    ],
)
def test_the_address_is_what_the_page_gives_as_its_own(head, address):
    """A whole address counts; one that begins nowhere does not."""
    assert address_of(page("", head)) == address


@pytest.mark.parametrize(
    ("body", "head", "heading"),
    [
        ("<h1>The harbour</h1>", "", "The harbour"),
        ("<h1>Morning Post</h1><article><h1>The harbour</h1></article>", "", "The harbour"),
        ("<h1>Morning Post</h1><h1>The harbour</h1>", "<title>The harbour</title>", "The harbour"),
        ("<aside><h1>Weather</h1></aside><h1>The harbour</h1>", "", "The harbour"),
        ("<h2>The harbour</h2>", "<title>The harbour – Post</title>", "The harbour"),
        ("<h2>The harbour</h2>", "", None),
        ("<h1> </h1>", "", None),
    ],
)
def test_the_heading_is_that_of_the_article(body, head, heading):
    """Of several headings the article's counts, which the title of the page names or an article holds."""
    found = heading_of(page(body, head))
    assert (found.text_content() if found is not None else None) == heading


def test_what_stands_in_another_article_is_not_of_this_one():
    """A page may show several articles; only what stands in that of the heading belongs to it."""
    root = page('<article><h1>A</h1><p id="x">x</p></article><article><p id="y">y</p></article><p id="z">z</p>')
    heading = heading_of(root)
    inside = {one.get("id"): in_its_article(one, root, heading) for one in root.iter("p")}
    assert inside == {"x": True, "y": False, "z": True}
    assert article_of(root, heading) is root.find(".//article")

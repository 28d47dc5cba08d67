"""The title of a page is the line that the page calls so, wherever it stands; else what its head names."""

import pytest

from letterbook.intake.page.saved_page import parse_page

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The mayor said on Monday that two letters had crossed the bridge and that nobody had opened them yet.",
        "Her clerk keeps a book of every paper that passes, and the book names both letters and both bearers.",
        "In the south town the harbour master denied it, and said that a letter nobody has seen is no letter.",
    )
)
OG = '<meta property="og:title" content="Two letters crossed the bridge">'
WINDOW = "<title>Two letters crossed the bridge | Harbour Post</title>"
DATA = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Two letters crossed the bridge"}</script>'
)
MENU = '<a href="#main">Skip</a><header><a href="/">Harbour Post</a><nav><ul><li>World</li></ul></nav></header>'
H1 = "<h1>Two letters crossed the bridge</h1>"


def title_of(head: str, body: str):
    """Return the title of a page."""
    return parse_page(f"<html lang=en><head>{head}</head><body>{body}</body></html>").title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (OG, f"{MENU}<main>{H1}{BODY}</main>"),
        (WINDOW, f"{MENU}<main>{H1}{BODY}</main>"),
        (DATA, f"{MENU}<main>{H1}{BODY}</main>"),
        ("", f"{MENU}<article>{H1}{BODY}</article>"),
        (WINDOW, f"<h1>Harbour Post</h1>{MENU}<article><h2>Two letters crossed the bridge</h2>{BODY}</article>"),
        (OG, f'{MENU}<div class="headline">Two letters crossed the bridge</div>{BODY}'),
        (WINDOW, f"{MENU}<aside><h2>A third letter</h2></aside><article>{H1}{BODY}</article><h1>Most read</h1>"),
        (OG.replace("bridge", "bridge - Harbour Post"), f"{MENU}<main>{H1}{BODY}</main>"),
        (OG.replace("Two letters", "Two\u00a0letters"), f"{MENU}<main>{H1}{BODY}</main>"),
    ],
    ids=[
        *("Open Graph", "window", "JSON-LD", "heading alone", "the site's name is h1", "no heading", "other headings"),
        *("with the site's name", "no-break space"),
    ],
)
def test_the_headline_is_the_title(head, body):
    """Menus, names of sites and other headings are none, whichever part of the page names the title."""
    title = title_of(head, body)
    assert title.text == "Two letters crossed the bridge" and title.line and title.says


def test_what_no_line_has_is_named_with_its_place():
    """Where the headline stands in the head alone, it is taken from there, and that is said."""
    title = title_of(OG, BODY)
    assert (title.text, title.line) == ("Two letters crossed the bridge", None)
    assert title.says == "og:title names it, though no line of the page has it"


def test_a_rule_says_what_speaks_for_a_line():
    """An editor reads why: who names it, and that it is a heading."""
    says = title_of(OG + WINDOW, f"<main>{H1}{BODY}</main>").says
    assert says == "og:title names it as the title, and the window's title has it, and it is a heading (<h1>)"


def test_an_article_is_no_title():
    """Whatever a page says, more than a title's worth of words is none."""
    long = "two letters crossed the bridge " * 10
    title = title_of(f'<meta property="og:title" content="{long}">', f"<h1>{long}</h1>{BODY}")
    assert title is None or len(title.text.split()) <= 40

"""What is no article is doubted aloud, and an article is not."""

import json

import pytest

from letterbook.intake.page.saved_page import parse_page
from tests.intake.test_page_title import BODY, H1, MENU

TEASERS = "".join(
    f"<h2><a href='/{n}'>A headline of story number {n}</a></h2><p><a href='/{n}'>Read it</a></p>" for n in range(12)
)
LOGIN = "<form><input name=user><input type=password></form>"
RESULTS = f'<script type="application/ld+json">{json.dumps({"@type": "SearchResultsPage"})}</script>'


def doubts_of(body: str) -> tuple[str, ...]:
    """Return what is doubted of a page."""
    return parse_page(f"<html lang=en><head><title>Harbour</title></head><body>{body}</body></html>").doubts


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        (f"{MENU}{TEASERS}", "12 of its headings are links, as on a front page or in a list"),
        (f"{MENU}<h1>Log in</h1>{LOGIN}", "it asks for a password, and has 6 words of text"),
        (f"{RESULTS}<h1>Results</h1>{BODY}", "it says that it is a page of search results"),
        ("<h1>Gone</h1><p>This page is no longer there.</p>", "only 7 words of it look like an article"),
    ],
)
def test_what_is_no_article_is_doubted(body, doubt):
    """A front page, a form, a list of results, a page without a text."""
    assert doubt in doubts_of(body)


def test_an_article_is_not_doubted():
    """Neither is one whose page has a menu, nor one in a script without spaces."""
    assert doubts_of(f"{MENU}<article>{H1}{BODY}{BODY}</article>") == ()
    korean = "<p>市長は月曜日、二通の手紙が橋を渡ったが正午まで誰も開けなかったと述べた。書記は紙を記している。</p>"
    assert doubts_of(f"<article><h1>二つの町の手紙</h1>{korean}{korean.replace('市', '町')}</article>") == ()

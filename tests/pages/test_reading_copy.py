"""The private reading copy holds the whole article and nothing else; a public page holds none of it."""

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from letterbook.folders import Folders
from letterbook.pages.addresses import anchor_of_words as anchor
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pages.views.quoted import anchor_in_place
from letterbook.pipeline import read
from letterbook.records.models import Article
from letterbook.verification.captures import LineClass, parts
from letterbook.verification.normal_text import aligned, normalised
from letterbook.verification.quotations import by_article

ROOT = Path(__file__).resolve().parents[2]
CAPTURES = ROOT.parent / "shared" / "captures"


@pytest.fixture(scope="module", params=["toy", "real"])
def report(request, toy_report):
    """A collection read with its captures: the invented one, and the real one where its captures are."""
    if request.param == "toy":
        return toy_report
    if not CAPTURES.is_dir():
        pytest.skip("the captures lie in ../shared, which is not here")
    return read(replace(Folders.below(ROOT), captures=CAPTURES))


@pytest.fixture(scope="module")
def copies(report):
    """The articles with a capture, each with its text and the Markdown of its private page."""
    pages = render(Context(report.edition, report.verification, report.captures))
    held = [(article, report.captures.texts[article.id]) for article in report.edition.of(Article) if article.capture]
    return [(article, text, pages[f"articles/{article.id}.md"]) for article, text in held]


def shown(page: str) -> tuple[str, str]:
    """Return the text of the reading copy as a browser shows it: outside the fold, and within."""
    copy = page.split("## The saved text")[1].split("## How the saved copy was read", maxsplit=1)[0]
    tree = html5lib.parse(markdown(copy, extensions=["attr_list", "md_in_html"]), namespaceHTMLElements=False)
    folds = tree.findall(".//details")
    within = " ".join("".join(fold.itertext()) for fold in folds)
    for fold in folds:
        fold.clear()
        fold.tail = None
    return flat("".join(tree.itertext())), flat(within)


def flat(text: str) -> str:
    """Return text for comparison: normal, without the arrows that lead back."""
    return normalised(text.replace("↩", ""))


def test_every_body_sentence_stands_in_order(copies):
    """Each line that is not furniture is in the copy, whole and in the order of the capture."""
    for article, text, page in copies:
        outside, _ = shown(page)
        here = 0
        for part, line in parts(text, article.capture):
            if part not in (LineClass.FURNITURE, LineClass.BLANK):
                found = outside.find(flat(line.text), here)
                assert found >= 0, (article.id, line.number)
                here = found + len(flat(line.text))


def test_furniture_is_folded_away(copies):
    """Furniture stands within the fold only, unless the article says the same itself."""
    for article, text, page in copies:
        outside, within = shown(page)
        lines = parts(text, article.capture)
        body = {flat(line.text) for part, line in lines if part not in (LineClass.FURNITURE, LineClass.BLANK)}
        for part, line in lines:
            if part is LineClass.FURNITURE:
                assert flat(line.text) in within
                assert flat(line.text) in body or flat(line.text) not in outside


def test_quotations_are_marked_with_links_both_ways(report, copies):
    """Each quotation has its place in the text, which the list links to, and from which a link leads back."""
    quotations = by_article(report.edition)
    for article, _, page in copies:
        for cited in quotations[article.id]:
            assert page.count(f'id="{anchor_in_place(cited)}"') == 1
            assert f"#{anchor_in_place(cited)})" in page and f"#{anchor(cited)})" in page


def test_page_says_that_it_is_private(copies):
    """The copy begins with a notice."""
    assert all("This is a private reading copy" in page for _, _, page in copies)


def test_public_page_holds_no_copy(report):
    """Without captures the same pages have no captured text at all."""
    pages = render(Context(report.edition, report.verification))
    assert not [name for name, page in pages.items() if "the saved text" in page.lower() or "<mark>" in page]


@given(st.text() | st.text("a \u00a0\u00ad“”'´ﬁ…가ᄀ ᅡᆨé\u0301½＂\u200b", max_size=30))
def test_aligned_text_is_the_normal_text(text):
    """Aligning gives the normal text, and places that never go back."""
    normal, origin = aligned(text)
    assert normal == normalised(text) and len(normal) == len(origin)
    assert list(origin) == sorted(origin) and all(0 <= place < max(len(text), 1) for place in origin)

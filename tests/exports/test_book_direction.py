"""In the books too, what is written from right to left leaves what stands beside it alone."""

from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from lxml import html

from letterbook.exports.book_page import BookSection, part_of_book
from letterbook.pages import markup

NAME = "محمد بن سلمان"
PAGE = (
    f"# {markup.escape(NAME)}\n\nby {markup.escape(NAME)}, 22 September 1921\n\n"
    f"{markup.block_quote(f'{NAME} (3)!', 'quotation', lang='ar')}\n"
)


def blocks():
    """Return the blocks of a page with a name and a quotation in Arabic."""
    return "".join(html.tostring(block, encoding="unicode") for block in part_of_book("a.md", PAGE, BookSection()))


@pytest.fixture
def pandoc():
    """The module that calls pandoc, with a manuscript that has a day."""
    pytest.importorskip("pypandoc", reason="pypandoc is not installed; make book installs it")
    manuscript = SimpleNamespace(beside=".", midnight=datetime(2026, 2, 10, tzinfo=UTC))
    return import_module("letterbook.exports.book_pandoc"), manuscript


def test_isolates_are_elements_that_pandoc_knows():
    """pandoc passes over `<bdi>`, so a name in a book is in a span with its direction, a quotation in a division."""
    made = blocks()
    assert f'by <span dir="rtl">{NAME}</span>, 22 September' in made and "<bdi" not in made
    assert 'dir="rtl"' in made.split("<blockquote>")[0].rsplit("<div", maxsplit=1)[1]


def test_epub_keeps_the_directions(pandoc):
    """What pandoc writes for the EPUB has the direction of the name and of the quotation."""
    book_pandoc, manuscript = pandoc
    arguments = ["--from=html+epub_html_exts-smart", "--to=html5", "--wrap=none"]
    made = book_pandoc.run(arguments, blocks().encode(), manuscript).decode()
    assert f'<span dir="rtl">{NAME}</span>, 22 September' in made
    assert '<div class="quotation" dir="rtl" lang="ar">' in made


def test_pdf_is_told_of_the_directions(pandoc):
    """In the source of the PDF the name stands in an isolate, and the quotation is set from right to left."""
    book_pandoc, manuscript = pandoc
    read = book_pandoc.run(["--from=html+epub_html_exts-smart", "--to=json"], blocks().encode(), manuscript)
    made = book_pandoc.typst_source(manuscript, read)
    assert f"by \u2067{NAME}\u2069, 22 September" in made
    assert "#text(dir: rtl)[" in made

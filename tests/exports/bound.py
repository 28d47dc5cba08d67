"""Books that are made for tests, and what a reader finds in them."""

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from pypdf import PdfReader

from letterbook.exports.book import BookFault, Manuscript, manuscript
from letterbook.exports.book_files import book_files
from letterbook.exports.book_glyphs import shown
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pipeline import Checked
from letterbook.reading.history import last_change

# Where the text of an A5 page stands, without running head and number, in points: left, top, width, height.
TEXT_AREA = ("-x", "0", "-y", "45", "-W", "420", "-H", "504")


@dataclass(frozen=True)
class Bound:
    """An edition as a book, and where its files lie."""

    report: Checked
    manuscript: Manuscript
    epub: Path
    pdf: Path
    # What no font of the machine has: the PDF names it.
    missing: frozenset[str] = frozenset()

    @cached_property
    def members(self) -> Mapping[str, bytes]:
        """The files in the EPUB, by name."""
        with ZipFile(self.epub) as book:
            return {name: book.read(name) for name in book.namelist()}

    def chapters(self) -> Iterator[tuple[str, html.HtmlElement]]:
        """Yield every page of the EPUB with its name."""
        for name, content in sorted(self.members.items()):
            if name.endswith(".xhtml"):
                yield name, html.document_fromstring(content)

    @cached_property
    def epub_text(self) -> str:
        """The text of the EPUB, without white space, as no line is broken alike twice."""
        return bare(" ".join(chapter.body.text_content() for _, chapter in self.chapters()))

    @cached_property
    def pdf_text(self) -> str:
        """The text of the PDF, without white space, running heads and numbers of pages."""
        return bare(printed(needed("pdftotext", "poppler-utils"), *TEXT_AREA, "-raw", str(self.pdf), "-"))

    @cached_property
    def reader(self) -> PdfReader:
        """The PDF, taken apart."""
        return PdfReader(io.BytesIO(self.pdf.read_bytes()))


def bound(report: Checked, sources: Path, folder: Path) -> Bound:
    """Return the book of an edition, made into a folder. Raises BookFault where not every form can be made."""
    pages = render(Context(report.edition, report.verification))
    made = manuscript(report.edition, pages, last_change(report.edition), sources)
    books = book_files(made)
    if books.failed:
        raise BookFault(books.failed)
    for name, content in books.files.items():
        (folder / Path(name).name).write_bytes(content)
    epub, pdf = (folder / Path(name).name for name in books.files)
    return Bound(report, made, epub, pdf, books.missing)


def as_printed(book: Bound, form: str, words: str) -> str:
    """Return words as one form of a book has them, bare: the PDF names what no font has."""
    return bare(shown(words, book.missing) if form == "pdf_text" else words)


def bare(text: str) -> str:
    """Return text without white space, isolates, and hyphens at the ends of lines, as fonts are extracted."""
    joined = re.sub(r"[-\u00ad\u2010]\n", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s\u200b\u2060\u2066-\u2069\u00ad\ufffe-]+", "", joined)


def needed(program: str, package: str) -> str:
    """Return the path of a program; skips, with the Debian package that brings it, where it is absent."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"no {program} on this machine; Debian has it in {package}")
    return found


def printed(*command: str) -> str:
    """Return what a program prints; a failure is an exception."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout

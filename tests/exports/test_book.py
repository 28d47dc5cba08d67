"""The books: everything is in them, every link leads somewhere, and they are the same on every day."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from letterbook.exports.book import BookFault, differences
from letterbook.exports.book_page import EXTENSIONS, BookSection, part_of_book
from letterbook.folders import Folders
from letterbook.pages import parts
from letterbook.pages.differing import difference_parts
from letterbook.pages.plan import render
from letterbook.pages.titles import heading_of
from letterbook.pages.wording import letter_title
from letterbook.pipeline import read
from letterbook.records.models import Question
from letterbook.verification.quotations import by_article
from tests.contexts import unverified
from tests.exports.bound import Bound, as_printed, bare, bound, needed, printed
from tests.publishing.built import another_day

ROOT = Path(__file__).resolve().parents[2]

HANGUL = re.compile("[가-힣]")

# What a runner may have set, and what must not matter.
SURROUNDINGS = (
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "USER": "ada"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "USER": "bela", "HOME": "/nowhere"},
)


@pytest.fixture(scope="module")
def toy_book(toy_edition, toy_report, tmp_path_factory) -> Bound:
    """The invented collection as a book."""
    return bound(toy_report, toy_edition / "sources", tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def real_book(tmp_path_factory) -> Bound:
    """The real collection as a book; skips where its records stop it: a site is published without its books."""
    report = read(replace(Folders.below(ROOT), captures=None))
    try:
        return bound(report, ROOT / "sources", tmp_path_factory.mktemp("real"))
    except BookFault as fault:
        pytest.skip(f"no books of these records: {fault}")


@pytest.fixture(params=["toy", "real"], scope="module")
def book(request) -> Bound:
    """Either collection as a book."""
    return request.getfixturevalue(f"{request.param}_book")


def quotations(book):
    """Return every recorded quotation."""
    return {cited.text for cited_from in by_article(book.report.edition).values() for cited in cited_from}


@pytest.mark.parametrize("form", ["epub_text", "pdf_text"])
def test_every_letter_quotation_and_article_is_in_the_book(book, form):
    """Titles and quoted words stand in both books literally, whatever marks they hold."""
    edition, text = book.report.edition, getattr(book, form)
    shown = {*quotations_of_letters_and_questions(book), *(heading_of(edition, one) for one in edition.articles)}
    shown |= {letter_title(edition, letter) for letter in edition.letters}
    shown |= {question.title for question in edition.of(Question)}
    missing = [words for words in sorted(shown) if as_printed(book, form, words) not in text]
    assert missing == []


def quotations_of_letters_and_questions(book):
    """Return the quotations that a book prints: those of letters, and those on which differences rest."""
    edition = book.report.edition
    speakers = {spoken.text for article in edition.articles for spoken in article.quotations}
    return quotations(book) - speakers


def test_korean_is_readable(real_book):
    """Hangul comes out of both books as it went in: there is some, and none of it is lost."""
    if any(map(HANGUL.match, real_book.missing)):
        pytest.skip("no font for Korean on this machine; Debian has it in fonts-noto-cjk")
    korean = [text for text in quotations(real_book) if HANGUL.search(text)]
    assert len(korean) > 1
    for text in korean:
        assert bare(text) in real_book.epub_text
        assert bare(text) in real_book.pdf_text


def test_no_link_of_the_epub_leads_nowhere(book):
    """Every link within the EPUB leads to a file of it, and to an id in that file."""
    ids = {name: {element.get("id") for element in page.iter() if element.get("id")} for name, page in book.chapters()}
    inner = 0
    for name, page in book.chapters():
        for link in page.iter("a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme in ("http", "https"):
                continue
            target = (Path(name).parent / unquote(parts.path)).as_posix() if parts.path else name
            assert target in ids, f"{name}: {link.get('href')}"
            assert not parts.fragment or unquote(parts.fragment) in ids[target], f"{name}: {link.get('href')}"
            inner += 1
    assert inner > len(book.report.edition.letters)


def test_epubcheck_finds_nothing(book):
    """The EPUB is one, without a warning."""
    checker = needed("epubcheck", "epubcheck")
    # Debian's is a Java archive, which not every kernel starts.
    is_archive = Path(checker).read_bytes().startswith(b"PK")
    command = [needed("java", "default-jre-headless"), "-jar", checker] if is_archive else [checker]
    assert "No errors or warnings detected." in printed(*command, str(book.epub))


def test_a_letter_that_is_shown_whole_is_so_in_both_books(toy_book):
    """Its text stands in both, with the images of its pages, of which each says in words what it shows."""
    for text in (toy_book.epub_text, toy_book.pdf_text):
        assert bare("Yours as ever,") in text and bare("Meine liebe Bela und Freunde,") in text
    images = [image for _, page in toy_book.chapters() for image in page.iter("img")]
    assert [image.get("alt") for image in images][1:] == ["The back of the leaf, signed."]
    assert "a hole in the third line" in images[0].get("alt")
    assert sum(len(page.images) for page in toy_book.reader.pages) == len(images)


def test_quotations_keep_their_language(real_book):
    """Korean is marked as Korean, so that a reading machine reads it so."""
    marked = [element for _, page in real_book.chapters() for element in page.xpath("//*[@lang='ko']")]
    assert any(HANGUL.search(element.text_content()) for element in marked)
    # The parser of HTML keeps the name that XML gives it.
    assert {element.get("xml:lang") for element in marked} <= {"ko", None}


def test_the_notes_of_the_introduction_are_notes(real_book):
    """Each note stands beside its mark in the EPUB, and at the foot of the page in print."""
    marks = [mark for _, page in real_book.chapters() for mark in page.xpath("//a[@role='doc-noteref']")]
    notes = [note for _, page in real_book.chapters() for note in page.xpath("//*[@role='doc-footnote']")]
    assert len(marks) == len(notes) > 1


def test_the_bookmarks_of_the_pdf_name_the_letters(book):
    """Below the bookmark of the part, each letter has its own, in order of date."""
    outline = book.reader.outline
    at = next(number for number, entry in enumerate(outline) if title(entry) == "The letters")
    letters = [title(entry) for entry in outline[at + 1] if not isinstance(entry, list)]
    edition = book.report.edition
    assert letters == [" ".join(letter_title(edition, letter).split()) for letter in edition.letters]


def title(entry):
    """Return the words of a bookmark."""
    return None if isinstance(entry, list) else " ".join(entry.title.split())


def test_the_links_of_the_pdf_lead_somewhere(book):
    """Every link of the PDF leads to a page of it, or to the web."""
    pages = {page.indirect_reference.idnum for page in book.reader.pages}
    places = book.reader.named_destinations
    outer, inner = [], []
    for link in links(book.reader):
        action = link["/A"].get_object() if "/A" in link else {}
        if "/URI" in action:
            outer.append(str(action["/URI"]))
        else:
            inner.append((link.get("/Dest") or action["/D"]).get_object())
    for target in inner:
        assert str(target) in places or target[0].idnum in pages
    assert len(inner) > len(book.report.edition.letters)
    assert outer
    assert all(address.startswith(("http://", "https://")) for address in outer)


def links(reader):
    """Yield every link of a PDF."""
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            yield annotation.get_object()


def test_the_pdf_can_be_read_aloud(book):
    """The PDF says that it is PDF/UA-1, which Typst refuses to say of one that is not; it is tagged, in English."""
    root = book.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


def test_all_fonts_are_inside_the_pdf(book):
    """A reader needs no font of their own, and text can be copied out."""
    needed("pdffonts", "poppler-utils")
    lines = printed("pdffonts", str(book.pdf)).splitlines()[2:]
    assert lines
    for line in lines:
        # The last five columns: embedded, subset, to Unicode, number of the object.
        assert line.split()[-5] == line.split()[-3] == "yes", line


def test_the_books_are_the_same_anywhere(toy_edition, tmp_path):
    """On another day, in another folder, time zone, language and account, the same records give the same bytes."""
    made = []
    for number, surroundings in enumerate((SURROUNDINGS[0], SURROUNDINGS[1] | another_day())):
        here = tmp_path / str(number)
        here.mkdir()
        options = [f"--{name}={toy_edition / name}" for name in ("sources", "captures")]
        command = [sys.executable, str(ROOT / "build_pages.py"), "book", "--strict", *options, f"--into={here}"]
        done = subprocess.run(
            command, cwd=here, env={**os.environ, **surroundings}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in here.glob("letterbook-*")})
    assert set(made[0]) == {"letterbook-1.2.0.epub", "letterbook-1.2.0.pdf"}
    assert made[0] == made[1]


def test_the_books_know_no_day_but_that_of_the_records(toy_book):
    """The date of either book is that of the newest change of the records."""
    day = toy_book.manuscript.day.isoformat()
    opf = toy_book.members["EPUB/content.opf"].decode()
    assert f"{day}</dc:date>" in opf
    assert f'"dcterms:modified">{day}T00:00:00Z<' in opf
    assert toy_book.reader.metadata.creation_date.date() == toy_book.manuscript.day


def test_the_identifier_is_that_of_title_and_version(toy_book):
    """A new version of a collection is a new book; a corrected record of the same version is none."""
    made = toy_book.manuscript
    assert replace(made, html="", day=made.day.replace(year=1999)).identifier == made.identifier
    assert replace(made, version="9.9").identifier != made.identifier != replace(made, title="Other").identifier


def test_pages_are_read_as_the_site_reads_them():
    """The Markdown of the pages means in the book what it means on the site."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    # The tag `!ENV`, which only MkDocs reads, stands outside this block.
    block = re.search(r"^markdown_extensions:\n(?: +.*\n)+", config, re.M)
    switched_on = yaml.safe_load(block[0])["markdown_extensions"]
    # MkDocs switches this one on by itself.
    assert {"fenced_code": {}, **switched_on} == EXTENSIONS


def test_a_section_for_the_site_stays_out():
    """A page gives its head and the sections that a book wants, its headings sunk, its anchors its own."""
    text = "---\na: b\n---\n# T {: #t }\n\nHead\n{: .status }\n\n## One\n\n[x](../b/c.md#d)\n\n## Two\n\nNo\n"
    blocks = part_of_book("a/b.md", text, BookSection(sinks=1, left_out=frozenset({"two"})))
    assert [(block.tag, block.get("id")) for block in blocks] == [
        ("h2", "a-b--t"),
        ("div", None),
        ("h3", "a-b--one"),
        ("p", None),
    ]
    assert blocks[-1].find("a").get("href") == "#b-c--d"


def test_of_a_long_list_of_differences_every_part_is_in_the_book(toy, monkeypatch):
    """Where the site splits them, the book has them one after the other, below their chapter."""
    monkeypatch.setattr(parts, "MOST", 1500)
    edition = toy.with_records(dict(toy.records))
    assert len(difference_parts(edition)) > 2
    blocks = list(differences(edition, render(unverified(edition))))
    assert [block.tag for block in blocks].count("h1") == 1
    text = " ".join(block.text_content() for block in blocks)
    assert all(f"{question.number}. {question.title}" in text for question in edition.of(Question))


def test_a_leak_stops_the_book(toy_edition, tmp_path):
    """Eight words of a capture that are not recorded as quoted, over two fields of a record: no file is written."""
    sentence = "On 6 September the engineer of the bridge asked for a meeting"
    assert sentence in (toy_edition / "captures/harbour.txt").read_text(encoding="utf-8")
    sources = shutil.copytree(toy_edition / "sources", tmp_path / "sources")
    told = sources / "introduction.yml"
    # Neither field has so many by itself, so `check` has nothing against them.
    heading, says = sentence[: sentence.index(" of ")], sentence[sentence.index(" of ") :].strip()
    planted = (
        told.read_text("utf-8").replace("What is missing", heading).replace("says: Whether", f"says: {says} whether")
    )
    told.write_text(planted, encoding="utf-8")
    command = [sys.executable, str(ROOT / "build_pages.py"), "book", f"--sources={sources}"]
    options = [f"--captures={toy_edition / 'captures'}", f"--into={tmp_path / 'books'}"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert (done.returncode, "eight words in a row" in done.stderr) == (1, True)
    assert not (tmp_path / "books").exists()


def test_no_way_into_a_form_is_in_the_book(toy_book):
    """On paper nobody edits a record."""
    for text in (toy_book.epub_text, toy_book.pdf_text):
        assert "Edit this record" not in text

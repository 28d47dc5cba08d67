"""No character stops a book: what no font of the machine has is named, with its record, and the rest is printed."""

import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from letterbook import build
from letterbook.exports import book_files, book_pandoc, book_pdf
from letterbook.exports.book import BookFault
from letterbook.exports.book_glyphs import named, runs, shown, warnings
from letterbook.folders import Folders
from letterbook.pages import markup
from letterbook.pages.titles import heading_of
from letterbook.pages.wording import letter_title
from letterbook.records.source_text import parse
from tests.exports.bound import Bound, bare, needed, printed
from tests.exports.test_book import links
from tests.publishing import hostile

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests" / "toy_edition"

SIGNS = {
    "emoji": "🚀",
    "family": "👨\u200d👩\u200d👧",
    "heart": "❤\ufe0f",
    "flag": "🇰🇷",
    "Thai": "สวัสดี",
    "Devanagari": "नमस्ते",
    "Arabic": "رسالة",
    "Hebrew": "מכתב",
    "Han": "書信𠮷",
    "Hangul": "편지",
    "kana": "てがみ",
    "Cyrillic": "Письмо",
    "Greek": "Ἐπιστολή",
    "combining": "e\u0301x\u0323\u0302a\u1dc4",
    "Tibetan": "ཡི་གེ",
    "cuneiform": "𒀀𒁀",
    "private": "\ue000\U000f0001",
    "unassigned": "\u0378\U000e1000",
    "noncharacter": "\U0001fffe",
    "soft hyphen": "a\u00adb",
    "joiners": "a\u200d\u200cb",
    "mathematics": "𝔸∑",
    "replacement": "\ufffd",
}
ALL = " ".join(SIGNS.values())


@pytest.fixture(scope="module")
def files():
    """What the files of the invented collection hold, with every field of text that they might hold."""
    held = hostile.read(ROOT / "tests/toy_edition/sources")
    return {file: hostile.completed(file, hostile.without_limits(file, one)) for file, one in held.items()}


@pytest.fixture(scope="module")
def signed(files, tmp_path_factory) -> Bound:
    """The invented collection as books, with all these characters in every field that takes text."""
    folder = tmp_path_factory.mktemp("signed")
    content = files
    for file, held in files.items():
        for slot in hostile.slots(file, held, hostile.model_of(file)):
            if hostile.takes_any_text(slot.annotation):
                value = f"{hostile.get(content[file], slot.path)} {ALL}"
                content = {**content, file: hostile.put(content[file], slot.path, value)}
    sources = hostile.written(folder / "sources", content)
    folders = Folders(ROOT, sources, folder / "docs", folder / "site")
    made = []
    keep = pytest.MonkeyPatch()
    keep.setattr(build, "book_files", lambda manuscript: made.append(book_files.book_files(manuscript)) or made[0])
    report = build.book(folders, into=folder / "books")
    keep.undo()
    assert report.failed == ""
    epub, pdf = (next((folder / "books").glob(f"*.{form}")) for form in ("epub", "pdf"))
    return Bound(report, build.made_of(report, sources), epub, pdf, made[0].missing)


def test_every_character_is_in_the_epub(signed):
    """An EPUB needs no font: each word in each script stands in it as it was written, in every title."""
    edition = signed.report.edition
    titles = [
        *(heading_of(edition, article) for article in edition.articles),
        *(letter_title(edition, one) for one in edition.letters),
    ]
    assert len(titles) > 5 and all(bare(markup.one_line(title)) in signed.epub_text for title in titles)
    # What no text may hold stands as U+FFFD on every page.
    kept = [word for name, word in SIGNS.items() if name != "noncharacter"]
    assert [word for word in kept if bare(word) not in signed.epub_text] == []


def test_letters_that_have_a_font_are_printed(signed):
    """A mark that no font can put on a letter takes nothing from that letter, nor from others like it."""
    assert not {mark for mark in signed.missing if mark.isascii()} and "é" not in signed.missing
    assert "TheHarbourLetters" in signed.pdf_text


def test_what_no_font_has_is_named_in_the_pdf(signed):
    """In print stands each character, or its number and name in brackets; nothing is left out without a word."""
    unseen = signed.missing
    assert "\ue000" in unseen and "Я" not in unseen and "е" not in unseen
    text = signed.pdf_text
    assert "[U+E000U+F0001]" in text and "[U+0378U+E1000]" in text
    for name in ("Cyrillic", "Greek", "emoji", "Thai"):
        assert bare(shown(SIGNS[name], unseen)) in text, name


def test_the_pdf_is_whole(signed):
    """Named characters change nothing else: it is a PDF that can be read aloud, and its links lead somewhere."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in signed.reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert len(list(links(signed.reader))) > 10


def test_each_record_is_named_once(signed):
    """Of each record that has such characters its file, line and column are told, with the first few of them."""
    told = [line for line in signed.report.told if ": warning: " in line]
    places = [line.split(": warning: ")[0] for line in told]
    assert len(places) == len(set(places)) == len(signed.report.edition.texts)
    assert all(re.fullmatch(r"sources/[\w/.-]+\.yml:\d+:\d+", place) for place in places)
    assert "the PDF names it in brackets, the EPUB keeps it" in told[0]


def command(sources: Path, into: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Make the books of some sources by the command line."""
    line = [sys.executable, str(ROOT / "build_pages.py"), "book", f"--sources={sources}", f"--into={into}", *more]
    return subprocess.run(line, capture_output=True, text=True, check=False)


def test_one_emoji_makes_a_warning_and_both_books(toy_edition, tmp_path):
    """The place of the character is told, the books are made, and even with --strict the command ends well."""
    article = "articles/riverside-daily-1922.yml"
    sources = hostile.written(tmp_path / "sources", hostile.read(toy_edition / "sources"))
    text = (sources / article).read_text(encoding="utf-8")
    (sources / article).write_text(text.replace('"title": "', '"title": "\ue001 ', 1), encoding="utf-8")
    done = command(sources, tmp_path / "books")
    line = next(
        n for n, one in enumerate((sources / article).read_text(encoding="utf-8").splitlines(), 1) if "\ue001" in one
    )
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert f"sources/{article}:{line}:11: warning: no font for U+E001 private use; the PDF names it" in done.stderr
    assert {".epub", ".pdf"} <= {path.suffix for path in (tmp_path / "books").iterdir()}


def test_an_escaped_character_is_found_too(toy, tmp_path):
    """A character written by its number in YAML stands in no line of the file; its field is named."""
    text, _ = parse("sources/people/x.yml", b'name: X\ndescription: "a \\U0001F680"\n')
    edition = type("Edition", (), {"texts": {"x": text}})()
    assert warnings(edition, {"\U0001f680"})[0].startswith(
        "sources/people/x.yml:2:14: warning: no font for U+1F680 rocket"
    )


@pytest.mark.parametrize("korean", [[], ["DejaVu Serif"]])
def test_without_a_font_for_korean_the_books_are_made(korean):
    """The first font that is there is taken, and where there is none the book does without."""
    assert book_pdf.chosen(["Noto Serif CJK KR", "Noto Serif CJK JP"])[1:] == ["Noto Serif CJK KR", "Noto Serif CJK JP"]
    assert book_pdf.chosen(korean) == [book_pdf.LATIN]


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine that has no fonts but those that Typst brings."""
    made = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(typst, "Fonts", lambda *_, **__: made)
    compiler = typst.Compiler
    monkeypatch.setattr(
        typst, "Compiler", lambda *given, **options: compiler(*given, **options, ignore_system_fonts=True)
    )


def test_on_a_bare_machine_korean_is_told(bare_machine, toy_report):
    """Without any font for Korean there are both books; the PDF says what stands there, the message what helps."""
    made = build.made_of(toy_report, TOY / "sources")
    books = book_files.book_files(replace(made, html=made.html.replace("<body>", "<body><p>편지 two</p>")))
    assert {Path(name).suffix for name in books.files} == {".epub", ".pdf"}
    assert {"편", "지"} <= books.missing and not {"t", "é"} & books.missing
    assert any("fonts-noto-cjk" in line for line in warnings(toy_report.edition, books.missing))


def test_on_a_bare_machine_an_edition_without_korean_has_its_books(bare_machine, toy_report):
    """Nobody needs a font for a script that they do not use."""
    made = build.made_of(toy_report, TOY / "sources")
    plain = replace(made, html=re.sub("[\u1100-\uffef]", "", made.html))
    assert book_files.book_files(plain).missing == frozenset()


class Refusal:
    """A compiler of Typst that always ends in the same way."""

    def __init__(self, fault: BaseException) -> None:
        self.fault = fault

    def __call__(self, *_: object, **__: object) -> "Refusal":
        return self

    def compile(self, **_: object) -> bytes:
        """Raise the fault."""
        raise self.fault


class Panic(BaseException):
    """What Rust's panics are in Python: no Exception."""


@pytest.mark.parametrize("fault", [typst.TypstError("label\noccurs twice"), Panic("index out of\nbounds")])
def test_whatever_stops_the_pdf_is_a_message(fault, toy_report, monkeypatch):
    """The EPUB is made all the same, and why there is no PDF is told in one line, without a traceback."""
    monkeypatch.setattr(typst, "Compiler", Refusal(fault))
    books = book_files.book_files(build.made_of(toy_report, TOY / "sources"))
    assert [Path(name).suffix for name in books.files] == [".epub"]
    assert books.failed and "\n" not in books.failed


def test_whatever_stops_pandoc_is_a_message(toy_report, monkeypatch):
    """Where pandoc makes nothing of a manuscript, the fault is one of books, which the command prints."""
    monkeypatch.setattr(book_pandoc, "LANGUAGE", "en")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 97, b"", b"no such thing"))
    with pytest.raises(BookFault, match="no such thing"):
        book_files.book_files(build.made_of(toy_report, TOY / "sources"))


@pytest.mark.parametrize(
    ("text", "missing", "named_as"),
    [
        ("A 🚀!", "🚀", "A [U+1F680 rocket]!"),
        ("สวัส ดี", "สวัดี", "[U+0E2A U+0E27 U+0E31 U+0E2A] [U+0E14 U+0E35]"),
        ("👨\u200d👩", "👨👩", "[U+1F468 U+1F469]"),
        ("❤\ufe0f x", "❤", "[U+2764 heavy black heart] x"),
        ("편" * 30, "편", "[U+D3B8 ... U+D3B8, 30 characters]"),
        ("plain", "🚀", "plain"),
        ("\ue000", "\ue000", "[U+E000 private use]"),
    ],
)
def test_what_stands_in_place_of_a_character(text, missing, named_as):
    """One character has its name, some in a row their numbers, many the first and last; what joins them goes along."""
    assert shown(text, set(missing)) == named_as


@given(st.text(max_size=30), st.sets(st.characters(), max_size=5))
def test_nothing_else_is_touched(text, missing):
    """Stretches give the text back, and no missing character is left in what is shown."""
    assert "".join(run for _, run in runs(text, missing)) == text
    unseen = {mark for mark in missing if not mark.isascii()}
    assert not unseen & set(shown(text, unseen))


def test_addresses_and_anchors_keep_their_characters():
    """A link that leads out leads where it led, whatever its address is written in."""
    link = {"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "🚀"}], ["https://example.org/🚀", ""]]}
    made = named(link, {"🚀"})
    assert made["c"][2] == ["https://example.org/🚀", ""] and made["c"][1][0]["c"] == "[U+1F680 rocket]"
    assert json.dumps(link, ensure_ascii=False).count("🚀") == 2


def test_characters_are_given_back_as_rust_quotes_them():
    """A message of Typst's names a text with escapes; what it means is found."""
    assert book_pdf.unescaped(r"\u{378}\"\\a\u{301}\n") == '\u0378"\\a\u0301\n'
    assert unicodedata.category(book_pdf.unescaped(r"\u{e000}")) == "Co"


def test_epubcheck_finds_nothing_in_any_script(signed):
    """An EPUB full of all this is one."""
    checker = needed("epubcheck", "epubcheck")
    is_archive = Path(checker).read_bytes().startswith(b"PK")
    run = [needed("java", "default-jre-headless"), "-jar", checker] if is_archive else [checker]
    assert "No errors or warnings detected." in printed(*run, str(signed.epub))

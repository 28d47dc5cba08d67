"""From the Typst source of a manuscript to a PDF: bookmarks, working links, fonts inside."""

import json
import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Literal

import typst

from letterbook.exports.book import PRINTING, BookFault, Manuscript
from letterbook.exports.book_glyphs import JOINERS, meaningless, replaced, shown
from letterbook.exports.book_pandoc import typst_source

# For Latin, Greek and Cyrillic; it comes with Typst.
LATIN = "Libertinus Serif"

# For Hangul, kana and Han, the first that the machine has of each row: there is none that comes with Typst.
# What these lack is taken from any other font of the machine.
KOREAN = ("Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "Noto Sans CJK KR")
OTHERS = ("Noto Serif CJK JP", "Noto Serif CJK SC")


# Readable by machines that read aloud: tagged, with a title, a language, and fonts that can be read back.
STANDARD: Literal["ua-1"] = "ua-1"

# Typst tells what no font has once the whole book is set; each time all of it, as far as it got.
ROUNDS = 6
UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
UNSHOWN_AT = re.compile(r"could not be displayed[^\n]*\n[^\n]*\.typ:(\d+):")
ESCAPED = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))", re.S)
PLAIN = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


class PdfFault(BookFault):
    """The PDF cannot be set; the message is what Typst says of it."""


@dataclass(frozen=True)
class Pdf:
    """A PDF, which characters it names because no font has them, and what is wrong with it otherwise."""

    content: bytes
    missing: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()


def pdf(manuscript: Manuscript, document: bytes) -> Pdf:
    """Return the book as a PDF, the same bytes for the same manuscript and fonts. Raises PdfFault.

    Characters that no font has are named in brackets. Where Typst finds it unfit for reading aloud for another
    reason, it is made all the same, and that is reported.
    """
    fonts = typst.Fonts()
    missing = meaningless(manuscript.html + manuscript.title + manuscript.description)
    for _ in range(ROUNDS):
        try:
            return Pdf(printed(manuscript, document, fonts, missing), missing)
        except typst.TypstError as fault:
            found = unshown(fault, manuscript.html, fonts) - missing
            if not found:
                break
            missing |= found
    try:
        made = printed(manuscript, document, fonts, missing, may_be_unfit=True)
    except typst.TypstError as fault:
        raise PdfFault(f"the PDF cannot be set: {first_line(fault)}") from None
    return Pdf(made, missing, ("the PDF is not accessible to screen readers: it fails Typst's check for PDF/UA",))


def printed(
    manuscript: Manuscript, document: bytes, fonts: typst.Fonts, missing: Set[str], may_be_unfit: bool = False
) -> bytes:
    """Return the PDF of a book in which missing characters are named. Raises TypstError, or PdfFault."""
    text = typst_source(manuscript, replaced(document, missing))
    source = (PRINTING / "book.typ").read_text(encoding="utf-8") + text
    front = inputs(with_names(manuscript, missing), chosen(fonts.families()))
    compiler = typst.Compiler(source.encode(), root=manuscript.beside, font_paths=fonts, sys_inputs=front)
    midnight = int(manuscript.midnight.timestamp())
    return compiled(compiler, midnight, may_be_unfit)


def compiled(compiler: typst.Compiler, midnight: int, may_be_unfit: bool) -> bytes:
    """Return what Typst makes of a source. Raises TypstError, or PdfFault where Typst itself breaks."""
    try:
        made = compiler.compile(format="pdf", timestamp=midnight, pdf_standards=[] if may_be_unfit else STANDARD)
    except (Exception, KeyboardInterrupt):
        raise
    except BaseException as panic:  # A panic of Rust is no Exception.
        raise PdfFault(f"Typst broke: {str(panic).splitlines()[0]}") from None
    assert isinstance(made, bytes)
    return made


def with_names(manuscript: Manuscript, missing: Set[str]) -> Manuscript:
    """Return a manuscript whose title page names missing characters."""
    return replace(
        manuscript,
        title=shown(manuscript.title, missing),
        description=shown(manuscript.description, missing),
        editors=tuple(shown(editor, missing) for editor in manuscript.editors),
        licence=shown(manuscript.licence, missing),
    )


def unshown(fault: typst.TypstError, text: str, fonts: typst.Fonts) -> frozenset[str]:
    """Return the characters of a text that Typst found no font for; none where it refused for another reason.

    It names stretches, of which some characters may have a font. Where all have one, no font has a letter together
    with the marks on it: then it is the marks that are missing.
    """
    told = [unescaped(one) for one in UNSHOWN.findall(diagnostic(fault))]
    alone = without_font({mark for one in told for mark in one}, fonts)
    whole = {mark for one in told if not alone & set(one) for mark in one}
    marked = without_font({one for one in with_marks(text) if one[0] in whole}, fonts) if whole else set()
    return frozenset(alone | {mark for one in marked for mark in one[1:]})


def with_marks(text: str) -> set[str]:
    """Return every letter of a text that has marks on it, or joiners, with them."""
    found, here = set(), ""
    for mark in f"{text} ":
        if here and (mark in JOINERS or unicodedata.category(mark).startswith("M")):
            here += mark
        else:
            found |= {here} if len(here) > 1 else set()
            here = mark
    return found


def without_font(texts: Set[str], fonts: typst.Fonts) -> set[str]:
    """Return those of some short texts that no font has, each asked for alone."""
    asked = sorted(texts)
    lines = ['#text("' + "".join(rf"\u{{{ord(mark):x}}}" for mark in text) + '")\n' for text in asked]
    head = f'#set document(title: "a"); #set text(font: {json.dumps(LATIN)}, lang: "en")\n'
    try:
        typst.Compiler("\n".join([head, *lines]).encode(), font_paths=fonts).compile(
            format="pdf", pdf_standards=STANDARD
        )
    except typst.TypstError as fault:
        told = UNSHOWN_AT.findall(diagnostic(fault))
        return {asked[(int(line) - 3) // 2] for line in told}
    return set()


def diagnostic(fault: typst.TypstError) -> str:
    """Return all that Typst says is wrong."""
    return str(getattr(fault, "diagnostic", fault))


def unescaped(text: str) -> str:
    """Return a text as Rust quotes it without its escapes."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else PLAIN.get(found[2], found[2]), text)


def first_line(fault: typst.TypstError) -> str:
    """Return what Typst says is wrong, in one line."""
    return " ".join(str(getattr(fault, "message", fault)).split())


def chosen(families: list[str]) -> list[str]:
    """Return the fonts of the book among those of the machine, the first choice first."""
    korean = [name for name in KOREAN if name in families][:1]
    return [LATIN, *korean, *(name for name in OTHERS if name in families)]


def inputs(manuscript: Manuscript, fonts: list[str]) -> dict[str, str]:
    """Return what the template asks for: texts, and lists as JSON."""
    return {
        "title": manuscript.title,
        "description": manuscript.description,
        "editors": json.dumps(manuscript.editors),
        "version": manuscript.version,
        "licence": manuscript.licence,
        "on": manuscript.day_in_words,
        "year": str(manuscript.day.year),
        "month": str(manuscript.day.month),
        "day": str(manuscript.day.day),
        "fonts": json.dumps(fonts),
    }

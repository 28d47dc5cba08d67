"""From the Typst source of a manuscript to a PDF: bookmarks, working links, fonts inside."""

import json
from typing import Literal

import typst

from letterbook.exports.book import PRINTING, BookFault, Manuscript
from letterbook.exports.book_pandoc import typst_source

# For Latin, Greek and Cyrillic; it comes with Typst.
LATIN = "Libertinus Serif"

# For Hangul, kana and Han, the first that the machine has of each row: there is none that comes with Typst.
KOREAN = ("Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "Noto Sans CJK KR")
OTHERS = ("Noto Serif CJK JP", "Noto Serif CJK SC")


# Readable by machines that read aloud: tagged, with a title, a language, and fonts that can be read back.
STANDARD: Literal["ua-1"] = "ua-1"


class FontFault(BookFault):
    """The machine has no font for some script of the book."""


def pdf(manuscript: Manuscript, document: bytes) -> bytes:
    """Return the book as a PDF, the same bytes for the same manuscript and fonts. Raises FontFault."""
    source = (PRINTING / "book.typ").read_text(encoding="utf-8") + typst_source(manuscript, document)
    fonts = typst.Fonts()
    compiler = typst.Compiler(
        source.encode(), font_paths=fonts, sys_inputs=inputs(manuscript, chosen(fonts.families()))
    )
    midnight = int(manuscript.midnight.timestamp())
    made = compiler.compile(format="pdf", timestamp=midnight, pdf_standards=STANDARD)
    assert isinstance(made, bytes)
    return made


def chosen(families: list[str]) -> list[str]:
    """Return the fonts of the book among those of the machine, the first choice first."""
    korean = next((name for name in KOREAN if name in families), None)
    if korean is None:
        raise FontFault(f"no font for Korean on this machine; one of these is needed: {', '.join(KOREAN)}")
    return [LATIN, korean, *(name for name in OTHERS if name in families)]


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

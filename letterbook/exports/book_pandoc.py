"""From a manuscript to an EPUB, and to the source of its PDF, by pandoc."""

import json

from letterbook.exports.book import PRINTING, BookFault, Manuscript
from letterbook.files.writing import temporary_folder
from letterbook.pages.pandoc import PandocFault, as_meta
from letterbook.pages.pandoc import run as run_pandoc

LANGUAGE = "en-GB"

FEATURES = ["structuralNavigation", "tableOfContents", "readingOrder"]
TEXT_ONLY = "Text only, with headings, a table of contents, and the language of every quotation in another language."
WITH_IMAGES = (
    "Text with headings, a table of contents, and the language of every quotation in another language; every image of "
    "a letter is described in words."
)


def epub(manuscript: Manuscript, document: bytes) -> bytes:
    """Return the book as an EPUB 3: each letter a chapter, the same bytes for the same manuscript."""
    with temporary_folder() as folder:
        target = folder / "book.epub"
        chapters = ["--split-level=2", "--toc", "--toc-depth=2", f"--css={PRINTING / 'epub.css'}"]
        run(["--from=json", "--to=epub3", *chapters, f"--output={target}"], document, manuscript)
        return target.read_bytes()


def typst_source(manuscript: Manuscript, document: bytes) -> str:
    """Return the text of the book as Typst; how it is set is the template's matter, which goes before it."""
    # Without "smart", which writes straight quotation marks for Typst to bend.
    arguments = ["--from=json", "--to=typst-smart", "--wrap=none", f"--lua-filter={PRINTING / 'typst.lua'}"]
    return run(arguments, document, manuscript).decode()


def as_document(manuscript: Manuscript) -> bytes:
    """Return the book as a document of pandoc's own, with metadata of which no text is read as Markdown."""
    # Without "smart", which would change quotation marks.
    read = run(["--from=html+epub_html_exts-smart", "--to=json"], manuscript.html.encode(), manuscript)
    held = json.loads(read)
    held["meta"] = {name: as_meta(value) for name, value in metadata(manuscript).items()}
    return json.dumps(held).encode()


def metadata(manuscript: Manuscript) -> dict[str, object]:
    """Return what the EPUB says of itself."""
    return {
        "title": manuscript.title,
        "creator": [{"role": "edt", "text": editor} for editor in manuscript.editors],
        "date": manuscript.day.isoformat(),
        "lang": LANGUAGE,
        "identifier": manuscript.identifier,
        "description": manuscript.description,
        "rights": f"{manuscript.licence}; words quoted from others remain theirs",
        "subtitle": f"Version {manuscript.version}",
        **accessibility(manuscript.has_images),
    }


def accessibility(has_images: bool) -> dict[str, object]:
    """Return the accessibility statement of the EPUB: every image has a description."""
    return {
        "accessibilitySummary": WITH_IMAGES if has_images else TEXT_ONLY,
        "accessModes": ["textual", "visual"] if has_images else ["textual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeatures": [*FEATURES, "alternativeText"] if has_images else FEATURES,
        "accessibilityHazards": ["none"],
    }


def run(arguments: list[str], given: bytes, manuscript: Manuscript) -> bytes:
    """Return what pandoc makes of some input; it knows no clock either. Raises BookFault."""
    # A data folder of a user's own could replace its templates.
    beside = ["--fail-if-warnings", f"--data-dir={PRINTING}", f"--resource-path={manuscript.beside}"]
    epoch = str(int(manuscript.midnight.timestamp()))
    try:
        return run_pandoc([*beside, *arguments], given, {"SOURCE_DATE_EPOCH": epoch})
    except PandocFault as fault:
        raise BookFault(str(fault)) from fault

"""The books as files: the whole edition as an EPUB and as a PDF."""

from letterbook.exports.book import Manuscript
from letterbook.exports.book_pandoc import as_document, epub
from letterbook.exports.book_pdf import pdf
from letterbook.pages.addresses import book_of


def book_files(manuscript: Manuscript) -> dict[str, bytes]:
    """Return the book in each form, by its path relative to `docs/`. Raises BookFault where something is missing."""
    document = as_document(manuscript)
    return {
        book_of(manuscript.version, "epub"): epub(manuscript, document),
        book_of(manuscript.version, "pdf"): pdf(manuscript, document),
    }

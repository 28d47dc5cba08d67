"""The books as files: the whole edition as an EPUB and as a PDF."""

from letterbook.exports.book import BookFault, Books, Manuscript
from letterbook.exports.book_pandoc import as_document, epub
from letterbook.exports.book_pdf import pdf
from letterbook.pages.generated import book_of


def book_files(manuscript: Manuscript) -> Books:
    """Return the book in each form that could be made, by its path relative to `docs/`.

    Raises BookFault where not even the EPUB could.
    """
    document = as_document(manuscript)
    files = {book_of(manuscript.version, "epub"): epub(manuscript, document)}
    try:
        made = pdf(manuscript, document)
    except BookFault as fault:
        return Books(files, failed=str(fault))
    return Books({**files, book_of(manuscript.version, "pdf"): made.content}, made.missing, made.told)

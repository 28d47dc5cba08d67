"""The data page: what can be downloaded, and what each file contains."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.columns import BETWEEN, Table
from letterbook.facts.interchange import LeftOut, left_out
from letterbook.facts.tables import TABLES
from letterbook.pages import markup
from letterbook.pages.addresses import ANNOTATIONS, API, CMIF, address_of, data_of, download_address, relative
from letterbook.pages.describing import plain
from letterbook.pages.direction import without_isolates
from letterbook.pages.downloads import downloads
from letterbook.pages.for_machines import as_script
from letterbook.pages.generated import BOOKS, DATABASE, GENERATED_FOLDERS, PACKAGE, REFERENCES, book_of
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter, rights
from letterbook.pages.wording import count, listed
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import KINDS, Collection, Record

# What a form of the book is for.
FORMS = {
    "epub": ("EPUB", "for e-readers and phones"),
    "pdf": ("PDF", "to print, or to read page by page on a screen; A5"),
}

# Sizes are given as browsers give them.
KILOBYTE, MEGABYTE = 1000, 1_000_000


@dataclass(frozen=True)
class TableView:
    """A table in words: its name, and what each column holds."""

    title: str
    columns: str


@dataclass(frozen=True)
class DataView(View):
    """The page of downloads."""

    template: ClassVar[str] = "data.md.j2"

    books: str
    package: str
    database: str
    between: str
    tables: str
    columns: tuple[TableView, ...]
    references: str
    annotations: str
    index: str
    indexed: str
    records: str
    api: str
    edited: str
    rights: str


def data_view(pen: Pen) -> DataView:
    """Return the data page."""
    edition, page = pen.edition, pen.page
    return DataView(
        page=page,
        front_matter=front_matter(
            "This edition to download and use elsewhere: tables, an index of the letters, and every record as JSON.",
            changed=last_change(edition),
            linked_data=dataset(edition, page),
        ),
        title=markup.heading(1, "Data"),
        books=markup.bullets(book_items(edition, page, pen.context.books)),
        package=file(page, PACKAGE),
        database=file(page, DATABASE),
        between=f"`{BETWEEN.strip()}`",
        tables=markup.table(["Table", "A row is", "Files"], map(table_row, TABLES)),
        columns=tuple(map(table_view, TABLES)),
        references=listed([markup.link(form, relative(page, path)) for form, path in REFERENCES.items()]),
        annotations=file(page, ANNOTATIONS),
        index=file(page, CMIF),
        indexed=markup.bullets(index_items(edition)),
        records=markup.table(["Records of", "Files", "For example"], record_rows(edition, page)),
        api=file(page, API),
        edited=edited(edition.collection),
        rights=rights(edition.collection),
    )


def edited(collection: Collection) -> str:
    """Return who edits the collection, and which version of it this is."""
    editors = listed([markup.escape(editor) for editor in collection.editors])
    return f"Edited by {editors}; version {markup.escape(collection.version)}."


def dataset(edition: Edition, page: str) -> str:
    """Return what can be downloaded from the edition, as a data set of schema.org.

    Records do not say whether an editor is a person or an organisation, so only the name is given.
    """
    collection, changed = edition.collection, last_change(edition)
    data = {
        "@type": "Dataset",
        "name": markup.one_line(collection.title),
        "description": without_isolates(plain(edition, collection.description)),
        "url": address_of(collection, page) if collection.site else None,
        "creditText": markup.one_line(", ".join(collection.editors)),
        "license": collection.licence_url or markup.one_line(collection.licence),
        "version": collection.version,
        "dateModified": changed.isoformat() if changed else None,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one.holds,
                "contentUrl": download_address(collection, one.path) if collection.site else relative(page, one.path),
                "encodingFormat": one.type,
            }
            for one in downloads(edition)
        ],
    }
    return as_script(data)


def book_items(edition: Edition, page: str, books: Mapping[str, int]) -> Iterator[str]:
    """Yield a link to the book in each form that exists."""
    for form in BOOKS:
        name, use = FORMS[form]
        path = book_of(edition.collection.version, form)
        if path in books:
            yield f"{markup.link(name, relative(page, path))} ({markup.escape(size_in_words(books[path]))}): {use}"


def file(page: str, path: str) -> str:
    """Return a link to a file under its path."""
    return markup.link(f"`{path}`", relative(page, path))


def table_row(table: Table) -> list[str]:
    """Return the name of a table, what a row of it is, and its files."""
    files = " and ".join(markup.link(form.upper(), f"{table.name}.{form}") for form in ("csv", "json"))
    return [f"`{table.name}`", table.row, files]


def table_view(table: Table) -> TableView:
    """Return what each column of a table holds."""
    rows = [[f"`{one.name}`", one.type, markup.escape(one.says)] for one in table.columns]
    return TableView(table.name.capitalize(), markup.table(["Column", "Type", "What it holds"], rows))


def index_items(edition: Edition) -> Iterator[str]:
    """Yield how many letters are in the index, and how many are not, for each reason."""
    reasons = Counter(left_out(letter) for letter in edition.letters)
    yield f"{count(reasons.pop(None, 0), 'letter')} included"
    for reason in (one for one in LeftOut if one in reasons):
        yield f"{count(reasons[reason], 'letter')} left out: {reason.value}"


def record_rows(edition: Edition, page: str) -> Iterator[list[str]]:
    """Yield, for each kind of record, how many files there are, and one of them."""
    for kind in KINDS:
        found: tuple[Record, ...] = edition.of(kind)
        if found and kind.folder in GENERATED_FOLDERS:
            path = data_of(found[0])
            yield [kind.folder, str(len(found)), markup.link(f"`{path}`", relative(page, path))]


def size_in_words(size: int) -> str:
    """Return a number of bytes as a reader says it: "210 kB", "4.3 MB"."""
    if size < MEGABYTE:
        return f"{-(-size // KILOBYTE)} kB"
    return f"{size / MEGABYTE:.1f} MB"

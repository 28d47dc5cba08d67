"""All files of the edition that can be downloaded, each with its media type and content, in one list.

The data page, the description for search engines and the document for programs use it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from letterbook.facts.tables import TABLES
from letterbook.pages.addresses import ANNOTATIONS, CMIF, FEED
from letterbook.pages.generated import DATA_FOLDER, DATABASE, PACKAGE, REFERENCES
from letterbook.pages.views.corrections import feed_of
from letterbook.reading.edition import Edition

JSON, CSV = "application/json", "text/csv"

# Of references, by their form.
TYPES = {
    "BibTeX": "application/x-bibtex",
    "RIS": "application/x-research-info-systems",
    "CSL-JSON": "application/vnd.citationstyles.csl+json",
}


@dataclass(frozen=True)
class Download:
    """A file: its path relative to `docs/`, its media type, and what it holds."""

    path: str
    type: str
    holds: str


def downloads(edition: Edition) -> Iterator[Download]:
    """Yield every file of the whole edition, in an order that lasts."""
    yield Download(PACKAGE, JSON, "a description of the tables, in the format of Frictionless Data")
    yield Download(DATABASE, "application/vnd.sqlite3", "all tables as an SQLite database")
    for table in TABLES:
        for form, type in (("json", JSON), ("csv", CSV)):
            yield Download(f"{DATA_FOLDER}/{table.name}.{form}", type, f"the table {table.name}; a row is {table.row}")
    for form, path in REFERENCES.items():
        yield Download(path, TYPES[form], f"letters and articles as references, in {form}")
    yield Download(ANNOTATIONS, "application/ld+json", "quotations as Web Annotations")
    yield Download(CMIF, "application/tei+xml", "an index of the letters, in CMIF")
    if feed_of(edition):
        yield Download(FEED, "application/atom+xml", "a feed of changes")

"""Which files below `docs/` are the build's own: where they lie, and the mark that they bear."""

from collections.abc import Mapping

from letterbook.facts.tables import TABLES

# The mark by which the build knows its own pages again; pages without it are never touched.
GENERATED = "build_pages.py"

HOME = "index.md"

# Where data of the whole lie: the description of all tables, and a database of them.
DATA_FOLDER = "data"
PACKAGE, DATABASE = f"{DATA_FOLDER}/datapackage.json", f"{DATA_FOLDER}/letters.sqlite"

# All letters and articles as references, in each form that programs which keep them read.
REFERENCES: Mapping[str, str] = {
    "BibTeX": f"{DATA_FOLDER}/letterbook.bib",
    "RIS": f"{DATA_FOLDER}/letterbook.ris",
    "CSL-JSON": f"{DATA_FOLDER}/letterbook.csl.json",
}

# How the files begin that have no room for a mark, by their paths.
BEGINNINGS: Mapping[str, bytes] = {
    DATABASE: b"SQLite format 3\0",
    f"{DATA_FOLDER}/feed.xml": b'<?xml version="1.0" encoding="utf-8"?>\n<feed ',
    REFERENCES["BibTeX"]: b"@",
    REFERENCES["RIS"]: b"TY  - ",
    REFERENCES["CSL-JSON"]: b"[\n",
    **{f"{DATA_FOLDER}/{table.name}.csv": ",".join(one.name for one in table.columns).encode() for table in TABLES},
}

# Everything that the build writes into docs/, and nothing else, lies here.
GENERATED_FOLDERS = (
    "introduction",
    "letters",
    "facsimiles",
    "correspondences",
    "articles",
    "people",
    "places",
    "organisations",
    "events",
    "topics",
    "timeline",
    "pictures",
    "corrections",
    "differences",
    "wordings",
    "origins",
    "coverage",
    "verification",
    "data",
    "api",
    "contributing/new",
)


# The forms in which the whole edition can be downloaded, with the suffixes of their files.
BOOKS = ("epub", "pdf")


def book_of(version: str, form: str) -> str:
    """Return the file of the whole edition in one form, relative to `docs/`; its version names it."""
    bare = "".join(character if character.isalnum() or character in ".-" else "-" for character in version)
    return f"{DATA_FOLDER}/letterbook-{bare}.{form}"

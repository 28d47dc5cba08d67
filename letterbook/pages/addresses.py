"""Where each page lies, and how to get from one to another."""

import hashlib

from letterbook.records.models import Collection, Question, Record
from letterbook.verification.quotations import Cited

# The finder's data if the letters are too many for one page: a script, which a page opened from a
# disk can load too.
FINDER_DATA = "letters/finder-data.js"

# The index of all letters for others.
CMIF = "data/cmif.xml"

# Every quotation at its place in the article that it cites.
ANNOTATIONS = "data/annotations.json"

# What was corrected and added, for readers of feeds.
FEED = "data/feed.xml"

# What programs find where, in an order that lasts.
API = "api/index.json"

# Where records are filled in, and what the forms there take as data, in scripts like that of the finder.
FORMS_FOLDER = "contributing/new"
FORM_DATA_FOLDER = f"{FORMS_FOLDER}/data"
FORM_DESCRIPTION = f"{FORM_DATA_FOLDER}/fields.js"

# How an address begins that leads out of the site.
OUTSIDE = frozenset({"http", "https", "mailto"})


def page_of(record: Record) -> str:
    """Return the page of a record, relative to `docs/`; questions stand together on one page."""
    return index_of("differences") if isinstance(record, Question) else f"{record.folder}/{record.id}.md"


def address_of(collection: Collection, page: str) -> str:
    """Return the address of a page of `docs/`: whole where the site has one, else from the root of the site."""
    path = page.removesuffix(".md").removesuffix("index")
    return download_address(collection, path if not path or path.endswith("/") else f"{path}/")


def public_address(collection: Collection, record: Record) -> str | None:
    """Return the whole address of a record's page; None where it is not known where the site will be."""
    return address_of(collection, page_of(record)) if collection.site else None


def download_address(collection: Collection, path: str) -> str:
    """Return the address of a file below `docs/`: whole where the site has one, else from the root of the site."""
    return f"{collection.site.rstrip('/')}/{path}" if collection.site else path


def anchor_of(record: Record) -> str | None:
    """Return the anchor of a record on its page, if the page has more than this record."""
    return f"difference-{record.number}" if isinstance(record, Question) else None


def anchor_of_words(cited: Cited) -> str:
    """Return the anchor of a quotation, the same on every page: it changes only if the words or their place do."""
    identity = (cited.article, cited.record, cited.passage or "", cited.at or "", cited.text)
    return f"q-{hashlib.sha256(chr(0).join(identity).encode()).hexdigest()[:10]}"


def data_of(record: Record) -> str:
    """Return the JSON file of a record, beside its page, relative to `docs/`."""
    return f"{record.folder}/{record.id}.json"


def form_of(kind: str) -> str:
    """Return the page on which records of a kind are filled in, relative to `docs/`."""
    return f"{FORMS_FOLDER}/{kind}.md"


def known_of(kind: str) -> str:
    """Return the script that names all records of a kind, relative to `docs/`."""
    return f"{FORM_DATA_FOLDER}/known-{kind}.js"


def opened_of(record: Record) -> str:
    """Return the script that holds the file of a record, to be edited, relative to `docs/`."""
    return f"{FORM_DATA_FOLDER}/{record.folder}/{record.id}.js"


def index_of(folder: str) -> str:
    """Return the index page of a folder, relative to `docs/`."""
    return f"{folder}/index.md"


def relative(here: str, there: str, anchor: str | None = None) -> str:
    """Return the link from one page to another; both are relative to `docs/`."""
    start, end = here.split("/")[:-1], there.split("/")
    shared = next((place for place, (one, other) in enumerate(zip(start, end, strict=False)) if one != other), None)
    common = min(len(start), len(end) - 1) if shared is None else shared
    path = "/".join([*[".."] * (len(start) - common), *end[common:]])
    return f"{path}#{anchor}" if anchor else path

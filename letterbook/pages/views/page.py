"""What every page has: a place, front matter, and a foot that names its record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import data_of, relative
from letterbook.pages.pen import Pen
from letterbook.pages.wording import capitalised, date_in_words
from letterbook.records.models import Collection, Record

# The mark by which the build knows its own pages again; pages without it are never touched.
GENERATED = "build_pages.py"


@dataclass(frozen=True)
class View:
    """A page to be: where it lies relative to `docs/`, its front matter, and its one H1."""

    template: ClassVar[str]

    page: str
    front_matter: str
    title: str


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of a record's page."""

    rights: str
    record: str
    data: str
    history: str


def front_matter(description: str, record: Record | None = None, is_index: bool = False) -> str:
    """Return the front matter of a page: only keys of ours, with text that is safe where Material prints it raw."""
    fields: dict[str, object] = {"generated": GENERATED}
    if record:
        fields["record"] = record_path(record)
    fields["description"] = markup.attribute(description)
    # The way on is in the page; a menu that holds only indexes would stand beside it empty.
    fields["hide"] = ["navigation", "toc"] if is_index else ["navigation"]
    if is_index:
        # A list of everything would be found by every search.
        fields["search"] = {"exclude": True}
    return markup.front_matter(**fields)


def foot(pen: Pen, record: Record) -> Foot:
    """Return the rights, the record, its data and its history, for the foot of its page."""
    data = markup.link("the fields of this record as JSON", relative(pen.page, data_of(record)))
    collection = pen.edition.collection
    return Foot(rights(collection), edit_link(collection, record), f"Data: {data}", history(pen, record))


def rights(collection: Collection) -> str:
    """Return under which licence the page may be used, and what it does not cover."""
    licence = markup.escape(collection.licence)
    if collection.licence_url:
        licence = markup.outside_link(licence, collection.licence_url)
    return f"The archive's own words on this page may be used under {licence}. Words quoted from others remain theirs."


def edit_link(collection: Collection, record: Record) -> str:
    """Return the record's path, as a link where the repository's address is known."""
    path = record_path(record)
    if collection.repository:
        return markup.outside_link("Edit this record", f"{collection.repository.rstrip('/')}/{path}")
    return f"Edit this record: `{path}`"


def record_path(record: Record) -> str:
    """Return a record's file, relative to the project."""
    return f"sources/{record.file}"


def history(pen: Pen, record: Record) -> str:
    """Return the record's public history, newest first."""
    entries = [
        f"{markup.escape(date_in_words(change.date))} — {pen.prose(change.what)}"
        + (f" ({markup.escape(change.by)})" if change.by else "")
        for change in reversed(record.changes)
    ]
    return markup.bullets(entries)


def sentence(parts: Iterable[str]) -> str:
    """Return clauses of finished Markdown as one sentence."""
    return f"{capitalised(', '.join(part for part in parts if part))}."

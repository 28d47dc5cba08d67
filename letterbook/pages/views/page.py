"""What every page has: a place, front matter, and a foot that names its record."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import data_of, form_of, relative
from letterbook.pages.for_machines import Told
from letterbook.pages.generated import GENERATED
from letterbook.pages.pen import Pen
from letterbook.pages.repository import file_address, history_address, report_address
from letterbook.pages.wording import capitalised, date_in_words
from letterbook.reading.history import newest_day
from letterbook.records.dates import LetterDate
from letterbook.records.models import Authority, Collection, Letter, Organisation, Record

# Where the page on contributing explains how to report a mistake.
CONTRIBUTING, MISTAKES = "contributing/index.md", "report-a-mistake"

# How strongly the search prefers a page, by what it is about: Material multiplies what a page scores by this.
# A word in a heading scores a thousand times what it scores in the text, so among pages with the word in their
# headings these numbers decide; without them the name of an envoy leads to a report on a journey of his.
# A name leads to what bears it, then to what is named after it; a day or a thought to its letter; reports come last.
PROMINENCE = {
    "person": 3.0,
    "letter": 2.4,
    "place": 2.2,
    "organisation": 2.1,
    "event": 2.0,
    "topic": 2.0,
    "article": 0.5,
}

# The two whose exchange the collection is about: a name means one of them here, though others bear it.
PRINCIPAL = 5.0

# The heading of a letter between two days names both, and neither is its own.
UNDATED = 1.0

# What others report on, and what is therefore asked for by its title.
WORKS, WORK = frozenset({"book", "magazine", "letter-edition", "manuscript", "post", "release", "statement"}), 2.1

# Where reports appeared: a name such as "Washington" is asked for on other grounds.
OUTLETS, OUTLET = frozenset({"agency", "newspaper", "broadcaster", "magazine", "website", "publisher"}), 1.0

# Questions and numbers are the archive's own and stand nowhere else; other overviews repeat the pages of records.
ANSWERS, OVERVIEW = 2.0, 0.25


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


def front_matter(
    description: str,
    record: Record | None = None,
    is_index: bool = False,
    title: str = "",
    prominence: float | None = None,
    changed: date | None = None,
    moved_to: str = "",
    feed: str = "",
    told: Told | None = None,
    linked_data: str = "",
    picture: str = "",
    form: str = "",
) -> str:
    """Return the front matter of a page: only keys of ours, with text that is safe where Material prints it raw.

    `title` is what the page is called outside the site, where its heading would not do; `prominence` is how
    strongly the search prefers the page, and `changed` when it last changed, where its record does not tell;
    `moved_to` is where the record's page is now, below the site's address, on the page of a former id; `feed` is the
    feed for browsers, relative to `docs/`, and `told` the facts for machines about the record, or
    `linked_data` of the page, where it is about none; `picture` is what other sites show beside a link to it, relative
    to `docs/`; `form` is the kind of record that is filled in on the page.
    """
    fields: dict[str, object] = {"generated": GENERATED}
    if record:
        fields["record"] = record_path(record)
    if day := newest_day(record.changes) if record else changed:
        fields["changed"] = day
    if moved_to:
        fields["moved_to"] = moved_to
    if feed:
        fields["feed"] = feed
    if title:
        fields["title"] = markup.attribute(title)
    fields["description"] = markup.attribute(description)
    # The way on is in the page; a menu that holds only indexes would stand beside it empty.
    fields["hide"] = ["navigation", "toc"] if is_index else ["navigation"]
    # A list of everything would be found by every search.
    boost = prominence or (prominence_of(record) if record else OVERVIEW)
    fields["search"] = {"exclude": True} if is_index else {"boost": boost}
    if picture:
        fields["picture"] = picture
    if form:
        fields["form"] = form
    if tags := list(looked_up_as(record)):
        fields["tags"] = tags
    if told:
        # The theme escapes the tags; the rest holds nothing to escape.
        fields |= {"told": [list(tag) for tag in told.tags]} if told.tags else {}
    if linked := told.linked_data if told else linked_data:
        fields["linked_data"] = linked
    return markup.front_matter(**fields)


def prominence_of(record: Record) -> float:
    """Return how strongly the search prefers the page of a record."""
    if isinstance(record, Letter) and not only_day(record.date):
        return UNDATED
    if isinstance(record, Organisation) and record.form in OUTLETS:
        return OUTLET
    return PROMINENCE[record.kind]


def looked_up_as(record: Record | None) -> Iterator[str]:
    """Yield what a page is looked up by and its heading does not hold: the day of a letter, other names.

    Material prints tags raw, so nothing but letters, digits, spaces and the hyphens of a day is in them.
    """
    if isinstance(record, Letter) and (day := only_day(record.date)):
        yield day
    if isinstance(record, Authority):
        yield from other_names(record)


def only_day(date: LetterDate | None) -> str | None:
    """Return the one day that a date names, if only as a bound ("../2019-01-18"), in the form of ISO 8601."""
    known = {day.isoformat() for day in (date.earliest, date.latest) if day} if date else set()
    return known.pop() if date and len(known) == 1 and min(known) in date.edtf else None


def other_names(record: Authority) -> Iterator[str]:
    """Yield the names as written that share no word with the heading, such as "김정은", in letters and digits alone."""
    heading = words_of(record.name)
    for form in record.forms:
        if words_of(form).isdisjoint(heading) and (bare := without_marks(form)):
            yield bare


def without_marks(form: str) -> str:
    """Return a form of a name in letters and digits alone, with the vowels and accents that belong to the letters."""
    kept = (one if one.isalnum() or unicodedata.category(one).startswith("M") else " " for one in form)
    return " ".join("".join(kept).split())


def words_of(name: str) -> set[str]:
    """Return the words of a name, without capitals."""
    return set(re.findall(r"\w+", name.casefold()))


def foot(pen: Pen, record: Record) -> Foot:
    """Return the rights, the record, its data and its history, for the foot of its page."""
    data = markup.link("the fields of this record as JSON", relative(pen.page, data_of(record)))
    collection = pen.edition.collection
    return Foot(
        rights(collection), markup.paragraph(ways_to_change(pen, record), "edit"), f"Data: {data}", history(pen, record)
    )


def rights(collection: Collection) -> str:
    """Return under which licence the page may be used, and what it does not cover."""
    licence = markup.escape(collection.licence)
    if collection.licence_url:
        licence = markup.outside_link(licence, collection.licence_url)
    return f"The archive's own words on this page may be used under {licence}. Words quoted from others remain theirs."


def ways_to_change(pen: Pen, record: Record) -> str:
    """Return how to edit the record, see its history and report a mistake, as far as addresses are known."""
    collection, path = pen.edition.collection, record_path(record)
    file = file_address(collection, path)
    history_at = history_address(collection, path)
    report = report_address(collection, pen.page.removesuffix(".md"), path)
    mistake = "Report a mistake"
    return " · ".join(
        part
        for part in (
            markup.link("Edit this record", form_to_edit(pen, record)),
            markup.outside_link("Its file", file) if file else f"Its file: `{path}`",
            markup.outside_link("Its history", history_at) if history_at else "",
            markup.outside_link(mistake, report)
            if report
            else markup.link(mistake, relative(pen.page, CONTRIBUTING, MISTAKES)),
        )
        if part
    )


def form_to_edit(pen: Pen, record: Record) -> str:
    """Return the link to the form in which a record can be edited."""
    return f"{relative(pen.page, form_of(record.kind))}?record={record.id}"


def record_path(record: Record) -> str:
    """Return a record's file, relative to the project."""
    return f"sources/{record.file}"


def history(pen: Pen, record: Record) -> str:
    """Return the record's public history, newest first; names in it are no links, which the page above has."""
    entries = [
        f"{markup.escape(date_in_words(change.date))} — {pen.with_links(change.what)}"
        + (f" ({markup.escape(change.by)})" if change.by else "")
        for change in reversed(record.changes)
    ]
    return markup.bullets(entries)


def sentence(parts: Iterable[str]) -> str:
    """Return clauses of finished Markdown as one sentence."""
    return f"{capitalised(', '.join(part for part in parts if part))}."

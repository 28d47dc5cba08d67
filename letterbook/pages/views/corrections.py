"""The corrections page: the public history of all records, newest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import FEED, index_of, relative
from letterbook.pages.parts import Long, Part, Parts, by_time
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import WORDS, link_weights, weight_of_prose
from letterbook.pages.wording import capitalised, count, date_in_words
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.dates import LetterDate

PAGE = index_of("corrections")


@dataclass(frozen=True)
class Line:
    """One change of one record; of the collection itself, where there is no id."""

    date: LetterDate
    what: str
    id: str


@dataclass(frozen=True)
class CorrectionsView(View):
    """The page of changes, by day."""

    template: ClassVar[str] = "corrections.md.j2"

    days: tuple[str, ...]
    feed: str


def feed_of(edition: Edition) -> str:
    """Return the feed of an edition; "" where it has none, without an address or a history."""
    return FEED if edition.collection.site and last_change(edition) else ""


@once
def corrections_parts(edition: Edition) -> Parts[Line]:
    """Return the pages of changes, by path, with the changes on each, newest day first."""
    lines = tuple(in_order(edition))
    links = link_weights(edition)
    prose = {what: weight_of_prose(edition, what) for what in {line.what for line in lines}}
    first: dict[tuple[str, str], Line] = {}
    for line in lines:
        first.setdefault((line.date.edtf, line.what), line)

    def weigh(line: Line) -> int:
        # Of changes listed together, the first brings their words and perhaps their day.
        brings = first[line.date.edtf, line.what] == line
        return (links[line.id] if line.id else 0) + (prose[line.what] + WORDS if brings else 0)

    found = Long(PAGE, "corrections", lines, weigh)
    return found.laid_out(
        lambda some: by_time(some, lambda line: line.date.sort_day),
        lambda some: "\n\n".join(days(weighing_pen(edition, PAGE), some)),
    )


def in_order(edition: Edition) -> Iterator[Line]:
    """Yield every change, newest day first, of a day the collection's first; those of the same words together."""
    lines = [Line(change.date, change.what, "") for change in edition.collection.changes]
    lines += [Line(change.date, change.what, id) for id, record in edition.records.items() for change in record.changes]
    place: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines):
        place.setdefault((line.date.edtf, line.what), number)
    lines.sort(key=lambda line: place[line.date.edtf, line.what])
    # Sorting keeps the order of those of one day.
    yield from sorted(lines, key=lambda line: (line.date.sort_day, line.date.edtf), reverse=True)


def corrections_view(pen: Pen) -> CorrectionsView:
    """Return the page of changes, newest day first; or of its parts, where there are many."""
    part = corrections_parts(pen.edition)[pen.page]
    return CorrectionsView(
        page=pen.page,
        front_matter=front_matter(
            "What was corrected in this archive or added to it, and when, newest first.",
            is_index=True,
            changed=last_change(pen.edition),
            feed=feed_of(pen.edition),
        ),
        title=markup.heading(1, "Corrections and additions"),
        days=(contents(pen.page, part.contents, "change"),) if part.contents else tuple(days(pen, part.items)),
        feed=markup.link("a feed", relative(pen.page, FEED)) if feed_of(pen.edition) else "",
    )


def corrections_part(pen: Pen, part: Part[Line]) -> PartView:
    """Return the page of the changes of some time."""
    lead = f"{capitalised(count(len(part.items), 'change'))} of records, newest first."
    listing = "\n\n".join(days(pen, part.items))
    return part_view(pen, part, "Corrections and additions", lead, listing, PAGE, ("Later", "Earlier"))


def days(pen: Pen, lines: Iterable[Line]) -> Iterator[str]:
    """Yield the changes of each day under a heading."""
    for _, found in groupby(lines, key=lambda line: line.date.edtf):
        yield section(pen, tuple(found))


def section(pen: Pen, lines: Sequence[Line]) -> str:
    """Return one day: each change, with the records it was made in; one change to several records is listed once."""
    items = []
    for what, found in groupby(lines, key=lambda line: line.what):
        where = ", ".join(pen.to(line.id) for line in found if line.id)
        items.append(f"{pen.prose(what)} {where}".strip())
    day = markup.escape(capitalised(date_in_words(lines[0].date)))
    return markup.heading(2, day) + "\n\n" + markup.bullets(items)

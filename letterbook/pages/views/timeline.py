"""The timeline: letters, events, and the days on which letters became known, as one ordered list."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from letterbook.facts import existence
from letterbook.pages import markup
from letterbook.pages.addresses import index_of
from letterbook.pages.describing import description
from letterbook.pages.distinct import distinction
from letterbook.pages.parts import MOST, Long, Part, Parts, by_time
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import PartView, contents, part_view, weighing_pen
from letterbook.pages.views.pictured import drawn_timeline
from letterbook.pages.weights import WORDS, weight_of_links
from letterbook.pages.wording import (
    capitalised,
    correspondents,
    count,
    date_in_words,
    letter_day,
    listed,
    period_in_words,
)
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.days import year_in_words
from letterbook.records.models import Event, Letter

PAGE = index_of("timeline")

KIND_ORDER = EVENT, LETTER, PUBLICITY = ("event", "letter", "publicity")

# What a row of the drawing weighs: a label, a dot, a line and two diamonds.
ROW = 700


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: its day, the kind of thing, what it is about, and of publicity by which article.

    An undated letter has no day.
    """

    day: date | None
    kind: str
    id: str
    done: str = ""
    article: str = ""

    @property
    def order(self) -> tuple[bool, date, int, str]:
        """The sort key: day, kind, id."""
        return (self.day is None, self.day or date.max, KIND_ORDER.index(self.kind), f"{self.id} {self.done}".strip())


@dataclass(frozen=True)
class TimelineView(View):
    """The page of the timeline, by year; it explains the drawings even if they are on its parts."""

    template: ClassVar[str] = "timeline.md.j2"

    drawing: str
    is_drawn: bool
    years: tuple[str, ...]
    undated: str


@once
def timeline_parts(edition: Edition) -> Parts[Entry]:
    """Return the pages of the timeline, by path, with the lines on each; undated letters stand last."""
    entries = sorted([*dated(edition), *publicity(edition)], key=lambda entry: entry.order)
    undated = [Entry(None, LETTER, letter.id) for letter in edition.letters if letter.date is None]

    def weigh(entry: Entry) -> int:
        return 2 * WORDS + weight_of_links(edition, [entry.id, *([entry.article] if entry.article else [])])

    found = Long(PAGE, "timeline", (*entries, *undated), weigh, ROW * len(edition.letters))
    pen = weighing_pen(edition, PAGE)
    return found.laid_out(
        lambda some: by_time(some, lambda entry: entry.day),
        lambda some: drawing(edition, some) + listing(pen, some),
    )


def dated(edition: Edition) -> Iterator[Entry]:
    """Yield the letters and events that have a date."""
    for letter in edition.letters:
        if letter.date:
            yield Entry(letter.date.sort_day, LETTER, letter.id)
    for event in edition.of(Event):
        if event.date:
            yield Entry(event.date.sort_day, EVENT, event.id)


def publicity(edition: Edition) -> Iterator[Entry]:
    """Yield the days on which each letter became known and readable, by the articles of this archive."""
    public = existence.publicity(edition)
    for letter in edition.letters:
        known, readable = public[letter.id].known, public[letter.id].readable
        both = known == readable
        for found, done in ((known, "Known and quoted" if both else "Known"), (None if both else readable, "Quoted")):
            if found:
                yield Entry(found.published.sort_day, PUBLICITY, letter.id, done, found.article.id)


def timeline_view(pen: Pen) -> TimelineView:
    """Return the page of the timeline, or of its parts, where it is long."""
    part = timeline_parts(pen.edition)[pen.page]
    lead = "The letters, the events around them, and the days on which each letter became known."
    if part.contents:
        years, undated = [contents(pen.page, part.contents, "entry", "entries")], ""
    else:
        years, undated = by_year(pen, part.items), undated_letters(pen, part.items)
    return TimelineView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, "Timeline:", lead), is_index=True, changed=last_change(pen.edition)
        ),
        title=markup.heading(1, "Timeline"),
        drawing=(shown := drawing(pen.edition, part.items)),
        is_drawn=bool(shown or part.contents),
        years=tuple(years),
        undated=undated,
    )


def timeline_part(pen: Pen, part: Part[Entry]) -> PartView:
    """Return the page of some time, with a drawing where there is room for it."""
    weight = ROW * len(part.items) + len(text := listing(pen, part.items))
    shown = drawing(pen.edition, part.items) if weight <= MOST else ""
    return part_view(pen, part, "Timeline", lead(part.items), f"{shown}\n\n{text}", PAGE)


def lead(entries: Iterable[Entry]) -> str:
    """Return what the lines of a part are: "42 letters, seven events, 60 days on which a letter became known"."""
    numbers = Counter(entry.kind for entry in entries)
    told = (
        (LETTER, "letter", "letters"),
        (EVENT, "event", "events"),
        (
            PUBLICITY,
            "day on which a letter became known or was first quoted",
            "days on which letters became known or were first quoted",
        ),
    )
    found = [count(numbers[kind], one, many) for kind, one, many in told if numbers[kind]]
    return f"{capitalised(listed(found))}."


def drawing(edition: Edition, entries: Iterable[Entry]) -> str:
    """Return the drawing of the letters and events among some lines."""
    found = [edition.records[entry.id] for entry in entries if entry.kind != PUBLICITY]
    letters = [one for one in found if isinstance(one, Letter)]
    return drawn_timeline(edition, letters, [one for one in found if isinstance(one, Event)])


def listing(pen: Pen, entries: Sequence[Entry]) -> str:
    """Return lines under the headings of their years, then the letters without a date."""
    return "\n\n".join([*by_year(pen, entries), undated_letters(pen, entries)])


def by_year(pen: Pen, entries: Iterable[Entry]) -> list[str]:
    """Return the dated lines, each year under its heading."""
    return [
        markup.heading(2, year_in_words(year or 0)) + "\n\n" + markup.bullets(line(pen, entry) for entry in found)
        for year, found in groupby((one for one in entries if one.day), key=lambda one: one.day and one.day.year)
    ]


def undated_letters(pen: Pen, entries: Iterable[Entry]) -> str:
    """Return the letters without a date."""
    return markup.bullets(pen.to(entry.id) for entry in entries if entry.day is None)


def line(pen: Pen, entry: Entry) -> str:
    """Return a dated line in words."""
    record = pen.edition.records[entry.id]
    if entry.kind == PUBLICITY:
        return publicity_line(pen, entry)
    return letter_line(pen, record) if isinstance(record, Letter) else event_line(pen, record)  # type: ignore[arg-type]


def publicity_line(pen: Pen, entry: Entry) -> str:
    """Return on which day which article made a letter known."""
    published = pen.edition.article(entry.article).published
    day = markup.escape(capitalised(date_in_words(published))) if published else ""
    return f"{day} — **{entry.done}:** {pen.to(entry.id)}, by {pen.to(entry.article)}"


def letter_line(pen: Pen, letter: Letter) -> str:
    """Return a letter under its day."""
    title = pen.to(letter.id, words=correspondents(pen.edition, letter) + distinction(pen.edition, letter))
    what = "Letter" if letter.medium == "letter" else capitalised(letter.medium)
    return f"{markup.escape(capitalised(letter_day(letter)))} — **{what}:** {title}"


def event_line(pen: Pen, event: Event) -> str:
    """Return an event under its days."""
    days = period_in_words(event.date, event.finished) if event.date else ""
    return f"{markup.escape(capitalised(days))} — **Event:** {pen.to(event.id)}"

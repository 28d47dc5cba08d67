"""The timeline: letters, events, and the days on which letters became known, as one ordered list."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from letterbook.evidence.existence import known_since, readable_since
from letterbook.pages import markup
from letterbook.pages.describing import description
from letterbook.pages.distinct import distinction
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.pictured import drawn_timeline
from letterbook.pages.wording import capitalised, correspondents, date_in_words, letter_day, period_in_words
from letterbook.reading.history import last_change
from letterbook.records.dates import LetterDate
from letterbook.records.models import Event

KIND_ORDER = ("event", "letter", "publicity")


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: its date, the kind of thing, and what is said of it."""

    date: LetterDate
    kind: str
    id: str
    shown: str

    @property
    def order(self) -> tuple[str, int, str]:
        """The sort key: day, kind, id."""
        return (self.date.sort_day.isoformat(), KIND_ORDER.index(self.kind), self.id)


@dataclass(frozen=True)
class TimelineView(View):
    """The page of the timeline, by year."""

    template: ClassVar[str] = "timeline.md.j2"

    drawing: str
    years: tuple[str, ...]
    undated: str


def timeline_view(pen: Pen) -> TimelineView:
    """Return the page of the timeline."""
    edition = pen.edition
    entries = sorted([*letters(pen), *events(pen), *publicity(pen)], key=lambda entry: entry.order)
    years = [
        markup.heading(2, str(year)) + "\n\n" + markup.bullets(entry.shown for entry in found)
        for year, found in groupby(entries, key=lambda entry: entry.date.sort_day.year)
    ]
    undated = [pen.to(letter.id) for letter in edition.letters if letter.date is None]
    lead = "Letters, the events around them, and the days on which each letter became known."
    return TimelineView(
        page=pen.page,
        front_matter=front_matter(description(edition, "Timeline:", lead), is_index=True, changed=last_change(edition)),
        title=markup.heading(1, "Timeline"),
        drawing=drawn_timeline(edition),
        years=tuple(years),
        undated=markup.bullets(undated),
    )


def letters(pen: Pen) -> Iterator[Entry]:
    """Yield the letters that have a date."""
    for letter in pen.edition.letters:
        if letter.date:
            title = pen.to(letter.id, words=correspondents(pen.edition, letter) + distinction(pen.edition, letter))
            what = "Letter" if letter.medium == "letter" else capitalised(letter.medium)
            day = markup.escape(capitalised(letter_day(letter)))
            yield Entry(letter.date, "letter", letter.id, f"{day} — **{what}:** {title}")


def events(pen: Pen) -> Iterator[Entry]:
    """Yield the events that have a date."""
    for event in pen.edition.of(Event):
        if event.date:
            days = markup.escape(capitalised(period_in_words(event.date, event.finished)))
            yield Entry(event.date, "event", event.id, f"{days} — **Event:** {pen.to(event.id)}")


def publicity(pen: Pen) -> Iterator[Entry]:
    """Yield the days on which each letter became known and readable, by the articles of this archive."""
    for letter in pen.edition.letters:
        known, readable = known_since(letter, pen.edition), readable_since(letter, pen.edition)
        both = known == readable
        for found, done in (
            (known, "Known and quoted" if both else "Known"),
            (None if both else readable, "Quoted"),
        ):
            if found:
                day = markup.escape(capitalised(date_in_words(found.published)))
                source = pen.to(found.article.id)
                told = f"{day} — **{done}:** {pen.to(letter.id)}, by {source}"
                yield Entry(found.published, "publicity", f"{letter.id} {done}", told)

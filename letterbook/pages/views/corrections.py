"""The corrections page: the public history of all records, newest first."""

from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.wording import capitalised, date_in_words
from letterbook.reading.history import last_change
from letterbook.records.models import Change


@dataclass(frozen=True)
class CorrectionsView(View):
    """The page of changes, by day."""

    template: ClassVar[str] = "corrections.md.j2"

    days: tuple[str, ...]


def corrections_view(pen: Pen) -> CorrectionsView:
    """Return the page of changes, newest day first; the same change of many records is told once."""
    edition = pen.edition
    by_day: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    titles: dict[str, Change] = {}
    for change in edition.collection.changes:
        by_day[change.date.edtf][change.what].append("")
        titles[change.date.edtf] = change
    for record in edition.records.values():
        for change in record.changes:
            by_day[change.date.edtf][change.what].append(record.id)
            titles[change.date.edtf] = change
    days = [
        section(pen, titles[day], by_day[day])
        for day in sorted(by_day, key=lambda day: (titles[day].date.sort_day, day), reverse=True)
    ]
    return CorrectionsView(
        page=pen.page,
        front_matter=front_matter(
            "What was corrected in this archive or added to it, and when, newest first.",
            is_index=True,
            changed=last_change(edition),
        ),
        title=markup.heading(1, "Corrections and additions"),
        days=tuple(days),
    )


def section(pen: Pen, sample: Change, changes: dict[str, list[str]]) -> str:
    """Return one day: each change, with the records it was made in."""
    items = []
    for what, ids in changes.items():
        where = ", ".join(pen.to(id) for id in ids if id)
        items.append(f"{pen.prose(what)} {where}".strip())
    day = markup.escape(capitalised(date_in_words(sample.date)))
    return markup.heading(2, day) + "\n\n" + markup.bullets(items)

"""The page of a former id: a plain link to the record's new page, and for search engines the new address."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import page_of
from letterbook.pages.describing import description
from letterbook.pages.pen import Pen, title_of
from letterbook.pages.views.page import View, front_matter
from letterbook.records.models import Record


@dataclass(frozen=True)
class MovedView(View):
    """A page that says where another has gone."""

    template: ClassVar[str] = "moved.md.j2"

    link: str


def moved_view(pen: Pen, record: Record) -> MovedView:
    """Return the page of a former id of a record."""
    title = title_of(pen.edition, record)
    former = PurePosixPath(pen.page).stem
    return MovedView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, f"{title} has moved from the address “{former}”."),
            is_index=True,
            moved_to=f"{page_of(record).removesuffix('.md')}/",
        ),
        title=markup.heading(1, markup.phrase(f"{title}, formerly “{former}”")),
        link=pen.to(record.id),
    )

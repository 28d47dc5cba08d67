"""The page of a former id: a plain link to the record's new page, and for search engines the new address."""

from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import page_of
from letterbook.pages.describing import description
from letterbook.pages.pen import Pen, title_of
from letterbook.pages.views.page import View, front_matter
from letterbook.reading.edition import Edition
from letterbook.records.models import Record


@dataclass(frozen=True)
class MovedView(View):
    """A page that says where another has gone."""

    template: ClassVar[str] = "moved.md.j2"

    link: str


def moved_views(edition: Edition, record: Record) -> list[MovedView]:
    """Return a page for each former id of a record."""
    title = title_of(edition, record)
    views = []
    for alias in record.aliases:
        pen = Pen(edition, f"{record.folder}/{alias}.md")
        heading = f"{title}, formerly “{alias}”"
        views.append(
            MovedView(
                page=pen.page,
                front_matter=front_matter(
                    description(edition, f"{title} has moved from the address “{alias}”."),
                    is_index=True,
                    moved_to=f"{page_of(record).removesuffix('.md')}/",
                ),
                title=markup.heading(1, markup.escape(heading)),
                link=pen.to(record.id),
            )
        )
    return views

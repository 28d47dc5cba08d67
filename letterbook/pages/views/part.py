"""The page of a part of a long list, and the contents of such a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import relative
from letterbook.pages.context import Context
from letterbook.pages.describing import description
from letterbook.pages.parts import Entry, Part
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.wording import count
from letterbook.reading.edition import Edition
from letterbook.verification.quotations import unverified

# How the ways between parts are called: those of times, and those of names.
TIMES, NAMES = ("Earlier", "Later"), ("Before", "After")


@dataclass(frozen=True)
class PartView(View):
    """The page of a part: what it holds, the ways to its neighbours and up, and the list."""

    template: ClassVar[str] = "part.md.j2"

    lead: str
    ways: str
    listing: str


def part_view(
    pen: Pen,
    part: Part[Any],
    of: str,
    lead: str,
    listing: str,
    up: str,
    called: tuple[str, str] = TIMES,
    prominence: float | None = None,
) -> PartView:
    """Return the page of a part of the list called `of`, which lies at `up`; the lead is plain, the list finished.

    The search finds it only if it has a prominence: what stands nowhere else.
    """
    title = f"{of}, {part.title}"
    return PartView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, f"{title}:", lead), is_index=prominence is None, prominence=prominence
        ),
        title=markup.heading(1, markup.phrase(title)),
        lead=markup.escape(lead),
        ways=ways(part, of, up, called),
        listing=listing,
    )


def weighing_pen(edition: Edition, page: str) -> Pen:
    """Return a pen that writes a page only to weigh it; it needs no captures."""
    return Pen(Context(edition, unverified(edition)), page)


def ways(part: Part[Any], of: str, up: str, called: tuple[str, str]) -> str:
    """Return the links from a part to its neighbours and to the list: "Earlier: 1904 · Later: 1906 · Timeline"."""
    links = [
        f"{word}: {entry_link(part.path, entry)}"
        for word, entry in zip(called, (part.before, part.after), strict=True)
        if entry
    ]
    links.append(markup.link(markup.phrase(of), relative(part.path, up)))
    return markup.paragraph(" · ".join(links), "sequence")


def contents(page: str, entries: Iterable[Entry], what: str, whats: str | None = None) -> str:
    """Return the parts of a list as links, each with how many items of what kind it holds."""
    return markup.bullets(f"{entry_link(page, entry)}: {count(entry.number, what, whats)}" for entry in entries)


def entry_link(page: str, entry: Entry) -> str:
    """Return the link from a page to a part."""
    return markup.link(markup.escape(capital(entry.title)), relative(page, entry.path))


def capital(title: str) -> str:
    """Return a title with a capital at its beginning."""
    return title[:1].upper() + title[1:]

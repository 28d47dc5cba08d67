"""The plan of the pages: which there will be, of which kind and about what, and the one way to make any of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from letterbook.pages.addresses import FORMS_FOLDER, form_of, index_of, page_of
from letterbook.pages.citing.on_pages import cited_on_pages
from letterbook.pages.context import Context
from letterbook.pages.covering import coverage_parts
from letterbook.pages.differing import difference_parts
from letterbook.pages.generated import GENERATED_FOLDERS, HOME
from letterbook.pages.parts import Part
from letterbook.pages.pen import Pen
from letterbook.pages.placing import markdown
from letterbook.pages.sections import section_pages, section_parts
from letterbook.pages.views.article import article_view
from letterbook.pages.views.authority import authority_view
from letterbook.pages.views.corrections import corrections_part, corrections_parts, corrections_view
from letterbook.pages.views.correspondences import (
    correspondence_list,
    correspondence_pages,
    correspondence_view,
    correspondences_part,
    correspondences_view,
)
from letterbook.pages.views.coverage import coverage_part, coverage_view
from letterbook.pages.views.data import data_view
from letterbook.pages.views.differences import differences_part, differences_view
from letterbook.pages.views.finder import finder_view, letter_parts, letters_part
from letterbook.pages.views.home import home_view
from letterbook.pages.views.index import (
    TITLES,
    article_parts,
    articles_index,
    articles_part,
    authorities_index,
    authorities_part,
    authority_parts,
)
from letterbook.pages.views.introduction import introduction_view
from letterbook.pages.views.letter.view import letter_view
from letterbook.pages.views.moved import moved_view
from letterbook.pages.views.origins import origin_parts, origins_part, origins_view
from letterbook.pages.views.page import View
from letterbook.pages.views.pictures import pictures_view
from letterbook.pages.views.places import place_pages, places_part, places_view
from letterbook.pages.views.record_form import form_view, forms_view
from letterbook.pages.views.section import section_part
from letterbook.pages.views.timeline import timeline_part, timeline_parts, timeline_view
from letterbook.pages.views.verification import verification_part, verification_parts, verification_view
from letterbook.pages.views.wordings import wordings_part, wordings_parts, wordings_view
from letterbook.reading.edition import Edition
from letterbook.records.models import KINDS, Article, Authority, Letter, Place, Record


@dataclass(frozen=True, order=True, slots=True)
class Target:
    """One file that a build makes: its path relative to `docs/`, its kind, and the id of what it is about, or "".

    A part of a list is about the list: its subject is the path of the list's own page.
    """

    path: str
    kind: str
    subject: str = ""


def index_of_kind(kind: type[Authority]) -> Callable[[Pen], View]:
    """Return what makes the index of one kind of authority record."""
    return lambda pen: authorities_index(pen, kind)


def part_of_kind(kind: type[Authority]) -> Callable[[Pen, Part[str]], View]:
    """Return what makes a part of that index."""
    return lambda pen, part: authorities_part(pen, kind, part)


def form_of_kind(kind: str) -> Callable[[Pen], View]:
    """Return what makes the form of that kind of record."""
    return lambda pen: form_view(pen, kind)


# Pages about the edition as a whole, by their path.
OVERVIEWS: dict[str, Callable[[Pen], View]] = {
    HOME: home_view,
    index_of(Letter.folder): finder_view,
    index_of(Article.folder): articles_index,
    **{index_of(kind.folder): index_of_kind(kind) for kind in TITLES},
    index_of(Place.folder): places_view,
    index_of("correspondences"): correspondences_view,
    index_of("timeline"): timeline_view,
    index_of("corrections"): corrections_view,
    index_of("introduction"): introduction_view,
    index_of("pictures"): pictures_view,
    index_of("differences"): differences_view,
    index_of("wordings"): wordings_view,
    index_of("origins"): origins_view,
    index_of("coverage"): coverage_view,
    index_of("verification"): verification_view,
    index_of("data"): data_view,
    index_of(FORMS_FOLDER): forms_view,
    **{form_of(kind.kind): form_of_kind(kind.kind) for kind in KINDS},
}


@dataclass(frozen=True)
class Parted:
    """A list that falls into parts when it grows: its pages by path, and what makes that of a part.

    Several lists may be laid out together: the parts of each lie below its folder.
    """

    parts: Callable[[Edition], Mapping[str, Part[Any]]]
    view: Callable[[Pen, Part[Any]], View]


# The lists among them that fall into parts, by their path.
PARTED: dict[str, Parted] = {
    index_of(Letter.folder): Parted(letter_parts, letters_part),
    index_of(Article.folder): Parted(article_parts, articles_part),
    **{index_of(kind.folder): Parted(authority_parts, part_of_kind(kind)) for kind in TITLES},
    index_of(Place.folder): Parted(place_pages, places_part),
    index_of("correspondences"): Parted(correspondence_list, correspondences_part),
    index_of("timeline"): Parted(timeline_parts, timeline_part),
    index_of("corrections"): Parted(corrections_parts, corrections_part),
    index_of("wordings"): Parted(wordings_parts, wordings_part),
    index_of("differences"): Parted(difference_parts, differences_part),
    index_of("origins"): Parted(origin_parts, origins_part),
    index_of("coverage"): Parted(coverage_parts, coverage_part),
    index_of("verification"): Parted(verification_parts, verification_part),
}

# Pages about one record each.
RECORD_PAGES: dict[type[Record], Callable[[Pen, Any], View]] = {
    Letter: letter_view,
    Article: article_view,
    **dict.fromkeys((*TITLES, Place), authority_view),
}

OVERVIEW, PART, RECORD, SECTION, MOVED = "overview", "part", "record", "section", "moved"
CORRESPONDENCE = "correspondence"


def plan_pages(edition: Edition) -> Iterator[Target]:
    """Yield every page that an edition has, the overviews first."""
    yield from overviews()
    for subject, parted in PARTED.items():
        folder = subject.removesuffix("index.md")
        pages = (path for path in parted.parts(edition) if path != subject and path.startswith(folder))
        yield from (Target(path, PART, subject) for path in pages)
    yield from (Target(path, CORRESPONDENCE, id) for path, (id, _) in correspondence_pages(edition).items())
    for record in edition.records.values():
        if record.folder in GENERATED_FOLDERS:
            yield Target(page_of(record), RECORD, record.id)
            yield from (Target(path, SECTION, record.id) for path in section_pages(edition).get(record.id, ()))
            yield from (Target(f"{record.folder}/{alias}.md", MOVED, record.id) for alias in record.aliases)


def overviews() -> Iterator[Target]:
    """Yield the pages about the edition as a whole."""
    return (Target(path, OVERVIEW) for path in OVERVIEWS)


def own_pages(edition: Edition, ids: Iterable[str]) -> list[Target]:
    """Return the pages of some records, without their parts; questions have none."""
    records = (edition.records[id] for id in ids)
    return [Target(page_of(record), RECORD, record.id) for record in records if record.folder in GENERATED_FOLDERS]


def make_page(target: Target, context: Context) -> str:
    """Return the Markdown of a planned page."""
    pen = Pen(context, target.path)
    return markdown(view_of(target, pen))


def view_of(target: Target, pen: Pen) -> View:
    """Return what a planned page says."""
    if target.kind == OVERVIEW:
        return OVERVIEWS[target.path](pen)
    if target.kind == PART:
        parted = PARTED[target.subject]
        return parted.view(pen, parted.parts(pen.edition)[target.path])
    if target.kind == CORRESPONDENCE:
        return correspondence_view(pen, target.subject)
    record = pen.edition.records[target.subject]
    if target.kind == SECTION:
        return section_part(pen, record, section_parts(pen.edition)[target.path])
    return moved_view(pen, record) if target.kind == MOVED else RECORD_PAGES[type(record)](pen, record)


def citations_made(context: Context, targets: Iterable[Target]) -> AbstractContextManager[None]:
    """Have the citations made that some pages show, many at a time, while the block makes these. Raises PandocFault."""
    ids = dict.fromkeys(target.subject for target in targets if target.kind in {RECORD, SECTION})
    return context.citations.being_made(cited_on_pages(context.edition, ids))


def render(context: Context) -> dict[str, str]:
    """Return the Markdown of every page by its path relative to `docs/`, in the order of the paths, all in memory.

    For what needs the pages together, such as a book; a build makes and writes them one by one.
    """
    return make_pages(sorted(plan_pages(context.edition)), context)


def make_pages(targets: Collection[Target], context: Context) -> dict[str, str]:
    """Return the Markdown of some planned pages by their paths."""
    with citations_made(context, targets):
        return {target.path: make_page(target, context) for target in targets}

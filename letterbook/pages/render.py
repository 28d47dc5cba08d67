"""From an edition to the text of every page. Templates place finished parts; they compute nothing."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from letterbook.evidence.captures import Captures
from letterbook.evidence.quotations import Verification
from letterbook.pages.addresses import GENERATED_FOLDERS, index_of, page_of
from letterbook.pages.pen import Pen
from letterbook.pages.views.article import article_view
from letterbook.pages.views.authority import authority_view
from letterbook.pages.views.corrections import corrections_view
from letterbook.pages.views.coverage import coverage_view
from letterbook.pages.views.data import data_view
from letterbook.pages.views.differences import differences_view
from letterbook.pages.views.finder import finder_view
from letterbook.pages.views.home import home_view
from letterbook.pages.views.index import TITLES, articles_index, authorities_index
from letterbook.pages.views.introduction import introduction_view
from letterbook.pages.views.letter import letter_view
from letterbook.pages.views.moved import moved_views
from letterbook.pages.views.origins import origins_view
from letterbook.pages.views.page import View
from letterbook.pages.views.pictures import pictures_view
from letterbook.pages.views.places import places_view
from letterbook.pages.views.timeline import timeline_view
from letterbook.pages.views.verification import verification_view
from letterbook.pages.views.wordings import wordings_view
from letterbook.reading.edition import Edition
from letterbook.records.models import Authority, Record

NOTHING_VERIFIED = Verification()
NO_CAPTURES = Captures()
NO_BOOKS: Mapping[str, int] = {}

# Pages about the edition as a whole, by their folder.
ABOUT_ALL: dict[str, Callable[[Pen], View]] = {
    "introduction": introduction_view,
    "pictures": pictures_view,
    "differences": differences_view,
    "wordings": wordings_view,
    "origins": origins_view,
    "coverage": coverage_view,
}

TEMPLATES = Path(__file__).parent / "templates"


def views(edition: Edition, verification: Verification, captures: Captures, books: Mapping[str, int]) -> Iterator[View]:
    """Yield every page of an edition, the home page first."""

    def pen(record: Record) -> Pen:
        return Pen(edition, page_of(record), verification, captures)

    yield home_view(edition, verification)
    yield finder_view(edition)
    yield articles_index(edition)
    for kind in TITLES:
        yield authorities_index(edition, kind)
    yield places_view(edition)
    yield timeline_view(edition)
    yield corrections_view(edition)
    for folder, view in ABOUT_ALL.items():
        yield view(Pen(edition, index_of(folder), verification, captures))
    yield verification_view(edition, verification)
    yield data_view(edition, books)
    for letter in edition.letters:
        yield letter_view(pen(letter), letter)
    for article in edition.articles:
        yield article_view(pen(article), article)
    for authority in edition.of(Authority):
        yield authority_view(edition, authority)
    for record in edition.records.values():
        if record.folder in GENERATED_FOLDERS:
            yield from moved_views(edition, record)


def render(
    edition: Edition,
    verification: Verification = NOTHING_VERIFIED,
    captures: Captures = NO_CAPTURES,
    books: Mapping[str, int] = NO_BOOKS,
) -> dict[str, str]:
    """Return the Markdown of every page by its path relative to `docs/`, in the order of the paths.

    With captures, the pages of articles hold their full text: for a private reading copy only.
    `books` are those that can be downloaded, by their path relative to `docs/`, with their sizes in bytes.
    """
    environment = templates(is_html=False)
    made = views(edition, verification, captures, books)
    pages = {view.page: environment.get_template(view.template).render(page=view) for view in made}
    return {path: tidy(text) for path, text in sorted(pages.items())}


def templates(is_html: bool) -> Environment:
    """Return the templates: those of HTML escape what is placed; in Markdown it is finished, escaped in markup.py."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=is_html,
    )


def html_page(template: str, page: object) -> str:
    """Return a page of HTML of its own, outside the site, from plain text."""
    return templates(is_html=True).get_template(template).render(page=page)


def tidy(text: str) -> str:
    """Return a page without the blank lines that empty parts leave behind."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"

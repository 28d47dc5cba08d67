"""From an edition to the text of every page. Templates place finished parts; they compute nothing."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from letterbook.pages.views.article import article_view
from letterbook.pages.views.authority import authority_view
from letterbook.pages.views.corrections import corrections_view
from letterbook.pages.views.home import home_view
from letterbook.pages.views.index import TITLES, articles_index, authorities_index, letters_index
from letterbook.pages.views.letter import letter_view
from letterbook.pages.views.moved import moved_views
from letterbook.pages.views.page import View
from letterbook.pages.views.timeline import timeline_view
from letterbook.reading.edition import Edition
from letterbook.records.models import Authority

TEMPLATES = Path(__file__).parent / "templates"


def views(edition: Edition) -> Iterator[View]:
    """Yield every page of an edition, the home page first."""
    yield home_view(edition)
    yield letters_index(edition)
    yield articles_index(edition)
    for kind in TITLES:
        yield authorities_index(edition, kind)
    yield timeline_view(edition)
    yield corrections_view(edition)
    for letter in edition.letters:
        yield letter_view(edition, letter)
    for article in edition.articles:
        yield article_view(edition, article)
    for authority in edition.of(Authority):
        yield authority_view(edition, authority)
    for record in edition.records.values():
        yield from moved_views(edition, record)


def render(edition: Edition) -> dict[str, str]:
    """Return the Markdown of every page by its path relative to `docs/`, in the order of the paths."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # what is placed is finished Markdown, escaped in markup.py
    )
    pages = {view.page: environment.get_template(view.template).render(page=view) for view in views(edition)}
    return {path: tidy(text) for path, text in sorted(pages.items())}


def tidy(text: str) -> str:
    """Return a page without the blank lines that empty parts leave behind."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"

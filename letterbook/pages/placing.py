"""Placing finished parts: templates put the parts of a page in their order, and compute nothing."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from letterbook.pages.views.page import View

TEMPLATES = Path(__file__).parent / "templates"


def markdown(view: View) -> str:
    """Return the text of a page, its parts placed by its template."""
    return tidy(templates(TEMPLATES, is_html=False).get_template(view.template).render(page=view))


@cache
def templates(folder: Path, is_html: bool) -> Environment:
    """Return the templates of a folder: those of HTML escape what is placed; for Markdown, markup.py has escaped it."""
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=is_html,
    )


def html_page(template: str, page: object) -> str:
    """Return a page of HTML of its own, outside the site, from plain text."""
    return templates(TEMPLATES, is_html=True).get_template(template).render(page=page)


def placed(folder: Path, template: str, it: object) -> str:
    """Return a text whose template lies in another folder, its parts placed."""
    return tidy(templates(folder, is_html=False).get_template(template).render(it=it))


def tidy(text: str) -> str:
    """Return a page without the blank lines that empty parts leave behind."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"

"""What a saved article says of itself: title, author, day; for its new record, or to be added to the one it has."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letterbook.intake.dateline import datelines
from letterbook.intake.page.saved_page import SavedPage
from letterbook.intake.proposals import Proposal, titled
from letterbook.intake.stated_day import Settled, settled
from letterbook.reading.examples import flow
from letterbook.verification.captures import CapturedText, LineClass


@dataclass(frozen=True)
class Found:
    """A particular, and what gives it: the page's own account of itself, or a byline."""

    value: str
    giver: str


@dataclass(frozen=True)
class Particulars:
    """What was found out about an article; None for what was not."""

    title: str
    author: Found | None
    published: Settled


def particulars(text: CapturedText, proposals: Sequence[Proposal], page: SavedPage | None) -> Particulars:
    """Return what a page, or else the lines proposed as title and byline, say of the article."""
    title = next((text.paragraphs[found.paragraph - 1] for found in proposals if found.part is LineClass.TITLE), "")
    bylines = [text.paragraphs[found.paragraph - 1] for found in proposals if found.part is LineClass.BYLINE]
    authors = [Found(page.author, "page")] if page and page.author else []
    authors += [Found(name, "byline") for line in bylines if (name := author_in(line))]
    return Particulars(title, next(iter(authors), None), publication(text, proposals, page))


def publication(text: CapturedText, proposals: Sequence[Proposal], page: SavedPage | None) -> Settled:
    """Return the day of publication by what a page states, or else by the lines near the title."""
    title = next((found.paragraph for found in proposals if found.part is LineClass.TITLE), 1)
    statements = page.published if page and page.published else tuple(datelines(text.paragraphs, title - 1))
    where = "the page" if page else "the text"
    return settled(statements, f"{where} does not say on which day it was published")


def day_told(found: Settled) -> str:
    """Return the day of publication as it is listed, with what says so: "published  2018-09-21: …"."""
    return f"published  {found.day or 'open'}: {found.why}"


def advice(found: Particulars, text: CapturedText, content: Mapping[str, object]) -> list[str]:
    """Say what an editor may add to a record that is there, or correct in it; nothing of it is written."""
    said = []
    if found.author and "authors" not in content:
        added = f"authors: {flow([found.author.value])}"
        said.append(f"the {found.author.giver} names {found.author.value}: add '{added}'")
    day = found.published.day
    if day and "published" not in content:
        said.append(f"no day of publication stands in the record: add 'published: {day}'")
    elif day and not agrees(day, str(content["published"])):
        said.append(f"the record has 'published: {content['published']}': see which is right")
    if content.get("read") == "none":
        said.append("'read: none' stands in the record: make it whole or part")
    if (title := content.get("title")) and not titled(text, str(title)):
        said.append("no paragraph has the title that stands in the record: see which is right")
    return said


def agrees(day: str, recorded: str) -> bool:
    """Whether a day found is the one that a record has, as far as both go; a record's other forms are an editor's."""
    return not re.fullmatch(r"\d{4}(-\d\d){0,2}", recorded) or recorded.startswith(day) or day.startswith(recorded)


def author_in(line: str) -> str | None:
    """Return the name in a byline such as "By Eve Long", or None for a date or a credit."""
    name = re.sub(r"(?i)^(?:by|reporter|staff writer)\s+", "", line).strip()
    is_name = re.fullmatch(r"(?:[A-ZÀ-Ý][\w.'’-]+\s+){1,3}[A-ZÀ-Ý][\w.'’-]+(?:\s*\([^()]{3,60}\))?", name)
    return re.sub(r"\s*\(.*", "", name) if is_name and not re.search(r"\d", name) else None

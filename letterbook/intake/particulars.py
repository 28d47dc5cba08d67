"""What a saved article says of itself: title, author, day; for its new record, or to be added to the one it has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterbook.intake.dateline import CHANGED, datelines
from letterbook.intake.excerpt import first_words, printable
from letterbook.intake.known_lines import LONGEST_BYLINE, is_credit
from letterbook.intake.language import Told, language_of
from letterbook.intake.page.authors import Authors, named, plain
from letterbook.intake.page.saved_page import SavedPage
from letterbook.intake.proposals import Proposal
from letterbook.intake.stated_day import Settled, Stated, first_day, in_ascii_digits, settled
from letterbook.intake.text_rules import bare_title, titled
from letterbook.reading.examples import flow
from letterbook.records.models.values import NO_TITLE
from letterbook.verification.captures import CapturedText, LineClass

# So many characters tell the language of a text; of fewer, every word counts.
SHORT = 400

# A name in letters that have capitals, or in Hangul and Han.
NAME = re.compile(r"(?:[A-ZÀ-Ý][\w.'’-]+\s+){1,3}[A-ZÀ-Ý][\w.'’-]+|[가-힣]{2,5}|[\u4e00-\u9fff]{2,5}")


@dataclass(frozen=True)
class Particulars:
    """What was found out about an article; "" or nothing for what was not. What gives it is said beside it."""

    title: str
    title_by: str
    authors: Authors | None
    published: Settled
    # What a library guesses it to be where the page says nothing of it, or "".
    guessed_day: str
    language: Told
    # What says that it is not free to read, or "".
    unfree: str
    outlets: tuple[str, ...]
    address: str | None


def particulars(text: CapturedText, proposals: Sequence[Proposal], page: SavedPage | None) -> Particulars:
    """Return what a page, or else the lines proposed as title and byline, say of the article."""
    line = next((text.paragraphs[found.paragraph - 1] for found in proposals if found.part is LineClass.TITLE), "")
    named = page.title if page else None
    named_only = named.text if named and not line else ""
    title = " ".join(printable(bare_title(line) or named_only).split())
    # A record leaves out a title that says that there is none, such as "Untitled".
    title = "" if NO_TITLE.fullmatch(title) else title
    return Particulars(
        title=title,
        title_by=named.says if named and named_only and title else "",
        authors=authors(text, proposals, page),
        published=(published := publication(text, proposals, page)),
        guessed_day=page.guessed_day if page and not published.day and not page.published else "",
        language=language_of("\n".join(read_in(text, proposals)), page.language if page else ""),
        unfree=page.unfree if page else "",
        outlets=page.outlets if page else (),
        address=page.address if page else None,
    )


def body_of(text: CapturedText, proposals: Sequence[Proposal]) -> list[str]:
    """Return the paragraphs of a text that are its article: those for which nothing else is proposed."""
    taken = {found.paragraph for found in proposals}
    body = [line for number, line in enumerate(text.paragraphs, start=1) if number not in taken]
    return body or list(text.paragraphs)


def read_in(text: CapturedText, proposals: Sequence[Proposal]) -> list[str]:
    """Return the paragraphs by which the language of a text is told: its article, or all where that is short."""
    body = body_of(text, proposals)
    return body if sum(map(len, body)) > SHORT else list(text.paragraphs)


def authors(text: CapturedText, proposals: Sequence[Proposal], page: SavedPage | None) -> Authors | None:
    """Return whom a page names, or its byline where that names more; of a text, whom its byline names."""
    printed = by_bylines(text, proposals, is_page=page is not None)
    told = page.authors if page else None
    if told and printed and {plain(name) for name in told.names} < {plain(name) for name in printed.names}:
        return printed
    return told or printed


def by_bylines(text: CapturedText, proposals: Sequence[Proposal], is_page: bool) -> Authors | None:
    """Return the authors that the first byline names that names any.

    On a page a name alone may be anybody's; "by" before it, or a word for reporters, says whose it is.
    """
    bylines = [text.paragraphs[found.paragraph - 1] for found in proposals if found.part is LineClass.BYLINE]
    telling = [line for line in bylines if is_credit(line) or not is_page]
    names = [names for line in telling if (names := authors_in(line))]
    return Authors(names[0], "the byline") if names else None


def publication(text: CapturedText, proposals: Sequence[Proposal], page: SavedPage | None) -> Settled:
    """Return the day of publication by what a page states, or else by the lines near the title."""
    title = next((found.paragraph for found in proposals if found.part is LineClass.TITLE), 1)
    # What a page sets apart says nothing of its article.
    apart = {found.paragraph for found in proposals if page and found.part is LineClass.FURNITURE}
    near = ["" if number in apart else line for number, line in enumerate(text.paragraphs, start=1)]
    statements = page.published if page and page.published else tuple(datelines(near, title - 1))
    statements = statements or tuple(in_bylines(text, proposals))
    where = "the page" if page else "the text"
    return settled(statements, f"{where} does not say on which day it was published")


def in_bylines(text: CapturedText, proposals: Sequence[Proposal]) -> Iterator[Stated]:
    """Yield the days of short bylines that name one day, beside whatever else they name, and no change."""
    taken = {found.paragraph for found in proposals}
    title = next((found.paragraph for found in proposals if found.part is LineClass.TITLE), 0)
    first = next((number for number in range(title + 1, len(text.paragraphs) + 1) if number not in taken), 0)
    # A day below the beginning of the text may be another's.
    near = [found for found in proposals if found.part is LineClass.BYLINE and found.paragraph < first]
    for found in near:
        line = in_ascii_digits(text.paragraphs[found.paragraph - 1])
        if len(line) <= LONGEST_BYLINE and not CHANGED.search(line):
            day = first_day(line)
            if day and not first_day(day[2]):
                yield Stated(day[1], f"the byline “{first_words(line)}”", is_printed=True)


def told(found: Particulars) -> list[str]:
    """Say what was found and what gives it, a row for each: "published  2018-09-21: …"."""
    rows = [f"title      {found.title}: {found.title_by}"] if found.title_by else []
    if found.authors:
        rows.append(f"authors    {', '.join(found.authors.names)}: {found.authors.says} names them")
    guess = f"; the library that finds articles guesses {found.guessed_day}" if found.guessed_day else ""
    rows.append(f"{day_told(found.published)}{guess}")
    if found.language.says:
        rows.append(f"language   {found.language.tag or 'open'}: {found.language.says}")
    if found.unfree:
        rows.append(
            f"read       part: {found.unfree} says that it is not free to read; if all of it is here, write whole"
        )
    return rows


def day_told(found: Settled) -> str:
    """Return the day of publication as it is listed, with what says so: "published  2018-09-21: …"."""
    return f"published  {found.day or 'open'}: {found.why}"


def advice(found: Particulars, text: CapturedText, content: Mapping[str, object]) -> list[str]:
    """Say what an editor may add to a record that is there, or correct in it; nothing of it is written."""
    said = []
    if found.authors and "authors" not in content:
        added = f"authors: {flow(list(found.authors.names))}"
        said.append(f"{found.authors.says} names {', '.join(found.authors.names)}: add '{added}'")
    day = found.published.day
    if day and "published" not in content:
        said.append(f"the record has no day of publication: add 'published: {day}'")
    elif day and not agrees(day, str(content["published"])):
        said.append(f"the record has 'published: {content['published']}': check which is right")
    if content.get("read") == "none":
        said.append("the record has 'read: none': change it to whole or part")
    if (title := content.get("title")) and not titled(text, str(title)):
        said.append("no paragraph has the record's title: check which is right")
    return said


def agrees(day: str, recorded: str) -> bool:
    """Whether a day found is the one that a record has, as far as both go; a record's other forms are an editor's."""
    return not re.fullmatch(r"\d{4}(-\d\d){0,2}", recorded) or recorded.startswith(day) or day.startswith(recorded)


def authors_in(line: str) -> tuple[str, ...]:
    """Return the names in a byline such as "By Eve Long and Dan East"; none for a day or a credit."""
    names = named([line], set())
    return names if names and all(NAME.fullmatch(name) for name in names) else ()

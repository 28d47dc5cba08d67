"""The coverage page: what is expected against what is known, and what is wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.evidence.coverage import Coverage, Covered, coverage, in_state, unread_origins, without_address
from letterbook.evidence.quotations import State
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import ANSWERS, View, front_matter
from letterbook.pages.wording import (
    capitalised,
    count,
    date_in_words,
    language_name,
    letter_day,
    listed,
    locator_in_words,
    name_of,
    number_in_words,
    number_range,
)
from letterbook.reading.history import last_change
from letterbook.records.models import Expected, Question


@dataclass(frozen=True)
class CoverageView(View):
    """The page of what is known and what is missing, top to bottom."""

    template: ClassVar[str] = "coverage.md.j2"

    expected: tuple[str, ...]
    unread: str
    settled: str
    unverified: str
    beyond: str
    addresses: str


def coverage_view(pen: Pen) -> CoverageView:
    """Return the coverage page."""
    edition = pen.edition
    found = [coverage(edition, one, pen.origins, pen.verification) for one in edition.collection.expected]
    return CoverageView(
        page=pen.page,
        front_matter=front_matter(
            "Which letters are said to exist, what is known of each, and what is wanted.",
            prominence=ANSWERS,
            changed=last_change(edition),
        ),
        title=markup.heading(1, "Coverage"),
        expected=tuple(section(pen, one) for one in found),
        unread=markup.bullets(
            f"{pen.to(article.id)}, on which {count(len(others), 'article')} of this archive rest directly"
            for article, others in unread_origins(edition)
        ),
        settled=markup.bullets(
            f"{pen.to(question.id)}: {pen.prose(question.settled_by)}"
            for question in sorted(edition.of(Question), key=lambda one: one.number)
            if question.settled_by
        ),
        unverified=markup.bullets(unverified(pen)),
        beyond=markup.bullets(
            f"{pen.to(article.id)}: {count(numbers.total(), 'quotation')}"
            for article, numbers in in_state(edition, pen.verification, State.BEYOND)
        ),
        addresses=markup.bullets(pen.to(article.id) for article in without_address(edition)),
    )


def section(pen: Pen, found: Coverage) -> str:
    """Return one expectation: who states it, how much of it is known, and each letter."""
    ends = listed([name_of(pen.edition, id) for id in found.expected.between])
    rows = [row(pen, one) for one in found.letters]
    head = ["Letter", "From", "Day stated", "Text", "Wordings in", "Origins", "Verified", "Compared"]
    return "\n\n".join(
        [
            markup.heading(2, markup.escape(f"{found.expected.count} letters between {ends}")),
            markup.paragraph(markup.escape(when(found.expected)), "status"),
            markup.bullets(accounts(pen, found)),
            markup.bullets(balance(pen, found)),
            markup.table(head, rows),
        ]
    )


def unverified(pen: Pen) -> Iterator[str]:
    """Yield the articles of which no copy is available, with how many quotations wait for one."""
    for article, numbers in in_state(pen.edition, pen.verification, State.UNVERIFIED, State.COMPARED):
        number, compared = numbers.total(), numbers[State.COMPARED]
        share = (
            "" if number == compared == 1 else "all " if number == compared else f"{number_in_words(compared)} of them "
        )
        by_editor = f", {share}compared by an editor" if compared else ""
        yield f"{pen.to(article.id)}: {count(number, 'quotation')}{by_editor}"


def when(expected: Expected) -> str:
    """Return in which time the expected letters lie: "From April 2018 to August 2019"."""
    ends = (("from", expected.from_), ("to", expected.to))
    return capitalised(" ".join(f"{word} {date_in_words(day)}" for word, day in ends if day)) or "At any time"


def accounts(pen: Pen, found: Coverage) -> Iterator[str]:
    """Yield who states how many letters there are."""
    for account in found.expected.accounts:
        source = pen.to(account.article) if account.article else "the archive's own reasoning"
        at = f", {markup.escape(locator_in_words(account.at))}" if account.at else ""
        by = f", citing {pen.to(account.by)}" if account.by else ""
        yield f"{pen.prose(account.states)} — {source}{at}{by}"


def balance(pen: Pen, found: Coverage) -> Iterator[str]:
    """Yield how many of the expected letters are known, in all and by sender."""
    yield f"**{len(found.letters)}** of {found.expected.count} have a record here; **{found.missing}** have none"
    for sender, number in found.expected.by_sender.items():
        yield f"{pen.to(sender)}: **{found.by_sender.get(sender, 0)}** of {number}"
    if undecided := found.by_sender.get(None, 0):
        yield f"direction not known: **{undecided}**"


def row(pen: Pen, one: Covered) -> list[str]:
    """Return what is known of one letter."""
    languages = listed([language_name(tag) for tag in one.languages]) or "none"
    return [
        pen.to(one.letter.id, letter_day(one.letter)),
        pen.all(one.letter.sender) if one.letter.sender else "not known",
        "yes" if one.has_exact_day else "**no**",
        one.how_known.value,
        markup.escape(languages),
        number_range(one.origins.low, one.origins.high),
        f"{one.verified} of {one.quotations}",
        str(one.compared),
    ]

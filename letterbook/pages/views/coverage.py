"""The coverage page: what is expected against what is known, and what is wanted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.coverage import Coverage, Covered, coverage, covered, in_state
from letterbook.pages import markup
from letterbook.pages.covering import (
    ADDRESSES,
    PAGE,
    SETTLED,
    UNREAD,
    WANTED,
    coverage_whole,
    heading_of,
    is_in_parts,
    letters_of,
    plain_heading,
)
from letterbook.pages.parts import Part
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import ANSWERS, View, front_matter
from letterbook.pages.views.part import PartView, contents, part_view
from letterbook.pages.wording import (
    capitalised,
    count,
    date_in_words,
    language_name,
    letter_day,
    listed,
    locator_in_words,
    number_in_words,
    number_range,
)
from letterbook.reading.history import last_change
from letterbook.records.models import Expected
from letterbook.verification.quotations import State

# As many articles are listed by the state of their quotations where the page has no room for all.
MOST_LISTED = 100

# What the items of each list are, and what its parts are called.
WHAT = {UNREAD: "article", SETTLED: "difference", ADDRESSES: "article"}
TITLES = {
    UNREAD: "Origins not read",
    SETTLED: "What would settle open differences",
    ADDRESSES: "Articles without a full address",
}


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
    """Return the coverage page; of a list that is too long for it, the parts."""
    edition = pen.edition
    numbers = range(1, len(edition.collection.expected) + 1)
    return CoverageView(
        page=pen.page,
        front_matter=front_matter(
            "Which letters are said to exist, what is known of each, and what is missing.",
            prominence=ANSWERS,
            changed=last_change(edition),
        ),
        title=markup.heading(1, "Coverage"),
        expected=tuple(section(pen, number) for number in numbers),
        unread=on_page(pen, UNREAD),
        settled=on_page(pen, SETTLED),
        unverified=most_of(pen, list(unverified(pen))),
        beyond=most_of(pen, list(beyond(pen))),
        addresses=on_page(pen, ADDRESSES),
    )


def on_page(pen: Pen, name: str) -> str:
    """Return a list as it stands on the page: whole, or as its parts."""
    part = coverage_whole(pen.edition)[name]
    return contents(pen.page, part.contents, WHAT[name]) or shown(pen, name, part.items)


def coverage_part(pen: Pen, part: Part[str]) -> PartView:
    """Return the page of a part of one of the lists, which its address names."""
    name = part.path.split("/")[1]
    if name in WANTED:
        lead = f"{capitalised(count(len(part.items), WHAT[name]))}."
        return part_view(pen, part, TITLES[name], lead, shown(pen, name, part.items), PAGE)
    number = int(name.removeprefix("letters").removeprefix("-") or "1")
    lead = f"{capitalised(count(len(part.items), 'letter'))} said to exist, and what is known of each."
    return part_view(pen, part, heading_of(pen.edition, number), lead, letters_table(pen, part.items), PAGE)


def shown(pen: Pen, name: str, ids: Iterable[str]) -> str:
    """Return what is wanted as a list."""
    return markup.bullets(LINES[name](pen, id) for id in ids)


def unread(pen: Pen, id: str) -> str:
    """Return an origin not yet read, with the number of articles that draw on it directly."""
    others = pen.edition.drawing_on(pen.edition.article(id)).relaying
    return f"{pen.to(id)}: {count(len(others), 'article draws on it directly', 'articles draw on it directly')}"


def settled(pen: Pen, id: str) -> str:
    """Return what would settle a difference."""
    return f"{pen.to(id)}: {pen.prose(pen.edition.question(id).settled_by or '')}"


def most_of(pen: Pen, items: list[str]) -> str:
    """Return a list; where the page has no room for all of it, its beginning, and where the rest stands."""
    if not is_in_parts(pen.edition) or len(items) <= MOST_LISTED:
        return markup.bullets(items)
    more = f"{len(items) - MOST_LISTED:,} more, each with its quotations"
    return markup.bullets([*items[:MOST_LISTED], pen.to_index("verification", more)])


def beyond(pen: Pen) -> Iterator[str]:
    """Yield the articles of which only the beginning was saved, with how many quotations lie beyond it."""
    for article, numbers in in_state(pen.edition, pen.verification, State.BEYOND):
        yield f"{pen.to(article.id)}: {count(numbers.total(), 'quotation')}"


def section(pen: Pen, number: int) -> str:
    """Return one expectation, counted from 1: who states it, how much of it is known, and each letter."""
    part = coverage_whole(pen.edition)[letters_of(number)]
    found = coverage(pen.edition, pen.edition.collection.expected[number - 1], pen.origins, pen.verification)
    return "\n\n".join(
        [
            markup.heading(2, markup.escape(plain_heading(pen.edition, found.expected))),
            markup.paragraph(markup.escape(when(found.expected)), "status"),
            markup.bullets(accounts(pen, found)),
            markup.bullets(balance(pen, found)),
            contents(pen.page, part.contents, "letter") or letters_table(pen, part.items),
        ]
    )


def letters_table(pen: Pen, ids: Iterable[str]) -> str:
    """Return what is known of each of some letters, as a table."""
    letters = (pen.edition.letter(id) for id in ids)
    rows = [coverage_row(pen, covered(letter, pen.edition, pen.origins, pen.verification)) for letter in letters]
    head = ["Letter", "From", "Day stated", "Text", "Wordings in", "Origins", "Verified", "Compared"]
    return markup.table(head, rows)


def unverified(pen: Pen) -> Iterator[str]:
    """Yield the articles of which no copy is available, with how many quotations wait for one."""
    for article, numbers in in_state(pen.edition, pen.verification, State.UNVERIFIED, State.COMPARED):
        number, compared = numbers.total(), numbers[State.COMPARED]
        every = {1: "", 2: "both "}.get(number, "all ")
        share = every if number == compared else f"{number_in_words(compared)} of them "
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
    yield f"**{len(found.letters)}** of {found.expected.count} have a record here; **{found.missing}** missing"
    for sender, number in found.expected.by_sender.items():
        yield f"{pen.to(sender)}: **{found.by_sender.get(sender, 0)}** of {number}"
    if undecided := found.by_sender.get(None, 0):
        yield f"direction not known: **{undecided}**"


def coverage_row(pen: Pen, one: Covered) -> list[str]:
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


LINES: Mapping[str, Callable[[Pen, str], str]] = {UNREAD: unread, SETTLED: settled, ADDRESSES: Pen.to}

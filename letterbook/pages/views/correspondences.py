"""Correspondences: a page for each (who with whom, how many letters, when, with which gaps), and all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from letterbook.facts.correspondences import Correspondence, Gap, correspondences, ends_of
from letterbook.facts.exchanges import MOST as MOST_MARKED
from letterbook.facts.exchanges import marks_of
from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.letters import LetterFacts
from letterbook.pages import markup
from letterbook.pages.addresses import index_of, relative
from letterbook.pages.describing import description
from letterbook.pages.drawings.density import density
from letterbook.pages.drawings.network import network
from letterbook.pages.drawings.strip import strip
from letterbook.pages.parts import Long, Part, Parts, by_name, by_time
from letterbook.pages.pen import Pen
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import NAMES, PartView, contents, part_view, weighing_pen
from letterbook.pages.views.pictured import WIDE, by_way, streams, ways
from letterbook.pages.weights import WORDS, link_weights
from letterbook.pages.wording import capitalised, count, listed, name_of
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.filing import filing_key
from letterbook.reading.history import last_change, newest_day
from letterbook.records.days import year_in_words
from letterbook.records.models import Authority, Letter
from letterbook.records.models.references import UNKNOWN

FOLDER = "correspondences"
PAGE = index_of(FOLDER)

LEAD = "Who wrote to whom. All letters between the same correspondents, in both directions, form one correspondence."

# How strongly the search prefers the page of a correspondence: below those of its letters and correspondents.
PROMINENCE = 0.4

# Correspondents in the drawing at most: those with most letters.
MOST_DRAWN = 32


@dataclass(frozen=True)
class CorrespondenceView(View):
    """The page of a correspondence, top to bottom."""

    template: ClassVar[str] = "correspondence.md.j2"

    status: str
    expected: str
    ways: str
    drawing: str
    letters: str
    gaps: str


@dataclass(frozen=True)
class CorrespondencesView(View):
    """The index of correspondences, with the network of the correspondents."""

    template: ClassVar[str] = "correspondences.md.j2"

    lead: str
    drawing: str
    drawn: str
    listing: str


def page_of_correspondence(id: str) -> str:
    """Return the page of a correspondence, relative to `docs/`."""
    return f"{FOLDER}/{id}.md"


@once
def correspondence_pages(edition: Edition) -> Mapping[str, tuple[str, Part[str]]]:
    """Return the pages of correspondences, by path: of which it is one, and the letters on it, or its parts."""
    weights = link_weights(edition)
    found: dict[str, tuple[str, Part[str]]] = {}
    for one in correspondences(edition).values():
        page = page_of_correspondence(one.id)
        row = Long(page, f"{FOLDER}/{one.id}", one.letters, lambda id: weights[id] + WORDS)
        found |= {
            path: (one.id, part) for path, part in row.laid_out(lambda ids: by_time(ids, edition.filed_day)).items()
        }
    return found


def correspondence_view(pen: Pen, id: str) -> View:
    """Return a page of a correspondence: its own, or that of a part of its letters."""
    one, part = correspondences(pen.edition)[id], correspondence_pages(pen.edition)[pen.page][1]
    if part.title:
        number = capitalised(count(len(part.items), "letter"))
        return part_view(
            pen, part, title_of(pen.edition, one), f"{number}.", letters(pen, part.items), page_of_correspondence(id)
        )
    listing = contents(pen.page, part.contents, "letter") if part.contents else letters(pen, part.items)
    title = title_of(pen.edition, one)
    return CorrespondenceView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, f"{title}:", span(one)),
            prominence=PROMINENCE,
            changed=newest_day(change for letter in letters_of(pen.edition, one) for change in letter.changes),
        ),
        title=markup.heading(1, markup.phrase(title)),
        status=markup.paragraph(f"**Correspondence** · {told(pen.edition, one)}", "status"),
        expected=expected(pen, one),
        ways=markup.bullets(ways_told(pen.edition, letters_of(pen.edition, one))),
        drawing=drawing(pen.edition, letters_of(pen.edition, one)),
        letters=listing,
        gaps=markup.bullets(gap_told(pen, gap) for gap in one.gaps),
    )


def title_of(edition: Edition, one: Correspondence) -> str:
    """Return the title of a correspondence's page: "Correspondence: Ada North and Bela South"."""
    return f"Correspondence: {called(edition, one.ends)}"


def called(edition: Edition, ends: Iterable[str]) -> str:
    """Return who corresponded: "Ada North and Bela South"."""
    names = ["unknown correspondents" if end == UNKNOWN else name_of(edition, end) for end in ends]
    return listed(sorted(names, key=lambda name: (name == "unknown correspondents", filing_key(name))))


def span(one: Correspondence) -> str:
    """Return how many letters there are, and from when to when."""
    number = count(len(one.letters), "letter")
    if not one.first or not one.last:
        return f"{number}, undated"
    first, last = (year_in_words(day.year) for day in (one.first, one.last))
    return f"{number}, {first}" if first == last else f"{number}, {first} to {last}"


def letters_of(edition: Edition, one: Correspondence) -> list[Letter]:
    """Return the letters of a correspondence, in date order."""
    return [letter for id in one.letters if isinstance(letter := edition.records[id], Letter)]


def told(edition: Edition, one: Correspondence) -> str:
    """Return how many letters there are, how many of them are only claimed, and from when to when."""
    number = sum(how_known(letter) is HowKnown.CLAIMED for letter in letters_of(edition, one))
    some = "" if number == len(one.letters) else f"{count(number, 'of them', 'of them')} "
    return f"{markup.escape(span(one))}; {some}only claimed" if number else markup.escape(span(one))


def ways_told(edition: Edition, letters: Iterable[Letter]) -> Iterator[str]:
    """Yield how many letters went each way, the way with most letters first."""
    for way, found in by_way(edition, letters):
        yield f"{markup.phrase(way)}: {count(len(found), 'letter')}"


def expected(pen: Pen, one: Correspondence) -> str:
    """Return the correspondents, and how many letters sources count, if any do."""
    people = [pen.to(end) for end in one.ends if end != UNKNOWN]
    told = [f"Correspondents: {listed(people)}."] if people else []
    counts = [said.count for said in pen.edition.collection.expected if set(said.between) == set(one.ends)]
    if counts:
        coverage = pen.to_index("coverage", "what is known of them and what is missing")
        said = count(counts[0], "letter")
        told.append(f"Sources count {said} between them in a stated period; see {coverage}.")
    return markup.paragraph(" ".join(told)) if told else ""


def drawing(edition: Edition, letters: Iterable[Letter]) -> str:
    """Return the letters along the years, one lane a direction; of many, how many there are at each time."""
    marks = marks_of(letters)
    title = "The correspondence; the list below gives the same information"
    if len(marks) > MOST_MARKED:
        return density(title, streams(edition, marks), WIDE).drawn() if any(mark.middle for mark in marks) else ""
    return strip(title, ways(edition, marks), WIDE) if len(marks) > 1 else ""


def letters(pen: Pen, ids: Iterable[str]) -> str:
    """Return a list of letters."""
    return markup.bullets(pen.to(id) for id in ids)


def gap_told(pen: Pen, gap: Gap) -> str:
    """Return a gap in words: how long, and between which letters."""
    return f"{gap.days:,} days, from {pen.to(gap.before)} to {pen.to(gap.after)}"


@once
def correspondence_list(edition: Edition) -> Parts[str]:
    """Return the pages of the list of all correspondences, by path, with the ids on each."""
    weights, found = link_weights(edition), correspondences(edition)

    def weigh(id: str) -> int:
        return 3 * WORDS + sum(weights.get(end, WORDS) for end in found[id].ends)

    row = Long(PAGE, f"{FOLDER}/initials", tuple(found), weigh, 60 * MOST_DRAWN * 8)

    def named(id: str) -> str:
        return called(edition, found[id].ends)

    return row.laid_out(
        lambda ids: by_name(sorted(ids, key=lambda id: filing_key(named(id))), named),
        lambda ids: listed_with_years(weighing_pen(edition, PAGE), ids),
    )


def correspondences_view(pen: Pen) -> CorrespondencesView:
    """Return the index: the network of those with most letters, then all, those with most letters first."""
    part, found = correspondence_list(pen.edition)[pen.page], correspondences(pen.edition)
    names, ties = drawn(pen.edition)
    number = len({end for one in found.values() for end in one.ends})
    told = (
        f"Shown: the {len(names)} correspondents with most letters, of {number:,}. A thicker line means more letters."
    )
    return CorrespondencesView(
        page=pen.page,
        front_matter=front_matter(
            description(pen.edition, "Correspondences:", LEAD), is_index=True, changed=last_change(pen.edition)
        ),
        title=markup.heading(1, "Correspondences"),
        lead=LEAD,
        drawing=network("Who wrote to whom; the list below gives the same information", names, ties)
        if len(names) > 2
        else "",
        drawn=told if len(names) == MOST_DRAWN else "",
        listing=contents(pen.page, part.contents, "correspondence")
        or listed_with_years(pen, part.items)
        or "None yet.",
    )


def correspondences_part(pen: Pen, part: Part[str]) -> PartView:
    """Return the list of some correspondences."""
    lead = f"{capitalised(count(len(part.items), 'correspondence'))}."
    return part_view(pen, part, "Correspondences", lead, listed_with_years(pen, part.items), PAGE, NAMES)


def listed_with_years(pen: Pen, ids: Iterable[str]) -> str:
    """Return a list of correspondences, each with how many letters and which years."""
    found = correspondences(pen.edition)
    return markup.bullets(f"{link(pen, found[id])}: {markup.escape(span(found[id]))}" for id in ids)


def link(pen: Pen, one: Correspondence, words: str = "") -> str:
    """Return the link to a correspondence."""
    return markup.link(
        markup.phrase(words or called(pen.edition, one.ends)), relative(pen.page, page_of_correspondence(one.id))
    )


def link_of_letter(pen: Pen, known: LetterFacts) -> str:
    """Return the link from a letter to its correspondence; "" of the only letter in it."""
    if not known.correspondence:
        return ""
    words = called(pen.edition, ends_of(known.letter))
    page = page_of_correspondence(known.correspondence)
    return f"Correspondence: {markup.link(markup.phrase(words), relative(pen.page, page))}."


def drawn(edition: Edition) -> tuple[list[str], dict[tuple[int, int], int]]:
    """Return the names of the correspondents with most letters, and how many passed between each two of them."""
    found = correspondences(edition).values()
    numbers: Counter[str] = Counter()
    for one in found:
        numbers.update({end: len(one.letters) for end in one.ends if end != UNKNOWN})
    chosen = [end for end, _ in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_DRAWN]]
    chosen.sort(key=lambda end: filing_key(filed_under(edition, end)))
    place = {end: number for number, end in enumerate(chosen)}
    ties: Counter[tuple[int, int]] = Counter()
    for one in found:
        ends = sorted(place[end] for end in one.ends if end in place)
        ties.update({(a, b): len(one.letters) for number, a in enumerate(ends) for b in ends[number + 1 :]})
    return [name_of(edition, end) for end in chosen], dict(ties)


def filed_under(edition: Edition, id: str) -> str:
    """Return the name under which a correspondent is filed."""
    record = edition.records[id]
    return record.filed_under if isinstance(record, Authority) else id

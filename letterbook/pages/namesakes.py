"""Titles for records that share a name: each gets what distinguishes it, in brackets."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from letterbook.pages.direction import isolated
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.dates import LetterDate
from letterbook.records.days import year_in_words
from letterbook.records.models import KINDS, Authority, Event, Person, Place

# What could distinguish a record from its namesakes; "" if nothing does.
Way = Callable[[str], str]

# A longer part of a description is no help in a title.
LONGEST = 60


# The headings of the pages about the edition as a whole, except those that its records give.
OF_OVERVIEWS = (
    *("Letters", "Articles", "People", "Places", "Organisations", "Events", "Topics", "Timeline", "Introduction"),
    "Correspondences",
    *("The collection in pictures", "Corrections and additions", "Where sources differ", "Wordings compared"),
    *("Origins", "Coverage", "Verification", "Data", "Fill in a record"),
    *(f"New {kind.kind}" for kind in KINDS),
)


# What a part of a list or of a section of a page is called: "Timeline, 1905", "Ada North: letters sent, 1921, part 2".
# Lists that are parts of a page about the edition, and sections of pages about records, stand here by their titles.
OF_LISTS = (
    *("Journeys", "Origins that others draw on", "Origins: no source recorded", "Origins not read"),
    *("What would settle open differences", "Articles without a full address"),
)
OF_SECTIONS = (
    *("letters sent", "letters received", "places in it", "mentioned in letters", "mentioned in articles"),
    *("mentioned in other records", "where sources differ", "letters it quotes or mentions"),
    *("letters of which it is the only or first witness", "articles that draw on it", "quotations taken from it"),
    "records that mention it",
)
OF_A_PART = re.compile(
    r"correspondence: .*|"
    rf"(?:(?:{'|'.join((*OF_OVERVIEWS, *OF_LISTS))})|\d+ letters between .*|.*: (?:{'|'.join(OF_SECTIONS)})), "
    r"(?:\d+(?: to \d+)?|undated|[a-z]|other names|the exchange as a whole|words about letters"
    r"|words on which sources differ)(?:, part \d+)?",
    re.IGNORECASE,
)


@once
def authority_names(edition: Edition) -> Mapping[str, str]:
    """Return what each person, place, organisation, event or topic is called, no two alike."""
    records = {record.id: record for record in edition.of(Authority)}

    def years(id: str) -> str:
        return years_of(records[id])

    def role(id: str) -> str:
        record = records[id]
        return isolated(record.roles[0].role) if isinstance(record, Person) and record.roles else ""

    def place(id: str) -> str:
        record = records[id]
        within = records.get(record.within or "") if isinstance(record, Place) else None
        return f"in {isolated(within.name)}" if within else ""

    def description(id: str) -> str:
        return isolated(head(records[id].description or ""))

    def kind(id: str) -> str:
        return records[id].kind

    plain = {id: isolated(record.name) for id, record in records.items()}
    return told_apart(plain, (years, role, place, description, kind), overviews(edition))


def overviews(edition: Edition) -> tuple[str, ...]:
    """Return the headings of the pages about the edition as a whole."""
    told = edition.introduction
    return (*OF_OVERVIEWS, edition.collection.title, *([told.title] if told else []))


def told_apart(plain: Mapping[str, str], ways: Sequence[Way], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return a title for each id, no two alike: its plain one, and what tells it apart where that is not its alone.

    The first way counts in which nobody else is the same; where there is none, the id. No title of `taken` is used,
    and none that a part of a long list may have.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for id, title in plain.items():
        alike[seen(title)].append(id)
    others = set(map(seen, taken))
    used = {*others, *alike}
    found: dict[str, str] = {}
    for same, ids in alike.items():
        is_its_own = len(ids) == 1 and same not in others and not OF_A_PART.fullmatch(same)
        parts = [] if is_its_own else [{id: way(id) for id in ids} for way in ways]
        counts = [Counter(seen(part) for part in one.values()) for one in parts]
        for id in ids:
            own = [one[id] for one, tally in zip(parts, counts, strict=True) if one[id] and tally[seen(one[id])] == 1]
            found[id] = plain[id] if is_its_own else unused(plain[id], [*own, id], used)
            used.add(seen(found[id]))
    return {id: found[id] for id in plain}


def unused(title: str, parts: Sequence[str], used: set[str]) -> str:
    """Return a title with the first part that makes one of its own of it; the last part can be added again."""
    found = next((one for part in parts if seen(one := f"{title} ({part})") not in used), "")
    return found or unused(f"{title} ({parts[-1]})", parts[-1:], used)


def seen(title: str) -> str:
    """Return a title as readers compare it: without capitals and the number of spaces."""
    return " ".join(title.casefold().split())


def head(text: str) -> str:
    """Return the first sentence or clause of a description, if it is short enough, without links."""
    plain = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", " ".join(text.split()))
    first = re.split(r"(?<=\w)[.;:,](?=\s|$)", plain, maxsplit=1)[0]
    return first if len(first) <= LONGEST else ""


def years_of(record: Authority) -> str:
    """Return the years of somebody's life, or the year of an event: "1871–1940", "died 1940", "1921"."""
    if isinstance(record, Event):
        return year(record.date)
    born, died = (year(record.born), year(record.died)) if isinstance(record, Person) else ("", "")
    if born and died:
        return f"{born}–{died}"
    return f"born {born}" if born else f"died {died}" if died else ""


def year(date: LetterDate | None) -> str:
    """Return the one year that a date can mean, or ""; "about 1871" where it is approximate."""
    first, last = (date.earliest, date.latest) if date else (None, None)
    if not date or not first or not last or first.year != last.year:
        return ""
    is_vague = any(point and (point.is_approximate or point.is_uncertain) for point in (date.begin, date.end))
    return f"about {year_in_words(first.year)}" if is_vague else year_in_words(first.year)

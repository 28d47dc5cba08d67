"""The letters as the finder takes them, where they are too many for one page: one script that assigns data.

Whatever may be the same of many letters is written once, in
lists of its own, and each letter names its place there. `theme/js/finder-drawn.js` reads it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from letterbook.exports.page_scripts import assigning
from letterbook.facts.existence import HowKnown
from letterbook.pages.addresses import FINDER_DATA
from letterbook.pages.context import Context
from letterbook.pages.direction import isolated
from letterbook.pages.distinct import language_of_link, names
from letterbook.pages.letter_rows import LetterRow, letter_rows
from letterbook.pages.markup import one_line
from letterbook.pages.plan import Target
from letterbook.pages.views.finder import COLUMNS, are_in_parts
from letterbook.reading.edition import Edition
from letterbook.records.models import Authority, Letter, UnknownCorrespondent

FINDER = "finder"

# A person by its place in the list of people; words in plain text; what is known of somebody unknown, in a list.
End = list[int | str | list[str]]


@dataclass
class Coded:
    """A list that holds each value once, in the order in which they came."""

    places: dict[str, int] = field(default_factory=dict)
    values: list[object] = field(default_factory=list)

    def place(self, value: object) -> int:
        """Return the place of a value, added where it is new."""
        key = json.dumps(value)
        if key not in self.places:
            self.places[key] = len(self.values)
            self.values.append(value)
        return self.places[key]


@dataclass
class Lists:
    """What letters share: those at their ends, directions, days, numbers of origins."""

    people: Coded = field(default_factory=Coded)
    directions: Coded = field(default_factory=Coded)
    days: Coded = field(default_factory=Coded)
    origins: Coded = field(default_factory=Coded)


def plan_finder_data(edition: Edition) -> Iterator[Target]:
    """Yield the file of data that the finder takes its letters from, where they are too many for one page."""
    if are_in_parts(edition):
        yield Target(FINDER_DATA, FINDER)


def make_finder_data(_: Target, context: Context) -> str:
    """Return the script.

    A key such as "__proto__" would mean something to it, so texts of records stand in lists only.
    """
    return assigning("data", finder_data(context.edition))


def finder_data(edition: Edition) -> dict[str, object]:
    """Return what the finder knows: its columns, what letters share, and each letter, column by column.

    In date order. Texts are plain, what must be isolated in them is so by characters.
    """
    lists = Lists()
    letters = [coded(edition, lists, id, said) for id, said in letter_rows(edition).items()]
    return {
        "columns": COLUMNS,
        "known": [known.value for known in HowKnown],
        "people": lists.people.values,
        "directions": lists.directions.values,
        "days": lists.days.values,
        "origins": lists.origins.values,
        "letters": {name: [letter[name] for letter in letters] for name in letters[0]},
    }


def coded(edition: Edition, lists: Lists, id: str, said: LetterRow) -> dict[str, int | str]:
    """Return a letter with what it shares by its place in the lists."""
    sender, recipient = ends(edition, lists, edition.letter(id))
    return {
        "id": id,
        "day": lists.days.place([one_line(said.day), said.filed, " ".join(said.years)]),
        "direction": lists.directions.place([said.direction, sender, recipient]),
        "known": said.rung - 1,
        "articles": said.articles,
        "origins": lists.origins.place([said.origins_in_digits, said.origins_filed]),
        "quotations": said.quotations,
        "differences": said.differences,
        "summary": isolated(one_line(said.summary)),
    }


def ends(edition: Edition, lists: Lists, letter: Letter) -> tuple[End, End]:
    """Return who writes and to whom, as the table of a page says it."""
    if letter.sender:
        return joined(edition, lists, letter.sender, " and "), joined(edition, lists, letter.recipient, " and ")
    return joined(edition, lists, letter.between, " or "), ["the other" if len(letter.between) == 2 else "the others"]


def joined(edition: Edition, lists: Lists, ids: tuple[str, ...], last: str) -> End:
    """Return those at one end, with what stands between them."""
    end: End = []
    for place, id in enumerate(ids):
        if place:
            end.append(last if place == len(ids) - 1 else ", ")
        end += [lists.people.place(person(edition, id))] if not isinstance(id, UnknownCorrespondent) else unknown(id)
    return end


def unknown(end: UnknownCorrespondent) -> End:
    """Return somebody unknown, with what is known of them."""
    return ["unknown ", [isolated(one_line(f"({end.described})"))]] if end.described else ["unknown"]


def person(edition: Edition, id: str) -> list[str]:
    """Return what somebody is called, where their page lies, and the language of their name where it is another."""
    record = edition.records[id]
    assert isinstance(record, Authority)
    language = language_of_link(edition, record)
    return [one_line(names(edition)[id]), f"{record.folder}/{id}", *([language] if language else [])]

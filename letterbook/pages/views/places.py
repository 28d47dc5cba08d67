"""The index of places: a map of those whose position is known, the journeys between them, and the list of all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from letterbook.facts.journeys import Journey, Stop, journeys
from letterbook.pages import markup
from letterbook.pages.addresses import index_of
from letterbook.pages.describing import description
from letterbook.pages.drawings.map import Spot, place_map
from letterbook.pages.parts import Long, Part, Parts, by_name, by_time, laid_out_together
from letterbook.pages.pen import Pen
from letterbook.pages.views.index import authority_item
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import NAMES, PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import WORDS, link_weights, weight_of_links
from letterbook.pages.wording import capitalised, count, listed, period_in_words
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Event, Letter, Place, Record

LEAD = "Where letters were sent, handed over and received, and the places that letters and articles mention."


PAGE = index_of(Place.folder)

# As many places are drawn at most, and so many named in a sentence, or at the end of a line.
MOST_DRAWN, MOST_NAMED, MOST_TOLD = 250, 100, 20

# What a place weighs on the map, with its label and the curves that end at it.
SPOT = 400

# What happened at a place, most telling first.
MARKS = ("met", "seen", "spoken")


@dataclass(frozen=True)
class PlacesView(View):
    """The page of all places, top to bottom."""

    template: ClassVar[str] = "places.md.j2"

    lead: str
    drawing: str
    left_out: str
    without_position: str
    journeys: str
    listing: str


@once
def lists(edition: Edition) -> tuple[Parts[str], Parts[Journey]]:
    """Return the pages of the list of places, and those of the table of journeys; together where they are short."""
    ids = tuple(place.id for place in edition.authorities(Place))
    places = Long(PAGE, f"{Place.folder}/initials", ids, lambda id: weight_of_place(edition, id))
    found = Long(PAGE, f"{Place.folder}/journeys", journeys(edition), lambda one: weight_of_journey(edition, one))
    pen = weighing_pen(edition, PAGE)
    by_initial, by_arrival = laid_out_together(
        (
            (places, lambda some: by_name(some, lambda id: place_of(edition, id).filed_under)),
            (found, lambda some: by_time(some, lambda one: one.end.first)),
        ),
        lambda: place_list(pen, ids) + journeys_table(pen, found.items) + map_of(edition),
        SPOT * min(MOST_DRAWN, len(ids)),
    )
    return by_initial, by_arrival


@once
def place_parts(edition: Edition) -> Parts[str]:
    """Return the pages of the list of places, by path, with the ids on each."""
    return lists(edition)[0]


@once
def journey_parts(edition: Edition) -> Parts[Journey]:
    """Return the pages of the table of journeys, by path, with the journeys on each, by the day of arrival."""
    return lists(edition)[1]


@once
def place_pages(edition: Edition) -> Mapping[str, Part[str] | Part[Journey]]:
    """Return the pages of the parts of both, by path."""
    return {**journey_parts(edition), **place_parts(edition)}


def weight_of_place(edition: Edition, id: str) -> int:
    """Return what the line of a place weighs."""
    weights, told = link_weights(edition), [events_at(edition, id), *letters_at(edition, id).values()]
    return 2 * weights[id] + 6 * WORDS + sum(weights[one.id] for records in told for one in records[:MOST_TOLD])


def weight_of_journey(edition: Edition, one: Journey) -> int:
    """Return what the row of a journey weighs."""
    stops = [(stop.place or "", *stop.records) for stop in (one.start, one.end)]
    return 4 * WORDS + weight_of_links(edition, [one.start.who, *(id for ids in stops for id in ids)])


def place_of(edition: Edition, id: str) -> Place:
    """Return a place that is known to exist."""
    record = edition.records[id]
    assert isinstance(record, Place)
    return record


def places_view(pen: Pen) -> PlacesView:
    """Return the index page of places."""
    edition = pen.edition
    places = [place for place in edition.authorities(Place) if isinstance(place, Place)]
    part, found = place_parts(edition)[PAGE], journey_parts(edition)[PAGE]
    return PlacesView(
        page=pen.page,
        front_matter=front_matter(description(edition, "Places:", LEAD), is_index=True, changed=last_change(edition)),
        title=markup.heading(1, "Places"),
        lead=LEAD,
        drawing=map_of(edition),
        left_out=left_out(places),
        without_position=without_position(pen, [place for place in places if not is_placed(place)]),
        journeys=contents(PAGE, found.contents, "journey") or journeys_table(pen, found.items),
        listing=contents(PAGE, part.contents, "place") or place_list(pen, part.items) or "None yet.",
    )


def places_part(pen: Pen, part: Part[Any]) -> PartView:
    """Return the page of some places, or of some journeys."""
    if part.path.startswith(f"{Place.folder}/journeys/"):
        lead = f"{capitalised(count(len(part.items), 'journey'))} in order of arrival."
        return part_view(pen, part, "Journeys", lead, journeys_table(pen, part.items), PAGE)
    lead = f"{capitalised(count(len(part.items), 'place'))}."
    return part_view(pen, part, "Places", lead, place_list(pen, part.items), PAGE, NAMES)


def drawable(edition: Edition, places: list[Place]) -> list[Place]:
    """Return the places for the map: all that have a position, or those at which most happened."""

    def order(place: Place) -> tuple[int, int]:
        happened = len(events_at(edition, place.id)) + sum(map(len, letters_at(edition, place.id).values()))
        return MARKS.index(mark(edition, place.id)), -happened

    placed = [place for place in places if is_placed(place)]
    return placed if len(placed) <= MOST_DRAWN else sorted(placed, key=order)[:MOST_DRAWN]


def map_of(edition: Edition) -> str:
    """Return the map of the places, and of the journeys between them."""
    places = [place for place in edition.authorities(Place) if isinstance(place, Place)]
    return drawn(edition, drawable(edition, places), journeys(edition))


def left_out(places: Iterable[Place]) -> str:
    """Return how many places with a position the map leaves out; empty if none."""
    number = sum(map(is_placed, places))
    if number <= MOST_DRAWN:
        return ""
    return f"Of {number:,} places with a position, the map shows the {MOST_DRAWN} where most happened."


def without_position(pen: Pen, places: list[Place]) -> str:
    """Return the places without a position, or how many there are, where they are many."""
    return pen.all(place.id for place in places) if len(places) <= MOST_NAMED else count(len(places), "place")


def place_list(pen: Pen, ids: Iterable[str]) -> str:
    """Return a list of places."""
    return markup.bullets(item(pen, place_of(pen.edition, id)) for id in ids)


def is_placed(place: Place) -> bool:
    """Whether a place can be drawn on a map."""
    return place.latitude is not None and place.longitude is not None


def drawn(edition: Edition, places: list[Place], found: tuple[Journey, ...]) -> str:
    """Return the map of the places with a position; empty where there are none."""
    spots = {
        place.id: Spot(place.name, place.longitude, place.latitude, mark(edition, place.id))
        for place in places
        if place.longitude is not None and place.latitude is not None
    }
    ties = {journey.places for journey in found if journey.places <= spots.keys()}
    return place_map("Map of the places; the lists below give the same information", spots, ties)


def mark(edition: Edition, place: str) -> str:
    """Return what happened at a place: correspondents "met", something else was "seen", or it is only "spoken" of."""
    events = events_at(edition, place)
    if any(is_meeting(edition, event) for event in events):
        return "met"
    return "seen" if events or any(letters_at(edition, place).values()) else "spoken"


def events_at(edition: Edition, place: str) -> list[Event]:
    """Return the events at a place, in date order; undated ones last."""
    return list(edition.indexes.events_at.get(place, ()))


def letters_at(edition: Edition, place: str) -> dict[str, tuple[Letter, ...]]:
    """Return the letters that were at a place, by what happened to them there, in date order."""
    indexes = edition.indexes
    told = {"sent from here": indexes.sent_from, "received here": indexes.received_at}
    return {what: index.get(place, ()) for what, index in (told | {"handed over": indexes.handed_over_at}).items()}


def is_meeting(edition: Edition, event: Event) -> bool:
    """Whether at an event two came together between whom a letter of the edition passed."""
    return edition.indexes.has_letters_between(frozenset(event.participants))


def item(pen: Pen, place: Place) -> str:
    """Return a place's line: where it lies, who met there, what else happened, which letters were handed over."""
    events = events_at(pen.edition, place.id)
    meetings = [event for event in events if is_meeting(pen.edition, event)]
    told = (
        ("meeting of correspondents", meetings),
        ("event", [event for event in events if event not in meetings]),
        *letters_at(pen.edition, place.id).items(),
    )
    facts = [f"**{what}:** {some(pen, records)}" for what, records in told if records]
    return " — ".join([authority_item(pen, place), *("; ".join(facts) for _ in facts[:1])])


def some(pen: Pen, records: Sequence[Record]) -> str:
    """Return links to some records; of many to the first, and how many more there are."""
    links = [pen.to(record.id) for record in records[:MOST_TOLD]]
    more = len(records) - len(links)
    return listed([*links, *([count(more, "more", "more")] if more else [])])


def journeys_table(pen: Pen, found: Iterable[Journey]) -> str:
    """Return every journey with the records it follows from, or nothing without any."""
    rows = [[pen.to(one.start.who), stop(pen, one.start), stop(pen, one.end), *noted(pen, one)] for one in found]
    return markup.table(["Who or what", "Seen at", "Next at", "On the map"], rows) if rows else ""


def stop(pen: Pen, stop: Stop) -> str:
    """Return a place with the days on which somebody was there, and the records that have it."""
    assert stop.place
    days = markup.escape(period_in_words(stop.begun, stop.finished))
    # At its own handing over, a letter needs no second link.
    records = [id for id in stop.records if id != stop.who]
    return f"{pen.to(stop.place)}, {days}" + (f": {pen.all(records)}" if records else "")


def noted(pen: Pen, journey: Journey) -> Iterator[str]:
    """Yield whether a journey is drawn, which takes the position of both places."""
    places = [pen.edition.records[id] for id in sorted(journey.places)]
    yield "yes" if all(isinstance(place, Place) and is_placed(place) for place in places) else "no"

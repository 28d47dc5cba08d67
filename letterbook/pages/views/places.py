"""The index of places: a map of those whose position is known, the journeys between them, and the list of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from letterbook.evidence.journeys import Journey, Stop, journeys
from letterbook.pages import markup
from letterbook.pages.describing import description
from letterbook.pages.drawings.map import Spot, place_map
from letterbook.pages.pen import Pen
from letterbook.pages.views.index import authority_item
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.wording import period_in_words
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.models import Event, Letter, Place

LEAD = "Where letters were carried, and the places they and their witnesses speak of."


@dataclass(frozen=True)
class PlacesView(View):
    """The page of all places, top to bottom."""

    template: ClassVar[str] = "places.md.j2"

    lead: str
    drawing: str
    without_position: str
    journeys: str
    listing: str


def places_view(pen: Pen) -> PlacesView:
    """Return the index page of places."""
    edition = pen.edition
    places = [place for place in edition.authorities(Place) if isinstance(place, Place)]
    found = journeys(edition)
    return PlacesView(
        page=pen.page,
        front_matter=front_matter(description(edition, "Places:", LEAD), is_index=True, changed=last_change(edition)),
        title=markup.heading(1, "Places"),
        lead=LEAD,
        drawing=drawn(edition, places, found),
        without_position=pen.all(place.id for place in places if not is_placed(place)),
        journeys=journeys_table(pen, found),
        listing=markup.bullets(item(pen, place) for place in places) or "None yet.",
    )


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
    return place_map("Map of the places; the lists below say the same", spots, ties)


def mark(edition: Edition, place: str) -> str:
    """Return what happened at a place: correspondents "met", something else was "seen", or it is only "spoken" of."""
    events = events_at(edition, place)
    if any(is_meeting(edition, event) for event in events):
        return "met"
    return "seen" if events or handed_over_at(edition, place) else "spoken"


def events_at(edition: Edition, place: str) -> list[Event]:
    """Return the events at a place, in date order; undated ones last."""
    return list(edition.indexes.events_at.get(place, ()))


def handed_over_at(edition: Edition, place: str) -> list[Letter]:
    """Return the letters handed over at a place, in date order."""
    return list(edition.indexes.handed_over_at.get(place, ()))


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
        ("handed over", handed_over_at(pen.edition, place.id)),
    )
    facts = [f"**{what}:** {pen.all(record.id for record in records)}" for what, records in told if records]
    return " — ".join([authority_item(pen, place), *("; ".join(facts) for _ in facts[:1])])


def journeys_table(pen: Pen, found: tuple[Journey, ...]) -> str:
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

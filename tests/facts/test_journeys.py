"""A journey follows from records that have somebody at one place, and at another the next time."""

import pytest

from letterbook.facts.journeys import journeys

PLACES = {f"places/{id}.yml": f"name: {id.title()}\n" for id in ("fen", "ferry", "hill")}
PEOPLE = {f"people/{id}.yml": f"name: {id.title()}\n" for id in ("ada", "bela", "cara")}
ARTICLES = {"articles/post.yml": "title: T\nkind: news\nlanguage: en\nread: none\n"}


def event(place: str, date: str, who: str = "ada") -> str:
    """Return the record of an event."""
    return f"name: E\nplace: {place}\n{date}\nparticipants: [{who}]\nattested_by: [post]\n"


def letter(*handings: str) -> str:
    """Return the record of a letter that was handed over."""
    lines = "\n".join(f"  - {{{handing}}}" for handing in handings)
    return (
        "sender: ada\nrecipient: bela\nsummary: S\nwitnesses: [{article: post, form: mention}]\n"
        f"handed_over:\n{lines}\n"
    )


@pytest.fixture
def ways(make_edition):
    """A function that gives the journeys of some records: who, from where, to where, and by which records."""

    def found(**records: str) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
        files = {
            f"{'letters' if text.startswith('sender') else 'events'}/{id}.yml": text for id, text in records.items()
        }
        edition, _ = make_edition({**PLACES, **PEOPLE, **ARTICLES, **files})
        return [
            (way.start.who, way.start.place, way.end.place, way.start.records, way.end.records)
            for way in journeys(edition)
        ]

    return found


def test_two_events_make_a_journey(ways):
    """Whoever took part in an event, and later in one elsewhere, came from the one place to the other."""
    found = ways(one=event("fen", "date: 1921-01-01\nfinished: 1921-01-03"), two=event("hill", "date: 1921-02"))
    assert found == [("ada", "fen", "hill", ("one",), ("two",))]


def test_files_in_another_order_make_the_same_journeys(ways):
    """The order of the ids does not matter, only that of the days."""
    assert ways(b=event("fen", "date: 1921-01-01"), a=event("hill", "date: 1921-02")) == [
        ("ada", "fen", "hill", ("b",), ("a",))
    ]


def test_a_letter_travels_with_its_bearer(ways):
    """Both the letter and whoever took and gave it come from where it was taken to where it was given."""
    one = letter("date: 1921-01-01, to: cara, place: fen", "date: 1921-01-02, by: cara, to: bela, place: hill")
    assert ways(one=one) == [
        ("cara", "fen", "hill", ("one",), ("one",)),
        ("one", "fen", "hill", ("one",), ("one",)),
    ]


def test_records_of_one_stop_stand_together(ways):
    """An event and a handing over at one place on one day are one stop."""
    found = ways(
        one=event("fen", "date: 1921-01-01"),
        two=letter("date: 1921-01-01, by: ada, place: fen"),
        three=event("hill", "date: 1921-01-05"),
    )
    assert found == [("ada", "fen", "hill", ("one", "two"), ("three",))]


@pytest.mark.parametrize(
    "middle",
    [
        event("ferry", "date: 1921-01-01"),
        event("ferry", "date: 1920-12/1921-01"),
        event("[ferry, fen]", "date: 1921-01-01"),
    ],
)
def test_two_places_on_one_day_make_no_journey(ways, middle):
    """Where the records leave open which place came first, there is no journey to or from either."""
    assert ways(one=event("fen", "date: 1921-01-01"), two=middle, three=event("hill", "date: 1921-03")) == []


def test_an_event_at_several_places_is_no_stop(ways):
    """From an event that names several places nobody is said to have come, nor past it."""
    several = event("[ferry, fen]", "date: 1921-02")
    assert ways(one=event("fen", "date: 1921-01"), two=several, three=event("hill", "date: 1921-03")) == []


@pytest.mark.parametrize("when", ["date: ../1921-02", "date: 1921-02/..", "description: Undated."])
def test_without_days_there_is_no_stop(ways, when):
    """An undated event, or one with an open end, places nobody."""
    assert ways(one=event("fen", "date: 1921-01"), two=event("hill", when)) == []


def test_who_stays_makes_no_journey(ways):
    """Two events at one place, and events of two people, make no journey."""
    assert ways(one=event("fen", "date: 1921-01"), two=event("fen", "date: 1921-02")) == []
    assert ways(one=event("fen", "date: 1921-01"), two=event("hill", "date: 1921-02", "bela")) == []

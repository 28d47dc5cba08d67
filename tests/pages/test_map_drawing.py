"""The map: names that do not cover each other, lines once each, and words that stay words."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.labels import around, labels
from letterbook.pages.drawings.map import Spot, bent, outline, place_map, samples
from letterbook.pages.drawings.projection import projection_of

AREA = Box(0, 0, 400, 300)
SVG = "{http://www.w3.org/2000/svg}"

points = st.dictionaries(
    st.sampled_from("abcdefghijklmnop"), st.tuples(st.floats(10, 390), st.floats(10, 290)), max_size=16
)
words = st.text(st.characters(categories=["L"]), min_size=1, max_size=14)

# Coordinates as the cities of the first collection have them: two of them stand close together.
CITIES = {
    "hanoi": Spot("Hanoi", 105.84, 21.02, "met"),
    "osaka": Spot("Osaka", 135.5, 34.69, "seen"),
    "pyongyang": Spot("Pyongyang", 125.75, 39.03, "met"),
    "seoul": Spot("Seoul", 126.98, 37.57, "spoken"),
    "singapore": Spot("Singapore", 103.85, 1.29, "met"),
    "washington": Spot("Washington", -77.04, 38.9, "seen"),
}


@given(points, words)
def test_no_name_covers_another_name_or_point(found, name):
    """Names lie inside the map, on no other name, on no other point, and nearest to their own."""
    placed = labels(dict.fromkeys(found, name), found, AREA)
    for id, room in placed.items():
        assert room.lies_in(AREA)
        assert not any(room.overlaps(other) for key, other in placed.items() if key != id)
        others = [point for key, point in found.items() if key != id]
        assert not any(room.overlaps(around(point)) for point in others)
        assert all(room.distance(found[id]) <= room.distance(point) for point in others)


def test_every_city_has_its_name():
    """Each of the cities of the first collection finds room for its name, on a map with lines and on one without."""
    for ties in ([], [frozenset({"pyongyang", "singapore"}), frozenset({"hanoi", "washington"})]):
        assert {text for text, _ in names(place_map("Map", CITIES, ties))} == {city.name for city in CITIES.values()}


def test_a_name_makes_way_for_a_line():
    """A name whose usual room is full of lines stands on the other side of its point."""
    line = [(x / 2, 150.0) for x in range(410, 500)]
    assert labels({"a": "Ada"}, {"a": (200, 150)}, AREA)["a"].left > 200
    assert labels({"a": "Ada"}, {"a": (200, 150)}, AREA, line)["a"].right < 200


def test_a_pair_is_tied_once():
    """A line joins a pair of places once, whichever way it was named and however often."""
    ties = [frozenset(pair) for pair in (("hanoi", "seoul"), ("seoul", "hanoi"), ("hanoi", "osaka"))]
    root = etree.fromstring(place_map("Map", CITIES, ties))
    assert len(root.findall(f".//{SVG}path[@class='journey']")) == 2


def test_a_line_is_the_same_both_ways():
    """The curve of a pair does not depend on which of the two comes first."""
    one, other = (
        place_map("Map", dict(spots), [frozenset({"hanoi", "washington"})])
        for spots in (CITIES.items(), reversed(CITIES.items()))
    )
    assert one == other


@given(st.floats(-180, 180), st.floats(-60, 60), st.floats(-180, 180), st.floats(-60, 60))
def test_lines_stay_on_the_map(west, south, east, north):
    """A curve between two places bends no further than the sea around them reaches."""
    projection = projection_of([(west, south), (east, north)])
    ends = sorted([projection.point((west, south)), projection.point((east, north))])
    assert all(
        -1e-6 <= x <= projection.width + 1e-6 and -1e-6 <= y <= projection.height + 1e-6
        for x, y in samples(bent(*ends))
    )


def test_outline_comes_back_to_its_points():
    """A path of steps leads to the points it was made of, to a tenth of a pixel."""
    ring = [(0.04, 0.0), (10.26, -3.3), (10.26, -3.31), (5.0, 7.77)]
    assert outline(ring) == "M0 0l10.3-3.3-5.3 11.1z"


def test_names_are_text():
    """A name with marks of HTML is shown as it is; a map holds no link and no script."""
    drawn = place_map('a "map"', {"a": Spot("<b>&\"'", 0.0, 50.0, "met")}, [])
    root = etree.fromstring(drawn)
    assert [text for text, _ in names(drawn)] == ["<b>&\"'"]
    assert {etree.QName(element).localname for element in root.iter()} == {"div", "svg", "path", "circle", "text"}
    assert not re.search(r"style=|href=|on\w+=", drawn)


def test_without_places_there_is_no_map():
    """Nothing is drawn where no place has a position."""
    assert place_map("Map", {}, []) == ""


def names(drawn: str) -> list[tuple[str, str]]:
    """Return the words of a drawing, each with its classes."""
    found = etree.fromstring(drawn).iter(f"{SVG}text")
    return [("".join(text.itertext()), text.get("class", "")) for text in found]

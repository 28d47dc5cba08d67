"""A map shows its places inside its edges, each where its neighbours say it is, and land only where the map is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.drawings.projection import WIDTH, clipped, narrowest, projection_of

degrees = st.tuples(st.floats(-180, 180), st.floats(-89, 89))
places = st.lists(degrees, min_size=1, max_size=12)
pixels = st.tuples(st.floats(-50, 150), st.floats(-50, 150))

PYONGYANG, SINGAPORE, WASHINGTON = (125.75, 39.03), (103.85, 1.29), (-77.04, 38.9)


@given(places)
def test_places_lie_inside(found):
    """Every place lies inside the map, which is as wide as the page."""
    projection = projection_of(found)
    assert projection.width == pytest.approx(WIDTH)
    for x, y in map(projection.point, found):
        assert -1e-6 <= x <= projection.width + 1e-6
        assert -1e-6 <= y <= projection.height + 1e-6


@given(places)
def test_north_is_up_and_east_is_right(found):
    """What is further north stands higher; what is further east, counted from the edge, stands further right."""
    projection = projection_of(found)
    for one in found:
        for other in found:
            (x1, y1), (x2, y2) = projection.point(one), projection.point(other)
            assert (one[1] > other[1]) == (y1 < y2) or y1 == pytest.approx(y2)
            east, further = ((place[0] - projection.west) % 360 for place in (one, other))
            assert (east > further) == (x1 > x2) or x1 == pytest.approx(x2)


def test_the_pacific_stands_between_asia_and_america():
    """Of Asian and American places the map is cut in the Atlantic: Asia is at the left."""
    projection = projection_of([PYONGYANG, SINGAPORE, WASHINGTON])
    xs = [projection.point(place)[0] for place in (SINGAPORE, PYONGYANG, WASHINGTON)]
    assert xs == sorted(xs)


def test_the_atlantic_stands_between_america_and_europe():
    """Of American and European places the map is cut in the Pacific."""
    assert narrowest([-77.0, 2.35]) == pytest.approx((-77.0, 79.35))


@given(st.lists(pixels, min_size=3, max_size=12))
def test_what_is_cut_off_is_gone(ring):
    """Nothing of a clipped ring lies outside its box."""
    for x, y in clipped(ring, 0, 0, 100, 100):
        assert -1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 100 + 1e-6


def test_what_lies_inside_stays_as_it_is():
    """A ring inside the box keeps its points; one outside it has none; one around it becomes the box."""
    ring = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0)]
    assert clipped(ring, 0, 0, 100, 100) == ring
    assert clipped(ring, 50, 50, 100, 100) == []
    around = [(-9.0, -9.0), (200.0, -9.0), (200.0, 200.0), (-9.0, 200.0)]
    assert set(clipped(around, 0, 0, 100, 100)) == {(0, 0), (100, 0), (100, 100), (0, 100)}

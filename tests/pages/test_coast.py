"""The coasts are decoded as TopoJSON says, and the file they come from is the one that its table names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.drawings.coast import coasts, decoded, joined, nearest, rings, whole

TRANSFORM = {"scale": [0.5, 2], "translate": [-10, 20]}


def test_each_point_is_a_step_from_the_one_before():
    """The steps of an arc are added up on the grid, then scaled and moved."""
    assert decoded([[0, 0], [2, 1], [-4, 1]], TRANSFORM) == [(-10, 20), (-9, 22), (-11, 24)]


def test_arcs_share_the_point_where_they_meet():
    """A ring of several arcs holds the point between two of them once."""
    assert joined([[(0, 0), (1, 1)], [(1, 1), (2, 0)], [(2, 0), (0, 0)]]) == [(0, 0), (1, 1), (2, 0), (0, 0)]


def test_a_negative_number_is_an_arc_backwards():
    """Arc ~1 is the second arc, from its end to its beginning."""
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [1, 0], [0, 1]], [[0, 0], [0, 1], [1, 0]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0, -2]]]}]}},
    }
    assert list(rings(topology)) == [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]]


def test_every_coast_closes_and_none_jumps():
    """Each ring ends where it began, lies on the globe, and crosses the date line without a jump."""
    for ring in coasts():
        assert ring[0] == pytest.approx(ring[-1])
        assert all(abs(latitude) <= 90 for _, latitude in ring)
        # Only over a pole is a step this long.
        steps = [abs(b[0] - a[0]) for a, b in pairwise(ring) if abs(b[1]) < 90]
        assert max(steps) < 180


def test_land_is_where_land_is():
    """One coast reaches from Alaska to south of Panama: what is decoded is the world."""
    assert any(
        min(latitude for _, latitude in ring) < 10 and min(longitude for longitude, _ in ring) < -160
        for ring in coasts()
        if max(latitude for _, latitude in ring) > 60
    )


@given(st.floats(-1000, 1000))
def test_the_short_way_round(degrees):
    """A difference of longitudes is half a turn at most, and the same place."""
    assert -180 <= nearest(degrees) <= 180
    assert (nearest(degrees) - degrees) / 360 == pytest.approx(round((nearest(degrees) - degrees) / 360), abs=1e-9)


def test_a_coast_round_the_pole_is_closed_over_it():
    """A ring that goes round the South Pole takes the pole in."""
    ring = whole([(0, -70), (120, -70), (-120, -70), (0, -70)])
    assert ring == [(0, -70), (120, -70), (240, -70), (360, -70), (360, -90), (0, -90), (0, -70)]

"""Circles of a graph: each found once, however long the way."""

from letterbook.rules.circles import circles


def test_circles_are_found_once_each():
    """Every circle of a graph is found once, from its smallest id on."""
    graph = {"b": ["a"], "a": ["c"], "c": ["b", "d"], "d": ["d"], "e": ["a"]}
    assert sorted(circles(graph)) == [["a", "c", "b"], ["d"]]


def test_a_long_row_is_no_circle():
    """Three thousand articles, each drawing on the next, neither overflow nor go round."""
    assert list(circles({str(n): [str(n + 1)] for n in range(3000)})) == []

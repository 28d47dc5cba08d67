"""Drawings are SVG without links, in which nothing stands on anything else."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from letterbook.pages.drawings.graph import graph, layers, placed

names = st.sampled_from("abcdefgh")
# Later letters point to earlier ones, so that nothing goes round in a circle.
graphs = st.dictionaries(names, st.lists(names, max_size=3), min_size=1).map(
    lambda found: {name: [other for other in found.get(name, []) if other < name] for name in "abcdefgh"}
)


@given(graphs)
def test_each_node_stands_right_of_what_it_points_to(targets):
    """Origins stand in the first column, everything else further on than all it draws on."""
    columns = layers(targets)
    assert all(columns[id] > columns[other] for id, others in targets.items() for other in others)
    assert all(columns[id] == 0 for id, others in targets.items() if not others)


@given(graphs)
def test_no_node_stands_on_another(targets):
    """Two nodes of a column are a row apart at least, but for what rounding takes away."""
    nodes = list(placed({id: id for id in targets}, targets).values())
    for node in nodes:
        near = [one for one in nodes if one.column == node.column and abs(one.row - node.row) < 0.999]
        assert near == [node]


def test_labels_are_text():
    """A label with marks of HTML is shown as it is, and nothing in a drawing is a link or a script."""
    drawn = graph("a < b", {"a": "<b>&\"'", "b": "x" * 99}, {"b": ["a"]}, {})
    root = etree.fromstring(drawn)
    texts = ["".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == "<b>&\"'" and len(texts[1]) < 50 and texts[1].endswith("…")
    assert {etree.QName(element).localname for element in root.iter()} == {"div", "svg", "path", "text"}

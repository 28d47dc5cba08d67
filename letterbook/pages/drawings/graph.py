"""The drawing of a graph: who draws on whom, origins at the left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.frame import Mark
from letterbook.pages.drawings.lettering import shortened

# In units: a row, a column, the edge, and how much of a column its labels may take.
ROW, COLUMN, MARGIN, LABEL = 20, 430, 12, 340


@dataclass(frozen=True)
class Node:
    """One labelled point of a drawing, by column and row."""

    label: str
    column: int
    row: float


def layers(targets: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return the column of each node of a graph without circles: one more than the furthest thing it points to."""
    columns: dict[str, int] = {}
    for start in sorted(targets):
        waiting = [start]
        while waiting:
            here = waiting[-1]
            missing = [other for other in targets.get(here, ()) if other not in columns]
            if missing:
                waiting += missing
                continue
            columns.setdefault(here, 1 + max((columns[other] for other in targets.get(here, ())), default=-1))
            waiting.pop()
    return columns


def graph(
    title: str, labels: Mapping[str, str], sure: Mapping[str, Sequence[str]], perhaps: Mapping[str, Sequence[str]]
) -> str:
    """Return a drawing of who draws on whom: origins at the left, lines to what draws on them, broken where unsure."""
    both = {id: (*sure.get(id, ()), *perhaps.get(id, ())) for id in labels}
    nodes = placed(labels, both)
    lines = [line(nodes[id], nodes[other], other in sure.get(id, ())) for id in nodes for other in both[id]]
    return frame.framed(title, [*lines, *(text(node) for node in nodes.values())])


def placed(labels: Mapping[str, str], targets: Mapping[str, Sequence[str]]) -> dict[str, Node]:
    """Return where each node stands: what draws on one origin together, the origin beside the middle of it."""
    columns = layers(targets)
    drawn_on = {id: [other for other in labels if id in targets[other]] for id in labels}
    origins = sorted((id for id in labels if columns[id] == 0), key=lambda id: (-len(drawn_on[id]), id))
    rank = {id: number for number, id in enumerate(origins)}
    rows: dict[str, float] = {}
    direct = [id for id in labels if columns[id] == 1]
    spread(rows, direct, {id: float(min(rank[other] for other in targets[id])) for id in direct})
    for column in range(2, max(columns.values(), default=0) + 1):
        here = [id for id in labels if columns[id] == column]
        spread(rows, here, {id: middle(rows, targets[id]) for id in here}, at_wish=True)
    spread(rows, origins, {id: middle(rows, drawn_on[id]) for id in origins}, at_wish=True)
    return {id: Node(labels[id], columns[id], rows[id]) for id in labels}


def spread(rows: dict[str, float], ids: Sequence[str], wishes: Mapping[str, float], at_wish: bool = False) -> None:
    """Give each of some nodes of one column a row of its own, in the order of their wishes, or near them."""
    row = 0.0
    for id in sorted(ids, key=lambda id: (wishes[id], id)):
        rows[id] = row = max(row, wishes[id]) if at_wish else row
        row += 1


def middle(rows: Mapping[str, float], others: Sequence[str]) -> float:
    """Return the middle of the rows of some nodes, of those that have one already."""
    known = [rows[other] for other in others if other in rows]
    return sum(known) / len(known) if known else 0.0


def line(node: Node, other: Node, is_sure: bool) -> Mark:
    """Return the line from a node to what it draws on."""
    x, y = node.column * COLUMN + MARGIN - 4, node.row * ROW + MARGIN + 5
    end, level = other.column * COLUMN + MARGIN + LABEL, other.row * ROW + MARGIN + 5
    middle = (x + end) / 2
    steps = f"M{end:g} {level:g} C{middle:g} {level:g} {middle:g} {y:g} {x:g} {y:g}"
    room = Box(min(x, end), min(y, level), max(x, end), max(y, level))
    return frame.path(steps, room, *(["tie"] if is_sure else ["tie", "perhaps"]))


def text(node: Node) -> Mark:
    """Return the label of a node, shortened where it is long: the list beside the drawing has the whole."""
    x, y = node.column * COLUMN + MARGIN, node.row * ROW + MARGIN + 10
    return frame.text(shortened(node.label, LABEL - 8), x, y)

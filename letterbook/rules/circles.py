"""Circles: nothing draws on, answers, or lies within itself."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from letterbook.facts.origins import origins_of
from letterbook.problems.problem import Problem
from letterbook.reading.examples import field_example
from letterbook.records.models import Article, Place
from letterbook.rules.case import Case
from letterbook.rules.correspondence import answered, is_dated_before

Graph = Mapping[str, Sequence[str]]


def check_circles(case: Case) -> Iterator[Problem]:
    """No record draws on, answers or lies within itself, even indirectly."""
    graphs: dict[str, Graph] = {
        "relays": {article.id: article.relays for article in case.edition.of(Article)},
        "version_of": {article.id: (article.version_of,) for article in case.edition.of(Article) if article.version_of},
        # An answer dated before its letter is reported already; it would close a circle.
        "answers": {
            letter.id: (other.id,)
            for letter in case.edition.letters
            if (other := answered(case.edition, letter)) and not is_dated_before(letter, other)
        },
        "within": {place.id: (place.within,) for place in case.edition.of(Place) if place.within},
    }
    for field, graph in graphs.items():
        for circle in circles(graph):
            way = f" –{field}→ ".join([*circle, circle[0]])
            itself = f"'{field}' names its own record; correct or remove it"
            message = f"a circle: {way}; one of these links is wrong" if len(circle) > 1 else itself
            record = case.edition.records[circle[0]]
            yield case.problem(record, (field,), "circle", message, example=field_example(type(record), field))


def check_drawing_in_circles(case: Case) -> Iterator[Problem]:
    """No article draws on itself, not even perhaps, or by way of copies: all that is perhaps so may be so at once."""
    origins = origins_of(case.edition)
    sure = {id: [origins.first(other) for other in others] for id, others in origins.relays.items()}
    graph = {
        id: (*others, *map(origins.first, origins.may_relay[id]))
        for id, others in sure.items()
        if origins.first(id) == id
    }
    for circle in circles(graph):
        steps = [(here, there, there in sure[here]) for here, there in pairwise([*circle, circle[0]])]
        if all(there in origins.relays[here] for here, there, _ in steps):
            # Told by the rule above.
            continue
        record, field = case.edition.records[circle[0]], "relays" if steps[0][2] else "may_relay"
        way = "".join(f" –{'relays' if is_sure else 'may_relay'}→ {there}" for _, there, is_sure in steps)
        copies = ", copies of one text taken as one" if origins.same_as else ""
        message = f"a circle{copies}: {circle[0]}{way}; one of these links is wrong, or one too many"
        yield case.problem(record, (field,), "circle", message, example=field_example(Article, field))


def circles(graph: Graph) -> Iterator[list[str]]:
    """Yield each circle of a graph once, beginning with its smallest id."""
    found: set[frozenset[str]] = set()
    finished: set[str] = set()
    for start in sorted(graph):
        # The way from the start to here: each id in its order, with where one can go on from it.
        trail: dict[str, Iterator[str]] = {start: iter(graph[start])} if start not in finished else {}
        while trail:
            here, onwards = next(reversed(trail.items()))
            step = next(onwards, None)
            if step is None:
                finished.add(here)
                del trail[here]
            elif step in trail:
                ids = list(trail)
                circle = ids[ids.index(step) :]
                if frozenset(circle) not in found:
                    found.add(frozenset(circle))
                    turn = circle.index(min(circle))
                    yield circle[turn:] + circle[:turn]
            elif step in graph and step not in finished:
                trail[step] = iter(graph[step])

"""The origins page: who draws on whom, as a list; articles without a source of their own are the origins."""

from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.drawings.graph import graph
from letterbook.pages.pen import Pen, title_of
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.wording import count
from letterbook.reading.history import last_change
from letterbook.reading.indexes import article_order


@dataclass(frozen=True)
class OriginsView(View):
    """The page of the graph of sources."""

    template: ClassVar[str] = "origins.md.j2"

    drawing: str
    origins: tuple[str, ...]
    alone: str


def origins_view(pen: Pen) -> OriginsView:
    """Return the origins page: each origin with what draws on it, the most drawn on first; then those alone."""
    drawing: dict[str, list[str]] = defaultdict(list)
    for article in pen.edition.articles:
        for root in sorted(pen.origins.possible[article.id]):
            drawing[root].append(article.id)
    shared = {root: ids for root, ids in drawing.items() if ids != [root]}
    ordered = sorted(shared, key=lambda root: (-len(shared[root]), article_order(pen.edition.article(root))))
    alone = [article.id for article in pen.edition.articles if drawing.get(article.id) == [article.id]]
    return OriginsView(
        page=pen.page,
        front_matter=front_matter(
            "Which articles of this archive draw on which, and from how few origins they all descend.",
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Origins"),
        drawing=drawn(pen),
        origins=tuple(origin(pen, root, shared[root]) for root in ordered),
        alone=markup.bullets(pen.to(id) for id in alone),
    )


def drawn(pen: Pen) -> str:
    """Return a drawing of every article that draws on another, or on which another draws; copies are left out."""
    first = pen.origins.first
    sure = {
        id: sorted({first(other) for other in others}) for id, others in pen.origins.relays.items() if first(id) == id
    }
    perhaps = {id: sorted({first(other) for other in others}) for id, others in pen.origins.may_relay.items()}
    tied = {id for graph in (sure, perhaps) for id, others in graph.items() if others and first(id) == id}
    tied |= {other for graph in (sure, perhaps) for id in tied for other in graph.get(id, ())}
    labels = {id: title_of(pen.edition, pen.edition.records[id]) for id in sorted(tied)}
    return graph("Which articles draw on which; the list below says the same", labels, sure, perhaps)


def origin(pen: Pen, root: str, ids: list[str]) -> str:
    """Return one origin with the articles that draw on it, at whatever remove."""
    others = [id for id in ids if id != root]
    items = [f"{pen.to(id)}{how(pen, id, root)}" for id in others]
    lead = (
        f"{count(len(others), 'article').capitalize()} of this archive {'draws' if len(others) == 1 else 'draw'} on it."
    )
    return "\n\n".join([markup.heading(3, pen.to(root)), lead, markup.bullets(items)])


def how(pen: Pen, id: str, root: str) -> str:
    """Say how an article draws on an origin: perhaps only, as a copy, or through others."""
    first = pen.origins.first(id)
    copy = f", a copy of {pen.to(first)}" if first != id else ""
    perhaps = "" if root in pen.origins.certain[id] else ", perhaps"
    direct = {pen.origins.first(other) for other in (*pen.origins.relays[first], *pen.origins.may_relay[first])}
    through = sorted(other for other in direct if other != root and root in pen.origins.possible[other])
    by_way = f", by way of {pen.all(through)}" if through and root not in direct else ""
    return f"{copy}{perhaps}{by_way}"

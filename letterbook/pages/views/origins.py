"""The origins page: who draws on whom, as a list; articles without a source of their own are the origins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from letterbook.facts.origins import origins_of
from letterbook.pages import markup
from letterbook.pages.addresses import index_of
from letterbook.pages.drawings.graph import graph
from letterbook.pages.parts import Long, Part, Parts, by_time, laid_out_together
from letterbook.pages.pen import Pen, title_of
from letterbook.pages.views.page import View, front_matter
from letterbook.pages.views.part import PartView, contents, part_view, weighing_pen
from letterbook.pages.weights import WORDS, weight_of_links
from letterbook.pages.wording import capitalised, count
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.reading.indexes import article_order, grouped

PAGE = index_of("origins")

# What an article weighs in the drawing, with its label and the lines that lead to it.
NODE = 400

# An origin, and an article that draws on it.
Tie = tuple[str, str]


@dataclass(frozen=True)
class OriginsView(View):
    """The page of the graph of sources; its drawing is left out where the lists fall into parts."""

    template: ClassVar[str] = "origins.md.j2"

    drawing: str
    is_drawn: bool
    origins: tuple[str, ...]
    alone: str


@once
def drawing_on(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Return, by origin, the articles that draw on it, itself included, in order of publication."""
    possible = origins_of(edition).possible
    return grouped((root, article.id) for article in edition.articles for root in sorted(possible[article.id]))


@once
def lists(edition: Edition) -> tuple[Parts[Tie], Parts[str]]:
    """Return the pages of the origins that others draw on, the most drawn on first, and those of all others."""
    found = drawing_on(edition)
    shared = {root: ids for root, ids in found.items() if ids != (root,)}
    ordered = sorted(shared, key=lambda root: (-len(shared[root]), article_order(edition.article(root))))
    ties = tuple((root, other) for root in ordered for other in shared[root] if other != root)
    alone = tuple(article.id for article in edition.articles if found.get(article.id) == (article.id,))
    heads = {(root, next(id for id in shared[root] if id != root)) for root in ordered}

    def weigh(tie: Tie) -> int:
        by_way = len(edition.article(tie[1]).relays) + len(edition.article(tie[1]).may_relay)
        head = WORDS * 2 + weight_of_links(edition, [tie[0]]) if tie in heads else 0
        return head + WORDS + (1 + by_way) * weight_of_links(edition, [tie[1]])

    pen = weighing_pen(edition, PAGE)
    drawn_on = Long(PAGE, "origins/drawn-on", ties, weigh, number=lambda some: len({root for root, _ in some}))
    others = Long(PAGE, "origins/alone", alone, lambda id: weight_of_links(edition, [id]))
    by_root, by_article = laid_out_together(
        (
            (drawn_on, lambda some: by_time(in_order(edition, some), lambda tie: edition.filed_day(tie[0]))),
            (others, lambda some: by_time(some, edition.filed_day)),
        ),
        lambda: "".join((drawn(pen), *sections(pen, ties), *map(pen.to, alone))),
        NODE * (len(ties) + len(shared)),
    )
    return by_root, by_article


def in_order(edition: Edition, ties: Iterable[Tie]) -> list[Tie]:
    """Return what draws on what, the earliest origin first."""
    return sorted(ties, key=lambda tie: article_order(edition.article(tie[0])))


@once
def origin_parts(edition: Edition) -> Mapping[str, Part[Any]]:
    """Return the pages of the parts of both lists, by path."""
    return {**lists(edition)[1], **lists(edition)[0]}


@once
def whole_lists(edition: Edition) -> tuple[Part[Tie], Part[str]]:
    """Return what stands of both lists on the page of all origins."""
    return lists(edition)[0][PAGE], lists(edition)[1][PAGE]


def origins_view(pen: Pen) -> OriginsView:
    """Return the origins page: each origin with what draws on it, the most drawn on first; then those alone."""
    shared, alone = whole_lists(pen.edition)
    is_whole = not shared.contents and not alone.contents
    parts = contents(PAGE, shared.contents, "origin")
    return OriginsView(
        page=pen.page,
        front_matter=front_matter(
            "Which articles in this archive draw on which, and how few origins are behind them.",
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Origins"),
        drawing=drawn(pen) if is_whole else "",
        is_drawn=is_whole,
        origins=(parts,) if parts else tuple(sections(pen, shared.items)),
        alone=contents(PAGE, alone.contents, "article") or markup.bullets(map(pen.to, alone.items)),
    )


def origins_part(pen: Pen, part: Part[Any]) -> PartView:
    """Return the page of the origins of some time that others draw on, or of the articles without a source."""
    if part.path.startswith("origins/alone/"):
        lead = f"{capitalised(count(len(part.items), 'article'))} for which no source is recorded."
        return part_view(pen, part, "Origins: no source recorded", lead, markup.bullets(map(pen.to, part.items)), PAGE)
    number = len({root for root, _ in part.items})
    lead = f"{capitalised(count(number, 'origin'))} with what draws on {'it' if number == 1 else 'them'}."
    listing = "\n\n".join(sections(pen, part.items, level=2))
    return part_view(pen, part, "Origins that others draw on", lead, listing, PAGE)


def sections(pen: Pen, ties: Iterable[Tie], level: int = 3) -> Iterator[str]:
    """Yield each origin with the articles that draw on it, under a heading of some level."""
    for root, found in groupby(ties, key=lambda tie: tie[0]):
        yield origin(pen, root, [other for _, other in found], level)


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
    return graph("Which articles draw on which; the list below gives the same information", labels, sure, perhaps)


def origin(pen: Pen, root: str, others: list[str], level: int) -> str:
    """Return one origin with articles that draw on it, directly or through others; one page may show only some."""
    number = len(drawing_on(pen.edition)[root]) - 1
    items = [f"{pen.to(id)}{how(pen, id, root)}" for id in others]
    lead = f"{count(number, 'article').capitalize()} in this archive {'draws' if number == 1 else 'draw'} on it"
    some = f"; {count(len(others), 'of them', 'of them')} are listed here" if len(others) < number else ""
    return "\n\n".join([markup.heading(level, pen.to(root)), f"{lead}{some}.", markup.bullets(items)])


def how(pen: Pen, id: str, root: str) -> str:
    """Say how an article draws on an origin: perhaps only, as a copy, or through others."""
    first = pen.origins.first(id)
    copy = f", a copy of {pen.to(first)}" if first != id else ""
    perhaps = "" if root in pen.origins.certain[id] else ", perhaps"
    direct = {pen.origins.first(other) for other in (*pen.origins.relays[first], *pen.origins.may_relay[first])}
    through = sorted(other for other in direct if other != root and root in pen.origins.possible[other])
    by_way = f", through {pen.all(through)}" if through and root not in direct else ""
    return f"{copy}{perhaps}{by_way}"

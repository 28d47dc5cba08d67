"""To which origins articles go back, and how many stand behind letters: what two states are compared by."""

from collections.abc import Mapping
from dataclasses import dataclass

from letterbook.facts.origins import Count, Origins, origins_of
from letterbook.reading.edition import Edition
from letterbook.records.models import Article
from letterbook.review.change import Subject


@dataclass(frozen=True)
class Lineage:
    """The origins to which an article goes back, and those to which it goes back if every perhaps is true."""

    certain: frozenset[str]
    possible: frozenset[str]


@dataclass(frozen=True)
class Behind:
    """How many origins stand behind a letter, and the lineage of each of its witnesses, by article."""

    count: Count
    lineages: Mapping[str, Lineage]


def lineages(edition: Edition) -> dict[Subject, Lineage]:
    """Return the lineage of every article."""
    graph = origins_of(edition)
    return {(article.id,): lineage(graph, article.id) for article in edition.of(Article)}


def lineage(graph: Origins, article: str) -> Lineage:
    """Return the origins to which one article goes back."""
    return Lineage(graph.certain[article], graph.possible[article])


def origins(edition: Edition) -> dict[Subject, Behind]:
    """Return how many independent origins stand behind each letter, and what its witnesses go back to."""
    graph = origins_of(edition)
    return {
        (letter.id,): Behind(
            graph.behind(witness.article for witness in letter.witnesses),
            {str(witness.article): lineage(graph, witness.article) for witness in letter.witnesses},
        )
        for letter in edition.letters
    }

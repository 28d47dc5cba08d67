"""The items in the sections of an article's page, in order: ids; for quotations, their number in a record."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from letterbook.facts.articles import letters_in
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Quotation
from letterbook.verification.quotations import Cited, cited_in, taken_from

# A record; of a quotation the record that holds it, and its number there, counted from 0.
Item = tuple[str, int]


def alone_with(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the letters for which this archive has no other witness, and those it was first to speak of."""
    return tuple((one.letter.id, 0) for one in letters_in(edition, article) if one.is_alone or one.is_first)


def quotations_from(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the quotations from an article: of letters in date order, of speakers, of those in differences."""
    records = dict.fromkeys(cited.record for cited, _ in taken_from(edition).get(article.id, ()))
    return tuple(
        (id, number)
        for id in records
        for number, (cited, _) in enumerate(cited_in(edition.records[id]))
        if cited.article == article.id
    )


def quotations_of(edition: Edition, items: Iterable[Item]) -> Iterator[tuple[Cited, Quotation]]:
    """Yield the quotations that some items are."""
    for id, numbers in groupby(items, key=lambda item: item[0]):
        found = list(cited_in(edition.records[id]))
        yield from (found[number] for _, number in numbers)

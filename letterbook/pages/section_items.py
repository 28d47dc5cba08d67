"""What stands in the sections of an article's page, in order: ids, and of quotations their number in a record."""

from letterbook.evidence.existence import known_since
from letterbook.evidence.quotations import cited_in, taken_from
from letterbook.reading.edition import Edition
from letterbook.reading.indexes import article_order
from letterbook.records.models import Article, Authority

# A record; of a quotation the record that holds it, and its number there, counted from 0.
Item = tuple[str, int]


def alone_with(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the letters for which this archive has no other witness, and those it was first to speak of."""
    return tuple(
        (letter.id, 0)
        for letter, _ in edition.testimonies(article)
        if len(letter.witnesses) == 1 or ((found := known_since(letter, edition)) and found.article.id == article.id)
    )


def drawing_on(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the articles that draw on one, in order of publication."""
    drawing = edition.drawing_on(article)
    others = {other.id: other for other in (*drawing.relaying, *drawing.perhaps, *drawing.copies)}
    return tuple((other.id, 0) for other in sorted(others.values(), key=article_order))


def mentioning(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the people, places, organisations, events and topics whose records speak of an article, by id."""
    # Which names it writes is told on the pages of those names.
    found = {mention.by for mention in edition.mentions.get(article.id, ()) if mention.path[0] != "names"}
    return tuple((id, 0) for id in sorted(found) if isinstance(edition.records[id], Authority))


def quotations_from(edition: Edition, article: Article) -> tuple[Item, ...]:
    """Return the quotations from an article: of letters in date order, of speakers, of those in differences."""
    records = dict.fromkeys(cited.record for cited, _ in taken_from(edition).get(article.id, ()))
    return tuple(
        (id, number)
        for id in records
        for number, (cited, _) in enumerate(cited_in(edition.records[id]))
        if cited.article == article.id
    )

"""What the pages of records cite."""

from collections.abc import Iterable, Iterator

from letterbook.pages.citing.item import Item
from letterbook.pages.citing.items import article_item, page_item
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Letter
from letterbook.verification.quotations import taken_from


def cited_on_pages(edition: Edition, ids: Iterable[str]) -> Iterator[Item]:
    """Yield what the pages of some records cite: of a letter its page; of an article itself, and where it is quoted."""
    for id in ids:
        record = edition.records.get(id)
        if isinstance(record, Letter):
            yield page_item(edition, record)
        if isinstance(record, Article):
            yield article_item(edition, record)
            holding = dict.fromkeys(cited.record for cited, _ in taken_from(edition).get(id, ()))
            yield from (page_item(edition, holder_of(edition, record, holder)) for holder in holding)


def holder_of(edition: Edition, article: Article, id: str) -> Letter | Article:
    """Return on whose page words of an article are cited: the letter's whose words they are, else its own."""
    record = edition.records[id]
    return record if isinstance(record, Letter) else article

"""The feed of what was corrected and added, from the public history of the records, newest first."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby, islice
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

from letterbook.exports.tables.records import page
from letterbook.pages.addresses import FEED, address_of
from letterbook.pages.context import Context
from letterbook.pages.describing import plain, shortened
from letterbook.pages.direction import without_isolates
from letterbook.pages.generated import HOME
from letterbook.pages.pen import title_of
from letterbook.pages.plan import Target
from letterbook.pages.views.corrections import PAGE, Line, feed_of, in_order
from letterbook.pages.wording import count
from letterbook.reading.edition import Edition

CHANGES = "feed"

# As many entries as readers of feeds look back for.
MOST = 100

# As many records as an entry names, and characters as its title has.
NAMED, LONGEST = 20, 120


def plan_feed(edition: Edition) -> Iterator[Target]:
    """Yield the feed of an edition that has an address, without which no entry could lead anywhere, and a history."""
    if feed_of(edition):
        yield Target(FEED, CHANGES)


def make_feed(_: Target, context: Context) -> str:
    """Return the feed as Atom: an entry for each change, of all the records in which it was made that day."""
    collection = context.edition.collection
    assert collection.site
    site = address_of(collection, HOME)
    feed = Atom1Feed(
        title=collection.title,
        link=site,
        description=plain(context.edition, collection.description),
        language="en",
        author_name=", ".join(collection.editors),
        feed_url=f"{site}{FEED}",
        feed_guid=uuid5(NAMESPACE_URL, f"{site}{FEED}").urn,
    )
    for lines in islice(changes(context.edition), MOST):
        feed.add_item(**entry(context.edition, lines))
    return str(feed.writeString("utf-8"))


def changes(edition: Edition) -> Iterator[Sequence[Line]]:
    """Yield the changes, newest first, those of the same words and day together."""
    dated = (line for line in in_order(edition) if line.date.latest)
    return (tuple(found) for _, found in groupby(dated, key=lambda line: (line.date.edtf, line.what)))


def entry(edition: Edition, lines: Sequence[Line]) -> dict[str, Any]:
    """Return what the feed says of a change: what was changed, in which records, and when."""
    first, site = lines[0], edition.collection.site or ""
    records = [edition.records[line.id] for line in lines if line.id]
    what, day = plain(edition, first.what), moment(first.date.latest)
    named = [without_isolates(title_of(edition, record)) for record in records]
    title = f"{named[0]}: {what}" if len(named) == 1 else f"{what} ({count(len(named), 'record')})" if named else what
    more = [f"and {len(named) - NAMED} more"] if len(named) > NAMED else []
    return {
        "title": shortened(title, LONGEST),
        "link": page(edition, records[0]) if len(records) == 1 else address_of(edition.collection, PAGE),
        "description": f"{what} {'; '.join([*named[:NAMED], *more])}".strip(),
        "pubdate": day,
        "updateddate": day,
        "unique_id": uuid5(NAMESPACE_URL, f"{site} {first.date.edtf} {first.what}").urn,
    }


def moment(day: date | None) -> datetime:
    """Return midnight, UTC, of a day."""
    assert day
    return datetime.combine(day, time(), UTC)

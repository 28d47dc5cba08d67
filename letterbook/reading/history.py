"""When records changed: the newest days of their public history. No clock and no git is read."""

from collections.abc import Iterable
from datetime import date

from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.models.record import Change


def newest_day(changes: Iterable[Change]) -> date | None:
    """Return the last day on which something changed; None where no change has an end."""
    return max((day for change in changes if (day := change.date.latest)), default=None)


@once
def last_change(edition: Edition) -> date | None:
    """Return the newest day in the public history of the collection and all its records."""
    entries = (entry for record in edition.records.values() for entry in record.changes)
    return newest_day([*edition.collection.changes, *entries])

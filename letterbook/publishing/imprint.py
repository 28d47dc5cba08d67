"""Where and when an edition is published, from its records."""

from datetime import date

from letterbook.pages.repository import report_address
from letterbook.publishing.last_build import Imprint
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change

# Of an edition without a history: as early as a packed file can say that it is from.
NO_DAY = date(1980, 1, 1)


def imprint_of(edition: Edition) -> Imprint:
    """Return the imprint of an edition."""
    address, report_to = edition.collection.site, report_address(edition.collection)
    return Imprint(address or "", report_to or "", (last_change(edition) or NO_DAY).isoformat())

"""Where and when an edition is published, as its records say."""

from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.last_build import Imprint
from letterbook.publishing.site import midnight
from letterbook.reading.edition import Edition
from letterbook.reading.noted import Noted, Notes


def without(toy: Edition) -> Edition:
    """Return an edition that says of itself neither where it is nor when it changed."""
    nothing = {"site": None, "repository": None, "changes": ()}
    return Edition(toy.collection.model_copy(update=nothing), Noted("records", {}, Notes()), {}, (), toy.names)


def test_the_imprint_is_what_the_records_say(toy):
    """The address and the newest day are those of the records; mistakes are reported at the host of the files."""
    imprint = imprint_of(toy)
    assert imprint.address == "https://toy.example.org/letters/"
    assert imprint.day == max(str(one.date) for record in toy.records.values() for one in record.changes)
    assert midnight(imprint).isoformat() == f"{imprint.day}T00:00:00+00:00"


def test_nothing_is_made_up(toy):
    """Without an address there is none; without a history the day is the first that a packed file can bear."""
    assert imprint_of(without(toy)) == Imprint("", "", "1980-01-01")

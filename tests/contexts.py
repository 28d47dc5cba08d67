"""What tests make pages from, and hold against the rules."""

from letterbook.pages.context import Context
from letterbook.reading.edition import Edition
from letterbook.reading.images import images_shown
from letterbook.reading.load import Records
from letterbook.rules.case import Case
from letterbook.verification.captures import Captures
from letterbook.verification.seals import Seals
from letterbook.verification.verifying import verify

NO_CAPTURES, NO_SEALS = Captures(), Seals()

# The files of a collection with one letter, to which an article "post" that a test adds bears witness.
ONE_LETTER = {
    "sources/collection.yml": "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n",
    "sources/people/ada-north.yml": "name: Ada North\n",
    "sources/people/bela-south.yml": "name: Bela South\n",
    "sources/letters/first.yml": (
        "sender: ada-north\nrecipient: bela-south\nsummary: A letter.\nwitnesses: [{article: post, form: mention}]\n"
    ),
}


def unverified(edition: Edition) -> Context:
    """Return what the pages of an edition are made from where nobody holds a capture or a seal of it."""
    return Context(edition, verify(edition, NO_CAPTURES, NO_SEALS))


def case(edition: Edition, captures: Captures = NO_CAPTURES, seals: Seals = NO_SEALS) -> Case:
    """Return the case of an edition with some captures and seals."""
    records = Records(
        edition.collection,
        None,
        edition.records,
        edition.texts,
        {},
        {},
        images=dict.fromkeys(images_shown(edition.letters), ""),
    )
    return Case.of(records, edition, captures, seals)

"""What tests make pages from."""

from letterbook.evidence.captures import Captures
from letterbook.evidence.seals import Seals
from letterbook.evidence.verifying import verify
from letterbook.pages.context import Context
from letterbook.reading.edition import Edition


def unverified(edition: Edition) -> Context:
    """Return what the pages of an edition are made from where nobody holds a capture or a seal of it."""
    return Context(edition, verify(edition, Captures(), Seals())[0])

"""What every file of a build is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from letterbook.evidence.captures import Captures
from letterbook.evidence.quotations import Verification
from letterbook.reading.edition import Edition


@dataclass(frozen=True)
class Context:
    """The edition, the state of its quotations, the full texts to print, and the books that can be downloaded.

    Full texts are for a private reading copy only: a public page is written without any. Books are named by their
    path relative to `docs/`, each with its size in bytes.
    """

    edition: Edition
    verification: Verification = field(repr=False)
    captures: Captures = field(default_factory=Captures, repr=False)
    books: Mapping[str, int] = field(default_factory=dict)

"""What every file of a build is made from."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace

from letterbook.facts.kept_rows import KeptRows
from letterbook.pages.citing.store import Citations
from letterbook.reading.edition import Edition
from letterbook.reading.fingerprints import Source
from letterbook.reading.noted import Noted
from letterbook.verification.captures import Captures
from letterbook.verification.quotations import Cited, Verification, cited_in

# How what verifying found is called as a source: the states of the quotations of a record, and the prints of captures.
STATES, CAPTURES = "states", "captures"


@dataclass(frozen=True)
class Context:
    """The edition, the state of its quotations, the full texts to print, the books that can be downloaded, and what was
    made already of citations and of the rows of tables.

    Full texts are for a private reading copy only: a public page is written without any. Books are named by their
    path relative to `docs/`, each with its size in bytes.
    """

    edition: Edition
    verification: Verification = field(repr=False)
    captures: Captures = field(default_factory=Captures, repr=False)
    books: Mapping[str, int] = field(default_factory=dict)
    # Made of nothing but what is cited: nobody notes that they were read.
    citations: Citations = field(default_factory=Citations, repr=False)
    # Of tables, which read the whole edition.
    rows: KeptRows = field(default_factory=KeptRows, repr=False)

    def noted(self) -> "Context":
        """Return the same, of which it is noted what is read of the verification too."""
        found, notes = self.verification, self.edition.notes
        states = Noted(STATES, found.states, notes, record_of)
        fingerprints = Noted(CAPTURES, found.fingerprints, notes)
        return replace(self, verification=replace(found, states=states, fingerprints=fingerprints))

    @property
    def sources(self) -> Mapping[str, Source]:
        """What is read beside the edition, by the name of the source."""
        return {STATES: self.states_in, CAPTURES: self.capture_of}

    def states_in(self, id: Hashable) -> object:
        """Return the states of the quotations of a record, in its order; of none, those of all."""
        if id is None:
            return sorted((repr(cited), state) for cited, state in self.verification.states.items())
        record = self.edition.records.held.get(str(id))
        return [self.verification.states.get(cited) for cited, _ in cited_in(record)] if record else None

    def capture_of(self, id: Hashable) -> object:
        """Return the fingerprint of the capture of an article; of none, those of all."""
        prints = self.verification.fingerprints
        return prints.get(id) if isinstance(id, str) else sorted(prints.items())


def record_of(cited: Cited) -> str:
    """Return the record that holds a quotation."""
    return cited.record

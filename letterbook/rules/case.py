"""The case that every rule looks at: an edition, and what is at hand to hold it against."""

from dataclasses import dataclass

from letterbook.problems.problem import Problem, Severity
from letterbook.reading.edition import Edition
from letterbook.reading.load import Records
from letterbook.records.models import Record
from letterbook.records.nodes import FieldPath
from letterbook.verification.captures import Captures
from letterbook.verification.quotations import Verification
from letterbook.verification.seals import Seals
from letterbook.verification.verifying import verify


@dataclass(frozen=True)
class Case:
    """An edition with the records it was linked from, the captures and seals at hand, and what verifying found."""

    records: Records
    edition: Edition
    captures: Captures
    seals: Seals
    verification: Verification

    @classmethod
    def of(cls, records: Records, edition: Edition, captures: Captures, seals: Seals) -> "Case":
        """Return the case of an edition, with its quotations verified."""
        return cls(records, edition, captures, seals, verify(edition, captures, seals))

    def problem(self, record: Record, path: FieldPath, code: str, message: str, example: str = "") -> Problem:
        """Return an error in a part of a record."""
        return Problem(self.edition.place(record, path), code, message, example=example)

    def note(self, record: Record, path: FieldPath, code: str, message: str) -> Problem:
        """Return what is to be done about a part of a record in due course."""
        return Problem(self.edition.place(record, path), code, message, Severity.NOTE)

    def warning(self, record: Record, path: FieldPath, code: str, message: str, example: str = "") -> Problem:
        """Return a warning about a part of a record."""
        return Problem(self.edition.place(record, path), code, message, Severity.WARNING, example)

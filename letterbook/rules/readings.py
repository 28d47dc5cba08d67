"""What the archive itself reads of a letter: stated by a witness or inferred, and given where it is followed."""

from collections.abc import Iterator
from datetime import timedelta

from letterbook.facts.comparing import Relation, relation, statements_about
from letterbook.problems.problem import Problem
from letterbook.reading.edition import Edition
from letterbook.reading.examples import field_example
from letterbook.records.dates import LetterDate
from letterbook.records.models import Letter
from letterbook.rules.case import Case

# Fields of which a letter's record gives the archive's reading; what else is attested has none.
READ = ("sender", "recipient", "date", "finished", "received", "handed_over", "answers", "sent_from", "received_at")

# Of these, those that a witness must state: that a letter is from its sender is what its title says of it.
ATTESTED = ("date", "finished", "received", "answers")

# How far from a day what is "about" that day may lie.
NEAR = timedelta(days=31)

# With one of these a date is about, perhaps, or both.
QUALIFIERS = ("~", "?", "%")


def check_readings_are_given(case: Case) -> Iterator[Problem]:
    """Where a resolution follows a reading, the letter has that reading."""
    for letter in case.edition.letters:
        for field, resolution in letter.resolutions.items():
            if resolution.follows and field in READ and not getattr(letter, field):
                message = (
                    f"this follows a reading, but the letter has no '{field}'; "
                    f"write it in '{field}', or write 'open:' and why"
                )
                example = field_example(Letter, field)
                yield case.warning(letter, ("resolutions", field), "no-reading", message, example)


def check_readings_are_attested(case: Case) -> Iterator[Problem]:
    """A witness states each reading of a letter, or `conjectured` names it."""
    for letter in case.edition.letters:
        for field in ATTESTED:
            if field not in letter.conjectured and not is_attested(case.edition, letter, field):
                message = (
                    f"no witness states this '{field}'; correct it, enter who states it under 'says', "
                    "or, if it is the archive's inference, name the field in 'conjectured'"
                )
                example = f"conjectured: [{field}]"
                yield case.warning(letter, (field,), "unattested", message, example)


def is_attested(edition: Edition, letter: Letter, field: str) -> bool:
    """Whether a reading is none, or can be what some witness states; a date with a qualifier may be any day near it."""
    read, statements = getattr(letter, field), statements_about(edition, letter, field)
    if not read:
        return True
    return any(relation(read, one.value) is not Relation.CONFLICT or is_near(read, one.value) for one in statements)


def is_near(read: object, stated: object) -> bool:
    """Whether a date with a qualifier can mean a day near a stated one."""
    if not (isinstance(read, LetterDate) and isinstance(stated, LetterDate)):
        return False
    (first, last), (begin, end) = read.bounds, stated.bounds
    return any(mark in read.edtf for mark in QUALIFIERS) and max(begin - last, first - end) <= NEAR

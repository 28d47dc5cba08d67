"""Two states of the records compared: what was added, changed and lost between them, for whoever reviews it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from letterbook.facts.coverage import coverage
from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.origins import origins_of
from letterbook.reading.edition import Edition
from letterbook.records.models import FieldGroup, Record, Witness
from letterbook.review.change import BeforeAfter, Snapshot, Subject, differing
from letterbook.review.difference_changes import Difference, conflicts, questions
from letterbook.review.origin_changes import Behind, Lineage, lineages, origins
from letterbook.review.quotation_changes import Quoted, Words, quotation_changes, quoted_changes, words_in

NONE_RENAMED: Mapping[str, str] = {}


@dataclass(frozen=True)
class Missing:
    """How many letters are said to exist between some correspondents, and how many no record covers."""

    between: tuple[str, ...]
    expected: int
    missing: int


@dataclass(frozen=True)
class Changes:
    """What differs between two states, sort by sort, in the order of the subjects.

    Ambiguous names and missing letters are those of now, changed or not.
    What cannot be told, because a record could not be read, is left out: `unread` names those records,
    and `is_whole` says whether everything that is counted over all records could be counted.
    """

    records: tuple[BeforeAfter[FieldGroup], ...]
    renamed: Mapping[str, str]
    unread: tuple[str, ...]
    statuses: tuple[BeforeAfter[HowKnown], ...]
    testimonies: tuple[BeforeAfter[Witness], ...]
    conflicts: tuple[BeforeAfter[Difference], ...]
    questions: tuple[BeforeAfter[Difference], ...]
    quotations: tuple[BeforeAfter[Words], ...]
    quoted: tuple[BeforeAfter[Quoted], ...]
    origins: tuple[BeforeAfter[Behind], ...]
    lineages: tuple[BeforeAfter[Lineage], ...]
    ambiguous: tuple[BeforeAfter[tuple[str, ...]], ...]
    missing: tuple[Missing, ...]
    is_whole: bool = True


def changes(before: Snapshot, after: Snapshot, renamed: Mapping[str, str] = NONE_RENAMED) -> Changes:
    """Return what differs between two states of the records; `renamed` are old ids that are new ones in both."""
    unread = before.unread | after.unread
    is_whole = before.edition.is_whole and after.edition.is_whole
    quotations = quotation_changes(words_in(before, unread), words_in(after, unread))
    return Changes(
        records=differing(parts(before.edition, unread), parts(after.edition, unread)),
        renamed=renamed,
        unread=tuple(sorted(unread)),
        statuses=differing(statuses(before.edition, unread), statuses(after.edition, unread)),
        testimonies=differing(testimonies(before.edition, unread), testimonies(after.edition, unread)),
        conflicts=differing(conflicts(before.edition, unread), conflicts(after.edition, unread)),
        questions=differing(questions(before.edition, unread), questions(after.edition, unread)),
        quotations=quotations,
        quoted=tuple(quoted_changes(before, after, quotations)) if is_whole else (),
        origins=differing(origins(before.edition), origins(after.edition)) if is_whole else (),
        lineages=differing(lineages(before.edition), lineages(after.edition)) if is_whole else (),
        ambiguous=ambiguous(before.edition, after.edition),
        missing=tuple(missing(after)) if is_whole else (),
        is_whole=is_whole,
    )


def parts(edition: Edition, unread: frozenset[str]) -> dict[Subject, FieldGroup]:
    """Return every record by its file, with the collection and the introduction."""
    found: dict[Subject, FieldGroup] = {
        (record.file,): record for record in edition.records.values() if record.id not in unread
    }
    found[edition.collection.file,] = edition.collection
    if edition.introduction:
        found[edition.introduction.file,] = edition.introduction
    return found


def renamed_records(before: Edition, after: Edition) -> dict[str, str]:
    """Return the new id for each record that has another one now and keeps the old one as an alias."""
    return {
        alias: record.id
        for record in after.records.values()
        for alias in record.aliases
        if alias in before.records and alias not in after.records
    }


def statuses(edition: Edition, unread: frozenset[str]) -> dict[Subject, HowKnown]:
    """Return how each letter is known."""
    return {(letter.id,): how_known(letter) for letter in edition.letters if letter.id not in unread}


def testimonies(edition: Edition, unread: frozenset[str]) -> dict[Subject, Witness]:
    """Return what each article testifies to a letter, by both, without the quotations, which are told by themselves."""
    return {
        (letter.id, str(witness.article)): witness.model_copy(update={"quotations": ()})
        for letter in edition.letters
        if letter.id not in unread
        for witness in letter.witnesses
        if witness.article not in unread
    }


def ambiguous(before: Edition, after: Edition) -> tuple[BeforeAfter[tuple[str, ...]], ...]:
    """Return the forms of names that belong to several records now, each with what it belonged to before."""
    return tuple(
        BeforeAfter((form,), tuple(before.names.ambiguous.get(form, ())) or None, tuple(ids))
        for form, ids in after.names.ambiguous.items()
    )


def missing(side: Snapshot) -> Iterator[Missing]:
    """Yield where more letters are expected than records cover."""
    graph = origins_of(side.edition)
    for expected in side.edition.collection.expected:
        found = coverage(side.edition, expected, graph, side.verification)
        if found.missing:
            yield Missing(tuple(expected.between), expected.count, found.missing)


def records_touched(found: Changes) -> frozenset[str]:
    """Return the ids of the records that were added or changed."""
    return frozenset(change.after.id for change in found.records if isinstance(change.after, Record))

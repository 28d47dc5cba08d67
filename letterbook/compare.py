"""Two states of the records, compared for those who review a change."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from letterbook.check import Folders, verified
from letterbook.evidence.checks import check
from letterbook.evidence.copying import check_copying
from letterbook.evidence.reporting import changes, renamed_records
from letterbook.evidence.turns import Side, turns
from letterbook.intake.revisions import rename
from letterbook.pages.render import render
from letterbook.pages.reported import Reported
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.problems import Problem, Severity


def compare(folders: Folders, old: Path) -> Reported:
    """Return what differs between an older folder of records and the one of today, as far as both can be read.

    Pages are rendered by the program of today on both sides, so that what differs comes from the records.
    """
    before, faults = survey(replace(folders, sources=old))
    after, problems = survey(folders)
    if before is None or after is None:
        return Reported(before, after, None, None, tuple(sorted(problems)))
    pages = None
    if not any(problem.severity is Severity.ERROR for problem in (*faults, *problems)):
        pages = turns(*(by_path(render(side.edition, side.verification)) for side in (before, after)))
    renamed = renamed_records(before.edition, after.edition)
    under_new_ids = survey_renamed(folders, old, renamed) if renamed else before
    return Reported(before, after, changes(under_new_ids, after, renamed), pages, tuple(sorted(problems)))


def survey_renamed(folders: Folders, old: Path, renamed: Mapping[str, str]) -> Side:
    """Return an older state in which records have their ids of today, so that a new name is not a new record."""
    with TemporaryDirectory() as aside:
        rename(old, renamed, Path(aside) / old.name)
        side, _ = survey(replace(folders, sources=Path(aside) / old.name))
    assert side
    return side


def survey(folders: Folders) -> tuple[Side | None, list[Problem]]:
    """Return what could be read of the records, verified as far as can be, with every problem; raises none of them."""
    records, problems = load(folders.sources)
    edition, unresolved = link(records)
    problems += unresolved
    if edition is None:
        return None, problems
    verification, captures, found = verified(edition, folders)
    problems += [*check(edition), *found, *check_copying(records, edition, captures)]
    unread = frozenset(records.claimed) - frozenset(records.records)
    return Side(edition, verification, unread), problems


def by_path(pages: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Return pages by what a report calls them."""
    return {(path,): text for path, text in pages.items()}

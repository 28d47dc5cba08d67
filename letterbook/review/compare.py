"""Two states of the records, compared for those who review a change."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from letterbook.files.writing import temporary_folder
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pipeline import Survey, case_of, survey
from letterbook.problems.problem import has_errors
from letterbook.reading.edition import Edition
from letterbook.review.change import Snapshot, differing
from letterbook.review.changes import changes, renamed_records
from letterbook.review.report import Reported
from letterbook.review.revisions import rename


def compare(folders: Folders, old: Path) -> Reported:
    """Return what differs between an older folder of records and the one of today, as far as both can be read.

    Pages are rendered by the program of today on both sides, so that what differs comes from the records.
    """
    found, now = survey(replace(folders, sources=old)), survey(folders)
    before, after = snapshot(found), snapshot(now)
    if before is None or after is None:
        return Reported(before, after, None, None, now.problems)
    pages = None
    if not has_errors((*found.problems, *now.problems)):
        pages = differing(*(by_path(render(Context(one.edition, one.verification))) for one in (before, after)))
    renamed = renamed_records(before.edition, after.edition)
    under_new_ids = snapshot_renamed(folders, old, renamed) if renamed else before
    return Reported(before, after, changes(under_new_ids, after, renamed), pages, now.problems)


def snapshot(found: Survey) -> Snapshot | None:
    """Return what was read of the records as one of two states; None where there is no readable collection."""
    unread = frozenset(found.records.claimed) - frozenset(found.records.records)
    return Snapshot(found.case.edition, found.case.verification, unread) if found.case else None


def snapshot_renamed(folders: Folders, old: Path, renamed: Mapping[str, str]) -> Snapshot:
    """Return an older state in which records have their ids of today, so that a new name is not a new record."""
    with temporary_folder() as aside:
        rename(old, renamed, aside / old.name)
        aside_folders = replace(folders, sources=aside / old.name)
        found = survey(aside_folders)
        before = snapshot(found)
        assert before
        # What was compared under the old id is so under the new one, which the older records do not know.
        case, _ = case_of(found.records, with_former_ids(before.edition, renamed), aside_folders)
    return replace(before, verification=case.verification)


def with_former_ids(edition: Edition, renamed: Mapping[str, str]) -> Edition:
    """Return an edition whose records name the old ids that they had as former ones."""
    former = {
        new: edition.records[new].model_copy(update={"aliases": (*edition.records[new].aliases, old)})
        for old, new in renamed.items()
        if new in edition.records
    }
    return edition.with_records({**edition.records, **former})


def by_path(pages: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Return pages by what a report calls them."""
    return {(path,): text for path, text in pages.items()}

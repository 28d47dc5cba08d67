"""What need not be done again: a check of what was checked, a build of what stands.

It loads next to nothing, so that a run that has nothing to do is over before another would have begun.
"""

from dataclasses import dataclass

from letterbook.folders import Folders
from letterbook.problems.problem import Problem, raise_errors
from letterbook.publishing.kept_digests import known_digests
from letterbook.publishing.last_build import Imprint, Kept
from letterbook.publishing.pages_folder import made_and_there, owned
from letterbook.publishing.renewing import Written
from letterbook.reading.remembered import Remembered, inputs_of, recall


@dataclass(frozen=True)
class Built:
    """What a build of the pages found, and what it did."""

    counted: str
    warnings: tuple[Problem, ...]
    written: Written
    imprint: Imprint


def inputs(folders: Folders) -> str:
    """Return a fingerprint of all that a check or a build reads of the records and captures."""
    return inputs_of(folders.sources, folders.captures)


def standing_check(folders: Folders, inputs: str, strict: bool) -> Remembered | None:
    """Return what the last check found, if it read the same; else None.

    Raises ProblemsFound where the records have errors, or warnings too if strict.
    """
    found = recall(folders.cache, inputs)
    if found:
        raise_errors(found.problems, strict)
    return found


def standing_build(folders: Folders, inputs: str, strict: bool) -> Built | None:
    """Return what the last build found, where nothing changed since, neither records nor pages; else None.

    Raises what a build raises.
    """
    found = standing_check(folders, inputs, strict)
    last = Kept.of(folders.docs).last_build(folders.cache) if found else None
    if found is None or last is None or last.inputs != inputs:
        return None
    with known_digests(folders.cache, folders.docs) as digests:
        made = made_and_there(owned(folders.docs, digests.of))
    if last.made != made:
        return None
    return Built(found.counted, found.problems, Written((), (), last.planned), last.imprint)

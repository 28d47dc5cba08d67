"""The first stages, with which every command begins that publishes or compares: load, link, check."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from letterbook.folders import Folders
from letterbook.problems.problem import Problem, raise_errors
from letterbook.reading.ahead import Ahead
from letterbook.reading.edition import Edition
from letterbook.reading.link import link
from letterbook.reading.load import LastLoaded, Records, load
from letterbook.reading.remembered import Remembered, inputs_of, remember
from letterbook.rules.case import Case
from letterbook.rules.registry import breaches
from letterbook.verification.captures import Captures, load_captures
from letterbook.verification.quotations import Verification
from letterbook.verification.seals import load_seals


@dataclass(frozen=True)
class Checked:
    """An edition without an error, and what it was checked with."""

    edition: Edition
    verification: Verification
    captures: Captures
    found: Remembered

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was found that is no error, or is one only for whoever is strict."""
        return self.found.problems

    @property
    def counted(self) -> str:
        """How many records there are, in words."""
        return self.found.counted


@dataclass(frozen=True)
class Survey:
    """What could be read of the records, verified as far as can be, with every problem.

    `case` is None where there is no readable collection.
    """

    records: Records
    case: Case | None
    problems: tuple[Problem, ...]


def read(folders: Folders, strict: bool = False, last: LastLoaded | None = None) -> Checked:
    """Return the edition, checked and verified; raises ProblemsFound with every error, and warnings too if strict.

    Files that are as they were loaded last are not loaded again.
    """
    return checked(folders, inputs_of(folders.sources, folders.captures), strict, last=last)


def checked(
    folders: Folders, inputs: str, strict: bool, ahead: Ahead | None = None, last: LastLoaded | None = None
) -> Checked:
    """Return what `read` returns, and raise what it raises, where the fingerprint of what is read is known already."""
    found = survey(folders, ahead, last)
    edition = found.case.edition if found.case else None
    counted = f"{len(edition.records)} records, {len(edition.letters)} of them letters" if edition else ""
    told = Remembered(inputs, counted, found.problems)
    remember(folders.cache, told)
    raise_errors(found.problems, strict)
    assert found.case is not None
    return Checked(found.case.edition, found.case.verification, found.case.captures, told)


def survey(folders: Folders, ahead: Ahead | None = None, last: LastLoaded | None = None) -> Survey:
    """Return what could be read of the records, with every problem in order; raises none of them.

    `ahead` is a process that parses some of them meanwhile.
    """
    with lasting():
        records, problems = load(folders.sources, folders.cache, ahead, last)
        edition, unresolved = link(records)
        problems += unresolved
        if edition is None:
            return Survey(records, None, tuple(sorted(problems)))
        case, unreadable = case_of(records, edition, folders)
        return Survey(records, case, tuple(sorted([*problems, *unreadable, *breaches(case)])))


# How many objects Python makes before it looks for garbage among them; its own number is 700.
BETWEEN_LOOKS = 20_000


@contextmanager
def lasting() -> Iterator[None]:
    """Have Python look for no garbage meanwhile, nor later among what is made within the block.

    An edition is millions of values of which none is garbage before the end; to look through them again and again
    takes a third of the time of a check. What an earlier block made can be garbage from the next one on.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(BETWEEN_LOOKS, 20, 20)
        gc.enable()


def case_of(records: Records, edition: Edition, folders: Folders) -> tuple[Case, list[Problem]]:
    """Return an edition with the captures and seals at hand, and a problem for each of those that cannot be read."""
    captures, unreadable = load_captures(edition, folders.captures)
    seals, damaged = load_seals(folders.sources)
    return Case.of(records, edition, captures, seals), [*unreadable, *damaged]

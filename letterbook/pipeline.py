"""The first stages, with which every command begins that publishes or compares: load, link, check."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from letterbook.problems.problem import Problem, ProblemsFound, has_errors
from letterbook.reading.cache import Cache
from letterbook.reading.edition import Edition
from letterbook.reading.link import link
from letterbook.reading.load import Records, load
from letterbook.reading.remembered import Remembered, inputs_of, recall, remember
from letterbook.rules.case import Case
from letterbook.rules.registry import breaches
from letterbook.verification.captures import Captures, load_captures
from letterbook.verification.quotations import Verification
from letterbook.verification.seals import load_seals


@dataclass(frozen=True)
class Folders:
    """Where everything lies."""

    root: Path
    sources: Path
    docs: Path
    site: Path
    captures: Path | None = None

    @property
    def cache(self) -> Cache:
        """What runs leave for later ones."""
        return Cache.of(self.root)

    @classmethod
    def below(cls, root: Path) -> "Folders":
        """Return the folders of a project as the repository lays them out."""
        return cls(root, root / "sources", root / "docs", root / "site", root / "captures")


@dataclass(frozen=True)
class Checked:
    """An edition without an error, and what it was checked with."""

    edition: Edition
    verification: Verification
    captures: Captures
    warnings: tuple[Problem, ...]
    # A fingerprint of all that was read for it, and how many records there are, in words.
    inputs: str
    counted: str


@dataclass(frozen=True)
class Survey:
    """What could be read of the records, verified as far as can be, with every problem.

    `case` is None where there is no readable collection.
    """

    records: Records
    case: Case | None
    problems: tuple[Problem, ...]


def read(folders: Folders, strict: bool = False) -> Checked:
    """Return the edition, checked and verified; raises ProblemsFound with every error, and warnings too if strict."""
    inputs = inputs_of(folders.sources, folders.captures)
    found = survey(folders)
    edition = found.case.edition if found.case else None
    counted = f"{len(edition.records)} records, {len(edition.letters)} of them letters" if edition else ""
    remember(folders.cache, Remembered(inputs, counted, found.problems))
    raise_errors(found.problems, strict)
    assert found.case is not None
    case = found.case
    return Checked(case.edition, case.verification, case.captures, found.problems, inputs, counted)


def checked_before(folders: Folders, strict: bool = False) -> Remembered | None:
    """Return what the last check found, where nothing changed since; else None. Raises what `read` raises."""
    found = recall(folders.cache, inputs_of(folders.sources, folders.captures))
    if found:
        raise_errors(found.problems, strict)
    return found


def survey(folders: Folders) -> Survey:
    """Return what could be read of the records, with every problem in order; raises none of them."""
    records, problems = load(folders.sources, folders.cache)
    edition, unresolved = link(records)
    problems += unresolved
    if edition is None:
        return Survey(records, None, tuple(sorted(problems)))
    case, unreadable = case_of(records, edition, folders)
    return Survey(records, case, tuple(sorted([*problems, *unreadable, *breaches(case)])))


def case_of(records: Records, edition: Edition, folders: Folders) -> tuple[Case, list[Problem]]:
    """Return an edition with the captures and seals at hand, and a problem for each of those that cannot be read."""
    captures, unreadable = load_captures(edition, folders.captures)
    seals, damaged = load_seals(folders.sources)
    return Case.of(records, edition, captures, seals), [*unreadable, *damaged]


def raise_errors(problems: Sequence[Problem], strict: bool) -> None:
    """Raise ProblemsFound with all problems if one of them is an error; where strict, a warning is one."""
    if has_errors(problems) or (strict and problems):
        raise ProblemsFound(problems)

"""The first stages, with which every command begins: load, link, check."""

from dataclasses import dataclass
from pathlib import Path

from letterbook.evidence.captures import Captures, check_classes, load_captures
from letterbook.evidence.checks import check
from letterbook.evidence.copying import check_copying
from letterbook.evidence.locators import check_locators
from letterbook.evidence.quotations import Verification, verify
from letterbook.evidence.rights import check_quotation_limit
from letterbook.evidence.seals import load_seals
from letterbook.reading.edition import Edition
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.problems import Problem, ProblemsFound, Severity


@dataclass(frozen=True)
class Folders:
    """Where everything lies."""

    root: Path
    sources: Path
    docs: Path
    site: Path
    captures: Path | None = None

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


def read(folders: Folders, strict: bool = False) -> Checked:
    """Return the edition, checked and verified; raises ProblemsFound with every error, and warnings too if strict."""
    records, problems = load(folders.sources)
    edition, unresolved = link(records)
    problems += unresolved
    verification, captures = Verification(), Captures()
    if edition:
        verification, captures, found = verified(edition, folders)
        problems += [*check(edition), *found, *check_copying(records, edition, captures)]
    raise_errors(problems, strict)
    assert edition is not None
    return Checked(edition, verification, captures, tuple(sorted(problems)))


def verified(edition: Edition, folders: Folders) -> tuple[Verification, Captures, list[Problem]]:
    """Return the state of every quotation, and the captures at hand, with every problem of captures and seals."""
    captures, problems = load_captures(edition, folders.captures)
    seals, damages = load_seals(folders.sources)
    verification, faults = verify(edition, captures, seals)
    limits = check_quotation_limit(edition, verification)
    places = [*check_classes(edition, captures), *check_locators(edition, captures)]
    return verification, captures, [*problems, *damages, *places, *faults, *limits]


def raise_errors(problems: list[Problem], strict: bool) -> None:
    """Raise ProblemsFound with all problems if one of them is an error; where strict, a warning is one."""
    if any(strict or problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFound(problems)

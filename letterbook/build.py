"""The stages in order: load, link, check, render, write, publish, audit. The table of contents of the project."""

from dataclasses import dataclass
from pathlib import Path

from letterbook.evidence.checks import check
from letterbook.pages.render import render
from letterbook.publishing.audit import Finding, audit
from letterbook.publishing.site import publish
from letterbook.publishing.write import Written, in_the_way, write
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

    @classmethod
    def below(cls, root: Path) -> "Folders":
        """Return the folders of a project as the repository lays them out."""
        return cls(root, root / "sources", root / "docs", root / "site")


@dataclass(frozen=True)
class Report:
    """What a run found and did."""

    edition: Edition
    warnings: tuple[Problem, ...]
    written: Written | None = None
    findings: tuple[Finding, ...] = ()


def read(folders: Folders, strict: bool = False) -> Report:
    """Return the edition, checked; raises ProblemsFound with every error, and with warnings too where strict."""
    records, problems = load(folders.sources)
    edition, unresolved = link(records)
    problems += unresolved
    if edition:
        problems += check(edition)
    raise_errors(problems, strict)
    assert edition is not None
    return Report(edition, tuple(sorted(problems)))


def build(folders: Folders, strict: bool = False) -> Report:
    """Write the pages of the collection into `docs/`; raises ProblemsFound, and then writes nothing."""
    report = read(folders, strict)
    pages = render(report.edition)
    raise_errors(in_the_way(folders.docs, pages), strict)
    return Report(report.edition, report.warnings, write(folders.docs, pages))


def site(folders: Folders, strict: bool = False) -> Report:
    """Build the pages, publish them, and return what an audit of the result found."""
    report = build(folders, strict)
    publish(folders.root, report.edition, folders.docs, folders.site)
    return Report(report.edition, report.warnings, report.written, tuple(audit(folders.site)))


def summary(report: Report) -> str:
    """Return what a run found and did, in one line."""
    edition = report.edition
    counts = f"{len(edition.records)} records, {len(edition.letters)} of them letters"
    if report.written is None:
        return f"{counts}: no errors."
    done = report.written
    return f"{counts}: {len(done.written)} pages written, {done.unchanged} unchanged, {len(done.removed)} removed."


def raise_errors(problems: list[Problem], strict: bool) -> None:
    """Raise ProblemsFound with all problems if one of them is an error; where strict, a warning is one."""
    if any(strict or problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFound(problems)

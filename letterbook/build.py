"""The stages in order: load, link, check, render, write, publish, audit. The table of contents of the project."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from letterbook.evidence.captures import Captures, check_classes, load_captures
from letterbook.evidence.checks import check
from letterbook.evidence.quotations import Verification, verify
from letterbook.evidence.reporting import changes
from letterbook.evidence.rights import check_quotation_limit
from letterbook.evidence.sealing import changed, new_seals
from letterbook.evidence.seals import Seals, load_seals
from letterbook.evidence.turns import Side, turns
from letterbook.exports.book import BookFault, Manuscript, manuscript
from letterbook.exports.record_files import record_files
from letterbook.intake.capture import capture
from letterbook.intake.scaffold import Ask, begin
from letterbook.pages.render import render
from letterbook.pages.reported import Reported
from letterbook.publishing.audit import Finding, audit
from letterbook.publishing.crawlers import write_robots
from letterbook.publishing.harmless import harms
from letterbook.publishing.leaks import Leak, leaks, leaks_in_text
from letterbook.publishing.offline import pack
from letterbook.publishing.site import Use, newest, publish
from letterbook.publishing.write import (
    Written,
    books_in,
    copy_written_by_hand,
    differs,
    in_the_way,
    write,
    write_files,
    write_seals,
)
from letterbook.reading.edition import Edition
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.reading.schema import schemas
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
class Report:
    """What a run found and did."""

    edition: Edition
    verification: Verification
    captures: Captures
    warnings: tuple[Problem, ...]
    written: Written | None = None
    findings: tuple[Finding | Leak, ...] = ()
    packed: tuple[Path, ...] = ()


def read(folders: Folders, strict: bool = False) -> Report:
    """Return the edition, checked and verified; raises ProblemsFound with every error, and warnings too if strict."""
    records, problems = load(folders.sources)
    edition, unresolved = link(records)
    problems += unresolved
    verification, captures = Verification(), Captures()
    if edition:
        verification, captures, found = verified(edition, folders)
        problems += [*check(edition), *found]
    raise_errors(problems, strict)
    assert edition is not None
    return Report(edition, verification, captures, tuple(sorted(problems)))


def verified(edition: Edition, folders: Folders) -> tuple[Verification, Captures, list[Problem]]:
    """Return the state of every quotation, and the captures at hand, with every problem of captures and seals."""
    captures, problems = load_captures(edition, folders.captures)
    seals, damages = load_seals(folders.sources)
    verification, faults = verify(edition, captures, seals)
    limits = check_quotation_limit(edition, verification)
    return verification, captures, [*problems, *damages, *check_classes(edition, captures), *faults, *limits]


def build(folders: Folders, strict: bool = False) -> Report:
    """Write the pages of the collection into `docs/`; raises ProblemsFound, and then writes nothing."""
    report = read(folders, strict)
    books = books_in(folders.docs, report.edition.collection.version)
    pages = {**render(report.edition, report.verification, books=books), **record_files(report.edition)}
    raise_errors(in_the_way(folders.docs, pages), strict)
    return replace(report, written=write(folders.docs, pages, kept=books))


def book(folders: Folders, strict: bool = False, into: Path | None = None) -> Report:
    """Write the whole edition as an EPUB and a PDF, into `docs/data/` unless told otherwise.

    Raises ProblemsFound, or BookFault where something is missing, and then writes nothing; nor does it
    where the report names a leak.
    """
    report = read(folders, strict)
    edition = report.edition
    made = manuscript(edition, render(edition, report.verification), newest(edition).date())
    found = leaks_in_text("book", made.html, edition, report.captures)
    if found:
        return replace(report, findings=tuple(found))
    files = book_files(made)
    into = into or folders.docs / "data"
    changed = write_files({into / Path(name).name: content for name, content in files.items()})
    return replace(report, written=Written(tuple(path.name for path in changed), (), len(files) - len(changed)))


def book_files(made: Manuscript) -> dict[str, bytes]:
    """Return a manuscript as books, by name; raises BookFault, too where pandoc or typst are not installed."""
    try:
        # Only `make book` installs what it needs; all else works without.
        from letterbook.exports.book_files import book_files as files_of  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise BookFault(f"{missing}; 'make book' installs what a book needs") from missing
    return files_of(made)


def build_private(folders: Folders, strict: bool = False) -> Report:
    """Build, below `private/`, the site with the full text of every capture at hand, for one's own use.

    Raises ProblemsFound, and then writes nothing.
    """
    report = read(folders, strict)
    private = folders.root / "private"
    docs = private / "docs"
    pages = {**render(report.edition, report.verification, report.captures), **record_files(report.edition)}
    copy_written_by_hand(folders.docs, docs)
    report = replace(report, written=write(docs, pages))
    stopped = publish(folders.root, report.edition, docs, private / "site", Use.PRIVATE)
    return replace(report, findings=(*stopped, *audit(private / "site"), *harms(private / "site")))


def site(folders: Folders, strict: bool = False) -> Report:
    """Build the pages, publish them, and return what an audit of the result found."""
    report = build(folders, strict)
    stopped = publish(folders.root, report.edition, folders.docs, folders.site)
    write_robots(folders.site, report.edition.collection.site)
    found = [*stopped, *audited(folders.site, report, hosted_under(report.edition))]
    return replace(report, findings=tuple(found))


def offline(folders: Folders, dist: Path, strict: bool = False) -> Report:
    """Build the pages and pack the copy for reading from a disk into `dist`; nothing is packed that has findings."""
    report = build(folders, strict)
    with TemporaryDirectory() as aside:
        copy = Path(aside) / "site"
        stopped = publish(folders.root, report.edition, folders.docs, copy, Use.OFFLINE)
        found = [*stopped, *audited(copy, report)]
        packed = () if found else tuple(pack(copy, report.edition, dist))
    return replace(report, findings=tuple(found), packed=packed)


def audited(site: Path, report: Report, base: str = "") -> list[Finding | Leak]:
    """Return everything that is wrong in a built site that the public may read."""
    return [*audit(site, base), *harms(site), *leaks(site, report.edition, report.captures)]


def hosted_under(edition: Edition) -> str:
    """Return the path below which the site is hosted: "/archive/" for https://example.org/archive/; "" if not known."""
    return urlsplit(edition.collection.site).path if edition.collection.site else ""


def seal(folders: Folders) -> list[str]:
    """Write the seal of every article whose capture is at hand; return the files that changed.

    Raises ProblemsFound, and then writes nothing, unless the seals themselves are all that is wrong.
    """
    records, problems = load(folders.sources)
    edition, unresolved = link(records)
    problems += unresolved
    raise_errors(problems, strict=False)
    assert edition is not None
    captures, faults = load_captures(edition, folders.captures)
    seals, damages = load_seals(folders.sources)
    # Without seals: what matters is what the captures show.
    verification, denied = verify(edition, captures, Seals())
    faults += [*damages, *check(edition), *check_classes(edition, captures), *denied]
    faults += changed(edition, captures, seals)
    # That a capture has no seal is what this mends.
    raise_errors([fault for fault in faults if fault.code != "unsealed"], strict=False)
    return write_seals(folders.sources, new_seals(edition, captures, seals, verification))


def renew_schemas(folders: Folders) -> list[Path]:
    """Write the schemas that editors complete records by, where they differ; return the files of those."""
    made = {folders.sources / name: text.encode() for name, text in schemas(folders.sources).items()}
    return write_files(made)


def stale_schemas(folders: Folders) -> list[str]:
    """Return the names of the schemas that are missing, or do not fit the models and ids there are now."""
    return [name for name, text in schemas(folders.sources).items() if differs(folders.sources / name, text.encode())]


def summary(report: Report) -> str:
    """Return what a run found and did, in one line."""
    edition = report.edition
    counts = f"{len(edition.records)} records, {len(edition.letters)} of them letters"
    if report.written is None:
        return f"{counts}: no errors."
    done = report.written
    return f"{counts}: {len(done.written)} files written, {done.unchanged} unchanged, {len(done.removed)} removed."


def new(
    kind: str, given: Mapping[str, str], id: str | None, today: str, folders: Folders, ask: Ask | None
) -> tuple[list[Path], tuple[str, ...]]:
    """Write the draft of a record, and renew the schemas; return what was written and what an editor is told.

    Raises DraftFault, and then writes nothing.
    """
    begun = begin(kind, given, id, today, folders.sources, ask)
    return [*write_files({begun.path: begun.text.encode()}), *renew_schemas(folders)], begun.told


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
    return Reported(before, after, changes(before, after), pages, tuple(sorted(problems)))


def survey(folders: Folders) -> tuple[Side | None, list[Problem]]:
    """Return what could be read of the records, verified as far as can be, with every problem; raises none of them."""
    records, problems = load(folders.sources)
    edition, unresolved = link(records)
    problems += unresolved
    if edition is None:
        return None, problems
    verification, _, found = verified(edition, folders)
    unread = frozenset(records.claimed) - frozenset(records.records)
    return Side(edition, verification, unread), [*problems, *check(edition), *found]


def by_path(pages: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Return pages by what a report calls them."""
    return {(path,): text for path, text in pages.items()}


def take(source: Path, id: str, folders: Folders, may_replace: bool) -> tuple[list[Path], tuple[str, ...]]:
    """Take a saved article into the captures and its record, and renew the schemas.

    Return what was written and what an editor is told.

    Raises CaptureFault, and then writes nothing.
    """
    assert folders.captures is not None
    captured = capture(source, id, folders.sources, folders.captures, may_replace)
    return [*write_files(captured.files), *renew_schemas(folders)], captured.told


def raise_errors(problems: list[Problem], strict: bool) -> None:
    """Raise ProblemsFound with all problems if one of them is an error; where strict, a warning is one."""
    if any(strict or problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFound(problems)

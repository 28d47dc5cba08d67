"""The later stages in order: render, write, publish, audit. With `check.py` the table of contents of the project."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from letterbook.check import Checked, Folders, raise_errors, read
from letterbook.exports.book import BookFault, Manuscript, manuscript
from letterbook.exports.record_files import record_files
from letterbook.pages.render import render
from letterbook.publishing.audit import Finding, audit
from letterbook.publishing.crawlers import write_robots
from letterbook.publishing.harmless import harms
from letterbook.publishing.leaks import Leak, leaks, leaks_in_text
from letterbook.publishing.offline import pack
from letterbook.publishing.site import Use, newest, publish
from letterbook.publishing.write import Written, books_in, copy_written_by_hand, in_the_way, write, write_files
from letterbook.reading.edition import Edition


@dataclass(frozen=True)
class Report(Checked):
    """What a run found and did."""

    written: Written | None = None
    findings: tuple[Finding | Leak, ...] = ()
    packed: tuple[Path, ...] = ()


def build(folders: Folders, strict: bool = False) -> Report:
    """Write the pages of the collection into `docs/`; raises ProblemsFound, and then writes nothing."""
    checked = read(folders, strict)
    books = books_in(folders.docs, checked.edition.collection.version)
    pages = {**render(checked.edition, checked.verification, books=books), **record_files(checked.edition)}
    raise_errors(in_the_way(folders.docs, pages), strict)
    return Report(**vars(checked), written=write(folders.docs, pages, kept=books))


def book(folders: Folders, strict: bool = False, into: Path | None = None) -> Report:
    """Write the whole edition as an EPUB and a PDF, into `docs/data/` unless told otherwise.

    Raises ProblemsFound, or BookFault where something is missing, and then writes nothing; nor does it
    where the report names a leak.
    """
    checked = read(folders, strict)
    edition = checked.edition
    made = manuscript(edition, render(edition, checked.verification), newest(edition).date())
    found = leaks_in_text("book", made.html, edition, checked.captures)
    if found:
        return Report(**vars(checked), findings=tuple(found))
    files = book_files(made)
    into = into or folders.docs / "data"
    changed = write_files({into / Path(name).name: content for name, content in files.items()})
    return Report(**vars(checked), written=Written(tuple(path.name for path in changed), (), len(files) - len(changed)))


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
    checked = read(folders, strict)
    private = folders.root / "private"
    docs = private / "docs"
    pages = {**render(checked.edition, checked.verification, checked.captures), **record_files(checked.edition)}
    copy_written_by_hand(folders.docs, docs)
    report = Report(**vars(checked), written=write(docs, pages))
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


def preview(folders: Folders, site: Path, strict: bool = False) -> Report:
    """Build the pages and publish them for one's own eyes, while one works: without the audit."""
    report = build(folders, strict)
    publish(folders.root, report.edition, folders.docs, site, Use.PREVIEW)
    return report


def audited(site: Path, report: Report, base: str = "") -> list[Finding | Leak]:
    """Return everything that is wrong in a built site that the public may read."""
    return [*audit(site, base), *harms(site), *leaks(site, report.edition, report.captures)]


def hosted_under(edition: Edition) -> str:
    """Return the path below which the site is hosted: "/archive/" for https://example.org/archive/; "" if not known."""
    return urlsplit(edition.collection.site).path if edition.collection.site else ""

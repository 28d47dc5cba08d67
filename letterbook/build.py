"""The later stages in order: render, write, publish, audit. With `pipeline.py` the table of contents of the project."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from letterbook.exports.book import BookFault, Books, Manuscript, manuscript
from letterbook.exports.book_glyphs import warnings
from letterbook.exports.images import images_of
from letterbook.exports.plan import make_all
from letterbook.files.writing import aside_in, write_new
from letterbook.folders import Folders
from letterbook.incremental import write_pages
from letterbook.outputs import refuse_output, refuse_pages
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pages.sharing import picture_of
from letterbook.pipeline import Checked, read
from letterbook.problems.problem import raise_errors
from letterbook.publishing.archive import leaks_in, pack_archive, project_files
from letterbook.publishing.audit import Finding
from letterbook.publishing.by_hand import faults_by_hand
from letterbook.publishing.crawlers import write_robots
from letterbook.publishing.inspection import Inspector, inspect
from letterbook.publishing.leaks import Leak, leaks_in_text
from letterbook.publishing.made import Kind
from letterbook.publishing.offline import pack_copy
from letterbook.publishing.output_folders import writing
from letterbook.publishing.packing import SUMS
from letterbook.publishing.pages_folder import add_books, written_by_hand
from letterbook.publishing.policy import Guard
from letterbook.publishing.release import digests_of, release
from letterbook.publishing.renewing import Written, add, bring, files_of, none_of_them, refuse_strangers, renew
from letterbook.publishing.rooms import Room, room_for
from letterbook.publishing.search.parted import search_files
from letterbook.publishing.site import Use, newest, publish
from letterbook.reading.edition import Edition
from letterbook.verification.copying import Search


@dataclass(frozen=True)
class Report(Checked):
    """What a run found and did."""

    written: Written | None = None
    findings: tuple[Finding | Leak, ...] = ()
    packed: tuple[Path, ...] = ()
    # Of a book: what is not as it should be, and why a form of it was not made.
    told: tuple[str, ...] = ()
    failed: str = ""


def pages_built(folders: Folders, strict: bool) -> Report:
    """Write the pages of the collection into a folder that no other run writes into."""
    checked = read(folders, strict)
    return Report(**vars(checked), written=write_pages(checked, folders, strict))


def book(folders: Folders, strict: bool = False, into: Path | None = None) -> Report:
    """Write the whole edition as an EPUB and a PDF, into `docs/data/` unless told otherwise.

    Raises ProblemsFound, WriteFault, or BookFault where something is missing, and then writes nothing; nor does it
    where the report names a leak. Where the PDF alone cannot be made, the report says why.
    """
    elsewhere = None if into == folders.docs / "data" else into
    if elsewhere:
        refuse_output(folders, elsewhere, "the books", "--into")
    else:
        refuse_pages(folders)
    with writing(elsewhere or folders.docs):
        checked = read(folders, strict)
        edition = checked.edition
        made = made_of(checked, folders.sources)
        found = leaks_in_text("book", made.html, edition, checked.captures)
        if found:
            return Report(**vars(checked), findings=tuple(found))
        books = book_files(made)
        named = {Path(name).name: content for name, content in books.files.items()}
        written = add(elsewhere, Kind.COPIES, named) if elsewhere else add_books(folders.docs, books.files)
    told = (*warnings(edition, books.missing), *books.told)
    return Report(**vars(checked), written=written, told=told, failed=books.failed)


def made_of(checked: Checked, sources: Path) -> Manuscript:
    """Return an edition as a manuscript, made of its pages and of the images in its sources."""
    edition = checked.edition
    return manuscript(edition, render(Context(edition, checked.verification)), newest(edition).date(), sources)


def book_files(made: Manuscript) -> Books:
    """Return a manuscript as books, by name; raises BookFault, too where pandoc or typst are not installed."""
    try:
        # Only `make book` installs what it needs; all else works without.
        from letterbook.exports.book_files import book_files as files_of  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise BookFault(f"{missing}; 'make book' installs what a book needs") from missing
    return files_of(made)


def build_private(folders: Folders, strict: bool = False) -> Report:
    """Build, below `private/`, the site with the full text of every capture at hand, for one's own use.

    Raises ProblemsFound or WriteFault, and then writes nothing.
    """
    private = folders.root / "private"
    docs, site = private / "docs", private / "site"
    for folder in (private, docs, site):
        refuse_output(folders, folder, "private pages")
    with writing(private):
        refuse_strangers(docs, Kind.PRIVATE_PAGES)
        refuse_strangers(site, Kind.PRIVATE_SITE)
        checked = read(folders, strict)
        raise_errors(faults_by_hand(folders.docs), strict)
        context = Context(checked.edition, checked.verification, checked.captures)
        images = {name: path.read_bytes() for name, path in images_of(folders.sources, checked.edition).items()}
        files = written_by_hand(folders.docs) | dict(make_all(context)) | images
        report = Report(**vars(checked), written=renew(docs, Kind.PRIVATE_PAGES, files))
        with aside_in(site) as aside:
            room, looked = Room(aside), aside / "looked"
            publish(folders.root, report.edition, docs, room.made, room.memory, Use.PRIVATE)
            inspected = inspect(dict(files_of(room.made)), Inspector(Guard.of_theme(from_disk=True)), {}, {}, looked)
            bring(looked, site, Kind.PRIVATE_SITE)
        return replace(report, findings=tuple(inspected.findings("", report.edition)))


def site(folders: Folders, strict: bool = False) -> Report:
    """Build the pages, publish them, and return what an audit of the result found."""
    refuse_pages(folders)
    refuse_output(folders, folders.site, "the site", "--site-dir")
    with writing(folders.docs, folders.site):
        digests = digests_of(folders.cache, folders.site)
        refuse_strangers(folders.site, Kind.SITE, digests.of)
        report = pages_built(folders, strict)
        edition, inspector = report.edition, inspector_for(report, from_disk=False)
        with room_for(folders.cache, folders.docs, folders.site) as room:
            files = hosted_files(folders, edition, room)
            inspected = release(files, folders.site, inspector, folders.cache, digests)
        found = inspected.findings(hosted_under(edition), edition)
    return replace(report, findings=tuple(found))


def offline(folders: Folders, dist: Path, strict: bool = False) -> Report:
    """Build the pages and pack the copy for reading from a disk into `dist`; nothing is packed that has findings."""
    refuse_pages(folders)
    refuse_output(folders, dist, "the copy", "--into")
    with writing(folders.docs, dist):
        report = pages_built(folders, strict)
        # Not where the system keeps what is temporary: of a killed run, that would stay.
        with aside_in(dist) as aside:
            copy = aside / "copy"
            found = copy_made(folders, report, aside, copy)
            put_in = partial(pack_copy, copy, report.edition)
            packed = () if found else packed_into(dist, aside / "packed", put_in)
    return replace(report, findings=tuple(found), packed=packed)


def archive(folders: Folders, dist: Path, strict: bool = False) -> Report:
    """Build the pages, and pack all that the edition is made of, and all that is made of it, into `dist` as one bag;
    nothing is packed that has findings.
    """
    refuse_pages(folders)
    refuse_output(folders, dist, "the archive", "--into")
    with writing(folders.docs, dist):
        report = pages_built(folders, strict)
        edition, project = report.edition, project_files(folders.root, folders.sources, folders.docs, folders.captures)
        with aside_in(dist) as aside:
            site, copy = aside / "site", aside / "copy"
            found = [
                *site_made(folders, report, site),
                *copy_made(folders, report, aside, copy),
                *leaks_in(project, edition, inspector_for(report, from_disk=True).search),
            ]
            put_in = partial(pack_archive, project, site, copy, edition)
            packed = () if found else packed_into(dist, aside / "packed", put_in)
    return replace(report, findings=tuple(found), packed=packed)


def site_made(folders: Folders, report: Checked, site: Path) -> list[Finding | Leak]:
    """Publish the pages as a site for a host into an empty folder; return what an audit of it found."""
    with room_for(folders.cache, folders.docs, folders.site) as room:
        files = hosted_files(folders, report.edition, room)
        inspected = inspect(files, inspector_for(report, from_disk=False), {}, {}, site)
    return inspected.findings(hosted_under(report.edition), report.edition)


def hosted_files(folders: Folders, edition: Edition, room: Room) -> dict[str, Path]:
    """Publish the pages as a site for a host; return its files, at which nobody has looked yet, by their paths."""
    publish(folders.root, edition, folders.docs, room.made, room.memory)
    made = dict(files_of(room.made)) | write_robots(room.folder, edition.collection.site)
    return made | search_files(room.made, room.search)


def copy_made(folders: Folders, report: Checked, aside: Path, copy: Path) -> list[Finding | Leak]:
    """Publish the pages as a copy for a disk into an empty folder; return what an audit of it found."""
    room, edition = Room(aside), report.edition
    publish(folders.root, edition, folders.docs, room.made, room.memory, Use.OFFLINE)
    # From a disk nobody opens the page for dead links, and nobody shares a link, so no picture is needed.
    unused = {"404.html", *(picture_of(edition, letter) for letter in edition.letters)}
    files = {name: path for name, path in files_of(room.made) if name not in unused}
    return inspect(files, inspector_for(report, from_disk=True), {}, {}, copy).findings("", edition)


def packed_into(dist: Path, aside: Path, pack: Callable[[Path], Iterator[Path]]) -> tuple[Path, ...]:
    """Pack into a folder, beside what was packed of other versions; return what was written."""
    if (dist / SUMS).is_file():
        write_new(aside / SUMS, (dist / SUMS).read_bytes())
    packed = [path.name for path in pack(aside)]
    bring(aside, dist, Kind.COPIES, renews=none_of_them)
    return tuple(dist / name for name in packed)


def preview(folders: Folders, site: Path, strict: bool = False) -> Report:
    """Build the pages and publish them for one's own eyes, while one works: without the audit."""
    refuse_pages(folders)
    with writing(folders.docs):
        report = pages_built(folders, strict)
        # No look at it: the server adds a script to its pages that reloads them.
        publish(folders.root, report.edition, folders.docs, site, site.with_name("memory"), Use.PREVIEW)
    return report


def inspector_for(report: Checked, from_disk: bool) -> Inspector:
    """Return what looks at a site that the public may read, for words of captures too where there are any."""
    search = Search.after(report.edition, report.captures) if report.captures.texts else None
    return Inspector(Guard.of_theme(from_disk), search)


def hosted_under(edition: Edition) -> str:
    """Return the path below which the site is hosted: "/archive/" for https://example.org/archive/; "" if not known."""
    return urlsplit(edition.collection.site).path if edition.collection.site else ""

"""The later stages in order: render, write, publish, audit. With `pipeline.py` the table of contents of the project."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from letterbook.exports.book import BookFault, Books, Manuscript, manuscript
from letterbook.exports.book_glyphs import warnings
from letterbook.exports.images import images_of
from letterbook.exports.plan import make_all
from letterbook.files.writing import aside_in, write_new
from letterbook.folders import Folders
from letterbook.incremental import built, write_pages
from letterbook.outputs import refuse_output, refuse_pages
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pages.sharing import picture_of
from letterbook.pipeline import Checked, read
from letterbook.problems.problem import Problem, raise_errors
from letterbook.publishing.archive import leaks_in, pack_archive, project_files
from letterbook.publishing.audit import Finding
from letterbook.publishing.by_hand import faults_by_hand
from letterbook.publishing.crawlers import write_robots
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.inspection import Inspected, Inspector, inspect
from letterbook.publishing.kept_digests import digests_of
from letterbook.publishing.last_build import Imprint
from letterbook.publishing.leaks import Leak, leaks_in_text, leaks_of
from letterbook.publishing.made import Kind
from letterbook.publishing.offline import pack_copy
from letterbook.publishing.output_folders import writing
from letterbook.publishing.packing import SUMS
from letterbook.publishing.pages_folder import add_books, written_by_hand
from letterbook.publishing.policy import Guard
from letterbook.publishing.processes import apart
from letterbook.publishing.release import release
from letterbook.publishing.renewing import Written, add, bring, files_of, none_of_them, refuse_strangers, renew
from letterbook.publishing.rooms import Room, room_for
from letterbook.publishing.search.parted import search_files
from letterbook.publishing.site import Use, midnight, publish
from letterbook.reading.edition import Edition
from letterbook.standing import inputs, standing_build
from letterbook.verification.captures import Captures
from letterbook.verification.copying import Search
from letterbook.verification.quotations import Verification


@dataclass(frozen=True)
class Report:
    """What a run found and did."""

    counted: str
    warnings: tuple[Problem, ...]
    imprint: Imprint
    # A run that did not need the edition, or had another process need it, reads it for whoever asks.
    reading: Callable[[], Checked] = field(repr=False)
    written: Written | None = None
    findings: tuple[Finding | Leak, ...] = ()
    packed: tuple[Path, ...] = ()
    # Of a book: what is not as it should be, and why a form of it was not made.
    told: tuple[str, ...] = ()
    failed: str = ""

    @classmethod
    def of(cls, checked: Checked, written: Written | None = None) -> "Report":
        """Return the report of a run that read an edition."""
        return cls(checked.counted, checked.warnings, imprint_of(checked.edition), lambda: checked, written)

    @property
    def edition(self) -> Edition:
        """The edition, checked."""
        return self.reading().edition

    @property
    def verification(self) -> Verification:
        """The state of its quotations."""
        return self.reading().verification

    @property
    def captures(self) -> Captures:
        """The captures at hand."""
        return self.reading().captures


def pages_built(folders: Folders, strict: bool) -> Report:
    """Write the pages of the collection into a folder that no other run writes into."""
    checked = read(folders, strict)
    return Report.of(checked, write_pages(checked, folders, strict))


def pages_standing(folders: Folders, strict: bool) -> Report:
    """Do the same without keeping the edition in memory, where nothing else is asked of it: pages that stand are left
    alone, and others are written by a process of its own. Its words are needed where captures are compared with a site.
    """
    if has_captures(folders):
        return pages_built(folders, strict)
    now = inputs(folders)
    done = standing_build(folders, now, strict) or apart(lambda: built(folders, now, strict))
    # Where the process found errors, they are known now, and raised here.
    done = done or standing_build(folders, now, strict)
    if done is None:
        return pages_built(folders, strict)
    return Report(done.counted, done.warnings, done.imprint, cache(lambda: read(folders, strict)), done.written)


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
            return replace(Report.of(checked), findings=tuple(found))
        books = book_files(made)
        named = {Path(name).name: content for name, content in books.files.items()}
        written = add(elsewhere, Kind.COPIES, named) if elsewhere else add_books(folders.docs, books.files)
    told = (*warnings(edition, books.missing), *books.told)
    return replace(Report.of(checked, written), told=told, failed=books.failed)


def made_of(checked: Checked, sources: Path) -> Manuscript:
    """Return an edition as a manuscript, made of its pages and of the images in its sources."""
    edition = checked.edition
    day = midnight(imprint_of(edition)).date()
    return manuscript(edition, render(Context(edition, checked.verification)), day, sources)


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
        report = Report.of(checked, renew(docs, Kind.PRIVATE_PAGES, files))
        with aside_in(site) as aside:
            room, looked = Room(aside), aside / "looked"
            publish(folders.root, report.imprint, docs, room.made, room.memory, Use.PRIVATE)
            inspected = inspect(dict(files_of(room.made)), Inspector(Guard.of_theme(from_disk=True)), {}, {}, looked)
            bring(looked, site, Kind.PRIVATE_SITE)
        return replace(report, findings=tuple(found_by(inspected, "", report)))


def site(folders: Folders, strict: bool = False) -> Report:
    """Build the pages, publish them, and return what an audit of the result found."""
    refuse_pages(folders)
    refuse_output(folders, folders.site, "the site", "--site-dir")
    with writing(folders.docs, folders.site):
        digests = digests_of(folders.cache, folders.site)
        refuse_strangers(folders.site, Kind.SITE, digests.of)
        report = pages_standing(folders, strict)
        inspector = inspector_for(folders, report, from_disk=False)
        with room_for(folders.cache, folders.docs, folders.site) as room:
            files = hosted_files(folders, report.imprint, room)
            inspected = release(files, folders.site, inspector, folders.cache, digests)
        found = found_by(inspected, hosted_under(report.imprint), report)
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
                *leaks_in(project, edition, inspector_for(folders, report, from_disk=True).search),
            ]
            put_in = partial(pack_archive, project, site, copy, edition)
            packed = () if found else packed_into(dist, aside / "packed", put_in)
    return replace(report, findings=tuple(found), packed=packed)


def site_made(folders: Folders, report: Report, site: Path) -> list[Finding | Leak]:
    """Publish the pages as a site for a host into an empty folder; return what an audit of it found."""
    with room_for(folders.cache, folders.docs, folders.site) as room:
        files = hosted_files(folders, report.imprint, room)
        inspected = inspect(files, inspector_for(folders, report, from_disk=False), {}, {}, site)
    return found_by(inspected, hosted_under(report.imprint), report)


def found_by(inspected: Inspected, base: str, report: Report) -> list[Finding | Leak]:
    """Return everything that is wrong with a site at which somebody looked; `base` is the path below which it lies."""
    copied = inspected.copied
    return [*inspected.findings(base), *(leaks_of(copied, report.edition) if copied else [])]


def hosted_files(folders: Folders, imprint: Imprint, room: Room) -> dict[str, Path]:
    """Publish the pages as a site for a host; return its files, at which nobody has looked yet, by their paths."""
    publish(folders.root, imprint, folders.docs, room.made, room.memory)
    made = dict(files_of(room.made)) | write_robots(room.folder, imprint.address)
    return made | search_files(room.made, room.search)


def copy_made(folders: Folders, report: Report, aside: Path, copy: Path) -> list[Finding | Leak]:
    """Publish the pages as a copy for a disk into an empty folder; return what an audit of it found."""
    room, edition = Room(aside), report.edition
    publish(folders.root, report.imprint, folders.docs, room.made, room.memory, Use.OFFLINE)
    # From a disk nobody opens the page for dead links, and nobody shares a link, so no picture is needed.
    unused = {"404.html", *(picture_of(edition, letter) for letter in edition.letters)}
    files = {name: path for name, path in files_of(room.made) if name not in unused}
    return found_by(inspect(files, inspector_for(folders, report, from_disk=True), {}, {}, copy), "", report)


def packed_into(dist: Path, aside: Path, pack: Callable[[Path], Iterator[Path]]) -> tuple[Path, ...]:
    """Pack into a folder, beside what was packed of other versions; return what was written."""
    if (dist / SUMS).is_file():
        write_new(aside / SUMS, (dist / SUMS).read_bytes())
    packed = [path.name for path in pack(aside)]
    bring(aside, dist, Kind.COPIES, renews=none_of_them)
    return tuple(dist / name for name in packed)


def inspector_for(folders: Folders, report: Report, from_disk: bool) -> Inspector:
    """Return what looks at a site that the public may read, for words of captures too where there are any."""
    is_searched = has_captures(folders) and report.captures.texts
    search = Search.after(report.edition, report.captures) if is_searched else None
    return Inspector(Guard.of_theme(from_disk), search)


def has_captures(folders: Folders) -> bool:
    """Whether there is a folder of captures."""
    return folders.captures is not None and folders.captures.is_dir()


def hosted_under(imprint: Imprint) -> str:
    """Return the path below which the site is hosted: "/archive/" for https://example.org/archive/; "" if not known."""
    return urlsplit(imprint.address).path

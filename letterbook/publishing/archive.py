"""The archive: everything that makes an edition, and everything that is made of it, in one bag."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from letterbook.files.writing import WriteFault, files_below
from letterbook.pages.describing import plain
from letterbook.pages.markup import one_line
from letterbook.pages.wording import listed
from letterbook.publishing.bag import MANIFEST, PAYLOAD, bag
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.leaks import Leak, leaks_of, runs_in_file
from letterbook.publishing.made import RECORD
from letterbook.publishing.offline import LINE, README, wrapped
from letterbook.publishing.output_folders import identity, way_to
from letterbook.publishing.packing import Content, pack
from letterbook.publishing.pages_folder import paths_by_hand
from letterbook.publishing.renewing import files_of, held_by
from letterbook.reading.edition import Edition
from letterbook.reading.load import is_scratch
from letterbook.verification.copying import Search

# The parts of the bag: what a project holds, its site for hosts, its copy that is read from a disk.
PROJECT, SITE, COPY = "project", "site", "offline"

# What of a project makes the edition, besides records, pages by hand and the program: nothing else is ever taken, so
# that no capture, no private page, no cache and no key of somebody's comes along.
TAKEN = (
    *(".editorconfig", ".gitattributes", ".github", ".gitignore", RECORD),
    *("CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "HACKING.md", "LICENSE", "Makefile", "README.md"),
    *("SECURITY.md", "THIRD_PARTY.md", "build_pages.py", "mkdocs.yml", "pyproject.toml", "requirements", "theme"),
)

# The code that runs, which a project may only link to.
CODE = Path(__file__).parents[1]

# Of hidden folders the one that is the program's: the theme's own icons.
ICONS = ".icons"

PLACES = (
    (f"{COPY}/index.html", "To read: open it in any browser. Its pages need no JavaScript."),
    (f"{COPY}/about/formats.html", "What form everything has: records, seals, tables, pages, this bag."),
    (
        f"{SITE}/",
        "The site as a web server shows it. data/ in it has everything as tables, references and annotations; beside "
        "the page of each record is a JSON file with its fields.",
    ),
    (
        f"{PROJECT}/",
        "What the site is made of: sources/ has the records, docs/ the pages written by hand, letterbook/ and theme/ "
        "the program, requirements/ the versions and hashes of the libraries that it needs. Where those can still be "
        "had, 'make site' makes the site again, byte for byte: after 'make book', if it offers books, and with the "
        "saved copies of articles at hand, if it says 'verified (text)'.",
    ),
)
LEFT_OUT = (
    "Not here: saved copies of articles, which belong to others; the history in git, beyond what the records say of "
    "their own changes; the tests of the program."
)
CHECKING = f"""\
This folder is a bag (BagIt 1.0, RFC 8493). To check that nothing in it is
lost or changed, run this in it:
    sha256sum --check {MANIFEST}
or, with the Python library bagit, beside it:
    python -m bagit --validate FOLDER"""


def project_files(root: Path, sources: Path, docs: Path, captures: Path | None) -> dict[str, bytes]:
    """Return what of a project makes its edition, by the path in it: records, pages by hand, program, lock.

    Raises WriteFault where a link stands for one of these, since what it leads to may be anything.
    """
    found = files_in(sources, "sources") | files_by_hand(docs) | files_in(CODE, "letterbook")
    for name in TAKEN:
        if (root / name).is_dir():
            found |= files_in(root / name, name)
        elif (root / name).is_file():
            found[name] = root / name
    kept_out = identity(captures) if captures else None
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if kept_out is None or kept_out not in way_to(path)
    }


def files_in(folder: Path, name: str) -> dict[str, Path]:
    """Return the files below a folder that somebody meant to be there, by their path in the project."""
    found = {}
    for path in files_below(folder):
        inner = path.relative_to(folder)
        if not any(map(is_left_behind, inner.parts)):
            refuse_link(folder, inner.as_posix(), name)
            if path.is_file():
                found[f"{name}/{inner.as_posix()}"] = path
    return found


def files_by_hand(docs: Path) -> dict[str, Path]:
    """Return the pages and files of `docs/` that people wrote, by their path in the project."""
    inner = [path.relative_to(docs) for path in paths_by_hand(docs)]
    names = [path.as_posix() for path in inner if not any(map(is_left_behind, path.parts))]
    for name in names:
        refuse_link(docs, name, "docs")
    return {f"docs/{name}": docs / name for name in names}


def refuse_link(folder: Path, name: str, shown: str) -> None:
    """Raise WriteFault where a link lies on the way to a file of a folder."""
    if (folder / name).is_symlink() or held_by(folder, name, lambda _: "") == "link":
        raise WriteFault(f"'{shown}/{name}' is or lies behind a link, which an archive cannot hold; put the file there")


def is_left_behind(part: str) -> bool:
    """Whether a name is that of something which editors, systems and Python leave in folders."""
    return part == "__pycache__" or part.endswith(".pyc") or (is_scratch(Path(part)) and part != ICONS)


def leaks_in(files: Mapping[str, bytes], edition: Edition, search: Search | None) -> list[Leak]:
    """Return where files of a project hold words of a capture; of records and pages, others have asked that already."""
    if search is None:
        return []
    asked = (name for name in files if not (name.startswith("sources/") and name.endswith(".yml")))
    return leaks_of([(run, name) for name in asked for run in sorted(runs_in_file(name, files[name], search))], edition)


def pack_archive(project: Mapping[str, bytes], site: Path, copy: Path, edition: Edition, dist: Path) -> Iterator[Path]:
    """Write the zip of a bag of all this, and the sum by which it is known again; yield both."""
    payload: dict[str, Content] = {f"{PROJECT}/{name}": content for name, content in project.items()}
    for part, folder in ((SITE, site), (COPY, copy)):
        payload |= {f"{part}/{name}": path for name, path in files_of(folder)}
    files = bag(payload, told(edition), {README: readme(edition, payload).encode()})
    yield from pack(f"letterbook-{edition.collection.version}-archive", files, dist)


def told(edition: Edition) -> list[tuple[str, str]]:
    """Return what the bag says of itself; its day is that of the newest change to the records."""
    collection = edition.collection
    about = [
        ("Source-Organization", listed(collection.editors)),
        ("External-Description", f"{collection.title}. {plain(edition, collection.description)}"),
        ("External-Identifier", collection.site or ""),
        ("Bagging-Date", imprint_of(edition).day),
        ("Title", collection.title),
        ("Version", collection.version),
        ("Licence", f"{collection.licence} {collection.licence_url or ''}"),
    ]
    return [(label, one_line(value).strip()) for label, value in about if value]


def readme(edition: Edition, names: Collection[str]) -> str:
    """Return what stands at the top of the bag: what lies where, how to read it, how to check it.

    `names` are the files of the bag; a page that an edition does not have is not named.
    """
    title = one_line(edition.collection.title)
    whole = (
        f"All of version {edition.collection.version}: what it is made of, and what was made of it. "
        "Nothing of it needs a network, a service or those who made it."
    )
    places = [f"{PAYLOAD}/{place}\n{wrapped(what)}" for place, what in PLACES if place.endswith("/") or place in names]
    parts = [f"{title}\n{'=' * min(len(title), LINE)}", wrapped(whole), *places, wrapped(LEFT_OUT), CHECKING]
    return "\r\n".join("\n\n".join(parts).splitlines()) + "\r\n"

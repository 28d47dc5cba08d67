"""No command line, however wrong its folders, costs anybody a file that this program did not make."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import build_pages
from letterbook import build
from letterbook.commands import serve
from letterbook.exports.book import Books
from letterbook.publishing.inspection import Inspected

ROOT = Path(__file__).parents[2]
VERSION = "1.2.0"
REFUSED = (1, 2)

# Stand-ins for what a project holds besides records: a few files for each folder that people write.
BY_HAND = (
    "README.md",
    "mkdocs.yml",
    "build_pages.py",
    "docs/about/index.md",
    "docs/contributing/index.md",
    "theme/main.html",
    "theme/css/letterbook.css",
    "letterbook/__init__.py",
    "letterbook/pages/plan.py",
    "tests/test_something.py",
    "benchmarks/measure.py",
    "requirements/site.txt",
    ".git/HEAD",
    ".git/objects/ab/cdef",
    ".github/workflows/site.yml",
)

# A stranger's files under every name that some command writes.
STRANGE = (
    "thesis.txt",
    "index.html",
    "index.md",
    "robots.txt",
    "letters/index.md",
    "letters/index.html",
    f"data/letterbook-{VERSION}.epub",
    "people/ada-north.json",
    "contributing/fields.md",
    "schema/letter.json",
    "seals/morning-post-1921-10-02.yml",
    "articles/harbour-news-1921.yml",
    "harbour-news-1921.txt",
    "SHA256SUMS",
    f"letterbook-{VERSION}-offline.zip",
    f"letterbook-{VERSION}.epub",
    f"letterbook-{VERSION}.pdf",
)

# Every folder of a project that somebody might name by mistake, and a stranger's outside.
PLACES = {
    "root": "project",
    "around": ".",
    "sources": "project/sources",
    "letters": "project/sources/letters",
    "captures": "project/captures",
    "docs": "project/docs",
    "by hand": "project/docs/about",
    "theme": "project/theme",
    "styles": "project/theme/css",
    "program": "project/letterbook",
    "tests": "project/tests",
    "git": "project/.git",
    "workflows": "project/.github",
    "stranger": "stranger",
}

# Every option of every command that names where something is written; {} is the folder, or a file in it.
SLOTS = {
    "build --docs": ["build", "--docs={}"],
    "site --docs": ["site", "--docs={}"],
    "site --site-dir": ["site", "--site-dir={}"],
    "offline --docs": ["offline", "--docs={}"],
    "offline --into": ["offline", "--into={}"],
    "archive --docs": ["archive", "--docs={}"],
    "archive --into": ["archive", "--into={}"],
    "book --docs": ["book", "--docs={}"],
    "book --into": ["book", "--into={}"],
    "clean --docs": ["clean", "--docs={}"],
    "serve --docs": ["serve", "--docs={}"],
    "capture --captures": ["capture", "{aside}/harbour-news-1921.txt", "--id=harbour-news-1921", "--captures={}"],
    "capture --sources": ["capture", "{aside}/harbour-news-1921.txt", "--id=harbour-news-1921", "--sources={}"],
    "new --sources": ["new", "topic", "--name=Boats", "--sources={}"],
    "seal --sources": ["seal", "--sources={}"],
    "schema --sources": ["schema", "--sources={}"],
    "schema --docs": ["schema", "--docs={}"],
    "report --pages": ["report", "--pages={}/{file}"],
    "check --summary": ["check", "--summary={}/{file}"],
    "new edition FOLDER": ["new", "edition", "{}", "--title=T", "--from=Ada", "--to=Bela"],
    "import-cmif --into": ["import-cmif", "{aside}/index.xml", "--into={}"],
    "upgrade --root": ["upgrade", "--root={}"],
    "build --root": ["build", "--root={}"],
    "site --root": ["site", "--root={}"],
    "seal --root": ["seal", "--root={}"],
    "clean --root": ["clean", "--root={}"],
}

# Commands that need no folder of the project at hand.
WHOLE = {"new edition FOLDER", "import-cmif --into"}

# What an option is for is no mistake.
MEANT = {
    ("--docs", "docs"),
    ("--sources", "sources"),
    ("--captures", "captures"),
    ("import-cmif --into", "root"),
    # Any folder may be that of a project; what is not one has no records.
    *(("--root", place) for place in PLACES),
}

ENTERED = {
    "sources": (
        "build",
        "site",
        "offline",
        "archive",
        "book",
        "serve",
        "capture",
        "new",
        "seal",
        "schema",
        "report",
        "check",
    ),
    "docs": ("build", "site", "offline", "archive", "book", "serve", "schema"),
    "captures": ("build", "site", "offline", "archive", "book", "serve", "capture", "seal", "report", "check"),
}


CMIF = """<TEI><title>T</title><correspDesc key="1"><correspAction type="sent">
<persName ref="https://example.org/1">Ada</persName></correspAction></correspDesc></TEI>"""


def engine(root: Path, edition: object, docs: Path, site: Path, *_: object) -> None:
    """Stand in for MkDocs: like it, remove what lies in the folder of the site, and write there."""
    for path in site.iterdir() if site.is_dir() else ():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in ("index.html", "letters/index.html", "assets/style.css"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("ours")


@pytest.fixture
def lost(tmp_path, toy_edition, monkeypatch):
    """A folder around a whole project and a stranger's folder; the commands belong to that project."""
    project = tmp_path / "project"
    shutil.copytree(toy_edition / "sources", project / "sources")
    shutil.copytree(toy_edition / "captures", project / "captures")
    for top, names in ((project, BY_HAND), (tmp_path / "stranger", STRANGE)):
        for name in names:
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_text(f"{name}, by hand\n")
    (tmp_path / "notes.txt").write_text("by hand\n")
    (tmp_path / "aside").mkdir()
    (tmp_path / "aside/harbour-news-1921.txt").write_text("The harbour letters\n\nEve Long\n\nThe letters were read.\n")
    (tmp_path / "aside/index.xml").write_text(CMIF)
    monkeypatch.setattr(build, "publish", engine)
    monkeypatch.setattr(Inspected, "findings", lambda *_: [])
    monkeypatch.setattr(build, "book_files", lambda _: Books({f"data/letterbook-{VERSION}.epub": b"PK\x03\x04 a book"}))
    monkeypatch.setattr(serve, "serve_site", lambda *_: None)
    return tmp_path


def hashes(top: Path) -> dict[str, str]:
    """Return what every file below a folder holds, as a digest, and where every link leads, by path."""
    found = {}
    for here, folders, files in os.walk(top):
        for path in (Path(here, name) for name in (*folders, *files)):
            if path.is_symlink():
                found[path.relative_to(top).as_posix()] = f"link to {path.readlink()}"
            elif path.is_file():
                found[path.relative_to(top).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def command_line(top: Path, slot: str, place: Path) -> list[str]:
    """Return a command line in which one option names a place, and all others what they should.

    Below the folder that --root names lies everything else, which nothing need name.
    """
    command, *rest = SLOTS[slot]
    file = next((path.name for path in sorted(place.iterdir()) if path.is_file()), "new.txt") if place.is_dir() else "x"
    given = [part.format(str(place), aside=top / "aside", file=file) for part in rest]
    given_names = {part.partition("=")[0] for part in given}
    project = top / "project"
    if slot.endswith("--root") or slot in WHOLE:
        return [command, *given]
    own = [f"--{name}={project / name}" for name, commands in ENTERED.items() if command in commands]
    own += [f"--site-dir={project / 'site'}"] if command == "site" else []
    own += [f"--into={project / 'dist'}"] if command in ("offline", "archive") else []
    return [command, *given, *(option for option in own if option.partition("=")[0] not in given_names)]


def spellings(top: Path, place: str) -> Iterator[Path]:
    """Yield a place as somebody may write it: plainly, with `..`, through links, and in capitals."""
    plain = top / place
    yield plain
    yield top / "project/theme/.." / os.path.relpath(plain, top / "project")
    for name, target in (("link", plain), ("link to link", top / "link")):
        (top / name).unlink(missing_ok=True)
        (top / name).symlink_to(target)
        yield top / name
    if plain.name:
        yield plain.with_name(plain.name.upper())


def run_harmlessly(top: Path, line: list[str]) -> int:
    """Run a command line and return its status; it must not end in a traceback, nor cost a file that was there."""
    before = hashes(top)
    done = CliRunner().invoke(build_pages.main, line, obj=top / "project")
    assert done.exception is None or isinstance(done.exception, SystemExit), (line, done.exception)
    after = hashes(top)
    assert {name: after.get(name) for name in before} == before, line
    assert done.exit_code == 0 or done.output.strip(), line
    for name in set(after) - set(before):
        (top / name).unlink()
    return done.exit_code


def is_meant(slot: str, place: str, spelt: Path, top: Path) -> bool:
    """Whether an option is given what it is for; in capitals that is another folder on some systems."""
    is_for_it = (slot.partition(" ")[2], place) in MEANT or (slot, place) in MEANT
    return is_for_it and spelt.resolve() == (top / PLACES[place]).resolve()


@pytest.mark.parametrize("slot", SLOTS)
def test_no_folder_of_a_project_is_written_over(lost, slot):
    """Whichever folder an option names, in whatever spelling: it is refused, and no file is lost or changed."""
    written = []
    for name, place in PLACES.items():
        for spelt in spellings(lost, place):
            # In capitals a stranger's folder is a new one on some systems; these two would find nothing to do there.
            is_elsewhere = name == "stranger" and (not spelt.exists() or slot.startswith(("serve", "clean")))
            is_elsewhere |= slot == "clean --root" and not spelt.exists()
            status = run_harmlessly(lost, command_line(lost, slot, spelt))
            if status not in REFUSED and not is_elsewhere and not is_meant(slot, name, spelt, lost):
                written.append(spelt)
    assert written == []


@pytest.mark.parametrize(
    "line",
    [
        ["build"],
        ["site", "--site-dir={}/project/site"],
        ["site", "--site-dir={}/elsewhere/deep/site"],
        ["offline", "--into={}/project/dist"],
        ["offline", "--into={}/elsewhere"],
        ["archive", "--into={}/project/dist"],
        ["archive", "--into={}/elsewhere"],
        ["book"],
        ["book", "--into={}/elsewhere"],
        ["build", "--private"],
    ],
)
def test_what_is_right_is_written_again_and_again(lost, line):
    """A right command line works, works a second time, and costs nobody a file either time."""
    before = hashes(lost)
    given = [part.format(lost) for part in line] + [
        f"--{name}={lost / 'project' / name}" for name in ("sources", "docs", "captures")
    ]
    for _ in range(2):
        done = CliRunner().invoke(build_pages.main, given, obj=lost / "project")
        assert (done.exit_code, done.exception) == (0, None), done.output
    after = hashes(lost)
    assert {name: after.get(name) for name in before} == before
    assert set(after) - set(before)


def test_cleaning_leaves_what_others_wrote(lost):
    """What commands made is removed, and just that; a stranger's file in a site stays and is named."""
    before = hashes(lost)
    own = [f"--{name}={lost / 'project' / name}" for name in ("sources", "docs", "captures")]
    for line in (
        ["site", f"--site-dir={lost}/project/site"],
        ["offline", f"--into={lost}/project/dist"],
        ["archive", f"--into={lost}/project/dist"],
        ["book"],
    ):
        assert CliRunner().invoke(build_pages.main, [*line, *own], obj=lost / "project").exit_code == 0
    mine = written(lost / "project/site/thesis.txt")
    done = CliRunner().invoke(build_pages.main, ["clean", own[1]], obj=lost / "project")
    assert done.exit_code == 0 and f"'{mine}' stays" in done.stderr
    mine.unlink()
    assert hashes(lost) == before


def foreign_page(top: Path) -> Path:
    """Put a file by hand where the build writes pages."""
    return written(top / "project/docs/letters/mine.md")


def foreign_book(top: Path) -> Path:
    """Put a file by hand where a book belongs."""
    return written(top / f"project/docs/data/letterbook-{VERSION}.epub")


def foreign_private_page(top: Path) -> Path:
    """Put a file by hand into the pages for one's own use."""
    return written(top / "project/private/docs/about/index.md")


def foreign_private_site(top: Path) -> Path:
    """Put a file by hand into the site for one's own use."""
    return written(top / "project/private/site/notes.txt")


def foreign_schema(top: Path) -> Path:
    """Put a file by hand where a schema belongs."""
    return written(top / "project/sources/schema/letter.json")


def foreign_guide(top: Path) -> Path:
    """Put a page by hand where the guide to fields belongs."""
    return written(top / "project/docs/contributing/fields.md")


def foreign_capture(top: Path) -> Path:
    """Put another text under the name of the capture."""
    return written(top / "project/captures/harbour-news-1921.txt")


def linked_pages(top: Path) -> Path:
    """Let a folder of generated pages lead to a stranger's."""
    return linked(top / "project/docs/letters", top / "stranger")


def linked_page(top: Path) -> Path:
    """Let the home page lead to a page by hand."""
    return linked(top / "project/docs/index.md", top / "project/docs/about/index.md")


def linked_schemas(top: Path) -> Path:
    """Let the folder of schemas lead to a stranger's."""
    return linked(top / "project/sources/schema", top / "stranger/schema")


def linked_capture(top: Path) -> Path:
    """Let the name of the capture lead to nowhere."""
    return linked(top / "project/captures/harbour-news-1921.txt", top / "nowhere")


def linked_private(top: Path) -> Path:
    """Let the private pages lead into the records."""
    return linked(top / "project/private", top / "project/sources")


def linked_private_site(top: Path) -> Path:
    """Let the private site lead to a stranger's folder."""
    return linked(top / "project/private/site", top / "stranger")


def capital_pages(top: Path) -> Path:
    """Put a page by hand into a folder that only differs in case from a generated one."""
    return written(top / "project/docs/Letters/mine.md")


def written(path: Path) -> Path:
    """Write a file by hand."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("by hand\n")
    return path


def linked(path: Path, target: Path) -> Path:
    """Make a link."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    return path


CAPTURE = ["capture", "{}/aside/harbour-news-1921.txt", "--id=harbour-news-1921"]


@pytest.mark.parametrize(
    ("line", "put"),
    [
        *((["build"], put) for put in (foreign_page, linked_pages, linked_page, capital_pages)),
        *((["site", "--site-dir={}/project/site"], put) for put in (foreign_page, linked_pages, linked_page)),
        *((["offline", "--into={}/project/dist"], put) for put in (foreign_page, linked_pages, capital_pages)),
        (["book"], foreign_book),
        *((["schema", "--docs={}/project/docs"], put) for put in (foreign_schema, foreign_guide, linked_schemas)),
        *((["new", "topic", "--name=Boats"], put) for put in (foreign_schema, linked_schemas)),
        *((CAPTURE, put) for put in (foreign_schema, foreign_capture, linked_capture, linked_schemas)),
        *(
            (["build", "--private"], put)
            for put in (foreign_private_page, foreign_private_site, linked_private, linked_private_site)
        ),
    ],
)
def test_foreign_files_and_links_within_are_kept(lost, line, put: Callable[[Path], Path]):
    """Where a right folder holds a file by hand, or a link, in the place of what is written, the run is refused."""
    put(lost)
    command = line[0]
    own = [f"--{name}={lost / 'project' / name}" for name, commands in ENTERED.items() if command in commands]
    given = [part.format(lost) for part in line]
    names = {part.partition("=")[0] for part in given}
    given += [option for option in own if option.partition("=")[0] not in names]
    assert run_harmlessly(lost, given) in REFUSED

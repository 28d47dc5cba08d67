"""Folders as they are found: in use by another run, half written, read-only, full."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

import build_pages
from letterbook import build
from letterbook.commands import contribute, publish
from letterbook.files.writing import WriteFault
from letterbook.folders import Folders
from letterbook.publishing.made import RECORD
from letterbook.publishing.site import complaint
from letterbook.reading.cache import FOLDER
from tests.publishing.built import ROOT, Built, build_site, made_a_project

pytestmark = pytest.mark.unix

NOBODY = 65534

# Loaded before another user runs them, who may not be able to read where Python is installed.
COMMANDS = (contribute, publish)
PATIENCE_SECONDS = 120
REFUSED = "cannot be changed: check that you may write there, and that no other program has it open; then try again\n"


@pytest.fixture(scope="module")
def toy_site(tmp_path_factory: pytest.TempPathFactory, toy_sources: Path) -> Built:
    """The toy edition, published once."""
    return build_site(tmp_path_factory.mktemp("once"), toy_sources)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def copied(built: Built, folder: Path) -> Path:
    """Copy sources, pages and site of a build into a folder, with what makes it a project."""
    for name in ("sources", "docs", "site"):
        shutil.copytree(built.site.parent / name, folder / name)
    return made_a_project(folder)


def started(folder: Path, command: str, *options: str) -> subprocess.Popen[str]:
    """Start a command over the sources and pages of a folder."""
    given = [f"--{name}={folder / name}" for name in ("sources", "docs", "captures")]
    line = [sys.executable, str(ROOT / "build_pages.py"), command, f"--root={folder}", *given, *options]
    pipe = subprocess.PIPE
    # Safe here: no test runs threads of its own while it starts one.
    return subprocess.Popen(line, cwd=folder, stdout=pipe, stderr=pipe, text=True, preexec_fn=heed_interruptions)  # noqa: PLW1509


def heed_interruptions() -> None:
    """Let a command hear Ctrl-C, also where the tests run in the background, which takes that from all they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_unchanged_site_is_not_touched(toy_site, tmp_path):
    """Published again from the same records, no file of a site is written; only the record of it is hidden there."""
    folder = copied(toy_site, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*") if path.is_file()}
    build.site(Folders.below(folder))
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*") if path.is_file()} == before
    assert [path.name for path in (folder / "site").iterdir() if path.name.startswith(".")] == [RECORD]
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == [FOLDER]


@pytest.mark.parametrize("name", ["thesis.txt", "letters/mine.html", "CNAME"])
def test_a_foreign_file_stops_the_site_before_anything_is_written(toy_site, tmp_path, name):
    """A file put into a site is named and kept, and not even pages are written."""
    folder = copied(toy_site, tmp_path)
    (folder / "site" / name).write_text("mine")
    (folder / "docs/index.md").unlink()
    before = contents(folder)
    with pytest.raises(WriteFault, match=f"'{name}'"):
        build.site(Folders.below(folder))
    assert contents(folder) == before


def test_two_runs_at_once_leave_the_site_of_one(toy_site, tmp_path):
    """Two runs into one site: both end well, one says that it waits, and the site is as one run alone leaves it."""
    folder = copied(toy_site, tmp_path)
    shutil.rmtree(folder / "site")
    shutil.rmtree(folder / "docs/letters")
    runs = [started(folder, "site", f"--site-dir={folder / 'site'}") for _ in range(2)]
    ended = [run.communicate(timeout=PATIENCE_SECONDS) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], ended
    waited = [told for _, told in ended if "another run is writing to" in told]
    assert len(waited) == 1 and len(waited[0].splitlines()) == 1
    assert contents(folder / "site") == contents(toy_site.site)


def ended_early(folder, end):
    """End a run while MkDocs builds; return whether it did end before it was done."""
    run = started(folder, "site", f"--site-dir={folder / 'site'}")
    until = time.monotonic() + PATIENCE_SECONDS
    while not any(folder.glob(f"{FOLDER}/engine-*/made/*")) and time.monotonic() < until:
        time.sleep(0.05)
    run.send_signal(end)
    run.communicate(timeout=PATIENCE_SECONDS)
    return run.returncode != 0


@pytest.mark.parametrize("end", ["SIGKILL", "SIGINT", "SIGTERM"])
def test_a_run_that_ends_early_leaves_the_site_and_is_taken_up(toy_site, tmp_path, end):
    """However a run ends while MkDocs builds, the site stays as it was, and the next run is as good as any."""
    folder = copied(toy_site, tmp_path)
    before = contents(folder / "site")
    assert ended_early(folder, getattr(signal, end))
    assert {name: text for name, text in contents(folder / "site").items() if "aside" not in name} == before
    build.site(Folders.below(folder))
    assert contents(folder / "site") == before


@contextmanager
def somebody_else() -> Iterator[None]:
    """Be a user whom a file's permissions bind, where the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed(toy_edition):
    """A folder that everybody may enter and nobody write into, with the toy edition and empty pages and site."""
    # Python loads what it reads dates with when it first reads one; later nobody may be able to.
    time.strptime("1921", "%Y")
    folder = Path(tempfile.mkdtemp(prefix="letterbook-test-"))
    for name in ("sources", "captures"):
        shutil.copytree(toy_edition / name, folder / name)
    for name in ("docs", "site"):
        (folder / name).mkdir()
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(folder)


def shut(folder: Path, *but: str) -> None:
    """Let nobody write into a folder and those below it, but everybody into some."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for name in but:
        (folder / name).chmod(0o777)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not know such permissions of folders")
def test_pages_are_built_where_only_their_folder_may_be_written(closed):
    """In a container with one volume, the build needs no place but docs/."""
    shut(closed, "docs")
    with somebody_else():
        options = [f"--{name}={closed / name}" for name in ("sources", "docs", "captures")]
        done = CliRunner().invoke(build_pages.main, ["build", *options])
    assert (done.exit_code, done.exception) == (0, None), done.output
    assert (closed / "docs/index.md").exists()
    assert [path.name for path in (closed / "docs").iterdir() if path.name.startswith(".")] == [RECORD]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not know such permissions of folders")
@pytest.mark.parametrize(
    ("line", "open_for_all", "named"),
    [
        (["build", "--docs={}/docs"], (), "docs"),
        (["build", "--docs={}/new/docs"], (), "new"),
        (["site", "--docs={}/docs", "--site-dir={}/site"], ("docs",), "site"),
        (["site", "--docs={}/docs", "--site-dir={}/public"], ("docs",), "public"),
        (["offline", "--docs={}/docs", "--into={}/dist"], ("docs",), "dist"),
        (["book", "--docs={}/docs", "--into={}/dist"], ("docs",), "dist"),
        (["schema"], ("docs",), "sources/schema"),
        (["new", "topic", "--name=Boats"], ("docs",), "sources/topics"),
    ],
)
def test_a_folder_that_may_not_be_written_is_told(closed, monkeypatch, line, open_for_all, named):
    """Where the system lets nobody write, one line names the place and says what to do; nothing else is left."""
    monkeypatch.setattr(build, "publish", lambda *_: [])
    shut(closed, *open_for_all)
    before = contents(closed)
    with somebody_else():
        given = [part.format(closed) for part in line]
        done = CliRunner().invoke(build_pages.main, [*given, f"--sources={closed / 'sources'}"])
    assert isinstance(done.exception, SystemExit) and done.exit_code == 1, done.output
    assert done.stderr.startswith("'") and done.stderr.endswith(REFUSED), done.stderr
    assert f"{named}" in done.stderr.partition("' cannot")[0]
    assert {name: text for name, text in contents(closed).items() if not name.startswith("docs/")} == before


@pytest.mark.parametrize("line", [["build"], ["schema", "--docs={}"], ["new", "topic", "--name=Boats"]])
def test_a_full_disk_is_told(closed, monkeypatch, line):
    """Where there is no space, one line says so, with status 1, and everything is as it was."""

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    before = contents(closed)
    options = [f"--sources={closed / 'sources'}", *([f"--docs={closed / 'docs'}"] if line[0] == "build" else [])]
    monkeypatch.setattr(Path, "write_bytes", full)
    given = [part.format(closed / "docs") for part in line]
    done = CliRunner().invoke(build_pages.main, [*given, *options])
    assert isinstance(done.exception, SystemExit) and done.exit_code == 1, done.output
    assert "there is no space left for '" in done.stderr and len(done.stderr.splitlines()) == 1
    assert contents(closed) == before


@pytest.mark.parametrize(
    "said",
    [
        "OSError: [Errno 28] No space left on device: '/site/a.css'",
        "PermissionError: [WinError 32] The process cannot access the file: 'a.css'",
    ],
)
def test_what_stops_the_engine_is_told_without_its_traceback(said):
    """Of MkDocs' traceback only the line is told that says what the system refused."""
    told = complaint(f"INFO - Building\nTraceback (most recent call last):\n  File x\n{said}\n")
    assert told.startswith(
        f"the site cannot be written: {said.partition(': ')[2]}; check that you may write there, that there is space"
    )

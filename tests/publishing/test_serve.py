"""`serve`: the site while one works, in a process of its own, as a contributor starts it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.publishing.built import ROOT, copy_written_by_hand

PATIENCE_SECONDS = 30

# Long enough for a build that set off another one to show.
QUIET_SECONDS = 4

PERSON = "people/bela-south"


@dataclass(frozen=True)
class Serving:
    """A running `serve`: its project, its process, and the file into which it prints."""

    project: Path
    process: subprocess.Popen[bytes]
    printed: Path

    def page(self) -> str:
        """Return the page of a person as served now, to the end of its article; nothing before the server is ready."""
        address = re.search(r"Serving on (\S+)", self.output())
        if address is None:
            return ""
        try:
            with urlopen(f"{address[1]}{PERSON}/", timeout=5) as answer:
                # MkDocs puts a script behind it that differs with every build.
                return str(answer.read().decode()).partition("</article>")[0]
        except (URLError, TimeoutError):
            return ""

    def output(self) -> str:
        """Return everything printed so far."""
        return self.printed.read_text(encoding="utf-8", errors="replace")

    def builds(self) -> tuple[int, int]:
        """Return how often the pages were built, and how often MkDocs built the site."""
        return self.output().count(" files written"), self.output().count("Documentation built in")

    @property
    def record(self) -> Path:
        """The file of the person."""
        return self.project / f"sources/{PERSON}.yml"


def eventually(fact: Callable[[], bool]) -> bool:
    """Whether something becomes true in good time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not fact() and time.monotonic() < end:
        time.sleep(0.1)
    return fact()


@contextmanager
def serve(folder: Path, sources: Path) -> Iterator[Serving]:
    """Serve a copy of the project from a folder; whatever is still running afterwards is ended."""
    project = folder / "project"
    project.mkdir()
    shutil.copy(ROOT / "build_pages.py", project)
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "theme", project / "theme")
    (project / "letterbook").symlink_to(ROOT / "letterbook")
    shutil.copytree(sources, project / "sources")
    copy_written_by_hand(project / "docs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    printed = folder / "printed.txt"
    command = [sys.executable, "build_pages.py", "serve", "--address", address]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with printed.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=project,
            stdout=output,
            stderr=output,
            start_new_session=True,
            env=environment,
            # A run in the background may have been told to ignore Ctrl-C, and would pass that on.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 — nothing runs before it
        )
    try:
        yield Serving(project, process, printed)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, toy_sources: Path) -> Iterator[Serving]:
    """The toy edition, served."""
    with serve(tmp_path_factory.mktemp("serve"), toy_sources) as serving:
        assert eventually(lambda: "Bela South" in serving.page()), serving.output()
        yield serving


def describe(serving: Serving, description: str) -> None:
    """Give the person another description."""
    lines = serving.record.read_text().splitlines()
    kept = [line for line in lines if not line.startswith("description:")]
    serving.record.write_text("\n".join([*kept, f"description: {description}"]) + "\n")


def test_changed_record_is_served_once(served):
    """A changed record changes the served page, with one build of the pages, and then nothing more happens."""
    pages, sites = served.builds()
    describe(served, "Engineer of the new bridge.")
    assert eventually(lambda: "Engineer of the new bridge." in served.page()), served.output()
    time.sleep(QUIET_SECONDS)
    pages_after, sites_after = served.builds()
    assert pages_after == pages + 1
    # MkDocs may notice the pages of one build in two batches.
    assert sites < sites_after <= sites + 2


def test_broken_record_keeps_the_page(served):
    """A record that cannot be read is told with its place, and the page stays; mended, it is served."""
    before = served.page()
    sound = served.record.read_text()
    served.record.write_text(f"{sound}nonsense: here\n")
    assert eventually(lambda: "The pages stay as they were." in served.output()), served.output()
    assert f"sources/{PERSON}.yml" in served.output() and "there is no field 'nonsense'" in served.output()
    assert served.page() == before
    served.record.write_text(sound)
    describe(served, "Engineer once more.")
    assert eventually(lambda: "Engineer once more." in served.page()), served.output()


def test_interrupt_ends_it(tmp_path, toy_sources):
    """Ctrl-C ends `serve` and MkDocs with it, without a traceback."""
    with serve(tmp_path, toy_sources) as serving:
        assert eventually(lambda: "Bela South" in serving.page()), serving.output()
        os.killpg(serving.process.pid, signal.SIGINT)
        assert eventually(lambda: serving.process.poll() is not None), serving.output()
        assert "Traceback" not in serving.output()
        assert serving.page() == ""

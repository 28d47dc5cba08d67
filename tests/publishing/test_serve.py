"""`serve`: the site while one works, in a process of its own, as a contributor starts it."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from build_pages import main
from tests.publishing.built import ROOT, copy_written_by_hand
from tests.publishing.nginx import free_port

pytestmark = pytest.mark.unix

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

    def address(self) -> str:
        """Return where the site is served; nothing before the server is ready."""
        found = re.search(r"Serving on ([^;\s]+)", self.output())
        return found[1] if found else ""

    def get(self, path: str) -> str:
        """Return what the server answers for a path."""
        with urlopen(self.address() + path, timeout=5) as answer:
            return str(answer.read().decode())

    def page(self) -> str:
        """Return the page of a person as served now, to the end of its article; nothing before the server is ready."""
        try:
            # MkDocs puts a script behind it that differs with every build.
            return self.get(f"{PERSON}/").partition("</article>")[0] if self.address() else ""
        except (URLError, TimeoutError):
            return ""

    def output(self) -> str:
        """Return everything printed so far."""
        return self.printed.read_text(encoding="utf-8", errors="replace")

    def builds(self) -> int:
        """Return how often the site was built."""
        return self.output().count(" files written")

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
    address = f"127.0.0.1:{free_port()}"
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
    """A changed record changes the served page, with one build, and then nothing more happens."""
    before = served.builds()
    describe(served, "Engineer of the new bridge.")
    assert eventually(lambda: "Engineer of the new bridge." in served.page()), served.output()
    time.sleep(QUIET_SECONDS)
    assert served.builds() == before + 1


def test_an_open_list_shows_what_was_saved_in_the_end(served, page):
    """A browser loads what was saved first, and once more what was made after it."""
    letter = served.project / "sources/letters/1921-12-north-to-south.yml"
    page.goto(served.address() + "letters/")
    letter.write_text(letter.read_text(encoding="utf-8").replace("North accepts", "North takes"), encoding="utf-8")
    found = page.locator("article").get_by_text("North takes").first
    expect(found).to_be_visible(timeout=PATIENCE_SECONDS * 1000)


def test_an_open_page_shows_what_is_wrong_until_it_is_mended(served, page):
    """A browser that shows a page turns to the problem by itself, with the lines in question, and back again."""
    sound = served.record.read_text()
    page.goto(served.address() + f"{PERSON}/")
    assert "Bela South" in page.title()
    served.record.write_text(f"{sound}nonsense: here\n")
    page.wait_for_function("document.title == 'One problem in the records'", timeout=PATIENCE_SECONDS * 1000)
    text = page.inner_text("main")
    assert f"sources/{PERSON}.yml" in text and "there is no field 'nonsense'" in text
    assert "nonsense: here" in page.inner_text("pre .meant") and "CONTRIBUTING.md#person" in text
    assert f"sources/{PERSON}.yml" in served.output()
    served.record.write_text(sound)
    page.wait_for_function("document.title.includes('Bela South')", timeout=PATIENCE_SECONDS * 1000)


def test_what_a_record_holds_is_shown_and_does_not_run(served, page):
    """Text of a broken record is text on the page of problems, and in what the terminal prints."""
    sound = served.record.read_text()
    hostile = "<img src=x onerror=document.title='run'></pre><script>document.title='run'</script>"
    served.record.write_text(f"{sound}{hostile}: 1\n")
    page.goto(served.address() + f"{PERSON}/")
    page.wait_for_function("document.title.includes('problem')", timeout=PATIENCE_SECONDS * 1000)
    assert hostile in page.inner_text("pre .meant")
    assert page.locator("img").count() == 0 and "run" not in page.title()
    served.record.write_text(sound)
    assert eventually(lambda: "Bela South" in served.page()), served.output()


def test_a_fault_of_a_page_by_hand_is_shown_too(served):
    """A dead link on a page written by hand stops MkDocs, and what it says stands in the browser."""
    by_hand = served.project / "docs/about/index.md"
    sound = by_hand.read_text(encoding="utf-8")
    by_hand.write_text(f"{sound}\n[away](nowhere.md)\n", encoding="utf-8")
    assert eventually(lambda: "The site cannot be built" in served.page()), served.output()
    assert "nowhere.md" in served.page()
    by_hand.write_text(sound, encoding="utf-8")
    assert eventually(lambda: "Bela South" in served.page()), served.output()


def test_a_file_in_the_way_is_told_until_it_is_gone(served):
    """What lies where the build writes is told with the next build, and its removal alone brings the pages back."""
    stray = served.project / "docs/people/notes.md"
    stray.write_text("# Notes\n", encoding="utf-8")
    describe(served, "Engineer, while notes lie about.")
    assert eventually(lambda: "is not from the build" in served.page()), served.output()
    stray.unlink()
    assert eventually(lambda: "while notes lie about" in served.page()), served.output()


def test_a_file_that_comes_and_goes_leaves_no_message(served):
    """What is gone as soon as it was reported, faster than anybody looks twice, is not reported any longer."""
    stray = served.project / "docs/people/notes.md"
    for turn in range(2):
        stray.write_text("# Notes\n", encoding="utf-8")
        describe(served, f"Engineer, for the {turn}th time.")
        assert eventually(lambda: "is not from the build" in served.page()), served.output()
        stray.unlink()
        assert eventually(lambda turn=turn: f"for the {turn}th time" in served.page()), served.output()


def test_a_new_page_by_hand_is_followed(served):
    """A folder that was not there when serving began is followed too."""
    made = served.project / "docs/extra/index.md"
    made.parent.mkdir()
    made.write_text("# Extra\n\nMore of it.\n", encoding="utf-8")
    assert eventually(lambda: "extra/index.md" in served.page() or found(served, "extra/", "More of it.")), (
        served.output()
    )
    shutil.rmtree(made.parent)
    assert eventually(lambda: "Bela South" in served.page()), served.output()


def found(serving: Serving, path: str, words: str) -> bool:
    """Whether a page is served and holds some words."""
    try:
        return words in serving.get(path)
    except (URLError, TimeoutError):
        return False


def test_style_sheets_come_while_something_is_wrong(served):
    """Only pages give way to what is wrong, and an address that leads nowhere is answered with the site's own page."""
    sound = served.record.read_text()
    served.record.write_text(f"{sound}nonsense: here\n")
    assert eventually(lambda: "there is no field" in served.page()), served.output()
    assert "--lb-serif" in served.get("css/letterbook.css")
    served.record.write_text(sound)
    assert eventually(lambda: "Bela South" in served.page()), served.output()
    with pytest.raises(HTTPError, match="404") as missing:
        served.get("people/nobody/")
    assert "/css/letterbook.css" in missing.value.read().decode()


def status_of(serving: Serving, path: str, host: str | None = None) -> int:
    """Return with what status a path is answered that nobody has tidied, asked for by some name."""
    address = serving.address().removeprefix("http://").strip("/")
    connection = http.client.HTTPConnection(address, timeout=PATIENCE_SECONDS)
    connection.putrequest("GET", "/", skip_host=True)
    # What http.client itself would refuse to ask.
    connection._buffer[0] = f"GET {path} HTTP/1.1".encode("utf-8", "surrogateescape")  # type: ignore[attr-defined]
    if host != "":
        connection.putheader("Host", address if host is None else host)
    connection.endheaders()
    return connection.getresponse().status


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8000"])
def test_the_machines_own_names_are_answered(served, name):
    """A browser on this machine may call it by any of its own names, through whatever port."""
    assert status_of(served, "/", name) == 200


@pytest.mark.parametrize("name", ["example.org", "localhost.example.org", "127.0.0.1.example.org", "10.0.0.7", "", "["])
def test_another_name_is_not_answered(served, name):
    """A page of a stranger whose name leads to this machine reads nothing of what is served."""
    assert status_of(served, f"/{PERSON}/", name) == 421
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{served.address()}{PERSON}/", headers={"Host": "example.org"}), timeout=PATIENCE_SECONDS)
    assert "Bela" not in refused.value.read().decode()


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/people/%00/",
        "/%0a",
        "/" + "a" * 3_000,
        "/" + "a/" * 900,
        "/livereload/" + "9" * 5_000 + "/1",
        "/%ff%fe/",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/people/../../../sources/collection.yml",
        "http://example.org/",
        "*",
    ],
)
def test_nonsense_is_not_found(served, path):
    """An address that no page can have is answered with 404, and nothing is printed as a fault of the program."""
    assert status_of(served, path) == 404
    assert "Traceback" not in served.output()


def test_many_requests_at_once_are_all_answered(served):
    """Three hundred requests at once, beside browsers that wait for news, are answered, each with its page."""
    paths = [f"/{PERSON}/", "/css/letterbook.css", "/%00", "/nowhere/"] * 75
    waiting = [http.client.HTTPConnection(served.address()[7:].strip("/"), timeout=PATIENCE_SECONDS) for _ in range(20)]
    for connection in waiting:
        connection.request("GET", "/livereload/99999999999/1")
    with ThreadPoolExecutor(100) as pool:
        found = list(pool.map(lambda path: status_of(served, path), paths))
    for connection in waiting:
        connection.close()
    assert found == [200, 200, 404, 404] * 75
    assert "Bela South" in served.page() and served.process.poll() is None


def test_a_broken_collection_is_served_as_its_problems(tmp_path, toy_sources):
    """`serve` begins with what is wrong, too, and shows the site once that is mended."""
    shutil.copytree(toy_sources, tmp_path / "sources")
    record = tmp_path / f"sources/{PERSON}.yml"
    record.write_text(record.read_text() + "nonsense: here\n")
    with serve(tmp_path, tmp_path / "sources") as serving:
        assert eventually(lambda: "there is no field" in serving.page()), serving.output()
        serving.record.write_text((toy_sources / f"{PERSON}.yml").read_text())
        assert eventually(lambda: "Bela South" in serving.page()), serving.output()


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:eight", "127.0.0.1:70000"])
def test_an_address_needs_host_and_port(address):
    """Anything else than host and port is wrong use."""
    result = CliRunner().invoke(main, ["serve", "--address", address])
    assert (result.exit_code, "such as 127.0.0.1:8000" in result.stderr) == (2, True)


def test_a_mistyped_folder_of_records_is_wrong_use(tmp_path):
    """Where there are no records there is nothing to serve."""
    result = CliRunner().invoke(main, ["serve", "--sources", str(tmp_path / "nowhere")])
    assert (result.exit_code, "there is no folder of records" in result.stderr) == (2, True)


def test_a_taken_address_is_told():
    """Where something else answers, nothing is built, and the message names the address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        result = CliRunner().invoke(main, ["serve", "--address", address])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"nothing can be served at {address}: ")


def test_interrupt_ends_it(tmp_path, toy_sources):
    """Ctrl-C ends `serve` and MkDocs with it, without a traceback."""
    with serve(tmp_path, toy_sources) as serving:
        assert eventually(lambda: "Bela South" in serving.page()), serving.output()
        os.killpg(serving.process.pid, signal.SIGINT)
        assert eventually(lambda: serving.process.poll() is not None), serving.output()
        assert "Traceback" not in serving.output()
        assert serving.page() == ""

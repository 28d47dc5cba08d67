"""The database of all tables, opened by Datasette in a browser, as a reader of data does."""

import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

import pytest

from letterbook.pages.generated import DATABASE


@pytest.fixture(scope="module")
def datasette(real, tmp_path_factory):
    """The address at which Datasette shows the database of the collection."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    folder = tmp_path_factory.mktemp("datasette")
    command = [sys.executable, "-m", "datasette", "serve", str(real.site / DATABASE), "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        yield address
        running.terminate()


def wait_for(address):
    """Wait until something answers there, for a minute at most."""
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(address).close()
            return
        except URLError:
            assert time.monotonic() < until, "Datasette does not answer"
            time.sleep(0.1)


def test_every_letter_is_a_row(page, datasette, real):
    """The table of letters has as many rows as the edition has letters, and one leads to its statements."""
    page.goto(f"{datasette}/letters/letters")
    assert f"{len(real.report.edition.letters)} row" in page.locator("h3").first.inner_text()
    assert page.locator("tbody tr").count() == min(100, len(real.report.edition.letters))


def test_what_differs_is_asked_for_in_sql(page, datasette, real):
    """A question across tables is answered: which letters have conflicts about their day."""
    page.goto(f"{datasette}/letters?sql=select+distinct+letter+from+conflicts+join+letters+on+letters.id%3Dletter")
    shown = set(page.locator("tbody tr").all_inner_texts())
    assert shown and {one.strip() for one in shown} <= {letter.id for letter in real.report.edition.letters}

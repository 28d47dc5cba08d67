"""pandoc is called alike on every system."""

import subprocess
from types import SimpleNamespace

import pytest

pytest.importorskip("pypandoc")

from letterbook.exports import book_pandoc
from letterbook.exports.book import BookFault
from letterbook.pages import pandoc


@pytest.fixture
def called(monkeypatch, tmp_path):
    """What pandoc is called with: command and environment, from a folder that holds it as on Windows."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "pandoc.exe").write_bytes(b"")
    calls = []

    def run(command, **options):
        calls.append((command, options["env"]))
        return subprocess.CompletedProcess(command, 0, b"made", b"")

    package = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(pandoc, "find_spec", lambda _: package)
    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_what_windows_needs_is_handed_on(called, monkeypatch):
    """The program of Windows is found, is given what it cannot start without, and ends lines as elsewhere."""
    monkeypatch.setenv("SYSTEMROOT", "C:/Windows")
    monkeypatch.setenv("LANG", "ko_KR")
    manuscript = SimpleNamespace(beside=".", midnight=SimpleNamespace(timestamp=lambda: 7))
    assert book_pandoc.run(["--to=json"], b"", manuscript) == b"made"
    ((command, environment),) = called
    assert command[0].endswith("pandoc.exe") and "--eol=lf" in command
    assert environment["SYSTEMROOT"] == "C:/Windows" and "LANG" not in environment


def test_a_missing_pandoc_is_told(called, tmp_path):
    """Where the package was installed without the program, the message says what installs it."""
    (tmp_path / "files" / "pandoc.exe").unlink()
    with pytest.raises(BookFault, match="'make site' installs it"):
        book_pandoc.run([], b"", SimpleNamespace(beside=".", midnight=SimpleNamespace(timestamp=lambda: 7)))

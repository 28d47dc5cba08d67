"""Asking what is known against the pinned versions: an answer is never better than what was answered."""

import json
import os
import subprocess
import sys

import pytest

from tests.advisories import FINE, KNOWN, NOT_ASKED, Verdict, verdict
from tests.locked import LOCKS, ROOT, read

PINNED = list(read(LOCKS[-1]))
FOUND = {"id": "PYSEC-2026-1", "fix_versions": ["9.9"], "aliases": ["CVE-2026-1"], "description": "It breaks."}


def answer(stdout="", stderr="", **told):
    """Return an answer of pip-audit to which nothing is known but what is told, library by library."""
    each = [{"name": one.name, "version": one.version, **told.get(one.name, {"vulns": []})} for one in PINNED]
    text = stdout or json.dumps({"dependencies": each, "fixes": []})
    return subprocess.CompletedProcess([], 0, text, stderr)


def test_nothing_known_is_told_with_how_many_were_asked_about():
    """Where each library was answered, and nothing is known, that is said."""
    assert verdict(PINNED, answer()) == Verdict(
        FINE, (f"Nothing is known against the {len(PINNED)} pinned libraries.",)
    )


@pytest.mark.parametrize(
    ("name", "lock"), [("click", "site"), ("typst", "book"), ("pytest", "test"), ("pip-audit", "long")]
)
def test_what_is_known_is_told_with_what_mends_it(name, lock):
    """The line names the lowest lock that has the library, so that one sees whether sites or only tests have it."""
    version = {one.name: one.version for one in PINNED}[name]
    line = f"requirements/{lock}.txt: {name} {version}: PYSEC-2026-1 (CVE-2026-1); mended in 9.9"
    assert verdict(PINNED, answer(**{name: {"vulns": [FOUND]}})) == Verdict(KNOWN, (line,))


def test_a_library_that_was_not_asked_about_is_no_good_news():
    """pip-audit passes over what its service does not know, and ends with 0; here that is no success."""
    skipped = {"skip_reason": "Dependency not found on PyPI and could not be audited: click (8.5.1)"}
    found = verdict(PINNED, answer(click=skipped))
    assert found.status == NOT_ASKED
    assert found.lines == (f"1 of {len(PINNED)} libraries were not asked about: https://pypi.org does not know click",)
    assert verdict(PINNED, answer(click=skipped, typst={"vulns": [FOUND]})).status == KNOWN


@pytest.mark.parametrize("stdout", ["", "{", "[]", '{"fixes": []}', "null"])
def test_an_answer_that_is_none_is_told_in_one_line(stdout):
    """Of a traceback the last line is told, and that nothing was asked."""
    done = subprocess.CompletedProcess([], 1, stdout, "Traceback:\n  File x\nConnectionError: no route\n")
    found = verdict(PINNED, done)
    assert found.status == NOT_ASKED
    assert found.lines == (
        "nothing was asked: https://pypi.org cannot be reached, or refuses; ConnectionError: no route",
    )


def test_without_a_network_the_command_ends_with_one_line(tmp_path):
    """Where nothing can be reached, or pip-audit is not installed: one line, status 2, no traceback."""
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")
    surroundings = {**os.environ, **nowhere, "XDG_CACHE_HOME": str(tmp_path), "NO_PROXY": "", "no_proxy": ""}
    command = [sys.executable, "-m", "tests.advisories", "--summary", str(tmp_path / "summary.md")]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == NOT_ASKED and done.stderr == ""
    assert len(done.stdout.splitlines()) == 1 and "nothing was asked" in done.stdout
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == f"## Advisories\n\n- {done.stdout}"

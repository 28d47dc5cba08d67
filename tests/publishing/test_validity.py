"""Every page is valid HTML, in the judgement of the W3C's checker."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.publishing.conftest import from_npm

# Two errors of Material's own, in every page: `autocomplete` of a checkbox, and an empty `tabindex`.
KNOWN = Path(__file__).with_name("vnu_known.txt")


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The command that checks files and folders."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("no java on this machine")
    checker = from_npm("vnu-jar/build/dist/vnu.jar")
    return [java, "-Xss2m", "-jar", str(checker), "--skip-non-html", "--errors-only"]


def errors(vnu: list[str], *arguments: str) -> list[str]:
    """Return the errors that the checker tells."""
    return subprocess.run([*vnu, *arguments], check=False, capture_output=True, text=True).stderr.splitlines()


def test_every_page_is_valid(vnu, real):
    """No page of the real site has an error but the two known ones of the theme."""
    assert errors(vnu, "--filterfile", str(KNOWN), str(real.site)) == []


def test_known_errors_are_still_there(vnu, real):
    """Each known error is still made by the theme, so that the list grows no older than it is."""
    told = errors(vnu, str(real.site / "index.html"), str(real.site / "people" / "index.html"))
    assert any("autocomplete" in line for line in told)
    assert any("tabindex" in line for line in told)


def test_checker_sees_an_error(vnu, tmp_path):
    """A page with an error of its own is told of, so silence means that all is well."""
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>T</title><p id="a"><p id="a">', encoding="utf-8")
    assert any("Duplicate ID" in line for line in errors(vnu, "--filterfile", str(KNOWN), str(page)))

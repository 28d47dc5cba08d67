"""The address of a site is its collection's, whatever the environment says; where that differs, a line says so."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_pages import main
from letterbook import build
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.site import engine_environment, unused_address

TOY = "https://toy.example.org/letters/"


def without_address(toy):
    """Return the invented edition without an address of its own."""
    return toy.__class__(
        toy.collection.model_copy(update={"site": None}), toy.records, toy.texts, toy.mentions, toy.names
    )


def test_the_address_is_the_collections(toy, monkeypatch):
    """MkDocs gets the address of the collection, or none, and never that of the environment."""
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    assert engine_environment(imprint_of(toy), Path())["SITE_URL"] == TOY
    assert engine_environment(imprint_of(without_address(toy)), Path())["SITE_URL"] == ""


@pytest.mark.parametrize("wanted", ["", TOY, TOY.rstrip("/")])
def test_nothing_is_told_of_the_same_address(wanted):
    """No variable, or one that names the collection's own address, makes no line."""
    assert unused_address(TOY, wanted) == ""


def test_another_address_is_told():
    """The line names both addresses and where to write the one that is wanted."""
    assert unused_address(TOY, "https://other.example") == (
        f"SITE_URL=https://other.example in the environment is not used; the address of this site is {TOY}. "
        "To change it, write 'site: https://other.example/' in collection.yml"
    )
    assert "this site has no address" in unused_address("", "https://other.example/")


def test_the_command_tells_it(toy_report, monkeypatch):
    """`site` prints the line, builds all the same, and ends well."""
    monkeypatch.setattr(build, "site", lambda *_: build.Report.of(toy_report))
    done = CliRunner().invoke(main, ["site"], env={"SITE_URL": "https://other.example/"})
    assert done.exit_code == 0
    assert "SITE_URL=https://other.example/ in the environment is not used" in done.stderr
    assert CliRunner().invoke(main, ["site"], env={"SITE_URL": TOY}).stderr == ""

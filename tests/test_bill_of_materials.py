"""The bill of materials of a release is valid, whole, and the same bytes whenever and wherever it is made."""

import json
import os
import subprocess
import sys
import tomllib

import pytest

from tests.locked import PROJECT, ROOT, read, wanted_by
from tests.publishing.built import another_day
from tests.test_vendored import listed, tables

pytest.importorskip("cyclonedx", reason="the package cyclonedx-bom is not installed")

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests import bill_of_materials


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The file that `make bill` writes."""
    return bill_of_materials.write(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def bill(written):
    """What it holds."""
    return json.loads(written.read_bytes())


def test_the_bill_has_the_form_that_cyclonedx_expects(written):
    """The strict schema of CycloneDX 1.6 has nothing against it; of one with a field too many it has."""
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    text = written.read_text(encoding="utf-8")
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"bomFormat"', '"bom": 1, "bomFormat"', 1)) is not None


def test_every_locked_library_is_in_it_with_its_hashes(bill):
    """Name, version and every hash of what a site is made with, and no library besides."""
    found = {
        (one["name"], one["version"], one["purl"], tuple(sorted(digest["content"] for digest in reference["hashes"])))
        for one in bill["components"]
        if one["type"] == "library"
        for reference in one["externalReferences"]
    }
    assert found == {(one.name, one.version, f"pkg:pypi/{one.name}@{one.version}", one.hashes) for one in read("site")}


def test_every_file_of_others_is_in_it_with_its_hash(bill):
    """Each file of the list, with its SHA-256 and its licence."""
    files = {one["name"]: one for one in bill["components"] if one["type"] == "file"}
    assert {name: one["hashes"] for name, one in files.items()} == {
        name: [{"alg": "SHA-256", "content": digest}] for name, digest in listed().items()
    }
    assert all(one["licenses"][0]["license"]["name"] for one in files.values())


def test_what_a_site_takes_of_a_library_is_told_with_it(bill):
    """The library of each row of the list says what of it is in a site; what only a book takes is in no site's lock."""
    told = [
        one["value"]
        for component in bill["components"]
        for one in component.get("properties", [])
        if one["name"] == "letterbook:in-a-site"
    ]
    in_site = [row for row in tables()["What"][1:] if row[2] in {one.name for one in read("site")}]
    assert sorted(told) == sorted(f"{what} ({where}): {licence}" for what, where, _, _, licence in in_site)


def test_the_program_is_what_it_describes(bill):
    """It is about this program, at the version of pyproject.toml, and its direct libraries are those that it names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    about = bill["metadata"]["component"]
    assert (about["name"], about["version"]) == (project["name"], project["version"])
    graph = {one["ref"]: set(one.get("dependsOn", [])) for one in bill["dependencies"]}
    direct = {name for name, by in wanted_by("site").items() if PROJECT in by}
    assert len(direct) == len(project["dependencies"])
    assert graph[PROJECT] == direct | set(listed())
    assert set().union(*graph.values()) == set(graph) - {PROJECT}


def test_the_same_lock_gives_the_same_bytes(written, tmp_path):
    """On another day, in another country, with other hashes of Python: not one byte differs."""
    code = f"from tests import bill_of_materials as b; from pathlib import Path; b.write(Path({str(tmp_path)!r}))"
    country = {"TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}
    surroundings = {**os.environ, **country, **another_day()}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=surroundings, check=True)
    assert (tmp_path / written.name).read_bytes() == written.read_bytes()


def test_another_lock_gives_another_number(bill, monkeypatch):
    """The number by which tools tell bills apart is made of what the bill says."""
    monkeypatch.setattr(bill_of_materials, "LOCK", "book")
    assert json.loads(bill_of_materials.bill())["serialNumber"] != bill["serialNumber"]

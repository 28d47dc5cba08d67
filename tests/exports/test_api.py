"""The document for programs: what is where, and that it is there."""

import json

import pytest

from letterbook.exports.api import WHERE, make_api
from letterbook.exports.plan import plan
from letterbook.pages.addresses import API
from letterbook.pages.plan import Target
from tests.contexts import unverified


@pytest.fixture(scope="module")
def told(toy):
    """The document of the invented collection."""
    return json.loads(make_api(Target(API, WHERE), unverified(toy)))


def test_every_file_of_the_whole_is_there(toy, told):
    """Each is planned, and each planned file of the whole but the document itself is told of."""
    planned = {target.path for target in plan(toy)}
    paths = [one["path"] for one in told["files"]]
    assert set(paths) <= planned and len(paths) == len(set(paths))
    of_all = {path for path in planned if path.startswith("data/") and not path.endswith(".md")}
    assert set(paths) == of_all


def test_every_record_is_found_by_its_id(toy, told):
    """By the address of its kind, its data and its page."""
    planned = {target.path for target in plan(toy)}
    site = toy.collection.site.rstrip("/")
    for kind in told["records"]:
        found = [record for record in toy.records.values() if record.kind == kind["kind"]]
        assert len(found) == kind["count"]
        for record in found:
            assert kind["data"].format(id=record.id).removeprefix(f"{site}/") in planned
            assert kind["page"].format(id=record.id).removeprefix(f"{site}/").rstrip("/") + ".md" in planned


def test_its_fields_stay(told):
    """What programs rely on: a change here is a new number of `api`."""
    assert list(told) == ["generated", "api", "title", "version", "changed", "licence", "files", "records"]
    assert told["api"] == 1
    assert set(told["files"][0]) == {"path", "url", "type", "holds"}
    assert set(told["records"][0]) == {"kind", "count", "data", "page"}

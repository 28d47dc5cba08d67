"""The records as JSON."""

import json

from letterbook.exports.record_files import make_record_file, plan_record_files
from letterbook.pages.generated import GENERATED_FOLDERS
from tests.contexts import unverified


def test_every_record_with_a_page_has_a_file(toy):
    """There is one file for each record with a page of its own, beside that page, and none for a question."""
    shown = [record for record in toy.records.values() if record.folder in GENERATED_FOLDERS]
    planned = sorted(target.path for target in plan_record_files(toy))
    assert planned == sorted(f"{record.folder}/{record.id}.json" for record in shown)


def test_a_file_holds_the_fields_of_its_record(toy):
    """What a record's YAML says stands in its file under the same names, beside its type and id, and in its types."""
    target = next(one for one in plan_record_files(toy) if one.subject == "1921-09-21-north-to-south")
    held = json.loads(make_record_file(target, unverified(toy)))
    assert held.pop("generated") == "build_pages.py"
    assert (held.pop("type"), held.pop("id")) == ("letter", "1921-09-21-north-to-south")
    assert held.keys() == toy.texts["1921-09-21-north-to-south"].content.keys()
    assert held["date"] == {"edtf": "1921-09-21", "first": "1921-09-21", "last": "1921-09-21"}
    assert held["sender"] == ["ada-north"] and held["summary"].startswith("Ada North wants no third party.")
    (said,) = (one["says"] for one in held["witnesses"] if one["article"] == "riverside-daily-1922")
    assert said["pages"] == [{"is": 2}] and said["received"][0]["is"]["edtf"] == "1921-09-26"


def test_every_file_can_be_read_and_names_its_record(toy):
    """Whatever a record holds."""
    for target in plan_record_files(toy):
        held = json.loads(make_record_file(target, unverified(toy)))
        assert (held["type"], held["id"]) == (toy.records[target.subject].kind, target.subject)

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
    """What a record's YAML says stands in its file under the same names, beside its kind and id."""
    target = next(one for one in plan_record_files(toy) if one.subject == "1921-09-21-north-to-south")
    held = json.loads(make_record_file(target, unverified(toy)))
    assert held.pop("generated") == "build_pages.py"
    assert (held.pop("kind"), held.pop("id")) == ("letter", "1921-09-21-north-to-south")
    assert held == toy.texts["1921-09-21-north-to-south"].content

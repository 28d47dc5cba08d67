"""What forms know of fields is what the models say, in the order of the samples."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from letterbook.exports.forms.fields import FIRST, LABELS_IN, SHOWN, form_description
from letterbook.reading.examples import shape_of
from letterbook.records.models import KINDS
from letterbook.records.source_text import parse

ROOT = Path(__file__).resolve().parents[2]


def test_every_field_of_every_model_is_known():
    """No field of a kind of record that has a form, or of a group, is missing, and none is there that no model has."""
    described = form_description()
    assert list(described["kinds"]) == [kind.kind for kind in KINDS]
    for kind in KINDS:
        assert named(described["kinds"][kind.kind]) == set(shape_of(kind)["properties"])
        for name, group in shape_of(kind).get("$defs", {}).items():
            assert named(described["groups"][name]) == set(group["properties"])


def named(group: dict[str, Any]) -> set[str]:
    """Return the fields of a described group."""
    return {one["name"] for one in group["fields"]}


def test_what_is_named_here_is_there():
    """Fields that are shown at once, come first or have a label of their own are fields of their models."""
    described = form_description()
    fields = {name: named(group) for name, group in described["groups"].items()}
    fields |= {group["model"]: named(group) for group in described["kinds"].values()}
    for table in (SHOWN, FIRST, LABELS_IN):
        for model, names in table.items():
            assert set(names) <= fields[model], model


def test_no_two_fields_of_a_group_have_one_label():
    """Whoever hears a form read knows which field it is."""
    described = form_description()
    for group in (*described["kinds"].values(), *described["groups"].values()):
        labels = [one["label"] for one in group["fields"]]
        assert len(set(labels)) == len(labels), group["title"]


def samples() -> dict[str, str]:
    """Return the first sample of each kind of record in CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.findall(r"^### (\w+)\n.*?^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return {kind.lower(): sample for kind, sample in found if kind.lower() in {one.kind for one in KINDS}}


@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_fields_come_in_the_order_of_the_sample(kind):
    """A record that is written from a form looks like the sample of its kind, but for where it was sent from."""
    source, _ = parse("sample", samples()[kind].encode())
    fields = [one["name"] for one in form_description()["kinds"][kind]["fields"]]
    moved = {"sent_from", "received_at"} if kind == "letter" else set()
    written = [name for name in source.content if name not in moved]
    assert written == [name for name in fields if name in written]


def test_it_is_no_more_than_a_page_may_load():
    """The description is some tens of kilobytes, whatever the edition."""
    assert len(json.dumps(form_description())) < 80_000

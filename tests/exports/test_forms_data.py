"""The scripts that forms load: what each assigns, and that nothing in it can run."""

import json
import re

import pytest

from letterbook.exports.forms.data import DESCRIBED, KNOWN, OPENED, plan_forms, plan_known
from letterbook.exports.plan import make
from letterbook.pages.generated import GENERATED
from letterbook.records.layout import layout
from letterbook.records.models import KINDS
from tests.contexts import unverified


@pytest.fixture
def made(toy):
    """What each planned script assigns, by kind and subject, and its name."""
    context = unverified(toy)
    return {
        (target.kind, target.subject): assigned(make(target, context).decode())
        for target in (*plan_forms(toy), *plan_known(toy))
    }


def assigned(text: str) -> tuple[str, object]:
    """Return the name and the value that a script assigns, which is all that it does."""
    found = re.fullmatch(r"/\* generated: (.*) \*/\nletterbook\.(\w+(?:\[\"\w+\"\])?)=(.*);\n", text)
    assert found and found[1] == GENERATED
    return found[2], json.loads(found[3])


def test_every_record_can_be_opened(toy, made):
    """Each record has a script with the text of its file and where its values are."""
    opened = {subject: value for (kind, subject), (_, value) in made.items() if kind == OPENED}
    assert set(opened) == set(toy.records)
    for id, value in opened.items():
        text = toy.texts[id].text
        assert value == {"kind": toy.records[id].kind, "id": id, "text": text, "root": layout(text)}


def test_every_record_is_known_by_its_name(toy, made):
    """Each kind has a script with the id, the name and the facts of its records."""
    rows = {subject: value for (kind, subject), (_, value) in made.items() if kind == KNOWN}
    assert set(rows) == {kind.kind for kind in KINDS}
    assert {row[0] for kind in rows.values() for row in kind} == set(toy.records)
    people = {row[0]: row for row in rows["person"]}
    assert people["ada-north"][1] == "Ada North"
    assert people["ada-north"][2]["short"] == "north" and "Ada North" in people["ada-north"][2]["also"]
    article = next(row for row in rows["article"] if row[0] == "morning-post-1921-10-02")
    assert article[2]["quoted"] > 0 and article[2]["allowed"] == toy.article("morning-post-1921-10-02").quotation_limit
    assert {row[2]["number"] for row in rows["question"]} == {
        one.number for one in map(toy.question, [r[0] for r in rows["question"]])
    }
    former = next(row for row in rows["letter"] if row[0] == "1921-09-21-north-to-south")
    assert former[2]["formerly"] == ["1921-09-22-north-to-south"]


def test_the_description_says_where_a_record_is_handed_in(toy, made):
    """The host of the repository, its addresses, and the mail address of the collection."""
    ((_, value),) = (found for (kind, _), found in made.items() if kind == DESCRIBED)
    assert value["ways"]["mail"] == toy.collection.mail
    assert value["ways"]["edit"] == "https://git.example.org/toy/letters/edit/main/{file}"

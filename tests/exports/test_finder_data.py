"""The finder's data: every letter as the table has it, in a script that no text of a record can break out of."""

import json
import re

import pytest

from letterbook.exports.finder_data import FINDER, finder_data, make_finder_data, plan_finder_data
from letterbook.exports.plan import make, plan
from letterbook.pages.addresses import FINDER_DATA
from letterbook.pages.letter_rows import letter_rows
from letterbook.pages.markup import one_line
from letterbook.pages.plan import Target
from letterbook.pages.views.finder import COLUMNS
from letterbook.publishing.pages_folder import MARKS
from letterbook.reading.edition import Edition
from letterbook.records.models import Letter, UnknownCorrespondent
from tests.contexts import unverified
from tests.many_letters import CLERK, HOSTILE

SCRIPT = re.compile(r"/\* generated: build_pages\.py \*/\nletterbook\.data=(\{.*\});\n", re.DOTALL)


@pytest.fixture(scope="module")
def script(many: Edition) -> str:
    """The script of the large edition."""
    return make_finder_data(Target(FINDER_DATA, FINDER), unverified(many))


@pytest.fixture(scope="module")
def data(script: str) -> dict:
    """What the script assigns."""
    return json.loads(SCRIPT.fullmatch(script)[1])


def person(data: dict, end: list) -> str:
    """Return who is at an end, in words."""
    return "".join(data["people"][part][0] if isinstance(part, int) else "".join(part) for part in end)


def test_only_a_list_in_parts_has_it(toy, many):
    """The finder of a short list reads the page; that of a long one has a file, planned like any other."""
    assert [*plan_finder_data(toy)] == []
    (target,) = plan_finder_data(many)
    assert target in plan(many) and make(target, unverified(many)).decode().startswith("/* generated")


def test_every_letter_is_in_it_as_the_list_has_it(many, data):
    """Column by column, each letter says what its row on a page says, in the same order."""
    rows, letters = letter_rows(many), data["letters"]
    assert letters["id"] == [*rows]
    assert data["columns"] == [*COLUMNS]
    for place, row in enumerate(rows.values()):
        day, filed, years = data["days"][letters["day"][place]]
        assert (day, filed, years.split()) == (one_line(row.day), row.filed, [*row.years])
        assert data["known"][letters["known"][place]] == row.known
        assert data["origins"][letters["origins"][place]][0] == row.origins_in_digits
        numbers = [letters[name][place] for name in ("articles", "quotations", "differences")]
        assert numbers == [row.articles, row.quotations, row.differences]
        assert data["directions"][letters["direction"][place]][0] == row.direction


def test_ends_are_named(many, data):
    """Who writes to whom is said in names, and each leads to a page."""
    ways = {value: (person(data, sender), person(data, recipient)) for value, sender, recipient in data["directions"]}
    assert ways["ada-north-to-bela-south"] == ("Ada North", "Bela South")
    assert ways["between-ada-north-and-bela-south"] == ("Ada North or Bela South", "the other")
    assert ways["dan-east-to-ada-north-and-bela-south"] == ("Dan East", "Ada North and Bela South")
    assert ways["hostile-clerk-to-cara-west"] == (CLERK, "Cara West")
    assert {path for _, path, *_ in data["people"]} <= {f"{one.folder}/{id}" for id, one in many.records.items()}


def test_what_is_known_of_somebody_unknown_stands_apart(many):
    """What is known of an unknown end can be told from the name of the choice."""
    letter = many.records["many-000"]
    assert isinstance(letter, Letter)
    sender = (UnknownCorrespondent("a clerk"),)
    changed = letter.model_copy(update={"sender": sender})
    edition = many.with_records({**many.records, letter.id: changed})
    assert ["unknown-to-bela-south", ["unknown ", ["(a clerk)"]], [0]] in finder_data(edition)["directions"]


def test_nothing_in_it_can_break_out(script, data):
    """Whatever records say, the script holds no mark that ends it, opens an element, or cannot be seen."""
    inner = SCRIPT.fullmatch(script)[1]
    assert not set("<>&'\u2028\u2029\u202e\u2066\u2068\ufeff") & set(inner)
    assert any(one_line(HOSTILE).split(" \u2028")[0] in summary for summary in data["letters"]["summary"])


def test_names_of_fields_are_the_programs_own(data):
    """A text of a record is never the name of a field: "__proto__" would be more than a name there."""

    def fields(value: object):
        if isinstance(value, dict):
            yield from value
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from fields(one)

    shared = {"columns", "known", "people", "directions", "days", "origins", "letters"}
    letters = {"id", "day", "direction", "known", "articles", "origins", "quotations", "differences", "summary"}
    assert set(fields(data)) == shared | letters


def test_the_build_knows_it_again(script):
    """Without its record, a build knows the file as its own by how it begins."""
    assert script.encode().startswith(MARKS[".js"])

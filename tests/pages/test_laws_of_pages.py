"""What must not change a page does not, and what must change it does."""

from dataclasses import replace

import pytest

from letterbook.facts.origins import origins_of
from letterbook.folders import Folders
from letterbook.pages.plan import render
from letterbook.pipeline import read
from letterbook.records.models import Letter
from tests.contexts import unverified


def turned(record):
    """Return a letter with its witnesses written in the opposite order."""
    return record.model_copy(update={"witnesses": record.witnesses[::-1]}) if isinstance(record, Letter) else record


def test_order_of_witnesses_does_not_change_a_page(toy):
    """In whatever order witnesses are written, every page stays the same."""
    other = toy.with_records({id: turned(record) for id, record in toy.records.items()})
    assert render(unverified(other)) == render(unverified(toy))


def collection_folders(root):
    """Return the folders of the real collection, without captures."""
    return replace(Folders.below(root), captures=None)


@pytest.fixture(scope="module")
def real(request):
    """The real collection, linked."""
    return read(collection_folders(request.config.rootpath)).edition


def test_order_of_witnesses_does_not_change_a_real_page(real):
    """The same holds for every page of the collection."""
    other = real.with_records({id: turned(record) for id, record in real.records.items()})
    assert render(unverified(other)) == render(unverified(real))


@pytest.mark.first_collection
def test_three_reports_on_the_magazine_are_one_origin(real):
    """NextShark, Benzinga and the text translated twice do not count as three origins."""
    articles = ["nextshark-2022-love-letters", "benzinga-2022-love-letters", "newsnpr-2022-korus-letters"]
    assert origins_of(real).behind(articles).high == 1


def test_numbers_follow_the_records(toy):
    """With one letter less, the numbers on home and coverage are one less."""
    less = {id: record for id, record in toy.records.items() if id != "1921-12-north-to-south"}
    other = replace(toy.with_records(less), mentions=replace(toy.mentions, held={}))
    before, after = render(unverified(toy)), render(unverified(other))
    count = len(toy.letters)
    assert f"**{count}** letters" in before["index.md"] and f"**{count - 1}** letters" in after["index.md"]
    assert before["coverage/index.md"] != after["coverage/index.md"]


@pytest.mark.first_collection
def test_verification_says_of_every_quotation_where_it_stands(real):
    """No row of the verification page leaves open whose words it lists."""
    rows = [line for line in render(unverified(real))["verification/index.md"].splitlines() if line.startswith("| ")]
    assert len(rows) > 200
    assert not [row for row in rows if "| words of  |" in row or "|  | not" in row]


def test_verification_says_of_every_invented_quotation_where_it_stands(toy):
    """The same holds for the invented collection."""
    rows = [line for line in render(unverified(toy))["verification/index.md"].splitlines() if line.startswith("| ")]
    assert len(rows) > 5
    assert not [row for row in rows if "| words of  |" in row or "|  | not" in row]

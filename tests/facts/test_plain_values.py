"""Facts are plain values: what they are made from can be compared with that of an earlier build."""

import pytest

from letterbook.facts.articles import article_facts
from letterbook.facts.authorities import authority_facts
from letterbook.facts.letters import letter_facts
from letterbook.folders import Folders
from letterbook.pipeline import read
from letterbook.reading.fingerprints import Fingerprints
from letterbook.records.models import Article, Authority, Letter

FACTS = {
    Letter: letter_facts,
    Article: article_facts,
    Authority: lambda edition, _, record: authority_facts(edition, record),
}


@pytest.fixture(scope="module")
def again(toy_edition):
    """The invented collection, read once more."""
    return read(Folders.below(toy_edition))


@pytest.mark.parametrize("kind", FACTS)
def test_facts_hold_plain_values_alone(toy_report, kind):
    """Records, texts, days, numbers, and groups of them: nothing that leads back to the edition."""
    shown = Fingerprints(toy_report.edition).shown
    for record in toy_report.edition.of(kind):
        assert record.id in shown(FACTS[kind](toy_report.edition, toy_report.verification, record))


@pytest.mark.parametrize("kind", FACTS)
def test_two_readings_give_equal_facts(toy_report, again, kind):
    """Of every record, whatever order files were read in, and whoever reads them."""
    for record in toy_report.edition.of(kind):
        one, other = (
            FACTS[kind](checked.edition, checked.verification, checked.edition.records[record.id])
            for checked in (toy_report, again)
        )
        assert one == other
        assert one is not other

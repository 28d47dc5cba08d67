"""What is expected is held against what is known, and the numbers follow the records."""

import pytest

from letterbook.evidence.coverage import counts_towards, coverage
from letterbook.evidence.origins import origins_of
from letterbook.records.models import Expected, Letter

EXPECTED = Expected.model_validate({"between": ["ada", "bela"], "from": "1921-09", "to": "1921-12", "count": "3"})


def letter(**fields) -> Letter:
    """Return a letter from Ada to Bela."""
    witness = {"article": "post", "form": "mention"}
    plain = {"id": "x", "sender": "ada", "recipient": "bela", "summary": "S.", "witnesses": [witness]}
    return Letter.model_validate({**plain, **fields})


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"date": "1921-09-21"}, True),
        ({"date": "1921-08-31"}, False),
        ({"date": "1922"}, False),
        ({"date": "../1921-10-01"}, True),
        ({"date": "../1922-03-01"}, False),
        ({"date": "1921-10-01/.."}, True),
        ({"date": "1920/1923"}, True),
        ({}, True),
        ({"date": "1921-09-21", "existence": "claimed"}, False),
        ({"date": "1921-09-21", "existence": "inferred"}, True),
        ({"date": "1921-09-21", "recipient": "cara"}, False),
        ({"date": "1921-09-21", "sender": "bela", "recipient": "ada"}, True),
        ({"date": "1921-09-21", "sender": [], "recipient": [], "between": ["bela", "ada"]}, True),
    ],
)
def test_what_counts(fields, counts):
    """A letter counts if it lies within and is not merely claimed, whichever way it went."""
    assert counts_towards(letter(**fields), EXPECTED) is counts


def test_numbers_follow_the_records(toy, toy_report):
    """Each known letter has a row, each is counted under its sender, and the rest is missing."""
    for expected in toy.collection.expected:
        found = coverage(toy, expected, origins_of(toy), toy_report.verification)
        assert sum(found.by_sender.values()) == len(found.letters)
        assert found.missing == max(0, expected.count - len(found.letters))

"""What is expected is held against what is known, and the numbers follow the records."""

import pytest

from letterbook.facts.coverage import counts_towards, coverage
from letterbook.facts.origins import origins_of
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


def covered(edition, verification, count):
    """Return what is known of so many letters between Ada North and Bela South, whenever they wrote."""
    expected = Expected.model_validate({"between": ["ada-north", "bela-south"], "count": str(count)})
    return coverage(edition, expected, origins_of(edition), verification)


def test_each_known_letter_counts_once_under_its_sender(toy, toy_report):
    """Of the toy edition's six letters the claimed one counts for nothing, and one is by nobody certain."""
    found = covered(toy, toy_report.verification, 5)
    assert [one.letter.id for one in found.letters] == [
        "1921-09-06-south-to-north",
        "1921-09-21-north-to-south",
        "1921-10-inferred",
        "1921-12-north-to-south",
        "undated-bridge-notes",
    ]
    assert found.by_sender == {"ada-north": 2, "bela-south": 2, None: 1}


@pytest.mark.parametrize(("count", "missing"), [(4, 0), (5, 0), (6, 1), (27, 22)])
def test_what_no_record_covers_is_missing(count, missing, toy, toy_report):
    """Of five known letters, none is missing of as many or fewer, and the rest of more."""
    assert covered(toy, toy_report.verification, count).missing == missing

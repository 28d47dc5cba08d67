"""Fingerprints of what is read are equal where the values are, and only there."""

import json
from dataclasses import dataclass
from datetime import date
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.reading import fingerprints
from letterbook.reading.fingerprints import Fingerprints, as_key, written
from letterbook.reading.noted import Reading
from letterbook.records.models import UnknownCorrespondent

TEXTS = st.text(max_size=4)
KEYS = st.recursive(
    TEXTS | st.none(), lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(TEXTS), max_leaves=6
)
VALUES = st.recursive(
    TEXTS | st.none() | st.integers() | st.booleans() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXTS, inner, max_size=3) | st.frozensets(TEXTS)
    ),
    max_leaves=8,
)


class Weather(Enum):
    """How it was."""

    RAIN = "rain"


@dataclass(frozen=True)
class Ferry:
    """A ferry, for these tests."""

    name: str
    day: date | None = None


@given(VALUES, VALUES)
def test_values_are_told_apart(toy, one, other):
    """Two values have one text only if they are equal, in their types and the order of their keys too."""
    shown = Fingerprints(toy).shown
    alike = repr(one) == repr(other) or (isinstance(one, frozenset) and one == other)
    assert (shown(one) == shown(other)) == alike or one == other


@given(KEYS)
def test_a_key_is_read_back_as_it_was_written(key):
    """What JSON holds of a key gives the key again."""
    assert as_key(written(key)) == key


def test_groups_of_values_are_told_apart(toy):
    """A name and a day of a group each make a difference, and so does the kind of group."""
    shown = Fingerprints(toy).shown
    texts = {shown(one) for one in (Ferry("A"), Ferry("B"), Ferry("A", date(1921, 9, 6)), ("A", None), Weather.RAIN)}
    assert len(texts) == 5


def test_two_of_whom_nobody_knows_who_they_were_are_told_apart(toy):
    """What is known of each makes the difference, in values as in keys."""
    ends = [UnknownCorrespondent(), UnknownCorrespondent("a merchant"), UnknownCorrespondent("a clerk")]
    shown = Fingerprints(toy).shown
    assert len({shown((end,)) for end in (*ends, "unknown")}) == 4
    for end in ends:
        assert as_key(json.loads(json.dumps(written(frozenset([end, "ada-north"]))))) == frozenset([end, "ada-north"])


def test_a_fault_of_what_is_computed_is_not_taken_for_a_source_that_is_gone(toy, monkeypatch):
    """A value that cannot be computed stops the build; it must not look as if it had not changed."""

    def broken(_):
        raise KeyError("ada-north")

    monkeypatch.setattr(fingerprints, "computing", lambda _: broken)
    with pytest.raises(KeyError):
        Fingerprints(toy).of(Reading("letterbook.pages.distinct:titles", "ada-north"))


def test_a_record_stands_for_the_text_of_its_file(toy):
    """However deep a value is, it holds of a record its id and a fingerprint of its file."""
    record = toy.records["ada-north"]
    assert "Ada" not in Fingerprints(toy).shown([record])
    assert Fingerprints(toy).shown(record).startswith("ada-north@")


def test_what_cannot_be_compared_is_refused(toy):
    """An object with a life of its own is no plain value: whoever returns one from `once` hears of it."""
    with pytest.raises(TypeError, match="plain values"):
        Fingerprints(toy).shown(object())
    with pytest.raises(TypeError, match="looked up by text"):
        written(3.5)


GONE = ["gone", "index:gone", "index:of", "letterbook.gone:names", "letterbook.reading.computed:gone", "json:dumps"]


@pytest.mark.parametrize("source", GONE)
def test_a_source_that_is_no_more_has_an_empty_fingerprint(toy, source):
    """What an older version of the program computed counts as changed; nothing else is taken for a source."""
    assert Fingerprints(toy).of(Reading(source, "a")) == ""


def test_every_source_of_the_toy_edition_has_a_fingerprint(toy):
    """Records, indexes, what is computed once, and names in a text."""
    readings = [
        Reading("records", "ada-north"),
        Reading("index:letters"),
        Reading("index:sent", "ada-north"),
        Reading("letterbook.pages.distinct:titles", "ada-north"),
        Reading("names", "Ada North went to Fen Bridge."),
    ]
    found = Fingerprints(toy)
    assert all(found.of(reading) for reading in readings)
    assert len({found.of(reading) for reading in readings}) == len(readings)

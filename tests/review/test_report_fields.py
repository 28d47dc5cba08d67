"""What a report says of the fields of a record: values that are short, names of the rest."""

import pytest

from letterbook.records.dates import parse_date
from letterbook.records.models import HandingOver, NameAsWritten, Prose, Role, Witness
from letterbook.review.change import BeforeAfter
from letterbook.review.report_fields import LINE, NAMED, SHORT, became, changed_fields_in_words, few, item

FIRST, SECOND = parse_date("1921-09-21"), parse_date("1921-09-22~")
WITNESS = Witness(article="morning-post", form="full")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (FIRST, SECOND, "'f': 1921-09-21 → 1921-09-22~"),
        (None, FIRST, "'f': 1921-09-21 added"),
        (FIRST, None, "'f': 1921-09-21 removed"),
        (1, 2, "'f': 1 → 2"),
        ("news", "wire", "'f': news → wire"),
        ("A title", "The title", "'f': “A title” → “The title”"),
        (("ada",), ("bela",), "'f': ada → bela"),
        (("ada", "bela"), ("bela", "cara", "dan"), "'f': cara and dan added, ada removed"),
        (("ada", "bela"), ("bela", "ada"), "'f': in another order"),
        ({"a": "A", "b": "B"}, {"b": "C", "c": "D"}, "'f': c added, a removed, b changed"),
        ((), (HandingOver(date=FIRST, by="cara-west"),), "'f': 1921-09-21 cara-west added"),
        (Prose("One."), Prose("Two."), "'f'"),
        ((), (WITNESS,), "'f'"),
        ("short", "x" * (SHORT + 1), "'f'"),
    ],
)
def test_short_values_are_told_and_others_named(before, after, told):
    """Dates, ids and words have their values, lists what was added and removed; prose, groups, long text their name."""
    assert changed_fields_in_words([BeforeAfter(("f",), before, after)]) == [told]


def test_names_come_last():
    """Fields of which only the name is told stand together after those with values."""
    changes = [
        BeforeAfter(("summary",), Prose("a"), Prose("b")),
        BeforeAfter(("date",), None, FIRST),
        BeforeAfter(("names",), (), (WITNESS,)),
    ]
    assert changed_fields_in_words(changes) == ["'date': 1921-09-21 added", "'summary' and 'names'"]


def test_of_many_ids_the_first_are_named():
    """A long list of ids ends with the number of those that are left out, of which there are at least two."""
    ids = [f"id-{number}" for number in range(NAMED + 2)]
    assert few(ids).endswith("id-5 and 2 more")
    assert few(ids[:-1]).endswith(f"id-5 and id-{NAMED}")


def test_a_long_finding_is_broken_up():
    """What fits on a line stands on it; otherwise each part has a line of its own."""
    assert item("x", "said", ["a", "b"], "changed").said == "said; a; b"
    long = item("x", "said", ["a" * LINE, "b"], "changed")
    assert (long.said, long.more) == ("said", ("a" * LINE, "b"))


def test_roles_and_names_are_told_as_they_are_written():
    """What a person was, and a form of a name, are short groups: old and new stand beside each other."""
    old = Role(role="Director of the bridge", **{"from": "1919"}, to="1924")
    new = Role(role="Director of the bridge", **{"from": "1919"}, to="1922")
    kept = Role(role="Mayor")
    assert became((kept, old), (kept, new)) == (
        "{role: Director of the bridge, from: 1919, to: 1922} added, "
        "{role: Director of the bridge, from: 1919, to: 1924} removed"
    )
    assert became((), (NameAsWritten(form="Mrs North", language="en"),)) == "{form: Mrs North, language: en} added"

"""Two statements about one field agree, refine each other, or conflict."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.facts.comparing import FieldStatements, Relation, Statement, comparisons, refines, relation
from letterbook.records.dates import parse_date
from letterbook.records.models import HandingOver


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("2018-09-21", "2018-09-21", Relation.AGREE),
        ("2018-09-21", "2018-09", Relation.REFINES),
        ("2018-09-21", "2018-09-22", Relation.CONFLICT),
        ("2018-09-21", "2019", Relation.CONFLICT),
        ("2018-09-21", "../2018-09-30", Relation.REFINES),
        ("2018-09-01/2018-09-20", "2018-09-10/2018-09-30", Relation.AGREE),
        ("2018-09-21~", "2018-09-21", Relation.AGREE),
        ("2018-24", "2018-01-20", Relation.REFINES),
        ("2018-21", "2018-08", Relation.CONFLICT),
    ],
)
def test_dates(one, other, found):
    """Days apart conflict, days within days refine, all others can both be true."""
    assert relation(parse_date(one), parse_date(other)) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("ada",), ("ada",), Relation.AGREE),
        (("ada",), ("ada", "cara"), Relation.REFINES),
        (("ada",), ("bela",), Relation.CONFLICT),
        (2, 3, Relation.CONFLICT),
        ("stated", "denied", Relation.CONFLICT),
        ("en", "en", Relation.AGREE),
    ],
)
def test_other_values(one, other, found):
    """Names, numbers and words agree where they are the same; a longer list of names refines a shorter one."""
    assert relation(one, other) is found


def test_hand_overs():
    """What only one account tells refines the other; two bearers on one day conflict; on two days they do not."""
    by_cara, to_dan = HandingOver(by="cara"), HandingOver(to="dan")
    assert relation(by_cara, to_dan) is Relation.REFINES
    assert relation(by_cara, HandingOver(by="eve")) is Relation.CONFLICT
    assert relation(HandingOver(date="1921-09-01", by="cara"), HandingOver(date="1921-09-02", by="eve")) is not (
        Relation.CONFLICT
    )


days = st.dates(min_value=parse_date("2018-01-01").earliest, max_value=parse_date("2018-03-31").earliest)
spans = st.tuples(days, days).map(lambda pair: parse_date(f"{min(pair)}/{max(pair)}"))
dates = spans | days.map(lambda day: parse_date(str(day))) | st.sampled_from(["2018", "2018-02"]).map(parse_date)


@given(dates, dates)
def test_relations_are_symmetric(one, other):
    """It does not matter which of two statements is named first."""
    assert relation(one, other) is relation(other, one)


@given(dates, dates, dates)
def test_refining_is_transitive(first, second, third):
    """What refines a statement refines whatever that one refines."""
    if refines(first, second) and refines(second, third):
        assert refines(first, third)


@given(dates, dates)
def test_conflicting_dates_share_no_day(one, other):
    """Two dates conflict exactly where no day satisfies both."""
    shared = max(one.earliest, other.earliest) <= min(one.latest, other.latest)
    assert (relation(one, other) is Relation.CONFLICT) is not shared


def test_each_field_is_compared_once(toy):
    """Every statement of a letter stands in the comparison of its field."""
    for letter in toy.letters:
        compared = [one for comparison in comparisons(toy, letter) for one in comparison.statements]
        assert len(compared) == sum(len(list(witness.says.statements())) for witness in letter.witnesses)


@given(st.lists(st.sampled_from(["1921", "1921-09", "1921-09-21", "1921-09-22", "1922"]), min_size=1, max_size=6))
def test_statements_of_one_value_stand_together(values):
    """Each statement once, values in the order in which they are first stated; the worst pair gives the relation."""
    stated = tuple(
        Statement("one", "date", number, None, SimpleNamespace(is_=parse_date(value)))
        for number, value in enumerate(values)
    )
    compared = FieldStatements(None, "date", stated)
    assert [group[0].value for group in compared.by_value] == [parse_date(value) for value in dict.fromkeys(values)]
    assert sorted(one.number for group in compared.by_value for one in group) == list(range(len(values)))
    pairs = {relation(one.value, other.value) for one in stated for other in stated}
    worst = [Relation.CONFLICT, Relation.REFINES, Relation.AGREE]
    assert compared.relation is min(pairs, key=worst.index)
    assert compared.conflicts is (Relation.CONFLICT in pairs)

"""Two states of the same things compared."""

from hypothesis import given
from hypothesis import strategies as st

from letterbook.review.change import BeforeAfter, count_by_sort, differing

STATES = st.dictionaries(st.tuples(st.sampled_from("abcd")), st.integers(0, 2))


def test_what_differs_is_named_with_before_and_after():
    """What was added has no before, what was removed no after; what stayed is not named."""
    found = differing({("a",): 1, ("b",): 1, ("c",): 1}, {("b",): 2, ("c",): 1, ("d",): 1})
    assert found == (BeforeAfter(("a",), 1, None), BeforeAfter(("b",), 1, 2), BeforeAfter(("d",), None, 1))


@given(STATES, STATES)
def test_the_changes_lead_from_one_state_to_the_other(before, after):
    """Whoever applies what differs to the old state has the new one."""
    state = dict(before)
    for change in differing(before, after):
        assert state.pop(change.subject, None) == change.before
        if change.after is not None:
            state[change.subject] = change.after
    assert state == after


def test_a_tally_counts_by_sort():
    """Additions, changes and removals are counted apart."""
    counted = count_by_sort(differing({("a",): 1, ("b",): 1}, {("b",): 2, ("c",): 1, ("d",): 1}))
    assert counted == {"added": 2, "changed": 1, "removed": 1}

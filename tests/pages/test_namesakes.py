"""What has one name is told apart by what nobody else of that name has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.pages.namesakes import head, seen, told_apart, year
from letterbook.records.dates import parse_date

TITLES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["Lee", "lee", "Lee (x)", "Ada"]), min_size=1)
TOLD = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["", "x", "y", "X"]))


def test_what_is_alone_keeps_its_name():
    """A name that nobody else has needs nothing beside it."""
    assert told_apart({"a": "Ada", "b": "Bela"}, ()) == {"a": "Ada", "b": "Bela"}


def test_the_first_way_that_tells_counts():
    """Namesakes get the first thing that no other of them has; where there is none, their id."""
    years = {"a": "1871–1940", "b": "1871–1940", "c": "1902–1980"}
    roles = {"a": "editor", "b": "", "c": "bearer"}
    found = told_apart({"a": "Lee", "b": "Lee", "c": "Lee"}, (years.__getitem__, roles.__getitem__))
    assert found == {"a": "Lee (editor)", "b": "Lee (b)", "c": "Lee (1902–1980)"}


def test_a_title_that_is_taken_is_not_used():
    """A person called like a page of the site is told apart from that page."""
    assert told_apart({"timeline": "Timeline"}, (), ["Timeline"]) == {"timeline": "Timeline (timeline)"}


@given(TITLES, TOLD, st.sets(st.sampled_from(["Lee", "Ada (a)"])))
def test_no_two_titles_are_alike(titles, told, taken):
    """Whatever the names and what tells them apart, no two titles are the same to a reader, and none is taken."""
    found = told_apart(titles, (lambda id: told.get(id, ""),), taken)
    shown = [seen(title) for title in found.values()]
    assert found.keys() == titles.keys()
    assert len(set(shown)) == len(shown)
    assert not {seen(one) for one in taken} & set(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Editor of the [[post|Morning Post]]; a friend of hers.", "Editor of the Morning Post"),
        ("A " + "very " * 20 + "long description.", ""),
        ("One clause", "One clause"),
    ],
)
def test_the_head_of_a_description(text, shown):
    """The first clause of a description tells somebody apart, if it is short, without its links."""
    assert head(text) == shown


@pytest.mark.parametrize(
    ("date", "shown"), [("1921-09", "1921"), ("1871~", "about 1871"), ("1921/1923", ""), ("../1921", "")]
)
def test_a_year_is_one_that_is_known(date, shown):
    """A date tells a year if it can mean only one."""
    assert year(parse_date(date)) == shown

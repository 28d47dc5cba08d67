"""Any date that the records may hold can be built: no page of an edition ends with an exception."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from letterbook.pages.plan import render
from letterbook.problems.problem import Severity
from letterbook.reading.edition import Edition
from letterbook.records.dates import DateFault, LetterDate, parse_date
from letterbook.records.models import Letter
from letterbook.rules.registry import breaches
from tests.contexts import case, unverified

YEARS = some.sampled_from((1, 2, 999, 1582, 1921, 9998, 9999)) | some.integers(1, 9999)
POINTS = some.one_of(
    some.dates().map(str),
    some.builds("{:04}".format, YEARS),
    some.builds("{:04}-{:02}".format, YEARS, some.integers(1, 12)),
    some.builds("{:04}-{:02}-XX".format, YEARS, some.integers(1, 12)),
    some.builds("{:04}-XX".format, YEARS),
    some.builds("{:04}-XX-XX".format, YEARS),
    some.builds("{:04}-{}".format, YEARS, some.integers(21, 24)),
    some.builds("{:03}X".format, some.integers(1, 999)),
    some.builds("{:02}XX".format, some.integers(1, 99)),
)
HIDDEN = some.builds("{:03}X".format, some.integers(1, 999)) | some.builds("{:02}XX".format, some.integers(1, 99))
TAILS = some.sampled_from(("12-25", "02-29", "06", "06-XX", "XX-XX", "21", "24"))
POINTS |= some.builds("{}-{}".format, HIDDEN, TAILS)
MARKED = some.builds("{}{}".format, POINTS, some.sampled_from(("", "~", "?", "%")))
IN_ORDER = some.lists(MARKED, min_size=2, max_size=4).map(sorted).map(",".join)
WRITTEN = some.one_of(
    MARKED,
    some.builds("{}/{}".format, MARKED | some.just(".."), MARKED | some.just("..")),
    some.builds("[{}]".format, IN_ORDER | MARKED.map("..{}".format) | MARKED.map("{}..".format)),
    some.builds("{{{}}}".format, IN_ORDER),
)


def date_of(text: str) -> LetterDate | None:
    """Return a text as a date; None where it is refused."""
    try:
        return parse_date(text)
    except DateFault:
        return None


DATES = WRITTEN.map(date_of).filter(bool)
ENDS = [
    parse_date(one)
    for one in ("0001-01-01", "9999-12-31", "0001", "9999", "0001-24", "9999-24", "99XX", "../0001", "9999/..")
]
LETTER, ARTICLE, EVENT, PERSON = "1921-09-21-north-to-south", "morning-post-1921-10-02", "bridge-talks", "ada-north"


def dated(edition: Edition, one: LetterDate, other: LetterDate) -> Edition:
    """Return an edition with two dates put into every field that holds one."""
    records = dict(edition.records)

    def put(id: str, **fields: object) -> None:
        records[id] = records[id].model_copy(update=fields)

    letter = records[LETTER]
    handed = tuple(step.model_copy(update={"date": other}) for step in letter.handed_over)
    put(LETTER, date=one, finished=other, received=other, handed_over=handed)
    put("1921-12-north-to-south", date=other, finished=None)
    put(ARTICLE, published=one)
    put("riverside-daily-1922", published=other)
    put(EVENT, date=one, finished=other)
    put("ferry-supper", date=other)
    put(PERSON, born=one, died=other)
    return edition.with_records(records)


def all_of(edition: Edition, when: LetterDate) -> Edition:
    """Return an edition in which everything happened on one date, so that nothing contradicts anything."""
    fields = ("date", "finished", "received", "published", "born", "died")
    records = {
        id: one.model_copy(
            update={name: when for name in fields if getattr(one, name, None)}
            | (
                {"handed_over": tuple(step.model_copy(update={"date": when}) for step in one.handed_over)}
                if isinstance(one, Letter)
                else {}
            )
        )
        for id, one in edition.records.items()
    }
    return edition.with_records(records)


def errors_in(edition: Edition) -> list[str]:
    """Return the errors that the rules find."""
    return [problem.message for problem in breaches(case(edition)) if problem.severity is Severity.ERROR]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(DATES, DATES)
def test_any_two_dates_are_built(toy, one, other):
    """Whatever two dates stand in a letter, its articles, events and people, checking ends, and so does every page."""
    edition = dated(toy, *sorted((one, other), key=lambda when: when.sort_day))
    errors_in(edition)
    assert len(render(unverified(edition))["timeline/index.md"]) < 60_000


@pytest.mark.parametrize("when", ENDS, ids=str)
def test_an_edition_at_an_end_of_the_calendar_is_built(toy, when):
    """An edition of which everything lies at an end of the calendar passes its rules, and every page is made."""
    edition = all_of(toy, when)
    assert errors_in(edition) == []
    assert render(unverified(edition)).keys() == render(unverified(toy)).keys()


def test_both_ends_at_once_are_built(toy):
    """A letter of the year 1 that arrived in 9999 is drawn no wider than any other."""
    drawn = render(unverified(dated(toy, ENDS[0], ENDS[1])))["timeline/index.md"]
    assert int(re.search(r'<svg[^>]* width="(\d+)"', drawn)[1]) < 2200


def test_what_has_no_date_comes_after_the_last_day_of_the_calendar(toy):
    """A letter of 31 December 9999 stands before the undated ones."""
    letters = all_of(toy, parse_date("9999-12-31")).letters
    assert [letter.date is None for letter in letters] == sorted(letter.date is None for letter in letters)
    assert letters[-1].date is None

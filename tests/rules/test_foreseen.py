"""Nothing is reported before it happened, as far as the dates, vague as they are, can show it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterbook.records.dates import parse_date
from letterbook.rules.foreseen import is_foreseen

PEOPLE = {"people/ada.yml": "name: Ada\n", "people/bela.yml": "name: Bela\n"}


def article(published=""):
    """Return an article that appeared on a day, if on any that is known."""
    return "title: T\nkind: news\nlanguage: en\nread: part\n" + (f"published: {published}\n" if published else "")


def letter(fields, *says, existence="attested"):
    """Return a letter with some fields, and one witness for each thing stated."""
    witnesses = "".join(f"  - {{article: a{number}, form: mention{said}}}\n" for number, said in enumerate(says))
    return f"sender: ada\nrecipient: bela\nexistence: {existence}\n{fields}summary: S.\nwitnesses:\n{witnesses}"


def foreseen(make_edition, published, text):
    """Return line and message of each warning about a letter whose witnesses appeared on some days."""
    files = {f"articles/a{number}.yml": article(day) for number, day in enumerate(published)}
    _, problems = make_edition({**PEOPLE, **files, "letters/x.yml": text})
    return [(found.place.line, found.message) for found in problems if found.code == "foreseen"]


# The letter's fields, and the first words of what is told of them; each lies after the only report.
AFTER = {
    "written": ("date: 2018-09-21\n", 4, "this day (2018-09-21) is later than every article on the letter"),
    "finished": ("date: 1921-10-01\nfinished: 1921-10-05\n", 5, "this day (1921-10-05) is later than every article"),
    "received": ("received: 1921-11\n", 4, "this day (1921-11) is later than every article on the letter"),
    "handed over": ("handed_over:\n  - {by: ada}\n  - {date: 1921-10-09}\n", 6, "this day (1921-10-09) is later than"),
    "begun after": ("date: 1922-01-01/..\n", 4, "this day (1922-01-01/..) is later than every article"),
}


@pytest.mark.parametrize("name", AFTER)
def test_a_day_after_every_report_is_a_warning(name, make_edition):
    """Whatever is dated after all who report the letter had appeared is told once, at its place."""
    fields, line, beginning = AFTER[name]
    ((where, message),) = foreseen(make_edition, ["1921-10-02"], letter(fields, ""))
    assert where == line
    assert message.startswith(beginning)


@pytest.mark.parametrize(
    ("published", "fields"),
    [
        (["1921-10-02", "1921-10-20"], "date: 1921-10-09\n"),
        (["1921-10-02", ""], "date: 1921-10-09\n"),
        (["1921"], "date: 1921-12-31\n"),
        (["1921-10-XX"], "date: 1921-10-09/1921-10-12\n"),
        (["1921-10-02"], "date: ../1921-10-09\n"),
        (["1921-10-02"], "date: 1921-10-20~\n"),
        (["1921-10-02?"], "date: 1921-10-20\n"),
        (["1921-10-02"], "date: 1921-10-03\n"),
        (["1921-10-02/1921-10-12"], "date: 1921-10-09\n"),
    ],
    ids=[
        "one later",
        "one undated",
        "the same year",
        "the same month",
        "on or before",
        "about",
        "perhaps",
        "the next day",
        "changed later",
    ],
)
def test_a_day_that_some_report_can_have_known_is_none(published, fields, make_edition):
    """A later report, one without a day, and every vagueness of a date leave room."""
    assert foreseen(make_edition, published, letter(fields, *("" for _ in published))) == []


@pytest.mark.parametrize("field", ["date", "finished", "received"])
def test_an_article_states_no_day_after_its_own(field, make_edition):
    """What one article states of a day to come is told at the statement, though another article appeared later."""
    text = letter("", f", says: {{{field}: 1921-10-09}}", "")
    ((line, message),) = foreseen(make_edition, ["1921-10-02", "1921-12-01"], text)
    assert line == 6
    assert message.startswith("'a0' was published 1921-10-02, before the day it states (1921-10-09)")


def test_a_statement_and_the_reading_that_follows_it_are_one_warning(make_edition):
    """Where a statement is what is wrong, the reading taken from it is not told as well."""
    text = letter("date: 1921-10-09\n", ", says: {date: 1921-10-09}")
    assert len(foreseen(make_edition, ["1921-10-02"], text)) == 1


def test_a_hand_over_stated_too_early_is_told(make_edition):
    """The day in a stated hand-over counts like any other."""
    text = letter("", ", says: {handed_over: {date: 1922-03-01, by: ada}}")
    assert len(foreseen(make_edition, ["1921-10-02"], text)) == 1


def test_an_impossible_statement_with_a_note_is_recorded_without_a_warning(make_edition):
    """An article can print a day that cannot be; once a note says so, nothing is told."""
    text = letter("", ", says: {date: {is: 1921-12-02, note: A slip for October.}}", "")
    assert foreseen(make_edition, ["1921-10-02", "1921-12-20"], text) == []


@pytest.mark.parametrize("existence", ["claimed", "inferred"])
def test_a_letter_that_is_announced_may_be_to_come(existence, make_edition):
    """An article can announce a letter, or let one be inferred, before it was written."""
    text = letter("date: 1921-10-09\n", ", says: {date: 1921-10-09}", existence=existence)
    assert foreseen(make_edition, ["1921-10-02"], text) == []


@given(st.dates(), st.dates())
def test_of_two_days_at_most_one_foresees_the_other(one, other):
    """Whatever two days: neither is foreseen by itself, and never each by the other."""
    first, second = parse_date(f"{one:%Y-%m-%d}".zfill(10)), parse_date(f"{other:%Y-%m-%d}".zfill(10))
    assert not is_foreseen(first, first)
    assert not (is_foreseen(first, second) and is_foreseen(second, first))
    assert is_foreseen(first, second) == ((other - one).days > 1)

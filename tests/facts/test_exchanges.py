"""A letter in its exchange, as a drawing shows it."""

from datetime import date

import pytest

from letterbook.facts.exchanges import MOST, NEIGHBOURS, exchange_around, mark_of
from letterbook.records.models import Letter


def letter(**fields):
    """Return a letter from its fields."""
    needed = {"id": "one", "sender": "ada", "recipient": "bela", "summary": "A note.", "changes": []}
    return Letter.model_validate({**needed, "witnesses": [{"article": "star", "form": "mention"}], **fields})


@pytest.mark.parametrize(
    ("written", "first", "last", "middle", "is_exact"),
    [
        ("1921-05-10", date(1921, 5, 10), date(1921, 5, 10), date(1921, 5, 10), True),
        ("1921-05", date(1921, 5, 1), date(1921, 5, 31), date(1921, 5, 16), False),
        ("../1921-05-10", date(1921, 5, 10), date(1921, 5, 10), date(1921, 5, 10), False),
        ("1921-05-10/..", date(1921, 5, 10), date(1921, 5, 10), date(1921, 5, 10), False),
        (None, None, None, None, False),
    ],
)
def test_a_mark_lies_between_the_days_that_are_known(written, first, last, middle, is_exact):
    """Of an open date the known end counts twice; without a date there is nowhere to mark."""
    mark = mark_of(letter(date=written) if written else letter())
    assert (mark.first, mark.last, mark.middle, mark.is_exact) == (first, last, middle, is_exact)


@pytest.mark.parametrize(("existence", "is_attested"), [("attested", True), ("claimed", False), ("inferred", False)])
def test_a_letter_that_no_source_attests_is_marked_as_such(existence, is_attested):
    """Neither what is merely claimed nor what the archive infers is attested."""
    assert mark_of(letter(existence=existence)).is_attested is is_attested


def row_of(number):
    """Return so many letters of one exchange, a day apart, each way in turn, and one of another exchange."""
    seen = {"witnesses": [{"article": "star", "form": "mention"}]}
    ways = ({"sender": "ada", "recipient": "bela"}, {"sender": "bela", "recipient": "ada"})
    days = [date.fromordinal(date(1921, 1, 1).toordinal() + place) for place in range(number)]
    row = {f"letters/l-{place:03}": {**seen, **ways[place % 2], "date": str(day)} for place, day in enumerate(days)}
    cara = {"people/cara": {"name": "Cara West"}, "letters/other": {**seen, "recipient": "cara"}}
    return {"articles/star": {}, **row, **cara}


def test_a_short_exchange_is_whole_for_each_of_its_letters(make):
    """All letters between the same correspondents, either way, in date order, and no others."""
    edition = make(row_of(MOST)).edition
    here, last, other = (exchange_around(edition, edition.letter(id)) for id in ("l-010", "l-149", "other"))
    assert here.is_whole
    assert [mark.letter for mark in here.marks] == [f"l-{place:03}" for place in range(MOST)]
    assert here is last
    assert [mark.letter for mark in other.marks] == ["other"]


@pytest.mark.parametrize(("place", "first", "last"), [(0, 0, 10), (5, 0, 15), (75, 65, 85), (150, 140, 150)])
def test_of_a_long_exchange_the_letters_around_are_known(make, place, first, last):
    """Some before and some after the letter, as far as there are any."""
    assert NEIGHBOURS == 10
    edition = make(row_of(MOST + 1)).edition
    here = exchange_around(edition, edition.letter(f"l-{place:03}"))
    assert not here.is_whole
    assert here.correspondents == {"ada", "bela"}
    assert [mark.letter for mark in here.marks] == [f"l-{number:03}" for number in range(first, last + 1)]

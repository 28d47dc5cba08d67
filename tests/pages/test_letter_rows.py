"""What the list of letters says of each: years, directions, and the same of all letters as of one."""

import pytest

from letterbook.pages.letter_rows import direction, letter_row, letter_rows, years
from letterbook.records.dates import parse_date
from letterbook.records.models import Letter


def letter(toy, id: str, **changes: object) -> Letter:
    """Return a letter of the toy edition, with some of its fields changed."""
    record = toy.records[id]
    assert isinstance(record, Letter)
    return record.model_copy(update=changes)


def test_rows_are_those_of_each_letter_in_date_order(toy):
    """Every letter has its row under its id, in the order of the edition."""
    assert [*letter_rows(toy).items()] == [(one.id, letter_row(toy, one)) for one in toy.letters]


@pytest.mark.parametrize(
    ("date", "finished", "expected"),
    [
        ("1921-09-21", None, ["1921"]),
        ("1921-12-31", "1922-01-02", ["1921", "1922"]),
        ("1920-06/1922-02", None, ["1920", "1921", "1922"]),
        ("../1921-09-19", None, ["1921"]),
        ("1921-09-19/..", None, ["1921"]),
        ("0044", None, ["0044"]),
        ("192X", None, [str(year) for year in range(1920, 1930)]),
        ("1922-24", None, ["1921", "1922", "1923"]),
        ("17XX", None, ["17XX"]),
        ("1895/1914", None, ["189X", "190X", "191X"]),
        ("1618/1848", None, ["16XX", "17XX", "18XX"]),
        ("0001/9999", None, [f"{thousand}XXX" for thousand in range(10)]),
        ("9999-12-31", None, ["9999"]),
        ("[1904,1906..1908]", None, ["1904", "1906", "1907", "1908"]),
        ("{1904-05,1906-02}", "1906-03", ["1904", "1905", "1906"]),
        ("[..1904,1906]", None, ["1904", "1906"]),
        ("[1804,1906]", None, ["18XX", "19XX"]),
        ("156X-12-25", None, [str(year) for year in range(1560, 1570)]),
    ],
)
def test_years_are_those_in_which_it_may_have_been_written(toy, date, finished, expected):
    """An interval counts in each year that it touches, an open one in that of its known end.

    Of more than ten years those of a decade are one entry, and those of a century or millennium.
    """
    dates = {"date": parse_date(date), "finished": parse_date(finished) if finished else None}
    assert years(letter(toy, "1921-09-06-south-to-north", **dates)) == expected


def test_undated_letter_is_of_no_year(toy):
    """A letter without a date is filed under no year."""
    assert years(letter(toy, "undated-bridge-notes")) == []


def test_direction_is_told_by_ids(toy):
    """Who writes to whom is written in ids; where it is not known, both stand in one order, however written."""
    assert direction(letter(toy, "1921-09-21-north-to-south")) == "ada-north-to-bela-south"
    assert direction(letter(toy, "1921-09-19-claimed")) == "harbour-board-to-ada-north-and-bela-south"
    notes = letter(toy, "undated-bridge-notes")
    turned = notes.model_copy(update={"between": notes.between[::-1]})
    assert direction(notes) == direction(turned) == "between-ada-north-and-bela-south"

"""The collection in pictures: every drawing shows the numbers that stand in its table."""

import re
from collections import Counter

import pytest
from lxml import etree

from letterbook.facts.existence import how_known
from letterbook.pages.drawings.bars import LONGEST, bars, columns
from letterbook.pages.pen import Pen
from letterbook.pages.views.periods import MOST, by_period
from letterbook.pages.views.pictures import by_origins, by_rung, period_table, pictures_view
from letterbook.records.dates import parse_date
from tests.contexts import unverified

SVG = "{http://www.w3.org/2000/svg}"


def pen(edition):
    """Return the pen that writes the page."""
    return Pen(unverified(edition), "pictures/index.md")


def boxes(drawn):
    """Return the boxes of a drawing."""
    return list(etree.fromstring(drawn).iter(f"{SVG}rect"))


def test_a_bar_is_as_long_as_its_number():
    """The longest bar takes all the room, another its share; the number stands beside it."""
    drawn = bars("T", [("a", 4), ("b", 1), ("c", 0)])
    assert [float(box.get("width")) for box in boxes(drawn)] == [LONGEST, LONGEST / 4, 1]
    assert re.findall(r">(\d)</text>", drawn) == ["4", "1", "0"]


def test_a_column_has_a_box_for_each_letter():
    """As many boxes stand above and below the middle as letters went each way."""
    drawn = columns("T", ("up", "down"), [("Jan 18", 2, 0), ("Feb 18", 0, 3)])
    assert Counter(box.get("class") for box in boxes(drawn)) == {"bar": 2, "bar other": 3}


def test_every_letter_of_the_exchange_is_counted_or_listed(toy):
    """The letters drawn month by month and those listed beside are all letters of the exchange, each once."""
    found = by_period(toy)
    exchange = toy.exchange(toy.records["1921-09-21-north-to-south"])
    assert sum(up + down for up, down in found.numbers.values()) + len(found.unplaced) == len(exchange)
    assert found.ways == ("Ada North to Bela South", "Bela South to Ada North")


def test_the_numbers_are_those_of_the_records(toy):
    """Every letter is counted once by how it is known, and once by its origins."""
    rungs = by_rung(pen(toy))
    assert dict(rungs).items() >= {
        (rung.capitalize(), number) for rung, number in Counter(map(how_known, toy.letters)).items()
    }
    assert sum(number for _, number in rungs) == sum(number for _, number in by_origins(pen(toy))) == len(toy.letters)


def test_tables_repeat_the_drawings(toy):
    """Each number of a drawing stands in the table below it."""
    view = pictures_view(pen(toy))
    assert re.findall(r'class="number">(\d+)<', view.rungs) == re.findall(
        r"^\| [^*|]+ \| (\d+) \|$", view.rung_numbers, re.M
    )
    assert len(boxes(view.periods)) == sum(map(int, re.findall(r"\| (\d+)", view.period_numbers)))


@pytest.mark.parametrize(
    ("dates", "called", "rows"),
    [
        (("1921-09-21", "1922-01-05"), "month", ["September 1921", "January 1922"]),
        (("1582-10-10", "1618-05-23"), "year", ["1582", "1618"]),
        (("1582-10-10", "2018-09-21"), "decade", ["The 1580s", "The 2010s"]),
        (("0044-03-15", "1755-11-01"), "century", ["The 1st century", "The 18th century"]),
        (("0001-01-01", "9999-12-31"), "millennium", ["1 to 999", "9000 to 9999"]),
    ],
)
def test_periods_are_as_long_as_the_span_asks_for(toy, dates, called, rows):
    """Months, years, decades or centuries: never more of them than can be drawn, and each has its numbers."""
    two = [one for one in toy.letters if one.sender][:1] * 2
    letters = {f"one-{n}": two[0].model_copy(update={"date": parse_date(day)}) for n, day in enumerate(dates)}
    letters = {id: one.model_copy(update={"id": id}) for id, one in letters.items()}
    edition = toy.with_records({**{id: one for id, one in toy.records.items() if one.kind != "letter"}, **letters})
    found = by_period(edition)
    assert found.called == called and len(found.numbers) <= MOST and not found.unplaced
    assert re.findall(r"^\| ([^|]+?) \| \d", period_table(found), re.M) == rows

"""The drawings of time: scale, rows, flags, and the strip of an exchange."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some
from lxml import etree

from letterbook.facts.exchanges import is_attested
from letterbook.pages.drawings.scale import MONTH, WIDEST, scale_of
from letterbook.pages.drawings.strip import WIDTH, Tick, Way, strip
from letterbook.pages.drawings.timeline import Flag, Lane, Row, flag_levels, label_end, timeline
from letterbook.pages.views.pictured import bounds, lanes, main_exchange

days = some.dates(date(1800, 1, 1), date(2100, 1, 1))
SVG = "{http://www.w3.org/2000/svg}"

# The left end and the width of each box of a shape.
BOX = re.compile(r"M(\S+) \S+?h([\d.e+]+)v")


@given(some.lists(days, min_size=1))
def test_every_day_stands_on_the_scale_in_order(found):
    """A later day never stands left of an earlier one, and none stands outside."""
    scale = scale_of(found, 10, 14)
    places = [scale.at(day) for day in sorted(found)]
    assert places == sorted(places)
    assert scale.left <= places[0] and places[-1] <= scale.right


@given(days, some.integers(0, 3000))
def test_a_month_takes_its_pixels(first, length):
    """As many pixels lie between two days as their distance in months says, to a tenth."""
    scale = scale_of([first, first + timedelta(days=length)], 0, 14)
    shown = scale.at(first + timedelta(days=length)) - scale.at(first)
    assert abs(shown - length / MONTH * 14) < 0.11


@given(some.lists(some.dates(), min_size=1))
def test_no_scale_is_wider_than_a_screen_or_two(found):
    """Whatever the days, the first and the last that there are among them, a scale is of a sensible width."""
    for given_days in (found, [date.min, *found], [*found, date.max]):
        scale = scale_of(given_days, 10, 14)
        assert scale.left <= scale.at(min(given_days)) <= scale.at(max(given_days)) <= scale.right <= WIDEST + 10.1


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        (date(2018, 4, 1), date(2019, 8, 1), [2018, 2019]),
        (date(1700, 1, 1), date(1799, 12, 31), [1700, *range(1705, 1800, 5)]),
        (date(1582, 10, 10), date(2018, 9, 21), [1582, *range(1600, 2001, 20)]),
        (date.min, date.max, [1, *range(500, 10_000, 500)]),
        (date.max, date.max, [9999]),
    ],
)
def test_years_decades_or_centuries_are_marked(first, last, marked):
    """As many years are marked as there is room for their numbers, and they are round ones."""
    assert [year for year, _ in scale_of([first, last], 0, 12).years()] == marked


@given(some.lists(some.tuples(some.text(min_size=1, max_size=40), days), min_size=1, max_size=12))
def test_no_pole_crosses_a_label(events):
    """The pole of a flag begins below every earlier label that reaches it."""
    flags = sorted((Flag(label, day) for label, day in events), key=lambda flag: (flag.day, flag.label))
    scale = scale_of([flag.day for flag in flags], 100, 14)
    levels = flag_levels(flags, scale)
    for number, flag in enumerate(flags):
        for other, level in zip(flags[:number], levels[:number], strict=True):
            assert label_end(other, scale) <= scale.at(flag.day) or level < levels[number]


def row(label="1 Apr", earliest=date(2018, 4, 1), latest=date(2018, 4, 1), known=None, quoted=None, sure=True):
    """Return a row of the timeline."""
    return Row(label, earliest, latest, known, quoted, sure)


def marks(drawn, *classes):
    """Return the elements of a drawing that have some classes, in order."""
    root = etree.fromstring(drawn)
    return [one for one in root.iter() if set(classes) <= set((one.get("class") or "").split())]


def test_a_letter_is_drawn_as_long_as_it_stayed_unknown():
    """The line of a letter begins where it was written and ends where its words were first printed."""
    one = row(known=date(2018, 9, 1), quoted=date(2020, 9, 15))
    drawn = timeline("T", [Lane("A to B", (one,))], [])
    (line,) = marks(drawn, "secret")
    (dot,) = marks(drawn, "written")
    assert line.get("x1") == dot.get("cx")
    assert len(marks(drawn, "known")) == len(marks(drawn, "quoted")) == 1
    assert marks(drawn, "quoted")[0].get("d").startswith(f"M{line.get('x2')} ")


def test_uncertain_days_are_bars_and_open_ends_broken_lines():
    """A span is a bar as wide as it lasts; an open end is a broken line; an undated letter has its label only."""
    spans = (row(latest=date(2018, 12, 1)), row(earliest=None), row(earliest=None, latest=None, label="no date"))
    drawn = timeline("T", [Lane("A to B", spans)], [])
    assert [one.tag for one in marks(drawn, "written")] == [f"{SVG}rect", f"{SVG}circle"]
    assert len(marks(drawn, "open")) == 1
    assert [one.text for one in marks(drawn, "label")] == ["1 Apr", "1 Apr", "no date"]


def test_what_is_only_claimed_is_hollow():
    """A letter that nobody attests has a hollow mark."""
    drawn = timeline("T", [Lane("A to B", (row(sure=False), row()))], [])
    assert ["claimed" in one.get("class") for one in marks(drawn, "written")] == [True, False]


def test_no_label_begins_outside():
    """The label of every row of the real width begins inside the drawing, however early the letter."""
    drawn = timeline(
        "T", [Lane("A to B", (row(label="x" * 60), row(earliest=None)))], [Flag("y" * 50, date(2019, 1, 1))]
    )
    for label in marks(drawn, "label"):
        assert float(label.get("x")) - 6.2 * len(label.text) >= 0


def test_the_lanes_hold_every_letter_once(toy):
    """No letter is missing from the timeline, and none stands twice; undated ones are in a lane of their own."""
    found = list(lanes(toy, toy.letters))
    assert sum(len(lane.rows) for lane in found) == len(toy.letters)
    undated = [letter for letter in toy.letters if letter.date is None]
    assert undated and found[-1].title == "Undated" and len(found[-1].rows) == len(undated)


@given(some.lists(some.tuples(days, some.integers(0, 400)), min_size=1, max_size=20))
def test_a_strip_is_as_wide_as_a_small_screen(spans):
    """Whatever the dates, the strip fits a screen of 320 pixels, and every mark lies within it."""
    ticks = tuple(Tick(day, day + timedelta(days=length), length == 0, True) for day, length in spans)
    assume(ticks)
    drawn = strip("T", [Way("A to B", ticks)])
    root = etree.fromstring(drawn)
    boxes = [box for shape in marks(drawn, "tick") for box in BOX.findall(shape.get("d"))]
    assert len(boxes) == len(ticks)
    for left, wide in boxes:
        assert float(left) >= 0 and float(left) + float(wide) <= WIDTH
    assert root.find(f"{SVG}svg").get("width") == str(WIDTH)


def test_the_strip_marks_the_letter_of_the_page():
    """Exactly one mark and one pointer say where the page's letter stands."""
    here, other = date(2018, 4, 1), date(2018, 6, 1)
    way = Way("A to B", (Tick(here, here, True, True, True), Tick(other, other, True, True)))
    drawn = strip("T", [way])
    assert [one.tag for one in marks(drawn, "here")] == [f"{SVG}path"] * 2


def test_without_dates_nothing_is_drawn():
    """An exchange of undated letters has no strip, and an empty edition no timeline."""
    assert strip("T", [Way("A to B", ())]) == "" == timeline("T", [], [])


def test_drawings_have_no_links_and_no_styles():
    """A drawing holds neither links nor scripts nor styles, and shows any label as text."""
    drawn = timeline("a < b", [Lane("<i>", (row(label="<script>&\"'"),))], [Flag("<b>", date(2019, 1, 1))])
    root = etree.fromstring(drawn)
    assert {etree.QName(one).localname for one in root.iter()} == {"div", "svg", "line", "text", "circle"}
    assert not re.search(r"style=|href=|on\w+=", drawn)
    assert marks(drawn, "label")[0].text == "<script>&\"'"


def test_the_main_exchange_is_the_largest(toy):
    """The exchange on the home page is the one with most letters."""
    most = max(len(toy.exchange(letter)) for letter in toy.letters)
    assert len(main_exchange(toy)) == most


def test_bounds_and_attestation_follow_the_record(toy):
    """What the drawing takes of a letter is what its record says."""
    claimed = toy.records["1921-09-19-claimed"]
    assert not is_attested(claimed) and bounds(claimed.date) == (None, claimed.date.latest)
    assert bounds(None) == (None, None)

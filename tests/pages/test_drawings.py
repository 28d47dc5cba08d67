"""Nothing of a drawing is cut: all that it shows lies within it, whatever the edition."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from letterbook.pages.drawings.box import Box
from letterbook.pages.drawings.frame import CENTRED, ENDING, HEAVY
from letterbook.pages.drawings.lettering import TYPE, width
from letterbook.pages.drawings.strip import Tick, Way, strip
from letterbook.pages.drawings.timeline import Flag, Lane, Row, timeline
from tests.pages.drawn import ALL

SVG = "{http://www.w3.org/2000/svg}"

# How high a letter stands above its base line, and how deep below, in ems: here of Latin letters.
HIGH, DEEP = 0.93, 0.24


def rooms(drawn):
    """Yield the box of each mark of a drawing, with what it is, as this test reads the SVG itself."""
    for one in etree.fromstring(drawn).iter():
        number = {
            name: float(one.get(name)) for name in ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r") if one.get(name)
        }
        kinds = set((one.get("class") or "").split())
        if one.tag == f"{SVG}text":
            wide = width(one.text or "", bool(kinds & HEAVY))
            left = number["x"] - (wide if kinds & ENDING else wide / 2 if kinds & CENTRED else 0)
            yield one.text, Box(left, number["y"] - HIGH * TYPE, left + wide, number["y"] + DEEP * TYPE)
        elif one.tag == f"{SVG}rect":
            right, bottom = number["x"] + float(one.get("width")), number["y"] + float(one.get("height"))
            yield "box", Box(number["x"], number["y"], right, bottom)
        elif one.tag == f"{SVG}line":
            xs, ys = sorted((number["x1"], number["x2"])), sorted((number["y1"], number["y2"]))
            yield "line", Box(xs[0], ys[0], xs[1], ys[1])
        elif one.tag == f"{SVG}circle":
            x, y, r = number["cx"], number["cy"], number["r"]
            yield "dot", Box(x - r, y - r, x + r, y + r)
        elif one.tag == f"{SVG}path" and not kinds & {"land", "journey"}:
            x, y = map(float, re.match(r"M(-?[\d.]+) (-?[\d.]+)", one.get("d")).groups())
            yield "path", Box(x, y, x, y)


def cut(drawn):
    """Return what of a drawing lies outside of it, and its width and height."""
    left, top, wide, high = map(float, re.search(r'viewBox="([^"]*)"', drawn)[1].split())
    assert (left, top) == (0, 0) and wide > 0 and high > 0
    whole = Box(left, top, left + wide, top + high)
    return [(what, room) for what, room in rooms(drawn) if not room.lies_in(whole)], wide, high


@pytest.mark.parametrize("what", ALL)
def test_nothing_is_cut(what):
    """Every text and mark lies within the drawing, which begins at 0; it is as large as it says."""
    outside, wide, high = cut(ALL[what])
    assert outside == []
    assert f'width="{wide:g}" height="{high:g}"' in ALL[what]


words = some.text(some.characters(exclude_categories=["C"]), max_size=60)
days = some.dates()
maybe = days | some.none()


def rows():
    """Return a strategy for rows, each with its days in order."""

    def made(label, beside, ends, known, quoted, sure):
        first, last = sorted(ends) if None not in ends else ends
        return Row(label, first, last, known, quoted, sure, beside)

    return some.builds(made, words, words, some.tuples(maybe, maybe), maybe, maybe, some.booleans())


@settings(max_examples=60)
@given(
    some.lists(some.builds(Lane, words, some.lists(rows(), max_size=4).map(tuple)), max_size=3),
    some.lists(some.builds(Flag, words, days), max_size=4),
)
def test_no_timeline_is_cut(lanes, flags):
    """Whatever its letters and events, a timeline holds all that it shows, and is as wide as its words need at most."""
    flags = sorted(flags, key=lambda flag: (flag.day, flag.label))
    if drawn := timeline("T", lanes, flags):
        outside, wide, _ = cut(drawn)
        assert outside == []
        longest = max(
            [width(one, True) for lane in lanes for one in (lane.title, *(row.label + row.beside for row in lane.rows))]
            + [width(flag.label) for flag in flags]
            + [0]
        )
        assert wide < 1600 + 2 * longest


@settings(max_examples=60)
@given(some.lists(some.tuples(words, some.lists(some.tuples(days, days), max_size=5)), min_size=1, max_size=3))
def test_no_strip_is_cut(ways):
    """Whatever its letters, a strip holds all that it shows and is as wide as a small screen."""
    made = [
        Way(title, tuple(Tick(min(ends), max(ends), ends[0] == ends[1], True, True) for ends in pairs))
        for title, pairs in ways
    ]
    if drawn := strip("T", made):
        outside, wide, _ = cut(drawn)
        assert outside == [] and wide <= 300


def test_a_letter_of_three_centuries_ago_draws_no_wide_timeline():
    """A letter of 1582 among those of 1921 makes the timeline no wider than two screens."""
    row = Row("10 Oct 1582", date(1582, 10, 10), date(1582, 10, 10), date(1921, 9, 21), None, True)
    assert cut(timeline("T", [Lane("A to B", (row,))], []))[1] < 1700

"""The drawing of who wrote to whom."""

import re

from letterbook.pages.drawings.network import network

NAMES = ["Ada North", "Bela South", "Cara West", "남벨라 & <Dan>"]


def test_everybody_is_named_and_tied():
    """Each name once, escaped; a line for each two, thicker for more letters."""
    drawing = network("Who wrote to whom", NAMES, {(0, 1): 20, (1, 2): 1})
    assert drawing.count("<text") == 4 and "&amp; &lt;Dan&gt;" in drawing
    widths = [float(one) for one in re.findall(r'stroke-width="([\d.]+)"', drawing)]
    assert widths == sorted(widths) and len(widths) == 2 and widths[0] < widths[1]


def test_no_name_stands_on_its_head():
    """On the left half names are turned, and end at the circle."""
    drawing = network("W", [str(number) for number in range(12)], {})
    for anchor, turned in re.findall(r'text-anchor="(\w+)" transform="rotate\((-?[\d.]+)', drawing):
        degrees = float(turned) % 360
        assert degrees <= 90 or degrees >= 270, (anchor, turned)


def test_of_nobody_there_is_no_drawing():
    """An edition without letters has none; one long name does not make it wide."""
    assert network("W", [], {}) == ""
    wide = int(re.search(r'width="(\d+)"', network("W", ["a", "b" * 300, "c"], {}))[1])
    assert wide < 700

"""Drawings of numbers: bars along a line, and pairs of columns above and below one."""

import math
from collections.abc import Iterator, Sequence

from letterbook.pages.drawings import frame
from letterbook.pages.drawings.frame import Mark
from letterbook.pages.drawings.lettering import width

# In units: a bar, the room for its label at least, the longest bar, the space between it and words.
BAR, LABELS, LONGEST, SPACE = 26, 170, 300, 8

# In units: a column at least, and a box in it, the height of one letter, of the tallest column, and the room for names.
COLUMN, BOX, UNIT, TALLEST, NAMES = 44, 18, 16, 480, 22

# As many letters have a box of their own at most.
MOST_BOXES = 1000

# In units: the room between the columns above and below for labels of two lines.
MIDDLE = 2 * frame.LINE + 8


def bars(title: str, numbers: Sequence[tuple[str, int]]) -> str:
    """Return a drawing of a bar for each number, the longest one as long as there is room; empty without any."""
    if not numbers:
        return ""
    most = max(number for _, number in numbers) or 1
    left = round(max([LABELS, *(width(label) + SPACE + 2 for label, _ in numbers)]))
    marks = []
    for row, (label, number) in enumerate(numbers):
        y, length = row * BAR, round(number / most * LONGEST, 1)
        marks.append(frame.text(label, left - SPACE, y + 18, "label"))
        marks.append(frame.box(left, y + 4, max(length, 1), BAR - 8, "bar"))
        marks.append(frame.text(str(number), left + length + SPACE, y + 18, "number"))
    return frame.framed(title, marks)


def columns(title: str, names: tuple[str, str], periods: Sequence[tuple[str, int, int]]) -> str:
    """Return a drawing of two numbers a period, the first above a middle line, the second below it.

    A period's label has up to two words, which stand below each other.
    """
    most = max([up for _, up, _ in periods] + [down for _, _, down in periods], default=0) or 1
    unit = min(UNIT, TALLEST / most)
    above = round(max((up for _, up, _ in periods), default=0) * unit + NAMES, 1)
    below = round(max((down for _, _, down in periods), default=0) * unit + NAMES, 1)
    height = above + MIDDLE + below
    marks = [frame.text(names[0], 3, 16, "way"), frame.text(names[1], 3, round(height - 6, 1), "way")]
    words = [word for label, _, _ in periods for word in label.split()]
    column = math.ceil(max([COLUMN, *(width(word) + 6 for word in words)]))
    for number, (label, up, down) in enumerate(periods):
        x = number * column + (column - BOX) / 2
        marks += frame.lines(label.split(), x + BOX / 2, round(above + frame.LINE, 1), "month")
        if is_crowded(periods):
            marks += [frame.box(x, round(above - unit * up, 1), BOX, round(unit * up, 1), "bar")] if up else []
            marks += [frame.box(x, above + MIDDLE, BOX, round(unit * down, 1), "bar", "other")] if down else []
            continue
        marks += boxes(x, [above - unit * (one + 1) + 2 for one in range(up)], unit, "bar")
        marks += boxes(x, [above + MIDDLE + unit * one for one in range(down)], unit, "bar", "other")
    return frame.framed(title, marks)


def is_crowded(periods: Sequence[tuple[str, int, int]]) -> bool:
    """Whether there are too many letters for a box each: a column is one box then."""
    return sum(up + down for _, up, down in periods) > MOST_BOXES


def boxes(x: float, tops: Sequence[float], unit: float, *classes: str) -> Iterator[Mark]:
    """Yield one box a letter; where they are many, without space between them."""
    for top in tops:
        yield frame.box(x, round(top, 1), BOX, round(unit - 2 if unit > 4 else unit, 1), *classes)

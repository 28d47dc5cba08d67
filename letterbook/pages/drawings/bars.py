"""Drawings of numbers: bars along a line, and pairs of columns above and below one."""

from collections.abc import Sequence

from letterbook.pages.drawings import frame

# In pixels: a bar, the room for its label, the longest bar, and the room for its number.
BAR, LABELS, LONGEST, NUMBER = 24, 170, 300, 40

# In pixels: a column and the space beside it, one letter's height, the room for names, the middle line.
COLUMN, UNIT, NAMES, MIDDLE = 36, 16, 18, 20


def bars(title: str, numbers: Sequence[tuple[str, int]]) -> str:
    """Return a drawing of a bar for each number, the longest one as long as there is room."""
    most = max((number for _, number in numbers), default=0) or 1
    marks = []
    for row, (label, number) in enumerate(numbers):
        y, length = row * BAR, round(number / most * LONGEST, 1)
        marks.append(frame.text(label, LABELS - 8, y + 16, "label"))
        marks.append(frame.box(LABELS, y + 4, max(length, 1), BAR - 8, "bar"))
        marks.append(frame.text(str(number), LABELS + length + 6, y + 16, "number"))
    return frame.framed(title, LABELS + LONGEST + NUMBER, BAR * len(numbers), marks)


def columns(title: str, names: tuple[str, str], months: Sequence[tuple[str, int, int]]) -> str:
    """Return a drawing of two numbers a month, the first above a middle line, the second below it."""
    above = max((up for _, up, _ in months), default=0) * UNIT + NAMES
    below = max((down for _, _, down in months), default=0) * UNIT + NAMES
    width, height = COLUMN * len(months) + 10, above + MIDDLE + below
    marks = [frame.text(names[0], 0, 12, "way"), frame.text(names[1], 0, height - 4, "way")]
    for number, (label, up, down) in enumerate(months):
        x = number * COLUMN + 4
        marks.append(frame.text(label, x + 9, above + 14, "month"))
        marks += [frame.box(x, above - UNIT * (one + 1) + 2, 18, UNIT - 2, "bar") for one in range(up)]
        marks += [frame.box(x, above + MIDDLE + UNIT * one, 18, UNIT - 2, "bar other") for one in range(down)]
    return frame.framed(title, width, height, marks)

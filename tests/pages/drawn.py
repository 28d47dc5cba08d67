"""Drawings of editions of every shape, for tests that look whether anything of them is cut."""

from datetime import date, timedelta

from letterbook.pages.drawings.bars import bars, columns
from letterbook.pages.drawings.graph import graph
from letterbook.pages.drawings.map import Spot, place_map
from letterbook.pages.drawings.strip import Tick, Way, strip
from letterbook.pages.drawings.timeline import Flag, Lane, Row, timeline

# Labels that are as wide, as high or as long as names can be.
LONG = "The Honourable Secretary of the Harbour Board to the Society of Ferrymen and Bargees of the Northern Fens"
WORDS = (
    *("Ada North to Bela South", LONG, "WWWWWWWWWW MMMMMMMMMM", "北方艾達致南方貝拉（一九二一年九月）", "남벨라"),
    *("محمد أنور السادات إلى جيمي كارتر", "ประธานาธิบดีถึงนายกรัฐมนตรี", "राष्ट्रपति", "🕊️ 🇰🇵 👩🏽‍🚀", "i" * 90),
)

DAY = date(1921, 9, 21)


def row(label, first, last=None, known=None, quoted=None, beside=""):
    """Return a row of the timeline; one day, where no last one is given."""
    return Row(label, first, last or first, known, quoted, True, beside)


def timelines():
    """Yield timelines by what is particular about them."""
    one = Lane("Ada North to Bela South", (row("21 Sep 1921", DAY, known=DAY + timedelta(days=9)),))
    yield "an event long before the first letter", timeline("T", [one], [Flag("Armistice", date(1918, 11, 11))])
    yield "an event long after the last", timeline("T", [one], [Flag(LONG, date(1990, 1, 1))])
    yield "one letter", timeline("T", [one], [])
    yield "no letter", timeline("T", [], [Flag("Armistice", DAY)])
    yield "one day", timeline("T", [one], [Flag(word, DAY) for word in WORDS])
    for number, word in enumerate(WORDS):
        long = Lane(
            word, (row(word, DAY, quoted=DAY, beside=word), row(word, None), Row(word, DAY, None, None, None, True))
        )
        yield f"words {number}", timeline("T", [long], [Flag(word, DAY - timedelta(days=4000))])
    old = Lane(
        "Old", (row("10 Oct 1582", date(1582, 10, 10)), row("the 18th century", date(1700, 1, 1), date(1799, 12, 31)))
    )
    yield "three centuries", timeline("T", [old, one], [Flag(LONG, date(1582, 1, 1)), Flag("Now", date(2018, 1, 1))])
    ends = Lane("Ends", (row("1", date.min, known=date.max), Row("2", None, None, None, None, False, LONG)))
    yield "the whole calendar", timeline("T", [ends], [Flag("First", date.min), Flag("Last", date.max)])
    many = tuple(row(f"{n}", DAY + timedelta(days=n), beside="Ada") for n in range(400))
    yield "hundreds", timeline("T", [Lane("Many", many)], [Flag(f"E {n}", DAY + timedelta(days=n)) for n in range(200)])


def strips():
    """Yield strips by what is particular about them."""

    def ticks(*days, here=True):
        return tuple(Tick(day, day, True, True, here) for day in days)

    yield "one letter", strip("T", [Way("Ada to Bela", ticks(DAY))])
    yield "the ends", strip("T", [Way("Ada to Bela", ticks(date.min, date.max))])
    yield "three centuries", strip("T", [Way("A", ticks(date(1582, 10, 10), date(1899, 12, 31)))])
    yield "hundreds", strip("T", [Way("A", ticks(*(DAY + timedelta(days=n) for n in range(300)), here=False))])
    for number, word in enumerate(WORDS):
        yield f"words {number}", strip("T", [Way(word, ticks(DAY)), Way(word, ()), Way("A", ticks(date(1922, 1, 1)))])


def others():
    """Yield the other drawings by what is particular about them."""
    names = {str(n): word for n, word in enumerate(WORDS)}
    yield "graph", graph("T", names, {str(n): ["0"] for n in range(1, 6)} | {"7": ["3"]}, {"8": ["7"]})
    yield "bars", bars("T", [(word, n * 99) for n, word in enumerate(WORDS)])
    yield "columns", columns("T", (LONG, WORDS[3]), [("Sep 1921", 1, 0)])
    yield "many columns", columns("T", ("A", "B"), [(f"Sep {1900 + n}", n, 300) for n in range(60)])
    yield (
        "columns of centuries",
        columns("T", ("A", "B"), [("8000–8999", 1, 0), ("16th century", 0, 1), ("1580s", 1, 0)]),
    )
    yield "empty columns", columns("T", ("A", "B"), [("9999", 0, 0)])
    spots = {id: Spot(name, int(id) * 40.0 - 170, int(id) * 17.0 - 80, "met") for id, name in names.items()}
    yield "map", place_map("T", spots, [frozenset({"0", "9"}), frozenset({"1", "8"})])


ALL = {
    f"{kind}: {what}": drawing
    for kind, drawings in (("timeline", timelines), ("strip", strips), ("other", others))
    for what, drawing in drawings()
}

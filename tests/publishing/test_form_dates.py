"""The dates of web forms: what a page says of a text is what the program says of it, for any text."""

from collections.abc import Callable, Iterator
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from letterbook.pages.wording import date_in_words
from letterbook.records.dates import DateFault, LetterDate, parse_date, parse_old_style
from letterbook.records.days import EARLIEST, a_day, from_ordinal
from letterbook.records.julian import OldStyle
from letterbook.records.models.shapes import DATE_EXAMPLES
from tests.examples import times
from tests.publishing.built import ROOT
from tests.records import test_dates, test_julian, test_masked_dates, test_other_dates, test_seasons, test_written_dates

# In the order in which a page loads them.
SCRIPTS = ("days", "other-dates", "date-points", "dates", "date-words")

# What a page answers about each text, and which of those without a fault are before which.
ASKED = """({ texts, begins }) => {
  const { fault, isBefore, oldStyleFault, oldStyleWords, parsed, parsedOldStyle, words } = letterbook.dates;
  const [check, say, read] = begins
    ? [oldStyleFault, oldStyleWords, parsedOldStyle].map((asked) => (text) => asked(text, begins))
    : [fault, words, parsed];
  const answers = texts.map((text) => check(text) ?? { words: say(text), bounds: read(text).bounds });
  const dates = texts.filter((text) => !check(text)).map(read);
  return { answers, before: dates.map((one) => dates.map((other) => isBefore(one, other))) };
}"""

Answers = dict[str, Any]
Asking = Callable[[list[str], tuple[int, int] | None], Answers]

# A list that fails names the text that differs; to make it shorter would ask the browser for minutes.
LAW = settings(max_examples=times(50), deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain})

# What is seldom drawn, and in no table of the tests of dates.
SELDOM = [
    *("1921-09-21/1921-09-06", "1922-24/1921-09", "1922-23/1922-21", "[1906..1904]", "1921/1918", "1921-1918"),
    *("1900-02-29", "1900-02-30", "-0043-02-29~", "1904-02-30", "1921-04-31?", "0000-21", "-0043-13?", "0000-XX"),
    *(
        "156X-02-30",
        "19XX-02-29",
        "190X-02-29",
        "000X-05",
        "00XX-21",
        "00XX",
        "1921-XX-05",
        "0001~",
        "000X~",
        "..",
        "/",
    ),
    *("[1904]", "[1904..1906]", "{..1904,1906}", "{1904..1906,1908-02-01..1908-02-03}", "[2018-09-06,2018-09-21]"),
    *("1921-13/1922", "1921 /1922", "1921/1922/1923", "[1904 ,1906]", "[1904\t,1906]", "\ufeff1921", "1921-02-29 O.S."),
    *(
        "1921-40",
        "winter 9999/00",
        "9998/99",
        "9999/00",
        "0 BC",
        "AD 0",
        "0th century",
        "100th century",
        "0000s",
        "1900s",
    ),
    *("-9999/..", "../9999-12-31", "-0043-03-15/0000", "2018-09-23/2018-09-24", "192X-24", "192X-23", "1911-11-11%"),
]


def evenly(*kinds):
    """Return texts of some kinds, each as often as any other: `one_of` counts the branches within them."""
    return st.sampled_from(kinds).flatmap(lambda kind: kind)


# Of each year, what is special: a leap year or none, the ends of the calendar, of a century and of a cycle.
YEARS = st.sampled_from(
    ["1918", "1919", "1921", "1904", "1900", "2000", "2018", "0000", "0001", "0004", "0100", "9999"]
)
EARLY_YEARS = st.sampled_from(["-0001", "-0004", "-0043", "-0044", "-0100", "-0400", "-9998", "-9999", "-0000"])
ANY_YEARS = YEARS | EARLY_YEARS | st.integers(0, 9999).map("{:04}".format)
PARTS = ["01", "02", "03", "06", "09", "11", "12", "21", "22", "23", "24", "25", "33", "41", "00", "13", "XX", "1X"]
MONTHS = st.sampled_from(PARTS)
DAYS = st.sampled_from(["01", "09", "15", "21", "24", "25", "28", "29", "30", "31", "32", "00", "XX", "2X", "3X", "0X"])
MASKED_YEARS = st.sampled_from(["192X", "19XX", "000X", "00XX", "999X", "99XX", "190X", "1XXX", "19X1", "XXXX", "19xx"])
MARKS = st.sampled_from(["", "", "~", "?", "%", "~?"])
POINTS = st.builds(
    "{}{}{}".format,
    ANY_YEARS | MASKED_YEARS,
    st.one_of(st.just(""), MONTHS.map("-{}".format), st.builds("-{}-{}".format, MONTHS, DAYS)),
    MARKS,
)
PLAIN_POINTS = st.one_of(
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(EARLIEST.toordinal(), date.max.toordinal()).map(lambda number: from_ordinal(number).isoformat()),
)
IN_CALENDAR = st.builds(
    "{}{}{}".format,
    YEARS | st.sampled_from(["-0043", "192X", "19XX", "190X", "000X"]),
    st.sampled_from(["", "-02", "-12", "-21", "-22", "-24", "-02-28", "-02-29", "-02-30", "-12-25", "-XX", "-02-XX"]),
    MARKS,
)
ENDS = POINTS | IN_CALENDAR | PLAIN_POINTS | st.sampled_from(["", ".."])
INTERVALS = st.builds("{}/{}".format, ENDS, ENDS)
IN_ORDER = st.lists(IN_CALENDAR | PLAIN_POINTS, min_size=2, max_size=4).map(sorted)
MEMBERS = st.one_of(
    IN_ORDER, st.lists(st.one_of(IN_CALENDAR, ENDS, INTERVALS, st.builds("{}..{}".format, ENDS, ENDS)), max_size=4)
)
SETS = st.builds(
    "{0[0]}{1}{0[1]}".format,
    st.sampled_from(["[]", "{}", "[}"]),
    st.builds(str.join, st.sampled_from([",", ", ", "..", ",\t"]), MEMBERS),
)
NAMES = st.sampled_from(["September", "sept.", "Feb", "february", "May", "Marble", "Ma", "ju", "DECEMBER", "fall"])
WRITTEN = st.one_of(
    st.builds("{}{} {} {}".format, st.integers(0, 32), st.sampled_from(["", ".", "st", "ND"]), NAMES, YEARS),
    st.builds("{} {}{} {}".format, NAMES, st.integers(0, 32), st.sampled_from(["", ",", "th,", "rd"]), YEARS),
    st.builds("{}{}{}".format, NAMES, st.sampled_from([" ", ", ", "\xa0", " of ", "\n"]), YEARS),
)
WORDS_BEFORE = st.sampled_from(
    [
        *("c.", "ca ", "Circa ", "about ", "approx.", "c "),
        *("~", "?", "perhaps "),
        *("by ", "Until ", "since ", "from\t"),
    ]
)
NUMBERS = st.integers(0, 2030).map(str)
OTHER = evenly(
    WRITTEN,
    st.builds("{}{}".format, WORDS_BEFORE, WRITTEN | POINTS | PLAIN_POINTS),
    st.builds("{}{}".format, WRITTEN | POINTS, st.sampled_from([" (?)", "(?)", "s", "'s", "’s", " or so"])),
    st.builds(
        "{}{}".format, NUMBERS, st.sampled_from([" BC", "BC", " B.C.", " bce", " B. C. E.", " AD", " c.e.", " CE"])
    ),
    st.builds("{}{}".format, st.sampled_from(["AD ", "A.D.", "ce "]), NUMBERS),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "winter ", "Winter of "]).flatmap(lambda word: YEARS.map(word.__add__)),
        st.sampled_from(["/", "-", "–", " / ", " – "]),
        st.sampled_from(["19", "00", "05", "1", "22", "98", "1919", "1922", "9999"]),
    ),
    st.builds("{}{}{}".format, POINTS | PLAIN_POINTS, st.sampled_from(["/", "–", " / "]), DAYS),
    st.builds(
        "{}{}{}".format, st.sampled_from(["spring", "Summer", "fall"]), st.sampled_from([" ", ", ", " of "]), YEARS
    ),
    st.builds(
        "{}{}".format,
        PLAIN_POINTS | POINTS,
        st.sampled_from([" O.S.", " (Old Style)", ", Julian calendar", " N.S.", " (Gregorian)", ", new style", " OS)"]),
    ),
    st.builds(
        "{}{}".format,
        PLAIN_POINTS | POINTS,
        st.sampled_from(
            ["T10:00", "T10:00:00Z", " 9:30", "t10:00", "T10:00:00.5+09:00", " to 1921-01-01", "T10:00-0130"]
        ),
    ),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "the ", "The  "]),
        st.integers(0, 101),
        st.sampled_from(["th century", "st Century", "nd c.", "rd cent.", "0s", "00s", "00’s"]),
    ),
    st.builds("{1}{0}{2}{0}{3}".format, st.sampled_from("-/."), YEARS, st.integers(0, 13), st.integers(0, 32)),
    st.builds("{}.{}.{}".format, st.integers(0, 32), st.integers(0, 13) | st.just(" 2"), YEARS),
    st.builds(
        "{}{}-{}{}-{}".format, MARKS, YEARS, MARKS, st.sampled_from(["02", "13"]), st.sampled_from(["21", "?29"])
    ),
    st.sampled_from(
        ["Y17E8", "y-12345", "12345-01", "unknown", "N.D.", "s. d.", "??", "--", "undated", "XXXX-01", "xxxxx"]
    ),
)
JUNK = st.text(max_size=12) | st.text("0129X-~?%/.,T:{}[]YBCADOSx \t\x1c\x85\xa0\ufeff\u0661–’", max_size=14)
EXACT = evenly(POINTS, PLAIN_POINTS, IN_CALENDAR, INTERVALS, SETS)
CHARACTERS = st.sampled_from([*"0129X~?%/.,-[]{} xs", "..", "\t", "\n", "\x1c", "\xa0", "\ufeff", "١", "ſ", "K"])


@st.composite
def changed(draw, texts):
    """Return a text with one character put in, exchanged or left out."""
    text = draw(texts)
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(CHARACTERS | st.just("")) + text[place + draw(st.integers(0, 1)) :]


# As a form gives them: not empty, and without white space around them.
TEXTS = evenly(EXACT, OTHER, changed(EXACT), changed(OTHER), JUNK).map(str.strip).filter(bool)
MANY = st.lists(TEXTS, min_size=20, max_size=40, unique=True)
MANY_EXACT = st.lists(evenly(EXACT, changed(EXACT)), min_size=20, max_size=40, unique=True)
BEGINNINGS = st.sampled_from([(1, 1), (3, 25), (3, 1), (1, 15), (2, 28), (4, 10), (6, 30)])


@pytest.fixture(scope="module")
def asked(browser: Browser) -> Iterator[Asking]:
    """What the scripts of the forms answer about several texts at once."""
    page = browser.new_page()
    for name in SCRIPTS:
        page.evaluate((ROOT / f"theme/js/forms/{name}.js").read_text(encoding="utf-8"))
    yield lambda texts, begins=None: page.evaluate(ASKED, {"texts": texts, "begins": begins})
    page.close()


def expected(texts: list[str], parse: Callable[[str], LetterDate]) -> Answers:
    """Return what the program answers about several texts."""
    answers, dates = [], []
    for text in texts:
        try:
            found = parse(text)
        except DateFault as fault:
            answers.append({"code": fault.code, "message": str(fault)})
        else:
            bounds = [day.toordinal() for day in found.bounds]
            answers.append({"words": date_in_words(found), "bounds": bounds})
            dates.append(found)
    return {"answers": answers, "before": [[one.is_before(other) for other in dates] for one in dates]}


def by_old_style(begins: tuple[int, int]) -> Callable[[str], LetterDate]:
    """Return how the program reads a date by the Julian calendar, in years that begin on a month and day."""
    return lambda text: parse_old_style(text, OldStyle(begins))


def texts_tried_in(module: ModuleType) -> list[str]:
    """Return every text in the tables of a module of tests."""
    marks = [mark for test in vars(module).values() for mark in getattr(test, "pytestmark", ())]
    rows = [row if isinstance(row, tuple) else (row,) for mark in marks for row in mark.args[1]]
    return [cell for row in rows for cell in row if isinstance(cell, str) and cell]


def test_every_date_that_is_tried_elsewhere(asked):
    """The dates of the guide, and what the tests of dates try: taken, explained and refused alike."""
    tried = (test_dates, test_masked_dates, test_other_dates, test_seasons, test_written_dates)
    texts = [*DATE_EXAMPLES, *SELDOM, *(text for module in tried for text in texts_tried_in(module))]
    assert len(texts) > 200
    assert asked(texts) == expected(texts, parse_date)


def test_every_old_style_date_that_is_tried_elsewhere(asked):
    """The same for what the tests of Old Style try, and for dates of the other calendar."""
    texts = ["1900-02", "1642-03", "1642-04", "1900/1901", "../1900-02-29", "1642-03-24~/..", "..", "-9999", "9999"]
    texts += [*texts_tried_in(test_julian), *DATE_EXAMPLES, *SELDOM]
    for begins in [(1, 1), (3, 25), (4, 10)]:
        assert asked(texts, begins) == expected(texts, by_old_style(begins))


@LAW
@given(texts=MANY)
def test_any_text_is_answered_alike(asked, texts):
    """A text has the same fault in the same words, or the same meaning in the same words."""
    assert asked(texts) == expected(texts, parse_date)


@LAW
@given(texts=MANY_EXACT, begins=BEGINNINGS)
def test_any_old_style_text_is_answered_alike(asked, texts, begins):
    """The same by the Julian calendar, whenever its years begin."""
    assert asked(texts, begins) == expected(texts, by_old_style(begins))


@pytest.mark.parametrize("year", [-9999, -401, -400, -1, 0, 1, 4, 99, 100, 1582, 1900, 2000, 9999])
def test_days_are_counted_as_the_program_counts_them(asked, year):
    """Every day of years at which calendars go wrong: its number, and its name again."""
    number = a_day(year, 1, 1).toordinal()
    texts = [from_ordinal(number + day).isoformat() for day in range(365)]
    assert [answer["bounds"] for answer in asked(texts)["answers"]] == [[number + day] * 2 for day in range(365)]

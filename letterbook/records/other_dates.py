"""Dates in forms that records do not take: what is wrong with each, and what to write instead.

Everything proposed here is a date that records take; tests/records/test_other_dates.py parses each proposal.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date

from letterbook.records.julian import gregorian
from letterbook.records.written_dates import in_calendar, without_time, written_out

# What to do with a date for which there is no form.
ELSEWHERE = "leave the field out, and give the date in words in 'summary' or a note"

BEYOND = f"has a year beyond 9999, which is not supported; {ELSEWHERE}"
UNKNOWN = "is not a date; leave the field out if no date is known"

# EDTF level 2: seasons of a hemisphere, quarters, thirds and halves of a year.
HEMISPHERES = {"25": "21", "26": "22", "27": "23", "28": "24", "29": "21", "30": "22", "31": "23", "32": "24"}
PARTS = {
    **{"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12)},
    **{"37": (1, 4), "38": (5, 8), "39": (9, 12), "40": (1, 6), "41": (7, 12)},
}
SEASON_NAMES = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
SEASON_MONTHS = {"21": "{0}-03/{0}-06", "22": "{0}-06/{0}-09", "23": "{0}-09/{0}-12", "24": "{0}-12/{1}-03"}

# Years of which one is the end of the other: "1918/19", but not "1921-13".
FAR = 20

Meaning = Callable[[re.Match[str]], str | None]


def what_instead(text: str) -> str | None:
    """Return what is wrong with a text that is no date, and what to write instead; None where that is not known."""
    for form, meaning in FORMS:
        found = form.fullmatch(text.strip())
        if found and (told := meaning if isinstance(meaning, str) else meaning(found)):
            return told
    return None


def meant(proposal: str | None) -> str | None:
    """Return the question whether something else was meant."""
    return f"is not a date; did you mean '{proposal}'?" if proposal else None


def timed(found: re.Match[str]) -> str | None:
    """A day with a time."""
    day = without_time(found[0])
    return f"is not a date; leave the time out: '{day}'" if day else None


def in_words(found: re.Match[str]) -> str | None:
    """A day or month written out."""
    return meant(written_out(found[0]))


def after_christ(found: re.Match[str]) -> str | None:
    """A year after Christ that says so."""
    year = int(found["first"] or found["last"])
    return meant(f"{year:04}") if year else None


def before_christ(found: re.Match[str]) -> str | None:
    """A year before Christ in words: 44 BC is the year -43."""
    year = int(found["year"])
    return meant(f"-{year - 1:04}" if year > 1 else "0000") if year else None


def months_of(year: int, season: str) -> str | None:
    """Return the months of a season, as an interval; of a winter those that begin in its year."""
    return SEASON_MONTHS[season].format(f"{year:04}", f"{year + 1:04}") if 0 < year < date.max.year else None


def part_of_year(found: re.Match[str]) -> str | None:
    """A season of a hemisphere, or a quarter, third or half of a year."""
    year, code = found["year"], found["code"]
    if not int(year):
        return None
    if code in HEMISPHERES:
        return f"names a hemisphere, which is not supported; write '{year}-{HEMISPHERES[code]}'"
    if code in PARTS:
        first, last = PARTS[code]
        return f"is part of a year, which is not supported; write its months, '{year}-{first:02}/{year}-{last:02}'"
    return None


def season_in_words(found: re.Match[str]) -> str | None:
    """A season written out."""
    year, season = int(found["year"]), SEASON_NAMES[found["season"].lower()]
    return meant(f"{year:04}-{season}") if year else None


def winter_of_two_years(found: re.Match[str]) -> str | None:
    """A winter that names both its years."""
    year = int(found["year"])
    return meant(months_of(year, "24")) if following(year, found["next"]) == year + 1 else None


def double_year(found: re.Match[str]) -> str | None:
    """A year and the end of a later one: "1918/19"."""
    year = int(found["year"])
    later = following(year, found["next"])
    return meant(f"{year:04}/{later:04}") if year and later else None


def following(year: int, ending: str) -> int | None:
    """Return the first year after one that ends with some digits; None where it is too far off to be meant."""
    if len(ending) == len("1918"):
        return int(ending) if int(ending) > year else None
    step = int(10 ** len(ending))
    later = year - year % step + int(ending)
    later += step if later <= year else 0
    return later if later <= min(year + FAR, date.max.year) else None


def shortened_end(found: re.Match[str]) -> str | None:
    """An interval whose end repeats less than it must: "1918-02/03", "1918-02-01/05"."""
    begin, end = found["begin"], found["end"]
    whole = f"{begin[: -len(end)]}{end}"
    return meant(f"{begin}/{whole}") if int(begin[-2:]) < int(end) and is_in_calendar(begin, whole) else None


def old_style(found: re.Match[str]) -> str | None:
    """A day of the Julian calendar that says so."""
    try:
        gregorian(*map(int, found["day"].split("-")))
    except ValueError:
        return None
    return f"is in Old Style; write {{is: {found['day']}, calendar: julian}}, and the page adds the Gregorian day"


def new_style(found: re.Match[str]) -> str | None:
    """A day of the Gregorian calendar that says so."""
    return meant(found["day"]) if is_in_calendar(found["day"]) else None


def about(found: re.Match[str]) -> str | None:
    """A date that is about, in words or with the mark before it."""
    plain = plainly(found["date"])
    return meant(f"{plain}~") if plain else None


def doubtful(found: re.Match[str]) -> str | None:
    """A date that is perhaps, in words or with the mark before it."""
    plain = plainly(found["date"])
    return meant(f"{plain}?") if plain else None


def plainly(text: str) -> str | None:
    """Return a year, month or day, in figures or words, as EDTF; None where it is none."""
    plain = text if PLAIN.fullmatch(text) else written_out(text)
    return plain if plain and is_in_calendar(plain) else None


def part_qualified(found: re.Match[str]) -> str | None:
    """A mark on a part of a date, which is level 2."""
    plain, marks = re.sub(r"[~?%]", "", found[0]), set(re.findall(r"[~?%]", found[0]))
    if not marks or not is_in_calendar(plain):
        return None
    mark = marks.pop() if len(marks) == 1 else "%"
    return f"marks part of a date, which is not supported; mark the whole: '{plain}{mark}'"


def masked(found: re.Match[str]) -> str | None:
    """A date with digits that are not known where records cannot take them."""
    if "x" in found[0]:
        return "is not a date; write a capital X for each digit that is not known"
    first, last = (bound(found, end) for end in (min, max))
    if first is None or last is None:
        return None
    return f"has unknown digits where they are not supported; write the span of days, '{first}/{last}'"


def bound(found: re.Match[str], end: Callable[[Iterable[int]], int]) -> str | None:
    """Return the first or the last date that one with unknown digits can be; None where it can be none."""
    year = end(fitting(found["year"], range(10_000)))
    # The year 0 is meant where it is written, not where it is one of several.
    year = max(year, date.min.year) if "X" in found["year"] else year
    written = f"{year:04}"
    if month := found["month"]:
        months = fitting(month, range(1, 13))
        if not months:
            return None
        written += f"-{end(months):02}"
    if day := found["day"]:
        days = fitting(day, range(1, monthrange(year, int(written[5:]))[1] + 1))
        return f"{written}-{end(days):02}" if days else None
    return written


def fitting(pattern: str, numbers: Iterable[int]) -> list[int]:
    """Return the numbers that a pattern with X for any digit fits."""
    form = re.compile(pattern.replace("X", r"\d"))
    return [number for number in numbers if form.fullmatch(f"{number:0{len(pattern)}}")]


def decade(found: re.Match[str]) -> str | None:
    """The years of a decade or century: "1920s", "1900s"."""
    year = found["year"]
    if not int(year):
        return None
    if not year.endswith("00"):
        return meant(f"{year[:3]}X")
    return f"is not a date; write '{year[:2]}XX' for the century, or '{year[:3]}X' for its first decade"


def century(found: re.Match[str]) -> str | None:
    """A century in words."""
    number = int(found["number"]) - 1
    return meant(f"{number:02}XX" if number else "0001/0100") if 0 <= number < 100 else None


def open_end(found: re.Match[str]) -> str | None:
    """A date that is only a bound, in words: "before 1921"."""
    plain = plainly(found["date"])
    if not plain:
        return None
    return meant(f"../{plain}" if found["word"].lower() in ("before", "by", "until") else f"{plain}/..")


def with_zeros(found: re.Match[str]) -> str | None:
    """A day in figures whose order is plain: "1921-9-1", "1921/09/01", "1.9.1921"."""
    return meant(in_calendar(int(found["year"]), int(found["month"]), int(found["day"])))


def is_in_calendar(*plain: str) -> bool:
    """Whether some years, months or days are in the calendar."""
    numbers = [[int(part) for part in one.split("-")] for one in plain]
    return all(in_calendar(*[*one, 1, 1][:3]) for one in numbers)


PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
A_DATE = r"(?P<date>\d{4}(?:-\d\d){0,2}|[\w .,]*?\d{4})"
A_DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
CHRIST_BEFORE = r"(?:B\.?\s?C\.?(?:\s?E\.?)?)"
CHRIST_AFTER = r"(?:A\.?\s?D\.?|C\.?\s?E\.?)"


def form(pattern: str) -> re.Pattern[str]:
    """Return a pattern for which case and the digits of other scripts do not count."""
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


# The first that fits and knows an answer is taken.
FORMS: tuple[tuple[re.Pattern[str], Meaning | str], ...] = (
    (form(r"\d{4}-\d\d-\d\d[T ].*\d\d.*"), timed),
    (form(r"[\w.,\s]+"), in_words),
    (form(rf"(?P<year>\d{{1,4}})\s?{CHRIST_BEFORE}"), before_christ),
    (form(rf"{CHRIST_AFTER}\s?(?P<first>\d{{1,4}})|(?P<last>\d{{1,4}})\s?{CHRIST_AFTER}"), after_christ),
    (form(r"Y-?\d+(?:E\d+)?(?:S\d+)?|\d{5,7}(?:-\d\d){0,2}"), BEYOND),
    (form(r"(?P<year>\d{4})-(?P<code>\d\d)"), part_of_year),
    (form(r"winter\s(?:of\s)?(?P<year>\d{4})\s?[/–-]\s?(?P<next>\d{2}|\d{4})"), winter_of_two_years),
    (form(rf"(?P<season>{'|'.join(SEASON_NAMES)}),?\s(?:of\s)?(?P<year>\d{{4}})"), season_in_words),
    (form(r"(?P<year>\d{4})\s?[/–-]\s?(?P<next>\d{1,2}|\d{4})"), double_year),
    (form(r"(?P<begin>\d{4}-\d\d(?:-\d\d)?)\s?[/–]\s?(?P<end>\d\d)"), shortened_end),
    (form(rf"{A_DAY},?\s?\(?(?:O\.?\s?S\.?|old style|Julian)(?:\scalendar)?\)?"), old_style),
    (form(rf"{A_DAY},?\s?\(?(?:N\.?\s?S\.?|new style|Gregorian)(?:\scalendar)?\)?"), new_style),
    (form(rf"(?:~|c\.|ca\.?|circa|about|around|approx\.|approximately|c)\s*{A_DATE}"), about),
    (form(rf"(?:\?|perhaps|probably|possibly|maybe)\s*{A_DATE}"), doubtful),
    (form(rf"{A_DATE}\s?\(\?\)"), doubtful),
    (form(r"unknown|undated|not dated|none|date unknown|n\.?\s?d\.?|s\.?\s?d\.?|\?+|-+|X{4}.*"), UNKNOWN),
    (form(r"[~?%]?\d{4}[~?%]?(?:-[~?%]?\d\d[~?%]?){0,2}"), part_qualified),
    (form(r"(?=.*X)(?P<year>[\dX]{4})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?[~?%]?"), masked),
    (form(r"(?:the\s)?(?P<year>\d{3}0)['’]?s"), decade),
    (form(r"(?:the\s)?(?P<number>\d{1,2})(?:st|nd|rd|th)\s(?:century|cent\.|c\.)"), century),
    (form(rf"(?P<word>before|by|until|after|since|from)\s{A_DATE}"), open_end),
    (form(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"), with_zeros),
    (form(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"), with_zeros),
)

"""Dates, numbers and titles in English."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from letterbook.pages.namesakes import authority_names
from letterbook.reading.edition import Edition
from letterbook.records.dates import DatePoint, LetterDate
from letterbook.records.days import year_in_words
from letterbook.records.models import Letter, UnknownCorrespondent

# Pages are in English, whatever their letters are in.
ENGLISH = Locale("en")
MONTHS = tuple(ENGLISH.months["format"]["wide"][number] for number in range(1, 13))
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

# For a text whose language is not recorded.
UNDETERMINED = "und"


def date_in_words(date: LetterDate) -> str:
    """Return a date as a reader says it: "21 September 2018", "on or before 18 January 2019".

    One in Old Style is followed by its days in the Gregorian calendar.
    """
    return f"{as_written(date)}{in_new_style(date, date)}"


def in_new_style(begin: LetterDate, end: LetterDate) -> str:
    """Return what stands behind a date, or a stretch of days, in Old Style: its days in the Gregorian calendar."""
    counted = begin.old_style or end.old_style
    if not counted:
        return ""
    days = [day_in_words(day) for day in (begin.earliest, end.latest) if day]
    span = days[0] if len(set(days)) == 1 else f"{shortened(days[0], days[1])} to {days[1]}"
    month, day = counted.year_begins
    year = f", the year beginning on {day} {MONTHS[month - 1]}" if (month, day) != (1, 1) else ""
    return f" (Old Style{year}; {span} in the Gregorian calendar)"


def day_in_words(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {MONTHS[day.month - 1]} {year_in_words(day.year)}"


def as_written(date: LetterDate) -> str:
    """Return a date in words, in the calendar in which it is written."""
    if date.members:
        words = [member_in_words(one, date.is_all) for one in date.members]
        short = [shortened(word, words[-1]) for word in words[:-1]]
        return listed([*short, words[-1]], "and" if date.is_all else "or")
    if not date.is_interval:
        return point_in_words(date.begin) if date.begin else ""
    begin, end = date.begin, date.end
    if begin and end:
        return f"between {shortened(point_in_words(begin), point_in_words(end))} and {point_in_words(end)}"
    if end:
        return f"{'on or ' if is_day(end) else 'in or '}before {point_in_words(end)}"
    return f"{'on or ' if begin and is_day(begin) else 'in or '}after {point_in_words(begin)}" if begin else ""


def member_in_words(date: LetterDate, is_all: bool) -> str:
    """Return a date of a set in words; several in a row of which each counts, from the first to the last."""
    if is_all and date.begin and date.end and date.is_interval:
        last = point_in_words(date.end)
        return f"{shortened(point_in_words(date.begin), last)} to {last}"
    return date_in_words(date)


def shortened(first: str, last: str) -> str:
    """Return the first of two dates without the month and year that the last repeats: "23" and "24 January 2019"."""
    _, space, rest = last.partition(" ")
    day = first.removesuffix(f"{space}{rest}")
    return day if last[:1].isdigit() and day.isdigit() and rest else first


def point_in_words(point: DatePoint) -> str:
    """Return one end of a date in words, with its qualifier."""
    words = plain_in_words(point.plain)
    words = f"about {words}" if point.is_approximate else words
    return f"perhaps {words}" if point.is_uncertain else words


def plain_in_words(text: str) -> str:
    """Return an EDTF day, month, year, season or decade, or a part of one not known, in words."""
    digits, month, day = (*text.lstrip("-").split("-"), "", "")[:3]
    digits = f"-{digits}" if text.startswith("-") else digits
    year = years_in_words(digits)
    if month and digits.endswith("X"):
        return masked_in_words(year, month, day)
    if day == "XX":
        return f"a day in {year}" if month == "XX" else f"a day in {MONTHS[int(month) - 1]} {year}"
    if month == "XX":
        return f"a month in {year}"
    if month in SEASONS:
        return f"{SEASONS[month]} {year}"
    words = f"{MONTHS[int(month) - 1]} {year}" if month else year
    return f"{int(day)} {words}" if day else words


def masked_in_words(years: str, month: str, day: str) -> str:
    """Return a date in a year that is not known: "25 December in the 1560s", "a spring in the 1920s"."""
    if month in SEASONS:
        return f"{'an' if SEASONS[month][0] in 'au' else 'a'} {SEASONS[month]} in {years}"
    named = MONTHS[int(month) - 1] if month != "XX" else ""
    if day == "XX":
        return f"a day in {named} in {years}" if named else f"a day in {years}"
    if not named:
        return f"a month in {years}" if not day else f"the {ordinal(int(day))} of a month in {years}"
    return f"{int(day)} {named} in {years}" if day else f"{named} in {years}"


def years_in_words(digits: str) -> str:
    """Return a year, decade or century in words: "1921", "the 1920s", "the 18th century".

    The first decade of a century is written out: "the 1700s" can also mean the century.
    """
    if digits.startswith("-"):
        first, last = (-int(digits[1:].replace("X", nines)) for nines in ("9", "0"))
        return year_in_words(first) if first == last else f"{1 - first} to {1 - last} BC"
    if digits.endswith("XX"):
        return f"the {ordinal(int(digits[:2]) + 1)} century"
    if not digits.endswith("X"):
        return year_in_words(int(digits))
    first = int(digits[:3]) * 10
    return f"the {first}s" if first % 100 else f"the years {first} to {first + 9}"


def ordinal(number: int) -> str:
    """Return a number in a row: "1st", "12th", "23rd"."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def is_day(point: DatePoint) -> bool:
    """Whether a point is a single day."""
    return point.first_day == point.last_day


def period_in_words(begin: LetterDate, end: LetterDate | None) -> str:
    """Return a stretch of days: "27 to 28 February 2019"."""
    if end is None or end.edtf == begin.edtf:
        return date_in_words(begin)
    first, last = as_written(begin), as_written(end)
    return f"{shortened(first, last)} to {last}{in_new_style(begin, end)}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number of things: "one letter", "13 letters"."""
    return f"{number_in_words(number)} {singular if number == 1 else plural or singular + 's'}"


def number_in_words(number: int) -> str:
    """Return a number as a word up to twelve, in digits above."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def number_range(low: int, high: int) -> str:
    """Return a number that may be a range, in digits: "2", "2 to 4"."""
    return str(low) if low == high else f"{low} to {high}"


def origins_in_words(low: int, high: int) -> str:
    """Return a number of origins that may be a range: "one origin", "one or two origins", "two to four origins"."""
    if low == high:
        return count(low, "origin")
    joint = "or" if high == low + 1 else "to"
    return f"{number_in_words(low)} {joint} {count(high, 'origin')}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a, b and c"; `last` is the word before the last."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def capitalised(words: str) -> str:
    """Return words with their first letter as a capital."""
    return words[:1].upper() + words[1:]


def name_of(edition: Edition, id: str) -> str:
    """Return the preferred name of somebody or something, with what distinguishes it from namesakes."""
    return authority_names(edition).get(id, id)


def correspondents(edition: Edition, letter: Letter) -> str:
    """Return who writes to whom: "Ada North to Bela South", "Unknown sender to Bela South"."""
    if not letter.sender:
        return f"Between {ends_in_words(edition, letter.between, 'correspondent')}"
    return way_in_words(edition, letter.sender, letter.recipient)


def way_in_words(edition: Edition, sender: Sequence[str], recipient: Sequence[str]) -> str:
    """Return a direction: "Ada North to Bela South"."""
    words = ends_in_words(edition, sender, "sender")
    # A name can begin with a small letter, and keeps it.
    words = capitalised(words) if isinstance(sender[0], UnknownCorrespondent) else words
    return f"{words} to {ends_in_words(edition, recipient, 'recipient')}"


def ends_in_words(edition: Edition, ends: Sequence[str], role: str) -> str:
    """Return the names of those at an end of a letter; of somebody unknown what they were, such as "sender"."""
    unknown = f"unknown {role}" if len(ends) == 1 else f"an unknown {role}"
    return listed([unknown if isinstance(end, UnknownCorrespondent) else name_of(edition, end) for end in ends])


def letter_day(letter: Letter) -> str:
    """Return a letter's date in words, in brackets where it is the editors' inference."""
    if letter.date is None:
        return "undated"
    words = period_in_words(letter.date, letter.finished)
    return f"[{words}]" if "date" in letter.conjectured else words


def letter_title(edition: Edition, letter: Letter) -> str:
    """Return the title of a letter's page: "Ada North to Bela South, 21 September 1921"."""
    return f"{correspondents(edition, letter)}, {letter_day(letter)}"


def alternatives(words: Sequence[str]) -> str:
    """Return alternatives as words: "a, b or c"."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


@cache
def language_name(tag: str) -> str:
    """Return the English name of a language as CLDR has it: "Korean", "Chinese (Traditional)"; else the tag itself."""
    if tag == UNDETERMINED:
        return "not known"
    try:
        return Locale.parse(tag, sep="-").get_display_name(ENGLISH) or tag
    except (UnknownLocaleError, ValueError):
        # Babel has no data for most languages, but names for many of those.
        name = ENGLISH.languages.get(tag) or ENGLISH.languages.get(tag.partition("-")[0])
        return str(name) if name else tag


def languages_by_tag() -> dict[str, str]:
    """Return the languages that have a name here, by their tags, in the order of the names."""
    named = {tag.replace("_", "-"): name for tag, name in ENGLISH.languages.items()}
    return dict(sorted(named.items(), key=lambda one: one[1]))


def locator_in_words(locator: str) -> str:
    """Return a locator as a reader says it: "paragraph 6", "page 12", "at 00:31"."""
    if locator == "title":
        return "in its title"
    if span := re.fullmatch(r"p(\d+)-p?(\d+)", locator):
        return f"paragraphs {span[1]} to {span[2]}"
    if locator.startswith("p") and locator[1:].isdigit():
        return f"paragraph {locator[1:]}"
    return locator.replace("page ", "pages ") if "-" in locator else locator if "page" in locator else f"at {locator}"


def letter_day_shortly(letter: Letter) -> str:
    """Return a letter's date for a drawing: "21 Sep 2018", "[12 Jun 2018 – 27 Feb 2019]", "[by 18 Jan 2019]"."""
    words = re.sub(r" \(Old Style[^)]*\)", "", letter_day(letter))
    for month in MONTHS:
        words = words.replace(month, month[:3])
    words = re.sub(r"between (.+) and ", r"\1 – ", words)
    return re.sub(r"(on|in) or before ", "by ", re.sub(r"(on|in) or after ", "from ", words))

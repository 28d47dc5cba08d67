"""The names of months in the languages of the pages that are saved, and days written with them.

Source: Unicode CLDR, by Babel.
"""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from letterbook.records.written_dates import in_calendar

# A name that two of them give to different months is none.
LANGUAGES = (
    "en",
    "en_GB",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "sv",
    "da",
    "nb",
    "cs",
    "hu",
    "tr",
    "ar",
    "el",
)
SHORTEST = 3

NAME = r"(?P<month>[^\W\d_]{3,14})\.?"
DAY = r"(?P<day>\d{1,2})(?:\.|er|º|ª|st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})(?!\d)"
FORMS = (
    re.compile(rf"(?<!\d){DAY}\s+(?:de\s+|of\s+|d[’'])?{NAME},?\s+(?:de\s+|del\s+)?{YEAR}"),
    re.compile(rf"\b{NAME}\s+{DAY},?\s+{YEAR}"),
)


def days_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the days that a text writes with the name of a month: where each begins and ends, and it as EDTF."""
    for form in FORMS:
        for found in form.finditer(text):
            month = names().get(found["month"].casefold())
            day = in_calendar(int(found["year"]), month, int(found["day"])) if month else None
            if day:
                yield found.start(), found.end(), day


@cache
def names() -> dict[str, int]:
    """Return the number of each month by its names, whole and short, in small letters."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    plain = name.rstrip(".").casefold()
                    if len(plain) >= SHORTEST and plain.isalpha():
                        found.setdefault(plain, set()).add(number)
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1}

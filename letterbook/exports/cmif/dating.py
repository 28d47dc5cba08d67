"""Dates as CMIF takes them: years, months and days, alone or as bounds; in words what these do not say.

Source: the CMIF documentation, version 1.1, of the element `date`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from letterbook.pages.wording import date_in_words
from letterbook.records.dates import DatePoint, LetterDate
from letterbook.records.days import EARLIEST

# A year, month or day, and a mark that it is in doubt.
W3C = re.compile(r"(-?\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?)([?]?)")

# W3C dates know no year 0; the two days around it do.
NO_YEAR = "0000"
BEFORE, AFTER = "-0001-12-31", "0001-01-01"


@dataclass(frozen=True)
class Dating:
    """A date as attributes of CMIF, by name, and in words where the attributes do not say it all; neither, if none."""

    attributes: Mapping[str, str] = field(default_factory=dict)
    words: str = ""


def dating(when: LetterDate | None, finished: LetterDate | None = None) -> Dating:
    """Return a date, or the stretch of days until another on which a letter was finished."""
    if when is None:
        return Dating()
    first, last = plain(when.begin), plain(finished.end) if finished else None
    if first and last and not when.is_interval and not when.members:
        return Dating(bounded("from", first[0], "to", last[0]) | doubt(first, last))
    if finished:
        return enveloped([when, finished], f"{date_in_words(when)} to {date_in_words(finished)}")
    return single(when)


def single(when: LetterDate) -> Dating:
    """Return one date: as it is written where CMIF can write it so, else the days between which it lies, in words."""
    if when.old_style or when.members:
        return enveloped([when], date_in_words(when))
    if not when.is_interval:
        found = plain(when.begin)
        return Dating({"when": found[0]} | doubt(found)) if found else enveloped([when], date_in_words(when))
    first, last = (plain(end) if end else ("", "") for end in (when.begin, when.end))
    if first is None or last is None:
        return enveloped([when], date_in_words(when))
    return Dating(bounded("notBefore", first[0], "notAfter", last[0]) | doubt(first, last))


def enveloped(dates: Iterable[LetterDate], words: str) -> Dating:
    """Return the days between which some dates lie, with what is known of them in words."""
    bounds = [one.bounds for one in dates]
    first, last = min(one[0] for one in bounds), max(one[1] for one in bounds)
    before = "" if first == EARLIEST else written(first, BEFORE)
    after = "" if last == date.max else written(last, AFTER)
    if before == after and before:
        return Dating({"when": before}, words)
    return Dating(bounded("notBefore", before, "notAfter", after), words)


def plain(point: DatePoint | None) -> tuple[str, str] | None:
    """Return a date that CMIF can write, and its mark of doubt; None where it cannot."""
    found = W3C.fullmatch(point.edtf) if point else None
    return (found[1], found[2]) if found and not found[1].startswith(NO_YEAR) else None


def written(day: date, instead: str) -> str:
    """Return a day as CMIF writes it; of the year 0, the day next to it that can be written."""
    text = day.isoformat()
    return instead if text.startswith(NO_YEAR) else text


def bounded(*named: str) -> dict[str, str]:
    """Return attributes from their names and values in turn; those without a value are left out."""
    return {name: value for name, value in zip(named[::2], named[1::2], strict=True) if value}


def doubt(*ends: tuple[str, str]) -> dict[str, str]:
    """Return the attribute of a date that is in doubt."""
    return {"cert": "low"} if any(mark for _, mark in ends) else {}

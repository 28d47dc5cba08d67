"""Days as pages and lines write them, each with what says so; and which day follows from several of them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from letterbook.intake.months import days_in
from letterbook.records.written_dates import in_calendar

# Year first, as machines and East Asia write it; day first with points, as much of Europe does.
YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?(?:(?P<sign>[-./])\s?|[年년]\s?)(?P<month>\d{1,2})\s?(?:(?P=sign)|[月월])\s?(?P<day>\d{1,2})(?!\d)\s?[日일.]?"
)
WITH_POINTS = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)")
RUN_TOGETHER = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
# With slashes, who writes day and who month first is known only where one of them is above 12.
WITH_SLASHES = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\d/])")
COARSE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")
ZONE = re.compile(r"[T ]\d{1,2}:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?P<zone>Z|[+-]\d\d:?\d\d|UTC|GMT)?", re.I)

# Days that programs write where they know none.
PLACEHOLDERS = frozenset({"1970-01-01", "1900-01-01", "1969-12-31"})

EARLIEST_ZONE, LATEST_ZONE = timedelta(hours=-12), timedelta(hours=14)


@dataclass(frozen=True)
class Stated:
    """A day that somebody states, EDTF, as it is written there; at which moment, where it is one; and what says so."""

    day: str
    rule: str
    moment: datetime | None = None
    is_printed: bool = False


@dataclass(frozen=True)
class Settled:
    """The day that follows from all statements, None where they leave it open; and why, in words for an editor."""

    day: str | None
    why: str


def stated(text: str, rule: str) -> Iterator[Stated]:
    """Yield the day of a machine-readable value, as it is written there, whatever the hour is elsewhere."""
    written = in_ascii_digits(text).strip()
    day = day_at_start(written)
    if day and day not in PLACEHOLDERS and "1000" <= day < "9999":
        yield Stated(day, rule, moment_of(written, day))


def day_at_start(written: str) -> str | None:
    """Return the day, month or year with which a value begins, after the name of a weekday; None for other values."""
    bare = re.sub(r"^(?:[A-Za-z]{3,9}\.?,\s*)", "", written)
    if found := first_day(bare):
        before, day, _ = found
        return day if not before.strip() else None
    if whole := RUN_TOGETHER.match(bare):
        return in_calendar(*(int(whole[name]) for name in ("year", "month", "day")))
    coarse = COARSE.fullmatch(bare)
    return coarse[0] if coarse and in_calendar(int(coarse["year"]), int(coarse["month"] or 1), 1) else None


def first_day(text: str) -> tuple[str, str, str] | None:
    """Return the first day in a text as EDTF, between what stands before and after it; None where there is none."""
    days: list[tuple[int, int, str | None]] = [*days_in(text)]
    for form in (YEAR_FIRST, WITH_POINTS, WITH_SLASHES):
        if match := form.search(text):
            days.append((match.start(), match.end(), numeric(match.groupdict())))
    known = sorted((start, end, day) for start, end, day in days if day)
    return (text[: known[0][0]], known[0][2], text[known[0][1] :]) if known else None


def numeric(parts: dict[str, str]) -> str | None:
    """Return year, month and day as EDTF; None where there is no such day, or two of them might be the month."""
    year = int(parts["year"])
    if "first" not in parts:
        return in_calendar(year, int(parts["month"]), int(parts["day"]))
    first, second = int(parts["first"]), int(parts["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    return in_calendar(year, second, first) if first > 12 else in_calendar(year, first, second)


def moment_of(written: str, day: str) -> datetime | None:
    """Return the moment that a value names: with hour and zone; None for anything less."""
    found = ZONE.search(written)
    hour = re.search(r"[T ](\d{1,2}):?(\d\d)", written)
    if not found or not found["zone"] or not hour or len(day) < len("2018-09-21") or int(hour[1]) > 23:
        return None
    offset = re.fullmatch(r"([+-])(\d\d):?(\d\d)", found["zone"])
    ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3])) if offset else timedelta()
    if ahead >= timedelta(days=1) or int(hour[2]) > 59:
        return None
    zone = timezone(-ahead if offset and offset[1] == "-" else ahead)
    return datetime.fromisoformat(day).replace(hour=int(hour[1]), minute=int(hour[2]), tzinfo=zone)


def in_ascii_digits(text: str) -> str:
    """Return text in which the digits of every script are 0 to 9, and no character directs the others."""
    shown = (mark for mark in text if unicodedata.category(mark) != "Cf")
    return "".join(str(unicodedata.digit(mark)) if mark.isdecimal() else mark for mark in shown)


def settled(statements: Sequence[Stated], nothing: str) -> Settled:
    """Return the day that all statements have in common; None, and why, where they have none, or there are none.

    The more specific of two that agree stands; a moment in another time zone agrees with the day that it is at the
    outlet's.
    """
    if not statements:
        return Settled(None, nothing)
    local = sorted(statements, key=lambda one: (-len(one.day), is_in_utc(one)))
    best = local[0]
    against = next((one for one in local if not agree(best, one)), None)
    if against:
        return Settled(None, f"{best.rule} says {best.day}, {against.rule} says {against.day}; check which is right")
    elsewhere = next((one for one in local if one.day[: len(best.day)] != best.day[: len(one.day)]), None)
    beside = f"; {elsewhere.rule} says {elsewhere.day}, in another time zone" if elsewhere else ""
    return Settled(best.day, f"{best.rule} says so{beside}")


def is_in_utc(one: Stated) -> bool:
    """Whether a moment is given in UTC, which is where few outlets are."""
    return one.moment is not None and not one.moment.utcoffset()


def agree(one: Stated, other: Stated) -> bool:
    """Whether two statements can both be true."""
    if one.moment and other.moment and one.day != other.day:
        return one.moment == other.moment
    length = min(len(one.day), len(other.day))
    return one.day[:length] == other.day[:length] or may_be_day(one, other.day) or may_be_day(other, one.day)


def may_be_day(one: Stated, day: str) -> bool:
    """Whether it is a day somewhere on earth at a moment that is given in UTC."""
    if not is_in_utc(one) or one.moment is None or len(day) < len("2018-09-21"):
        return False
    earliest, latest = (one.moment + shift for shift in (EARLIEST_ZONE, LATEST_ZONE))
    return earliest.date() <= date.fromisoformat(day) <= latest.date()

"""Seasons as EDTF writes them ("1922-21" is spring 1922), and the days that each can mean."""

import re
from datetime import date

# The first and the last of some days.
Span = tuple[date, date]

SEASON = re.compile(r"(\d{4})-(2[1-4])[~?%]?", re.ASCII)

# Month and day; the end is the last on which an astronomical season ends, the beginning that of the calendar's months.
SPRING = ((3, 1), (6, 21))
SUMMER = ((6, 1), (9, 23))
AUTUMN = ((9, 1), (12, 22))
# It ends in the year after.
WINTER = ((12, 1), (3, 31))

Days = tuple[tuple[int, int], tuple[int, int]]
NORTHERN: dict[str, Days] = {"21": SPRING, "22": SUMMER, "23": AUTUMN, "24": WINTER}
SOUTHERN: dict[str, Days] = {"21": AUTUMN, "22": WINTER, "23": SPRING, "24": SUMMER}


def drawn_span(year: int, season: str) -> Span:
    """Return the days over which a season is drawn: those of the northern hemisphere.

    Winter reaches from December of the year before to March of the year after, because "winter 1922" is said
    of either. EDTF's 21 to 24 name no hemisphere (25 to 32 do, and are level 2); nearly all letters that an edition
    dates by a season are northern. What is drawn decides nothing: rules ask `readings` and `order_span`.
    """
    return hull(spans(year, NORTHERN[season]))


def readings(year: int, season: str) -> tuple[Span, ...]:
    """Return every stretch of days that somebody may mean by a season, on either hemisphere, the earliest first."""
    return tuple(sorted({*spans(year, NORTHERN[season]), *spans(year, SOUTHERN[season])}))


def order_span(year: int) -> Span:
    """Return the days outside of which no season of a year lies: the year with the winters at both its ends.

    Errors of order go by these, so that it is the year that contradicts another date, never the season.
    """
    return hull(spans(year, WINTER))


def spans(year: int, season: Days) -> tuple[Span, ...]:
    """Return the days of a season in a year: one stretch, or two of one that goes over the turn of the year."""
    begin, end = season
    if begin < end:
        return ((date(year, *begin), date(year, *end)),)
    # The calendar has no year before 1 and none after 9999.
    before = date(year - 1, *begin) if year > date.min.year else date.min
    after = date(year + 1, *end) if year < date.max.year else date.max
    return ((before, date(year, *end)), (date(year, *begin), after))


def hull(found: tuple[Span, ...]) -> Span:
    """Return the first and the last day of some stretches in order."""
    return found[0][0], found[-1][1]

"""Days of the Julian calendar (Old Style) as days of the Gregorian one."""

from datetime import date, timedelta


def gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Julian one, which may be a 29 February of its own; None for none."""
    try:
        first = date(year, month, 1)
        return first + timedelta(days=day - 1 + behind(year, month)) if 0 < day <= 31 else None
    except (ValueError, OverflowError):
        return None


def behind(year: int, month: int) -> int:
    """Return by how many days the Julian calendar lies behind the Gregorian one in a month.

    Source: the Gregorian calendar leaves out three leap days in four centuries; both agree from 1 March 200 on.
    """
    # The distance grows after the 29 February that only the Julian calendar has.
    century = (year if month > 2 else year - 1) // 100
    return century - century // 4 - 2

"""What the dates of a CMIF file mean: as EDTF, with all that was repaired on the way.

CMIF takes W3C dates: years, months and days, alone or as bounds. Real files hold times of day, empty dates, days that
no calendar has, and bounds in the wrong order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from letterbook.intake.cmif.entries import WrittenDate
from letterbook.records.dates import DateFault, parse_date

# A date with a time or a time zone, of which the day is taken.
WITH_TIME = re.compile(r"(-?\d{4,}-\d\d-\d\d)(?:T.*|Z|[+-]\d\d:\d\d)")

# How sure a file is of a date: in EDTF a date is in doubt, or it is not.
DOUBT = {"low": "?", "medium": "?", "unknown": "?"}
# What a mark of EDTF does not tell.
TOLD = frozenset({"medium", "high"})
# Evidence that makes a statement the inference of those who made the edition.
INFERRED = frozenset({"conjecture", "internal", "external"})
# Attributes that say nothing of the day.
BESIDE = frozenset({"cert", "evidence", "id", "lang"})
BOUNDS = ("when", "from", "to", "notBefore", "notAfter")


@dataclass(frozen=True)
class Dated:
    """A date as EDTF, "" where none can be read, with the last day of writing, and what was done to read it.

    `certainty` is how sure the file is, where no mark of EDTF says it, and `evidence` on what it rests; `words` is what
    the file says of the date in words, and `repaired` what was done, each a sentence's end.
    """

    date: str = ""
    finished: str = ""
    certainty: str = ""
    evidence: str = ""
    words: str = ""
    repaired: tuple[str, ...] = ()


def dated(dates: Sequence[WrittenDate]) -> Dated:
    """Return what the dates of an action mean; of several, the first that means anything."""
    found = [dated_once(one) for one in dates]
    chosen = next((one for one in found if one.date), found[0] if found else Dated())
    spare = [one for one in found if one is not chosen]
    more = tuple(f"there is another date ({one.date or one.words or 'empty'}), kept in a note" for one in spare)
    words = "; ".join(dict.fromkeys(words for one in (chosen, *spare) for words in (one.words or one.date,) if words))
    is_told = chosen.words or any(one.words or one.date for one in spare)
    repaired = tuple(fault for one in found for fault in one.repaired)
    return replace(chosen, words=words if is_told else "", repaired=(*repaired, *more))


def dated_once(one: WrittenDate) -> Dated:
    """Return what one date means."""
    faults: list[str] = []
    said = {name: value for name in BOUNDS if (value := readable(name, one.attributes.get(name, ""), faults))}
    faults += [
        f"the attribute '{name}' of the date is kept in a note ({value})"
        for name, value in one.attributes.items()
        if name not in {*BOUNDS, *BESIDE}
    ]
    strange = [f"{name}: {value}" for name, value in one.attributes.items() if name not in {*BOUNDS, *BESIDE}]
    date, finished = meant(said, faults)
    cert, evidence = one.attributes.get("cert", ""), one.attributes.get("evidence", "")
    date, finished = (in_doubt(edtf, DOUBT.get(cert, "")) for edtf in (date, finished))
    unread = [value for name, value in one.attributes.items() if name in BOUNDS and not said.get(name) and value]
    words = "; ".join([*([one.text] if one.text else []), *strange, *unread])
    certainty, evidence = cert if cert in TOLD else "", evidence if evidence in INFERRED else ""
    return Dated(date, finished, certainty, evidence, words, tuple(faults))


def readable(name: str, value: str, faults: list[str]) -> str:
    """Return a year, month or day of an attribute as EDTF; "" where it is none, and what was done about it."""
    if not value:
        return ""
    plain = timed[1] if (timed := WITH_TIME.fullmatch(value)) else value
    # A day that no calendar has still has a month.
    for tried in (plain, plain[:7] if re.fullmatch(r"\d{4}-\d\d-\d\d", plain) else ""):
        if tried and W3C.fullmatch(tried) and is_date(tried):
            if tried != plain:
                faults.append(f"the calendar has no {value}; its month is used")
            return tried
    faults.append(f"'{name}' of the date cannot be read ({value}); it is kept in a note")
    return ""


# What CMIF takes: a year, month or day, and nothing that only EDTF knows.
W3C = re.compile(r"-?\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")


def is_date(edtf: str) -> bool:
    """Whether a text is a date that records can have."""
    try:
        parse_date(edtf)
    except DateFault:
        return False
    return True


def meant(said: dict[str, str], faults: list[str]) -> tuple[str, str]:
    """Return the date and, of a letter written over several days, the last."""
    if "when" in said:
        if others := [name for name in said if name != "when"]:
            faults.append(f"beside 'when' the date has '{others[0]}' ({said[others[0]]}), which is left out")
        return said["when"], ""
    if "from" in said and "to" in said:
        first, last = in_order(said["from"], said["to"], faults)
        return (first, "") if first == last else (first, last)
    if "from" in said or "to" in said:
        bounds = {"notBefore": said.get("from", said.get("notBefore", "")), "notAfter": said.get("to", "")}
        said = {**said, **{name: value for name, value in bounds.items() if value}}
    before, after = said.get("notBefore", ""), said.get("notAfter", "")
    if before and after:
        first, last = in_order(before, after, faults)
        return (first, "") if first == last else (f"{first}/{last}", "")
    return (f"{before}/.." if before else f"../{after}" if after else ""), ""


def in_order(first: str, last: str, faults: list[str]) -> tuple[str, str]:
    """Return two dates in order."""
    if is_date(f"{first}/{last}"):
        return first, last
    faults.append(f"the date ends ({last}) before it begins ({first}); the two are swapped")
    return last, first


def in_doubt(edtf: str, mark: str) -> str:
    """Return a date, or both ends of one, with a mark of doubt."""
    return "/".join(part if part in ("", "..") else f"{part}{mark}" for part in edtf.split("/"))

"""What a single value must be, and what is said where it is not.

A fault is a `PydanticCustomError` whose type is one of our problem codes and whose message is ours.
"""

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticCustomError

from letterbook.records.dates import DateFault, LetterDate, parse_date, parse_old_style
from letterbook.records.ids import proposed_id
from letterbook.records.julian import BEGINNING, BEGINNINGS, OldStyle

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
# No article has a hundred thousand paragraphs.
LOCATOR_PATTERN = r"title|p[1-9]\d{0,4}(-p[1-9]\d{0,4})?|page [1-9]\d{0,5}(-[1-9]\d{0,5})?|\d{1,2}:[0-5]\d(:[0-5]\d)?"
PARAGRAPHS_PATTERN = r"p[1-9]\d{0,4}(-p[1-9]\d{0,4})?"
LANGUAGE_PATTERN = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
# Neither what no address may hold, nor what a reader would not see or would see elsewhere: spaces, bidi controls.
NOT_IN_ADDRESS = r'\s<>"\\^`{|}\x00-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff'
# "https://known.example@other.example/" leads to other.example.
ADDRESS_PATTERN = rf"https?://[^/?#@\[\]{NOT_IN_ADDRESS}]+([/?#][^{NOT_IN_ADDRESS}]*)?"
# What names one page, not a whole site.
ARTICLE_PATTERN = rf"https?://[^/?#@\[\]{NOT_IN_ADDRESS}]+(/?[?#]|/)[^{NOT_IN_ADDRESS}]+"
SITE_PATTERN = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[A-Za-z0-9._~%/-]*)?"
# What is written where a title is not known: in brackets after a description, in brackets alone, or bare.
NO_TITLE = re.compile(
    r"(.*[(\[])?\s*(the\s+)?(original\s+)?(title|headline)\s+((is|was)\s+)?(not\s+(recorded|known|noted|given|available)"
    r"|unknown|missing)\s*[)\]]?"
    r"|[(\[]\s*(untitled|(no|without(\s+a)?)\s+(title|headline)|(un|not\s+)known|not\s+recorded|none|tbd|n/?a|\?+|…|\.\.\.)"
    r"\s*[)\]]"
    r"|untitled|(no|unknown)\s+(title|headline)|tbd|n/a|\?+|-+|…|\.\.\.",
    re.IGNORECASE,
)
MAIL_PATTERN = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
VERSION_PATTERN = r"[0-9A-Za-z][0-9A-Za-z.+\-]{0,39}"
DAY_PATTERN = r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
FINGERPRINT_PATTERN = r"[0-9a-f]{12}"
# Such as needs no escaping in any address, and means the same on every system.
IMAGE_PATTERN = r"([A-Za-z0-9_-]+/){0,9}[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(jpg|jpeg|png|webp)"
# What XML takes for an id, in ASCII.
INDEX_ID_PATTERN = r"[A-Za-z_][A-Za-z0-9._-]{0,99}"
DEGREES_PATTERN = r"-?[0-9]{1,3}(\.[0-9]{1,10})?"

# What a refusal says was expected, here and in an editor.
IDS = "expected lower-case letters and digits joined by hyphens"
LOCATORS = "expected p6, p6-p8, page 12, 00:31 or title"
DAYS = "expected a day such as 2026-11-28"
FINGERPRINTS = "expected twelve digits from 'seal'; remove it and run 'seal'"
PARAGRAPHS = "expected p6 or p6-p8"
LANGUAGES = "expected one such as en, ko or zh-Hant"
INDEX_IDS = "expected letters, digits, '.', '-' and '_', a letter or '_' first"
IMAGE_FILES = "expected a to z, digits, '-' and '_', ending in .jpg, .jpeg, .png or .webp"
ADDRESSES = "expected the full address, with https:// or http://"

MAIL_ADDRESSES = "expected one such as editors@example.org"
ARTICLE_ADDRESSES = f"{ADDRESSES}; if you do not have it, write 'site: example.org' instead"
SITES = "expected a name such as example.org, without https://"

# No count in an archive of letters is higher.
MOST = 1_000_000

# How many characters a single text has at most: some twenty times the longest of the first collection. Pages are made
# of texts paragraph by paragraph, and to make one takes longer with the square of its marks.
LONGEST = 20_000


def not_whole(lowest: int, highest: int) -> tuple[str, str]:
    """Return the same for a value that is no whole number in a range."""
    return "not-a-number", f"is not a whole number from {lowest} to {highest}"


def not_in_degrees(limit: int) -> tuple[str, str]:
    """Return the same for a value that is not in decimal degrees up to a limit either way."""
    return "not-a-number", f"is not in decimal degrees from -{limit} to {limit}, such as 39.03"


def fault(code: str, message: str, example: str = "") -> PydanticCustomError:
    """Return an error that becomes a problem with this code and message, and an example of what is right."""
    return PydanticCustomError(code, "{message}", {"message": message, "example": example})


def written(value: Any) -> str:
    """Return text as written, without white space around it; raises where there is none."""
    if isinstance(value, (list, dict)):
        form = "list" if isinstance(value, list) else "group of fields"
        raise fault("wrong-type", f"this is a {form}; expected text")
    text = str(value).strip(" \t\r\n")
    if not text:
        raise fault("empty-field", "the field has no value; write one, or remove the line")
    if len(text) > LONGEST:
        message = f"the text has {len(text):,} characters; at most {LONGEST:,}; shorten it, or divide it"
        raise fault("text-too-long", message)
    return text


def matching(pattern: str, code: str, expected: str) -> Callable[[Any], str]:
    """Return a validator that takes text of the pattern."""
    compiled = re.compile(pattern, re.ASCII)

    def validate(value: Any) -> str:
        text = written(value)
        if not compiled.fullmatch(text):
            raise fault(code, f"'{text}' {expected}")
        return text

    return validate


def as_id(value: Any) -> str:
    """Return an id; raises with the nearest one that could be meant."""
    text = written(value)
    if not re.fullmatch(ID_PATTERN, text):
        proposal = proposed_id(text)
        hint = f"; did you mean '{proposal}'?" if proposal else ""
        raise fault("not-an-id", f"'{text}' is not an id: use a to z and digits, joined by hyphens{hint}")
    return text


def as_date(value: Any) -> LetterDate:
    """Return an EDTF date."""
    if isinstance(value, LetterDate):
        return value
    if isinstance(value, dict) and "is" in value:
        return as_old_style(value)
    if quoted := set_without_marks(value):
        raise fault("not-a-date", f"YAML takes these brackets for its own; put a set in quotation marks: {quoted}")
    try:
        return parse_date(written(value))
    except DateFault as found:
        raise fault(found.code, str(found)) from None


def as_old_style(value: dict[str, Any]) -> LetterDate:
    """Return a date that is given in Old Style: the date as the source has it, and how the source counts."""
    example = "date: {is: 1900-02-29, calendar: julian}"
    if strange := [str(name) for name in value if name not in ("is", "calendar", "year_begins")]:
        message = f"a date in Old Style has 'is', 'calendar' and perhaps 'year_begins', and no '{strange[0]}'"
        raise fault("not-a-date", message, example)
    if value.get("calendar") != "julian":
        said = (
            f"'{value['calendar']}' is not a calendar that records know"
            if "calendar" in value
            else "'calendar' is missing"
        )
        raise fault("not-a-date", f"{said}; write 'calendar: julian', or the date alone if it is Gregorian", example)
    begins = (1, 1)
    if "year_begins" in value:
        found = BEGINNING.fullmatch(written(value["year_begins"]))
        if not found:
            message = f"'{value['year_begins']}' {BEGINNINGS}"
            raise fault("not-a-date", message, "date: {is: 1642-02-01, calendar: julian, year_begins: 03-25}")
        month, day = found[0].split("-")
        begins = (int(month), int(day))
    try:
        return parse_old_style(written(value["is"]), OldStyle(begins))
    except DateFault as found_fault:
        raise fault(found_fault.code, str(found_fault)) from None


def set_without_marks(value: Any) -> str | None:
    """Return a set of dates as it should be written, of what YAML made of one without quotation marks; else None."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return f'"[{",".join(value)}]"'
    if isinstance(value, dict) and value and not any(value.values()):
        return f'"{{{",".join(map(str, value))}}}"'
    return None


def as_title(value: Any) -> str:
    """Return a title; raises where something stands in its place that says that it is not known."""
    text = written(value)
    if NO_TITLE.fullmatch(text):
        message = f"'{text}' is not a title; leave the field out; the page then describes the article"
        raise fault("placeholder-title", message)
    return text


def as_day(value: Any) -> LetterDate:
    """Return a date that is a single day, without a qualifier."""
    day = as_date(value)
    if not re.fullmatch(DAY_PATTERN, day.edtf):
        raise fault("not-a-date", f"'{day.edtf}' is not a single day; {DAYS}")
    return day


def as_list(value: Any) -> Any:
    """Return a single value as a list of one."""
    return [value] if isinstance(value, (str, dict)) else value


def number(lowest: int, highest: int) -> Callable[[Any], int]:
    """Return a validator that takes a whole number in a range."""

    def validate(value: Any) -> int:
        text = written(value)
        if not re.fullmatch(r"[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
            code, refusal = not_whole(lowest, highest)
            raise fault(code, f"'{text}' {refusal}")
        return int(text)

    return validate


def degrees(limit: int) -> Callable[[Any], float]:
    """Return a validator that takes decimal degrees up to a limit either way."""

    def validate(value: Any) -> float:
        text = written(value)
        if not re.fullmatch(DEGREES_PATTERN, text) or abs(float(text)) > limit:
            code, refusal = not_in_degrees(limit)
            raise fault(code, f"'{text}' {refusal}")
        return float(text)

    return validate

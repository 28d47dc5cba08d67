"""What a single field may hold: text, prose, names in addresses, dates, locators.

`values.py` says what each of them must be; here it gets its name, and its shape in a schema. Ids of other
records are in `id_fields.py`.
"""

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from letterbook.records.dates import EXPECTED, LetterDate
from letterbook.records.julian import BEGINNING, BEGINNINGS
from letterbook.records.models.patterned import Patterned
from letterbook.records.models.references import (
    UNKNOWN,
)
from letterbook.records.models.shapes import (
    DATE_EXAMPLES,
    DATE_PATTERN,
    PROSE_SHAPE,
    SCALAR,
    Lenient,
    one_or_list,
    shape,
    text_shape,
)
from letterbook.records.models.values import (
    DAY_PATTERN,
    DAYS,
    DEGREES_PATTERN,
    FINGERPRINT_PATTERN,
    FINGERPRINTS,
    ID_PATTERN,
    IDS,
    LANGUAGE_PATTERN,
    LANGUAGES,
    LOCATOR_PATTERN,
    LOCATORS,
    MOST,
    PARAGRAPHS,
    PARAGRAPHS_PATTERN,
    VERSION_PATTERN,
    as_date,
    as_day,
    as_id,
    as_list,
    as_title,
    degrees,
    not_in_degrees,
    not_whole,
    number,
    written,
)


class Prose(str):
    """The archive's own words, as plain text in which `[[id]]` and `[[id|words]]` are links."""

    __slots__ = ()


class Digest(Prose):
    """Prose of several paragraphs, with `- ` and `1. ` lists, *emphasis* and **strong emphasis**."""

    __slots__ = ()


def degrees_shape(form: str, positive: str, limit: int, example: float) -> WithJsonSchema:
    """Return the shape of decimal degrees up to a limit either way."""
    bounds = {"type": ["number", "string"], "minimum": -limit, "maximum": limit, "examples": [example]}
    refusal = f"expected decimal degrees from -{limit} to {limit}, such as 39.03"
    return shape(
        form,
        f"decimal degrees, {positive} positive",
        DEGREES_PATTERN,
        refusal=not_in_degrees(limit),
        errorMessage=refusal,
        **bounds,
    )


Slug = Annotated[
    str,
    PlainValidator(as_id),
    shape(
        "slug", "a name for use in addresses", ID_PATTERN, type=SCALAR, errorMessage=IDS, examples=["no-third-party"]
    ),
]
# That `index` is none is reported by `reading/load.py`, which knows of former ids.
FormerId = Annotated[
    str,
    PlainValidator(as_id),
    shape(
        "former-id",
        "an id that the record once had",
        rf"(?!(?:index|{UNKNOWN})\s*$){ID_PATTERN}",
        type=SCALAR,
        errorMessage=f"{IDS}, and neither 'index' nor '{UNKNOWN}'",
        examples=["1921-09-20-north-to-south"],
    ),
]

Text = Annotated[str, PlainValidator(written), text_shape("text", "text")]
TitleText = Annotated[str, PlainValidator(as_title), text_shape("text", "text")]
ProseText = Annotated[
    Prose,
    PlainValidator(lambda value: Prose(written(value))),
    PROSE_SHAPE,
]
DigestText = Annotated[
    Digest,
    PlainValidator(lambda value: Digest(written(value))),
    text_shape("digest", "the archive's own words, in paragraphs"),
]
Date = Annotated[
    LetterDate,
    PlainValidator(as_date),
    shape(
        "date",
        "a date in EDTF",
        DATE_PATTERN,
        type=["string", "integer"],
        minimum=-9999,
        maximum=9999,
        errorMessage=EXPECTED,
        examples=DATE_EXAMPLES,
    ),
]
Day = Annotated[
    LetterDate,
    PlainValidator(as_day),
    shape("day", "a single day", DAY_PATTERN, type="string", errorMessage=DAYS, examples=["2026-11-28"]),
]


def begins_soundly(day: object) -> bool:
    """Whether years may begin on a day, written as month and day; on none means 1 January."""
    return day is None or BEGINNING.fullmatch(str(day)) is not None


DayOfYear = Annotated[
    str,
    Patterned("day-of-year", "month and day", BEGINNING.pattern, "not-a-date", BEGINNINGS, ("03-25",)),
]
Fingerprint = Annotated[
    str,
    Patterned(
        "fingerprint",
        "the fingerprint of some words",
        FINGERPRINT_PATTERN,
        "not-a-fingerprint",
        f"is not a fingerprint of words; {FINGERPRINTS}",
        ("1f0c2a9b7d3e",),
        types=tuple(SCALAR),
    ),
]
Locator = Annotated[
    str,
    Patterned(
        "locator",
        "where in the article",
        LOCATOR_PATTERN,
        "not-a-locator",
        f"is not a locator; {LOCATORS}",
        (
            "p6",
            "p6-p8",
            "page 12",
            "00:31",
            "title",
        ),
    ),
]
Paragraphs = Annotated[
    str,
    Patterned(
        "paragraphs",
        "paragraphs of the capture",
        PARAGRAPHS_PATTERN,
        "not-a-locator",
        f"names no paragraphs; {PARAGRAPHS}",
        (
            "p6",
            "p6-p8",
        ),
    ),
]
Language = Annotated[
    str,
    Patterned(
        "language",
        "a BCP 47 language tag",
        LANGUAGE_PATTERN,
        "not-a-language",
        f"is not a language tag; {LANGUAGES}",
        (
            "en",
            "ko",
            "zh-Hant",
        ),
    ),
]
Count = Annotated[
    int,
    PlainValidator(number(0, MOST)),
    shape(
        "count",
        "a whole number",
        "[0-9]{1,9}",
        refusal=not_whole(0, MOST),
        type=["integer", "string"],
        minimum=0,
        maximum=MOST,
        errorMessage=f"expected a whole number from 0 to {MOST}",
        examples=[27],
    ),
]
Version = Annotated[
    str,
    Patterned(
        "version",
        "a version",
        VERSION_PATTERN,
        "not-a-version",
        "is not a version; expected digits and letters joined by dots",
        ("1.2.0",),
        types=("string", "number"),
    ),
]
Latitude = Annotated[float, PlainValidator(degrees(90)), degrees_shape("latitude", "north", 90, 54.1)]
Longitude = Annotated[float, PlainValidator(degrees(180)), degrees_shape("longitude", "east", 180, -0.3)]

# A field that takes one value or a list of them.
OneOrMore = Lenient(as_list, taken=one_or_list)

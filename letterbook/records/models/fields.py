"""What a single field may hold: text, prose, ids, dates, locators, addresses.

A fault is a `PydanticCustomError` whose type is one of our problem codes and whose message is ours.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from letterbook.records.dates import EXPECTED, DateFault, LetterDate, parse_date
from letterbook.records.models.references import (
    ArticleReference,
    AuthorityReference,
    CorrespondentReference,
    LetterReference,
    OrganisationReference,
    PersonReference,
    PlaceReference,
    RecordReference,
    Reference,
    TopicReference,
)
from letterbook.records.models.shapes import (
    DATE_PATTERN,
    PROSE_SHAPE,
    SCALAR,
    Lenient,
    one_or_list,
    reference_shape,
    shape,
    text_shape,
)

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
VERSION_PATTERN = r"[0-9A-Za-z][0-9A-Za-z.+\-]{0,39}"
DEGREES_PATTERN = r"-?[0-9]{1,3}(\.[0-9]{1,10})?"

# What a refusal says was expected, here and in an editor.
IDS = "expected lower-case letters and digits joined by hyphens"
LOCATORS = "expected p6, p6-p8, page 12, 00:31 or title"
PARAGRAPHS = "expected p6 or p6-p8"
LANGUAGES = "expected one such as en, ko or zh-Hant"
ADDRESSES = "expected one copied whole, which begins with https:// or http://"

ARTICLE_ADDRESSES = f"{ADDRESSES}; where it is not known whole, write 'site: example.org' instead"
SITES = "expected it as in example.org, without https://"

# No count in an archive of letters is higher.
MOST = 1_000_000


class Part(BaseModel):
    """A group of fields: frozen, and without any field that is not named."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        model_title_generator=lambda model: re.sub("(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower(),
    )


class Prose(str):
    """The archive's own words, as plain text in which `[[id]]` and `[[id|words]]` are links."""

    __slots__ = ()


class Digest(Prose):
    """Prose of several paragraphs, with `- ` lists, *emphasis* and **strong emphasis**."""

    __slots__ = ()


def fault(code: str, message: str, example: str = "") -> PydanticCustomError:
    """Return an error that becomes a problem with this code and message, and an example of what is right."""
    return PydanticCustomError(code, "{message}", {"message": message, "example": example})


def written(value: Any) -> str:
    """Return text as written, without white space around it; raises where there is none."""
    if isinstance(value, (list, dict)):
        form = "list" if isinstance(value, list) else "group of fields"
        raise fault("wrong-type", f"a {form} stands here; text was expected")
    text = str(value).strip(" \t\r\n")
    if not text:
        raise fault("empty-field", "the field has no value; write one or remove its line")
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


def proposed_id(text: str) -> str:
    """Return the id that text comes nearest to, without accents; empty where it has no letter or digit.

    macOS gives the accents of file names apart from their letters, other systems as they were typed.
    """
    folded = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return "-".join(re.findall(r"[a-z0-9]+", folded.lower()))


def as_id(value: Any) -> str:
    """Return an id; raises with the nearest one that could be meant."""
    text = written(value)
    if not re.fullmatch(ID_PATTERN, text):
        proposal = proposed_id(text)
        hint = f"; did you mean '{proposal}'?" if proposal else ""
        raise fault("not-an-id", f"'{text}' is not an id: letters a to z and digits, joined by hyphens{hint}")
    return text


def as_date(value: Any) -> LetterDate:
    """Return an EDTF date."""
    if isinstance(value, LetterDate):
        return value
    try:
        return parse_date(written(value))
    except DateFault as found:
        raise fault(found.code, str(found)) from None


def as_list(value: Any) -> Any:
    """Return a single value as a list of one."""
    return [value] if isinstance(value, (str, dict)) else value


def number(lowest: int, highest: int) -> Callable[[Any], int]:
    """Return a validator that takes a whole number in a range."""

    def validate(value: Any) -> int:
        text = written(value)
        if not re.fullmatch(r"[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
            raise fault("not-a-number", f"'{text}' is not a whole number from {lowest} to {highest}")
        return int(text)

    return validate


def degrees(limit: int) -> Callable[[Any], float]:
    """Return a validator that takes decimal degrees up to a limit either way."""

    def validate(value: Any) -> float:
        text = written(value)
        if not re.fullmatch(DEGREES_PATTERN, text) or abs(float(text)) > limit:
            raise fault("not-a-number", f"'{text}' is not in decimal degrees from -{limit} to {limit}, such as 39.03")
        return float(text)

    return validate


def degrees_shape(form: str, positive: str, limit: int, example: float) -> WithJsonSchema:
    """Return the shape of decimal degrees up to a limit either way."""
    bounds = {"type": ["number", "string"], "minimum": -limit, "maximum": limit, "examples": [example]}
    refusal = f"expected decimal degrees from -{limit} to {limit}, such as 39.03"
    return shape(form, f"decimal degrees, {positive} positive", DEGREES_PATTERN, errorMessage=refusal, **bounds)


def reference(kind: type[Reference]) -> PlainValidator:
    """Return a validator that takes an id of one kind of record."""
    return PlainValidator(lambda value: kind(as_id(value)))


def id_of(kind: type[Reference]) -> WithJsonSchema:
    """Return the shape of an id of one kind of record."""
    return reference_shape(kind.__name__.removesuffix("Reference").lower(), kind.kinds, kind.example)


PersonId = Annotated[PersonReference, reference(PersonReference), id_of(PersonReference)]
CorrespondentId = Annotated[CorrespondentReference, reference(CorrespondentReference), id_of(CorrespondentReference)]
PlaceId = Annotated[PlaceReference, reference(PlaceReference), id_of(PlaceReference)]
OrganisationId = Annotated[OrganisationReference, reference(OrganisationReference), id_of(OrganisationReference)]
TopicId = Annotated[TopicReference, reference(TopicReference), id_of(TopicReference)]
LetterId = Annotated[LetterReference, reference(LetterReference), id_of(LetterReference)]
ArticleId = Annotated[ArticleReference, reference(ArticleReference), id_of(ArticleReference)]
AuthorityId = Annotated[AuthorityReference, reference(AuthorityReference), id_of(AuthorityReference)]
RecordId = Annotated[RecordReference, reference(RecordReference), id_of(RecordReference)]
Slug = Annotated[
    str,
    PlainValidator(as_id),
    shape(
        "slug", "a name for use in addresses", ID_PATTERN, type=SCALAR, errorMessage=IDS, examples=["no-third-party"]
    ),
]
# That `index` is none is told by `reading/load.py`, which knows of former ids.
FormerId = Annotated[
    str,
    PlainValidator(as_id),
    shape(
        "former-id",
        "an id that the record once had",
        rf"(?!index\s*$){ID_PATTERN}",
        type=SCALAR,
        errorMessage=f"{IDS}, and not 'index'",
        examples=["1921-09-20-north-to-south"],
    ),
]

Text = Annotated[str, PlainValidator(written), text_shape("text", "text")]
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
        "a date in EDTF, levels 0 and 1",
        DATE_PATTERN,
        type=["string", "integer"],
        minimum=1,
        maximum=9999,
        errorMessage=EXPECTED,
        examples=["2018-09-21", "2018-09", "2018-09-21~", "2018-09-XX", "2018-09-06/2018-09-21", "../2019-02-27"],
    ),
]
Locator = Annotated[
    str,
    PlainValidator(matching(LOCATOR_PATTERN, "not-a-locator", f"is not a locator; {LOCATORS}")),
    shape(
        "locator",
        "where in the article",
        LOCATOR_PATTERN,
        type="string",
        errorMessage=LOCATORS,
        examples=["p6", "p6-p8", "page 12", "00:31", "title"],
    ),
]
Paragraphs = Annotated[
    str,
    PlainValidator(matching(PARAGRAPHS_PATTERN, "not-a-locator", f"names no paragraphs; {PARAGRAPHS}")),
    shape(
        "paragraphs",
        "paragraphs of the capture",
        PARAGRAPHS_PATTERN,
        type="string",
        errorMessage=PARAGRAPHS,
        examples=["p6", "p6-p8"],
    ),
]
Language = Annotated[
    str,
    PlainValidator(matching(LANGUAGE_PATTERN, "not-a-language", f"is not a language tag; {LANGUAGES}")),
    shape(
        "language",
        "a BCP 47 language tag",
        LANGUAGE_PATTERN,
        type="string",
        errorMessage=LANGUAGES,
        examples=["en", "ko", "zh-Hant"],
    ),
]
Address = Annotated[
    str,
    PlainValidator(matching(ADDRESS_PATTERN, "not-an-address", f"is not a web address; {ADDRESSES}")),
    shape(
        "address",
        "a web address",
        ADDRESS_PATTERN,
        type="string",
        errorMessage=ADDRESSES,
        examples=["https://example.org/harbour"],
    ),
]
ArticleAddress = Annotated[
    str,
    PlainValidator(
        matching(ARTICLE_PATTERN, "not-an-address", f"is not the web address of an article; {ARTICLE_ADDRESSES}")
    ),
    shape(
        "article-address",
        "the web address of an article",
        ARTICLE_PATTERN,
        type="string",
        errorMessage=ARTICLE_ADDRESSES,
        examples=["https://example.org/harbour"],
    ),
]
Site = Annotated[
    str,
    PlainValidator(matching(SITE_PATTERN, "not-an-address", f"is not the name of a site; {SITES}")),
    shape("site", "the name of a site", SITE_PATTERN, type="string", errorMessage=SITES, examples=["example.org"]),
]
Count = Annotated[
    int,
    PlainValidator(number(0, MOST)),
    shape(
        "count",
        "a whole number",
        "[0-9]{1,9}",
        type=["integer", "string"],
        minimum=0,
        maximum=MOST,
        errorMessage=f"expected a whole number from 0 to {MOST}",
        examples=[27],
    ),
]
Version = Annotated[
    str,
    PlainValidator(
        matching(VERSION_PATTERN, "not-a-version", "is not a version; expected digits and letters joined by points")
    ),
    shape(
        "version",
        "a version",
        VERSION_PATTERN,
        type=["string", "number"],
        errorMessage="expected digits and letters joined by points",
        examples=["1.2.0"],
    ),
]
Latitude = Annotated[float, PlainValidator(degrees(90)), degrees_shape("latitude", "north", 90, 54.1)]
Longitude = Annotated[float, PlainValidator(degrees(180)), degrees_shape("longitude", "east", 180, -0.3)]

# A field that takes one value or a list of them.
OneOrMore = Lenient(as_list, taken=one_or_list)

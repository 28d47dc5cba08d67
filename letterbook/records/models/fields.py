"""What a single field may hold: text, prose, ids, dates, locators, addresses.

A fault is a `PydanticCustomError` whose type is one of our problem codes and whose message is ours.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from letterbook.records.dates import DateFault, LetterDate, parse_date

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
# No article has a hundred thousand paragraphs.
LOCATOR_PATTERN = r"title|p[1-9]\d{0,4}(-p[1-9]\d{0,4})?|page [1-9]\d{0,5}(-[1-9]\d{0,5})?|\d{1,2}:\d{2}(:\d{2})?"
PARAGRAPHS_PATTERN = r"p[1-9]\d{0,4}(-p[1-9]\d{0,4})?"
LANGUAGE_PATTERN = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
ADDRESS_PATTERN = r"https?://[^\s<>\"\\^`{|}\x00-\x1f]+"


class Part(BaseModel):
    """A group of fields: frozen, and without any field that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Prose(str):
    """The archive's own words, as plain text in which `[[id]]` and `[[id|words]]` are links."""

    __slots__ = ()


class Digest(Prose):
    """Prose of several paragraphs, with `- ` lists, *emphasis* and **strong emphasis**."""

    __slots__ = ()


class Reference(str):
    """The id of another record."""

    __slots__ = ()
    kinds: ClassVar[frozenset[str]] = frozenset()


class PersonReference(Reference):
    """The id of a person."""

    kinds = frozenset({"person"})


class CorrespondentReference(Reference):
    """The id of somebody who can send, receive, carry or speak."""

    kinds = frozenset({"person", "organisation"})


class PlaceReference(Reference):
    """The id of a place."""

    kinds = frozenset({"place"})


class OrganisationReference(Reference):
    """The id of an organisation."""

    kinds = frozenset({"organisation"})


class TopicReference(Reference):
    """The id of a topic."""

    kinds = frozenset({"topic"})


class LetterReference(Reference):
    """The id of a letter."""

    kinds = frozenset({"letter"})


class ArticleReference(Reference):
    """The id of an article."""

    kinds = frozenset({"article"})


class AuthorityReference(Reference):
    """The id of a person, place, organisation or event."""

    kinds = frozenset({"person", "place", "organisation", "event"})


class RecordReference(Reference):
    """The id of any record."""

    kinds = frozenset({"letter", "article", "person", "place", "organisation", "event", "topic", "question"})


def fault(code: str, message: str) -> PydanticCustomError:
    """Return an error that becomes a problem with this code and message."""
    return PydanticCustomError(code, "{message}", {"message": message})


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


def as_id(value: Any) -> str:
    """Return an id; raises with the nearest one that could be meant."""
    text = written(value)
    if not re.fullmatch(ID_PATTERN, text):
        proposal = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
        hint = f"; did you mean '{proposal}'?" if proposal else ""
        raise fault("not-an-id", f"'{text}' is not an id: lower-case letters and digits joined by hyphens{hint}")
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
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,10})?", text) or abs(float(text)) > limit:
            raise fault("not-a-number", f"'{text}' is not in decimal degrees from -{limit} to {limit}, such as 39.03")
        return float(text)

    return validate


def described(description: str, pattern: str | None = None) -> WithJsonSchema:
    """Return the JSON schema of a text field."""
    schema: dict[str, Any] = {"type": "string", "description": description}
    return WithJsonSchema(schema | ({"pattern": f"^({pattern})$"} if pattern else {}))


def reference(kind: type[Reference]) -> PlainValidator:
    """Return a validator that takes an id of one kind of record."""
    return PlainValidator(lambda value: kind(as_id(value)))


ID = described("the id of a record", ID_PATTERN)
PersonId = Annotated[PersonReference, reference(PersonReference), ID]
CorrespondentId = Annotated[CorrespondentReference, reference(CorrespondentReference), ID]
PlaceId = Annotated[PlaceReference, reference(PlaceReference), ID]
OrganisationId = Annotated[OrganisationReference, reference(OrganisationReference), ID]
TopicId = Annotated[TopicReference, reference(TopicReference), ID]
LetterId = Annotated[LetterReference, reference(LetterReference), ID]
ArticleId = Annotated[ArticleReference, reference(ArticleReference), ID]
AuthorityId = Annotated[AuthorityReference, reference(AuthorityReference), ID]
RecordId = Annotated[RecordReference, reference(RecordReference), ID]
Slug = Annotated[str, PlainValidator(as_id), described("a name for use in addresses", ID_PATTERN)]

Text = Annotated[str, PlainValidator(written), described("text")]
ProseText = Annotated[
    Prose,
    PlainValidator(lambda value: Prose(written(value))),
    described("the archive's own words; [[id]] links"),
]
DigestText = Annotated[
    Digest,
    PlainValidator(lambda value: Digest(written(value))),
    described("the archive's own words, in paragraphs"),
]
Date = Annotated[LetterDate, PlainValidator(as_date), described("EDTF, levels 0 and 1, such as 2018-09-21")]
Locator = Annotated[
    str,
    PlainValidator(
        matching(LOCATOR_PATTERN, "not-a-locator", "is not a locator; expected p6, p6-p8, page 12, 00:31 or title")
    ),
    described("where in the article: p6, p6-p8, page 12, 00:31 or title", LOCATOR_PATTERN),
]
Paragraphs = Annotated[
    str,
    PlainValidator(matching(PARAGRAPHS_PATTERN, "not-a-locator", "names no paragraphs; expected p6 or p6-p8")),
    described("paragraphs of the capture: p6 or p6-p8", PARAGRAPHS_PATTERN),
]
Language = Annotated[
    str,
    PlainValidator(
        matching(
            LANGUAGE_PATTERN,
            "not-a-language",
            "is not a language tag; expected one such as en, ko or zh-Hant",
        )
    ),
    described("a BCP 47 language tag", LANGUAGE_PATTERN),
]
Address = Annotated[
    str,
    PlainValidator(
        matching(ADDRESS_PATTERN, "not-an-address", "is not a web address; expected one that begins with https://")
    ),
    described("a web address", ADDRESS_PATTERN),
]
Count = Annotated[int, PlainValidator(number(0, 1_000_000)), described("a whole number", r"\d+")]
Latitude = Annotated[float, PlainValidator(degrees(90)), described("decimal degrees, north positive")]
Longitude = Annotated[float, PlainValidator(degrees(180)), described("decimal degrees, east positive")]

# A field that takes one value or a list of them.
OneOrMore = BeforeValidator(as_list)

"""The collection: title, licence, addresses, and what is expected to exist."""

from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator, WithJsonSchema

from letterbook.records.models.address_fields import Address, MailAddress
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Count, Date, Language, ProseText, Text, Version
from letterbook.records.models.id_fields import CorrespondentId, LetterId
from letterbook.records.models.question import Account
from letterbook.records.models.record import Change
from letterbook.records.models.shapes import SAMPLE
from letterbook.records.models.values import fault, written

# The form of records that this program reads; HACKING says when it changes.
FORMAT = 1


def as_format(value: Any) -> int:
    """Return the format number of a collection, if it is the one that this program reads."""
    text = written(value)
    if text != str(FORMAT):
        message = (
            f"the records have format {text}, but this program reads {FORMAT}; "
            "if only this line changed, restore it; otherwise update the program"
        )
        raise fault("format", message)
    return FORMAT


class Expected(FieldGroup):
    """How many letters are said to have passed between two correspondents, and who says so."""

    between: tuple[CorrespondentId, ...] = Field(
        min_length=2,
        description="the two correspondents",
        json_schema_extra={SAMPLE: ["ada-north", "bela-south"]},
    )
    from_: Date | None = Field(None, alias="from", description="when the exchange began", examples=["1921-09"])
    to: Date | None = Field(None, description="when it ended", examples=["1921-10"])
    count: Count = Field(description="how many letters there are said to be", examples=[3])
    by_sender: dict[CorrespondentId, Count] = Field(
        {}, description="how many each of them wrote", json_schema_extra={SAMPLE: {"ada-north": 2, "bela-south": 1}}
    )
    accounts: tuple[Account, ...] = Field((), description="who says so, and where")


class Beginning(FieldGroup):
    """A letter with which a reader may begin, and why."""

    letter: LetterId = Field(description="the letter")
    why: ProseText = Field(
        description="what makes it worth reading first", examples=["The first letter: it asks for a meeting."]
    )


class Asked(FieldGroup):
    """A question that readers have of the whole, with a short answer."""

    question: Text = Field(description="the question, as a reader would put it", examples=["Who was the third party?"])
    answer: ProseText = Field(
        description="the answer in a sentence or two, with links to the letters",
        examples=["Nobody says; see [[1921-09-21-north-to-south|the letter of 21 September]]."],
    )


class Collection(FieldGroup):
    """What `collection.yml` says of the whole collection."""

    kind: ClassVar[str] = "collection"
    file: ClassVar[str] = "collection.yml"

    title: Text = Field(description="the title of the whole", examples=["The Letters of North and South"])
    version: Version = Field(description="the version of the collection; it names downloads", examples=["1.0.0"])
    format: Annotated[int, PlainValidator(as_format), WithJsonSchema({"enum": [str(FORMAT), FORMAT]})] = Field(
        description="the version of the form of records"
    )
    description: ProseText = Field(
        description="what the collection is", examples=["Letters of two towns, known from newspapers."]
    )
    language: Language = Field("en", description="the language of most of its letters", examples=["en"])
    editors: tuple[Text, ...] = Field(min_length=1, description="who makes it", examples=[["The editors"]])
    licence: Text = Field(description="the licence of the archive's own words and records", examples=["CC BY 4.0"])
    licence_url: Address | None = Field(
        None,
        description="the address of the licence",
        examples=["https://creativecommons.org/licenses/by/4.0/"],
    )
    site: Address | None = Field(
        None, description="the address of the published site", examples=["https://letters.example.org/"]
    )
    repository: Address | None = Field(
        None,
        description="the address of the repository's files; 'Its file' leads there, and the forms",
        examples=["https://example.org/repository/blob/main"],
    )
    mail: MailAddress | None = Field(
        None,
        description="an address that takes contributions by mail; the forms offer it, so it is public",
        examples=["editors@example.org"],
    )
    expected: tuple[Expected, ...] = Field((), description="how many letters are said to exist, and who says so")
    begin_with: tuple[Beginning, ...] = Field((), description="some letters for a reader to begin with, and why")
    asked: tuple[Asked, ...] = Field((), description="questions that readers have of the whole, with answers")
    changes: tuple[Change, ...] = Field(
        (),
        description="the public history of the whole, oldest first",
        examples=[[{"date": "2026-11-22", "what": "First entered."}]],
    )

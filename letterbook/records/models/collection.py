"""The collection: title, licence, addresses, and what is expected to exist."""

from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator

from letterbook.records.models.fields import (
    Address,
    CorrespondentId,
    Count,
    Date,
    Part,
    ProseText,
    Text,
    fault,
    written,
)
from letterbook.records.models.question import Account
from letterbook.records.models.record import Change

# The form of records that this program reads; HACKING says when it changes.
FORMAT = 1


def as_format(value: Any) -> int:
    """Return the format number of a collection, if it is the one that this program reads."""
    text = written(value)
    if text != str(FORMAT):
        raise fault("format", f"the records have format {text}; this program reads format {FORMAT}; see HACKING.md")
    return FORMAT


class Expected(Part):
    """How many letters are said to have passed between two correspondents, and who says so."""

    between: tuple[CorrespondentId, ...] = Field(min_length=2)
    from_: Date | None = Field(None, alias="from")
    to: Date | None = None
    count: Count
    by_sender: dict[CorrespondentId, Count] = Field({})
    accounts: tuple[Account, ...] = ()


class Collection(Part):
    """What `collection.yml` says of the whole."""

    kind: ClassVar[str] = "collection"
    file: ClassVar[str] = "collection.yml"

    title: Text
    version: Text = Field(description="the version of the collection; it names downloads")
    format: Annotated[int, PlainValidator(as_format)] = Field(description="the version of the form of records")
    description: ProseText
    editors: tuple[Text, ...] = Field(min_length=1)
    licence: Text = Field(description="under which the archive's own words and records may be used")
    licence_url: Address | None = None
    site: Address | None = Field(None, description="the address of the published site")
    repository: Address | None = Field(None, description="the address of the repository's file view")
    expected: tuple[Expected, ...] = ()
    changes: tuple[Change, ...] = ()

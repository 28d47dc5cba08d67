"""Authority records: people, places, organisations, events; and topics."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from letterbook.records.models.fields import (
    Address,
    ArticleId,
    CorrespondentId,
    Date,
    Language,
    Latitude,
    Longitude,
    OneOrMore,
    Part,
    PlaceId,
    ProseText,
    Text,
)
from letterbook.records.models.record import Record


class NameAsWritten(Part):
    """A form of the name found in a source."""

    form: Text
    language: Language
    articles: tuple[ArticleId, ...] = Field((), description="where it is written so")


class Authority(Record):
    """Our record of something that letters and articles speak of."""

    name: Text = Field(description="the preferred name, our heading")
    sort_name: Text | None = Field(None, description="the name to file it under, if not the preferred one")
    names: tuple[NameAsWritten, ...] = Field((), description="names as written in the sources")
    description: ProseText | None = None
    same_as: tuple[Address, ...] = Field((), description="the same in outside catalogues, only where checked")

    @property
    def filed_under(self) -> str:
        """The name by which it is sorted."""
        return self.sort_name or self.name

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name, the preferred one first, each once."""
        return tuple(dict.fromkeys([self.name, *(written.form for written in self.names)]))


class Role(Part):
    """What a person was, as an article attests it."""

    role: Text
    from_: Date | None = Field(None, alias="from")
    to: Date | None = None
    article: ArticleId | None = None


class Person(Authority):
    """A person."""

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"

    born: Date | None = None
    died: Date | None = None
    roles: tuple[Role, ...] = ()


class Place(Authority):
    """A place."""

    kind: ClassVar[str] = "place"
    folder: ClassVar[str] = "places"

    latitude: Latitude | None = None
    longitude: Longitude | None = None
    within: PlaceId | None = Field(None, description="the place it lies in")


class Organisation(Authority):
    """An organisation or publication."""

    kind: ClassVar[str] = "organisation"
    folder: ClassVar[str] = "organisations"

    # `kind` names the sort of record, so the field of that name is called `form` here.
    form: Literal[
        "government",
        "party",
        "agency",
        "newspaper",
        "broadcaster",
        "magazine",
        "website",
        "association",
        "university",
        "publisher",
        "company",
        "conference",
        "other",
    ] = Field("other", alias="kind")


class Event(Authority):
    """Something that happened on a day, or over several."""

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    date: Date | None = None
    finished: Date | None = Field(None, description="the last day, where it went on over several")
    place: Annotated[tuple[PlaceId, ...], OneOrMore] = ()
    participants: tuple[CorrespondentId, ...] = ()
    attested_by: tuple[ArticleId, ...] = ()


class Topic(Authority):
    """A subject that several letters share."""

    kind: ClassVar[str] = "topic"
    folder: ClassVar[str] = "topics"

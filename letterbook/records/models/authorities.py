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
from letterbook.records.models.shapes import SAMPLE


class NameAsWritten(Part):
    """A form of the name found in a source."""

    form: Text = Field(description="the form of the name, as written", examples=["Mrs North"])
    language: Language = Field(description="the language in which it is written")
    articles: tuple[ArticleId, ...] = Field((), description="where it is written so")


class Authority(Record):
    """Our record of something that letters and articles speak of."""

    name: Text = Field(description="the preferred name, our heading", examples=["Ada North"])
    sort_name: Text | None = Field(
        None, description="the name to file it under, if not the preferred one", examples=["North, Ada"]
    )
    names: tuple[NameAsWritten, ...] = Field(
        (),
        description="names as written in the sources",
        json_schema_extra={SAMPLE: [{"form": "Mrs North", "language": "en", "articles": ["morning-post-1921-10-02"]}]},
    )
    description: ProseText | None = Field(
        None, description="who or what it is, in a sentence", examples=["One of the two correspondents."]
    )
    same_as: tuple[Address, ...] = Field(
        (),
        description="the same in outside catalogues, only where checked",
        examples=[["https://example.org/people/ada-north"]],
    )

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

    role: Text = Field(description="what the person was", examples=["Mayor of Northtown"])
    from_: Date | None = Field(None, alias="from", description="since when", examples=["1919"])
    to: Date | None = Field(None, description="until when", examples=["1924"])
    article: ArticleId | None = Field(None, description="the article that says so")


class Person(Authority):
    """A person."""

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"

    born: Date | None = Field(None, description="when the person was born", examples=["1871~"])
    died: Date | None = Field(None, description="when the person died", examples=["1940-03-02"])
    roles: tuple[Role, ...] = Field(
        (),
        description="what the person was, each with the article that says so",
        json_schema_extra={
            SAMPLE: [{"role": "Mayor", "from": "1919", "to": "1924", "article": "morning-post-1921-10-02"}]
        },
    )


class Place(Authority):
    """A place."""

    kind: ClassVar[str] = "place"
    folder: ClassVar[str] = "places"

    latitude: Latitude | None = Field(
        None, description="decimal degrees, north positive, only where a source gives them"
    )
    longitude: Longitude | None = Field(None, description="decimal degrees, east positive")
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
    ] = Field("other", alias="kind", description="the sort of organisation")


class Event(Authority):
    """Something that happened on a day, or over several."""

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    date: Date | None = Field(None, description="the day, or the first of several", examples=["1921-10-01"])
    finished: Date | None = Field(
        None, description="the last day, where it went on over several", examples=["1921-10-02"]
    )
    place: Annotated[tuple[PlaceId, ...], OneOrMore] = Field((), description="where it took place")
    participants: tuple[CorrespondentId, ...] = Field((), description="who took part")
    attested_by: tuple[ArticleId, ...] = Field((), description="the articles that report it")


class Topic(Authority):
    """A subject that several letters share."""

    kind: ClassVar[str] = "topic"
    folder: ClassVar[str] = "topics"

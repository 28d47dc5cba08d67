"""Authority records: people, places, organisations, events; and topics."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from letterbook.records.models.address_fields import Address
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Date, Language, Latitude, Longitude, OneOrMore, ProseText, Text
from letterbook.records.models.id_fields import ArticleId, CorrespondentId, PlaceId
from letterbook.records.models.record import Record
from letterbook.records.models.shapes import SAMPLE, Shape


class NameAsWritten(FieldGroup):
    """A form of the name found in a source."""

    form: Text = Field(description="the form of the name, as written", examples=["Mrs North"])
    language: Language = Field(description="the language in which it is written")
    articles: tuple[ArticleId, ...] = Field((), description="where it is written so")


class Authority(Record):
    """Our record of something that letters and articles mention."""

    # Each kind shows examples of its own; see `showing`.
    name: Text = Field(description="the preferred name, our heading")
    sort_name: Text | None = Field(None, description="the name to sort it under, if not the preferred one")
    names: tuple[NameAsWritten, ...] = Field((), description="names as written in the sources")
    description: ProseText | None = Field(None, description="who or what it is, in a sentence")
    same_as: tuple[Address, ...] = Field((), description="the same in outside catalogues, only where checked")

    @property
    def filed_under(self) -> str:
        """The name by which it is sorted."""
        return self.sort_name or self.name

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name, the preferred one first, each once."""
        return tuple(dict.fromkeys([self.name, *(written.form for written in self.names)]))


def showing(form: str, article: str = "morning-post-1921-10-02", **examples: Any) -> ConfigDict:
    """Return what makes the fields that all authorities share show examples of one kind."""
    names = [{"form": form, "language": "en", "articles": [article]}]
    # Those that hold ids of records are shown in drafts only: editors offer ids that there are.
    fitting = {name: {"examples": [example]} for name, example in examples.items() if name != "aliases"}
    fitting |= {"names": {SAMPLE: names}, "aliases": {SAMPLE: examples["aliases"]}}

    def show(schema: Shape) -> None:
        for name, shown in fitting.items():
            schema["properties"][name] = {**schema["properties"][name], **shown}

    return ConfigDict(json_schema_extra=show)


class Role(FieldGroup):
    """What a person was, as an article attests it."""

    role: Text = Field(description="what the person was", examples=["Mayor of Northtown"])
    from_: Date | None = Field(None, alias="from", description="since when", examples=["1919"])
    to: Date | None = Field(None, description="until when", examples=["1924"])
    article: ArticleId | None = Field(None, description="the article that says so")


class Person(Authority):
    """A person."""

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"

    model_config = showing(
        "Mrs North",
        name="Ada North",
        sort_name="North, Ada",
        description="One of the two correspondents.",
        same_as=["https://example.org/people/ada-north"],
        aliases=["mrs-north"],
    )

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

    model_config = showing(
        "the old harbour",
        name="The harbour",
        sort_name="Harbour",
        description="Where the letters changed hands.",
        same_as=["https://example.org/places/harbour"],
        aliases=["old-harbour"],
    )

    latitude: Latitude | None = Field(
        None, description="decimal degrees, north positive, only where a source gives them"
    )
    longitude: Longitude | None = Field(None, description="decimal degrees, east positive")
    coordinates_from: Address | None = Field(
        None, description="where the coordinates were read", examples=["https://example.org/gazetteer/harbour"]
    )
    within: PlaceId | None = Field(None, description="the place it lies in")


class Organisation(Authority):
    """An organisation or publication."""

    kind: ClassVar[str] = "organisation"
    folder: ClassVar[str] = "organisations"

    model_config = showing(
        "The Post",
        article="evening-star-1921-10-01",
        name="The Morning Post",
        sort_name="Morning Post",
        description="A daily paper of Northtown.",
        same_as=["https://example.org/organisations/morning-post"],
        aliases=["the-post"],
    )

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
    ] = Field("other", alias="kind", description="the kind of organisation")


class Event(Authority):
    """Something that happened on a day, or over several."""

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    model_config = showing(
        "the conference at Fen Bridge",
        name="The bridge talks",
        sort_name="Bridge talks",
        description="First meeting of the two correspondents.",
        same_as=["https://example.org/events/bridge-talks"],
        aliases=["fen-bridge-talks"],
    )

    date: Date | None = Field(None, description="the day, or the first of several", examples=["1921-10-01"])
    finished: Date | None = Field(None, description="the last day, if it lasted several", examples=["1921-10-02"])
    place: Annotated[tuple[PlaceId, ...], OneOrMore] = Field((), description="where it took place")
    participants: tuple[CorrespondentId, ...] = Field((), description="who took part")
    attested_by: tuple[ArticleId, ...] = Field((), description="the articles that report it")


class Topic(Authority):
    """A subject that several letters share."""

    kind: ClassVar[str] = "topic"
    folder: ClassVar[str] = "topics"

    model_config = showing(
        "cease-fire",
        name="Armistice",
        sort_name="Armistice",
        description="Letters about ending the quarrel over the bridge.",
        same_as=["https://example.org/topics/armistice"],
        aliases=["cease-fire"],
    )

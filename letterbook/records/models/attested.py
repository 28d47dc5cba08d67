"""What one article states about the fields of a letter."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import (
    Count,
    Date,
    DayOfYear,
    Language,
    Locator,
    OneOrMore,
    ProseText,
    begins_soundly,
)
from letterbook.records.models.id_fields import CorrespondentId, End, LetterId, PlaceId
from letterbook.records.models.references import UNKNOWN
from letterbook.records.models.shapes import SAMPLE, Lenient, bare_or_group, either_group

Correspondents = Annotated[tuple[End, ...], OneOrMore]
Places = Annotated[tuple[PlaceId, ...], OneOrMore]


class HandingOver(FieldGroup):
    """One hand-over of the letter on its way, as far as it is known."""

    date: Date | None = Field(None, description="the day on which it changed hands", examples=["1921-09-23"])
    by: CorrespondentId | None = Field(None, description="who handed it over", json_schema_extra={SAMPLE: "cara-west"})
    to: CorrespondentId | None = Field(None, description="who took it", json_schema_extra={SAMPLE: "dan-east"})
    place: PlaceId | None = Field(None, description="where it changed hands")
    how: Literal["forwarded", "redirected", "transmitted", "delivered"] | None = Field(
        None, description="what was done with it there, if known"
    )


class Attested(FieldGroup):
    """What an article states about one field, and whom it cites for it."""

    by: CorrespondentId | None = Field(None, description="whom the article cites")
    at: Locator | None = Field(None, description="where in the article; the witness's place by default")
    certainty: Literal["low", "medium", "high"] | None = Field(None, description="how sure the article says it is")
    evidence: Literal["conjecture", "internal", "external"] | None = Field(
        None,
        description="if the article infers it: from the letter itself, from elsewhere, or by conjecture",
    )
    note: ProseText | None = Field(
        None, description="what a reader should know of it", examples=["The bearer remembers a Saturday."]
    )


class AttestedDate(Attested):
    """A stated date."""

    is_: Date = Field(alias="is", description="what the article states")
    calendar: Literal["julian"] | None = Field(None, description="if the article gives the date in Old Style")
    year_begins: DayOfYear | None = Field(
        None, description="the day on which the article's years begin, if that is not 1 January"
    )

    @model_validator(mode="before")
    @classmethod
    def read_as_it_counts(cls, value: Any) -> Any:
        """A date in Old Style is read as such: the Julian calendar has days that the Gregorian has not."""
        if not isinstance(value, dict) or "is" not in value or isinstance(value["is"], dict):
            return value
        # A wrong calendar, or a wrong beginning of the year, is told by its own field.
        if value.get("calendar") != "julian" or not begins_soundly(value.get("year_begins")):
            return value
        counted = {name: value[name] for name in ("is", "calendar", "year_begins") if name in value}
        return {**value, "is": counted}


class AttestedCorrespondents(Attested):
    """A stated sender or recipient."""

    is_: Correspondents = Field(alias="is", description="what the article states")


class AttestedHandingOver(Attested):
    """A stated hand-over."""

    is_: HandingOver = Field(alias="is", description="what the article states")


class AttestedPlaces(Attested):
    """A stated place, or several."""

    is_: Places = Field(alias="is", description="what the article states")


class AttestedLetter(Attested):
    """A stated letter that this one answers."""

    is_: LetterId = Field(alias="is", description="what the article states")


class AttestedCount(Attested):
    """A stated number of pages."""

    is_: Count = Field(alias="is", description="what the article states")


class AttestedLanguage(Attested):
    """A stated language of the letter."""

    is_: Language = Field(alias="is", description="what the article states")


class AttestedExistence(Attested):
    """Whether the letter is said to exist."""

    is_: Literal["stated", "denied"] = Field(alias="is", description="what the article states")


def as_attestations(value: Any) -> Any:
    """Return a bare value, one group with `is`, or a list of either, as a list of groups with `is`."""
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, dict) and set(item) != {UNKNOWN} else {"is": item} for item in items]


def as_attested_groups(value: Any) -> Any:
    """Return the same where a bare value is itself a group of fields: one without `is`."""
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, dict) and "is" in item else {"is": item} for item in items]


Attestations = Lenient(as_attestations, taken=bare_or_group)
AttestedGroups = Lenient(as_attested_groups, taken=either_group)


class Says(FieldGroup):
    """What one article states about the letter, field by field, in the fields' own forms."""

    date: Annotated[tuple[AttestedDate, ...], Attestations] = Field((), description="when it says it was written")
    finished: Annotated[tuple[AttestedDate, ...], Attestations] = Field((), description="when it says it was finished")
    received: Annotated[tuple[AttestedDate, ...], Attestations] = Field((), description="when it says it arrived")
    handed_over: Annotated[tuple[AttestedHandingOver, ...], AttestedGroups] = Field(
        (),
        description="by whom, to whom, where and when it says it was handed over",
        json_schema_extra={SAMPLE: {"by": "cara-west", "to": "dan-east"}},
    )
    sender: Annotated[tuple[AttestedCorrespondents, ...], Attestations] = Field((), description="who it says wrote it")
    recipient: Annotated[tuple[AttestedCorrespondents, ...], Attestations] = Field(
        (), description="to whom it says it was written", json_schema_extra={SAMPLE: "bela-south"}
    )
    sent_from: Annotated[tuple[AttestedPlaces, ...], Attestations] = Field(
        (), description="where it says it was written or sent from", json_schema_extra={SAMPLE: "fen-bridge"}
    )
    received_at: Annotated[tuple[AttestedPlaces, ...], Attestations] = Field(
        (), description="where it says it was sent to, or arrived", json_schema_extra={SAMPLE: "harbour"}
    )
    answers: Annotated[tuple[AttestedLetter, ...], Attestations] = Field(
        (), description="which letter it says this one answers"
    )
    pages: Annotated[tuple[AttestedCount, ...], Attestations] = Field(
        (), description="how many pages it says it has", examples=[2]
    )
    language: Annotated[tuple[AttestedLanguage, ...], Attestations] = Field(
        (), description="in which language it says it is written"
    )
    existence: Annotated[tuple[AttestedExistence, ...], Attestations] = Field(
        (), description="whether it says that the letter exists"
    )

    def statements(self) -> Iterator[tuple[str, int, Any]]:
        """Yield each attestation with the name of its field and its number there, in the order of the fields."""
        for name in type(self).model_fields:
            for number, attested in enumerate(getattr(self, name)):
                yield name, number, attested

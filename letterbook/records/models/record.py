"""What every record has: an id, former ids, a public history."""

from typing import ClassVar

from pydantic import Field, field_validator

from letterbook.records.dates import LetterDate
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Date, FormerId, ProseText, Slug, Text
from letterbook.records.models.values import fault


class Change(FieldGroup):
    """One entry of a record's public history."""

    date: Date = Field(description="the day of the change", examples=["2026-11-22"])
    what: ProseText = Field(description="what changed, for readers", examples=["First entered."])
    by: Text | None = Field(None, description="who changed it", examples=["A. Reader"])

    @field_validator("date")
    @classmethod
    def is_of_this_era(cls, date: LetterDate) -> LetterDate:
        """A record was changed after the year 1: feeds and page heads know no earlier day."""
        if any(day.year < 1 for day in (date.earliest, date.latest) if day):
            message = f"'{date}' is before the year 1; write the day on which the record changed"
            raise fault("not-a-date", message, "date: 2026-11-22")
        return date


class Record(FieldGroup):
    """One described thing, one file in `sources/`; the file's name is its id."""

    kind: ClassVar[str]
    folder: ClassVar[str]

    id: Slug = Field(description="the file's name without .yml; never written in the file")
    aliases: tuple[FormerId, ...] = Field((), description="former ids that lead here")
    changes: tuple[Change, ...] = Field(
        (),
        description="the record's public history, oldest first",
        examples=[[{"date": "2026-11-22", "what": "First entered."}]],
    )

    @property
    def file(self) -> str:
        """The record's file, relative to `sources/`."""
        return f"{self.folder}/{self.id}.yml"

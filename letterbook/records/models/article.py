"""An article: a source, of whatever kind, and how its capture is read."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from letterbook.records.models.fields import (
    Address,
    ArticleId,
    CorrespondentId,
    Count,
    Date,
    DigestText,
    Language,
    LetterId,
    OrganisationId,
    Paragraphs,
    Part,
    Text,
    fault,
)
from letterbook.records.models.letter import Quotation
from letterbook.records.models.record import Record


class Capture(Part):
    """The raw text of the article as somebody saved it, and which paragraphs of it are what."""

    file: Text
    title: Paragraphs | None = None
    standfirst: Paragraphs | None = None
    byline: tuple[Paragraphs, ...] = ()
    furniture: tuple[Paragraphs, ...] = Field((), description="paragraphs that are not the article")
    borrowed: dict[Paragraphs, ArticleId] = Field({}, description="paragraphs copied from another article")


class SpeakerQuotation(Quotation):
    """Words that are not a letter's: what a speaker says about letters."""

    speaker: CorrespondentId
    about: tuple[LetterId, ...] = Field(min_length=1, description="the letters spoken about")


class Article(Record):
    """A source record: news report, broadcast, chronology, transcript, magazine, book, release, post."""

    kind: ClassVar[str] = "article"
    folder: ClassVar[str] = "articles"

    title: Text
    # `kind` names the sort of record, so the field of that name is called `form` here.
    form: Literal[
        "news",
        "wire",
        "broadcast",
        "magazine",
        "book",
        "transcript",
        "chronology",
        "post",
        "release",
        "statement",
        "opinion",
        "letter-edition",
    ] = Field(alias="kind")
    outlet: OrganisationId | None = None
    authors: tuple[Text, ...] = Field((), description="names as printed")
    published: Date | None = None
    url: Address | None = Field(None, description="only where it is known whole")
    site: Text | None = Field(None, description="the site, where the address is not known whole")
    archived: Address | None = None
    language: Language
    translated_from: tuple[Language, ...] = ()
    version_of: ArticleId | None = Field(None, description="the article of which this is another copy")
    relays: tuple[ArticleId, ...] = Field((), description="the articles this one draws on")
    may_relay: tuple[ArticleId, ...] = Field((), description="the articles it perhaps draws on")
    read: Literal["part", "whole", "none"] = Field(description="how much of it was read for this record")
    consulted: Date | None = None
    rights: Literal["full", "quotation", "none"] = "quotation"
    quotation_limit: Count = Field(150, description="words of it on the whole site")
    capture: Capture | None = None
    digest: DigestText | None = None
    quotations: tuple[SpeakerQuotation, ...] = ()

    @model_validator(mode="after")
    def has_one_address(self) -> Self:
        """A whole address or a site, not both."""
        if self.url and self.site:
            raise fault(
                "two-outcomes",
                "'url' and 'site' exclude each other; 'site' is for an address not known whole",
            )
        return self

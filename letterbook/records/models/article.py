"""An article: a source, of whatever kind, and how its capture is read."""

from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from letterbook.records.models.address_fields import Address, ArticleAddress, IndexId, Site
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Count, Date, DigestText, Language, Paragraphs, Text, TitleText
from letterbook.records.models.id_fields import ArticleId, CorrespondentId, LetterId, OrganisationId
from letterbook.records.models.letter import Quotation
from letterbook.records.models.record import Record
from letterbook.records.models.shapes import SAMPLE, never_both
from letterbook.records.models.values import fault


class Capture(FieldGroup):
    """The saved text of the article, and what each paragraph is."""

    file: Text = Field(description="the name of the saved file, in the folder of captures", examples=["harbour.txt"])
    complete: Literal["yes", "no"] = Field(
        "yes", description="whether the whole article was saved, or only its beginning"
    )
    title: Paragraphs | None = Field(None, description="the paragraph that is its title", examples=["p1"])
    standfirst: Paragraphs | None = Field(None, description="the paragraph that sums it up", examples=["p2"])
    byline: tuple[Paragraphs, ...] = Field(
        (), description="paragraphs that name author, place or day", examples=[["p3-p4", "p30"]]
    )
    furniture: tuple[Paragraphs, ...] = Field(
        (),
        description="paragraphs that are not the article: menus, adverts, comment forms",
        examples=[["p7-p13", "p31-p35"]],
    )
    borrowed: dict[Paragraphs, ArticleId] = Field(
        {},
        description="paragraphs copied from another article",
        json_schema_extra={SAMPLE: {"p14-p17": "evening-star-1921-10-01"}},
    )


class SpeakerQuotation(Quotation):
    """Words that are not a letter's: what a speaker says about letters."""

    speaker: CorrespondentId = Field(description="the one whose words they are")
    about: tuple[LetterId, ...] = Field(min_length=1, description="the letters spoken about")


class Article(Record):
    """A source record: news report, broadcast, chronology, transcript, magazine, book, release, post."""

    kind: ClassVar[str] = "article"
    folder: ClassVar[str] = "articles"

    model_config = ConfigDict(json_schema_extra=never_both("url", "site"))

    title: TitleText | None = Field(
        None,
        description="the title, as the article prints it; left out if not known",
        examples=["The harbour letters"],
    )
    short_title: Text | None = Field(
        None,
        description="a short form of the title, for links, if it is long",
        examples=["Harbour letters, vol. 2"],
    )
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
        "manuscript",
    ] = Field(alias="kind", description="the kind of article")
    outlet: OrganisationId | None = Field(None, description="the organisation that published it")
    authors: tuple[Text, ...] = Field((), description="names as printed", examples=[["Eve Long"]])
    published: Date | None = Field(None, description="when it was published", examples=["1921-10-02"])
    url: ArticleAddress | None = Field(
        None, description="its full address, only if it is known", examples=["https://example.org/harbour"]
    )
    site: Site | None = Field(None, description="the site, if the full address is not known", examples=["example.org"])
    index_id: IndexId | None = Field(
        None,
        description="for an edition of letters: its id in indexes of letters (CMIF)",
        examples=["c3f497f0-488d-4233-9448-130ba8109bd8"],
    )
    archived: Address | None = Field(
        None, description="the address of an archived copy", examples=["https://archive.example.org/harbour"]
    )
    language: Language = Field(description="the language in which it was read", examples=["en"])
    translated_from: tuple[Language, ...] = Field(
        (), description="the languages through which it was translated", examples=[["ko"]]
    )
    version_of: ArticleId | None = Field(None, description="the article that this is another copy of")
    relays: tuple[ArticleId, ...] = Field((), description="the articles this one draws on")
    may_relay: tuple[ArticleId, ...] = Field((), description="the articles it perhaps draws on")
    read: Literal["part", "whole", "none"] = Field(description="how much of it was read for this record")
    consulted: Date | None = Field(None, description="the day on which it was read", examples=["2026-11-22"])
    rights: Literal["full", "quotation", "none"] = Field("quotation", description="how much of it may be printed")
    quotation_limit: Count = Field(
        150, description="words of it on the whole site; more only with a reason in the digest"
    )
    capture: Capture | None = Field(None, description="the saved copy of its text, and what each paragraph is")
    digest: DigestText | None = Field(
        None,
        description="what it is, what it draws on and what is wrong in it, in the archive's words; in Markdown",
        examples=["A report on the letters of the two towns, from an interview with their bearer."],
    )
    quotations: tuple[SpeakerQuotation, ...] = Field((), description="what somebody says in it about letters")

    @property
    def is_saved_in_part(self) -> bool:
        """Whether there is a capture that holds only the beginning of it."""
        return self.capture is not None and self.capture.complete == "no"

    @model_validator(mode="after")
    def has_one_address(self) -> Self:
        """A whole address or a site, not both."""
        if self.url and self.site:
            raise fault(
                "two-outcomes",
                "there is both 'url' and 'site'; keep 'site' only without a full address",
                "url: https://example.org/harbour",
            )
        return self

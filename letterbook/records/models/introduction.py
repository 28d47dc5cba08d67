"""The introduction: a sourced account of the whole exchange, sentence by sentence."""

from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import ProseText, Text
from letterbook.records.models.id_fields import ArticleId
from letterbook.records.models.shapes import holds
from letterbook.records.models.values import fault


class Sentence(FieldGroup):
    """One sentence: with the articles that state it, or the archive's own."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [holds("articles"), {"required": ["archive"]}]})

    says: ProseText = Field(
        description="the sentence, in the archive's words", examples=["The letters were carried over the bridge."]
    )
    articles: tuple[ArticleId, ...] = Field((), description="the articles that state it")
    archive: Literal["true"] | None = Field(None, description="true if it is the archive's own counting")

    @model_validator(mode="after")
    def has_one_author(self) -> Self:
        """A sentence rests on articles or is the archive's own."""
        if bool(self.articles) == (self.archive is not None):
            both = "there is both 'articles' and 'archive'; remove one"
            message = both if self.articles else "there is neither 'articles' nor 'archive: true'; add one"
            raise fault("two-outcomes", message, "articles: [morning-post-1921-10-02]")
        return self


class Section(FieldGroup):
    """A part of the account with its own heading."""

    heading: Text = Field(description="the heading", examples=["Two towns and a bridge"])
    paragraphs: tuple[tuple[Sentence, ...], ...] = Field(
        min_length=1, description="the paragraphs, each a list of sentences"
    )


class Introduction(FieldGroup):
    """What `introduction.yml` tells readers who are new to the letters."""

    kind: ClassVar[str] = "introduction"
    file: ClassVar[str] = "introduction.yml"

    title: Text = Field(description="the title of the page", examples=["The letters in one minute"])
    lead: ProseText = Field(
        description="the sentence at the top",
        examples=["What is known of the letters about the harbour."],
    )
    sections: tuple[Section, ...] = Field(min_length=1, description="the parts of the account, in order")

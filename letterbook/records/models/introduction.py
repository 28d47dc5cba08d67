"""The introduction: a sourced account of the whole exchange, sentence by sentence."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from letterbook.records.models.fields import ArticleId, Part, ProseText, Text, fault


class Sentence(Part):
    """One sentence, with the articles that state it; or the archive's own, about its records."""

    says: ProseText
    articles: tuple[ArticleId, ...] = ()
    archive: Literal["true"] | None = Field(None, description="true where it is the archive's own reckoning")

    @model_validator(mode="after")
    def has_one_author(self) -> Self:
        """A sentence rests on articles or is the archive's own."""
        if bool(self.articles) == (self.archive is not None):
            raise fault("two-outcomes", "a sentence has either 'articles' or 'archive: true'")
        return self


class Section(Part):
    """A stretch of the account under a heading of its own."""

    heading: Text
    paragraphs: tuple[tuple[Sentence, ...], ...] = Field(min_length=1)


class Introduction(Part):
    """What `introduction.yml` tells somebody who knows nothing of the letters."""

    kind: ClassVar[str] = "introduction"
    file: ClassVar[str] = "introduction.yml"

    title: Text
    lead: ProseText
    sections: tuple[Section, ...] = Field(min_length=1)

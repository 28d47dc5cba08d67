"""A question: a disagreement between sources that is more than one field of one letter."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from letterbook.records.models.fields import (
    ArticleId,
    CorrespondentId,
    Count,
    Locator,
    Part,
    ProseText,
    RecordId,
    Text,
    fault,
)
from letterbook.records.models.record import Record


class Account(Part):
    """What one article, or the archive's own reasoning, states in the matter."""

    article: ArticleId | None = None
    archive: Literal["true"] | None = Field(None, description="true where it is the archive's own arithmetic")
    at: Locator | None = None
    by: CorrespondentId | None = Field(None, description="whom the article cites")
    states: ProseText = Field(description="what is stated, in the archive's words")
    quotation: Text | None = Field(None, description="the article's words, exact to the character")

    @model_validator(mode="after")
    def has_one_author(self) -> Self:
        """An account is an article's or the archive's own."""
        if (self.article is None) == (self.archive is None):
            raise fault("two-outcomes", "an account has either 'article' or 'archive: true'")
        return self


class Question(Record):
    """A disagreement, with the accounts given and what would settle it."""

    kind: ClassVar[str] = "question"
    folder: ClassVar[str] = "questions"

    number: Count = Field(description="its permanent number, never given twice")
    title: Text
    about: tuple[RecordId, ...] = Field(min_length=1)
    weight: Literal["strong", "soft"]
    accounts: tuple[Account, ...] = Field(min_length=1)
    resolution: ProseText | None = None
    open: ProseText | None = Field(None, description="why it stays open")
    settled_by: ProseText | None = Field(None, description="what would settle it")

    @model_validator(mode="after")
    def has_one_outcome(self) -> Self:
        """It is resolved or open, not both."""
        if self.resolution and self.open:
            raise fault("two-outcomes", "a question has either 'resolution' or 'open'")
        return self

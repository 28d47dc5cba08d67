"""A question: a disagreement between sources that is more than one field of one letter."""

from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Count, Locator, ProseText, Text
from letterbook.records.models.id_fields import ArticleId, CorrespondentId, RecordId
from letterbook.records.models.letter import Comparison
from letterbook.records.models.record import Record
from letterbook.records.models.shapes import exactly_one, never_both, only_without
from letterbook.records.models.values import fault

# What the archive's own account does not have.
SAID_OF_ARTICLES = ("at", "by", "quotation")
OF_ARTICLES_ONLY = only_without("archive", *SAID_OF_ARTICLES)


class Account(FieldGroup):
    """What one article, or the archive's own reasoning, states in the matter."""

    model_config = ConfigDict(json_schema_extra={**exactly_one("article", "archive"), **OF_ARTICLES_ONLY})

    article: ArticleId | None = Field(None, description="the article that states it")
    archive: Literal["true"] | None = Field(None, description="true if it is the archive's own counting")
    at: Locator | None = Field(None, description="where in the article", examples=["p4"])
    by: CorrespondentId | None = Field(None, description="whom the article cites")
    states: ProseText = Field(
        description="what is stated, in the archive's words", examples=["The first letter came from the south."]
    )

    @model_validator(mode="after")
    def has_one_author(self) -> Self:
        """An account is an article's, or the archive's own, without `by` and `at`."""
        if (self.article is None) == (self.archive is None):
            both = "there is both 'article' and 'archive'; remove one"
            message = both if self.article else "there is neither 'article' nor 'archive: true'; add one"
            raise fault("two-outcomes", message, "article: morning-post-1921-10-02")
        of_article = next((name for name in SAID_OF_ARTICLES if getattr(self, name, None)), None)
        if self.archive and of_article:
            message = f"'{of_article}' is about an article, but this account is the archive's own; remove it"
            raise fault("two-outcomes", message, "article: morning-post-1921-10-02")
        return self


class QuotedAccount(Account):
    """An account, with the words of the article where they matter."""

    model_config = ConfigDict(
        json_schema_extra={
            **exactly_one("article", "archive"),
            **OF_ARTICLES_ONLY,
            "dependencies": {"compared": ["quotation"]},
        }
    )

    quotation: Text | None = Field(
        None, description="the article's words, exact to the character", examples=["the south began it"]
    )
    compared: Comparison | None = Field(None, description="an editor's comparison of the quotation with the page")

    @model_validator(mode="after")
    def compares_a_quotation(self) -> Self:
        """What was compared with the page is a quotation."""
        if self.compared and not self.quotation:
            message = "'compared' is for quoted words, but there are none here; add the field 'quotation'"
            raise fault("missing-field", message, "quotation: the south began it")
        return self


class Question(Record):
    """A disagreement, with the accounts given and what would settle it."""

    kind: ClassVar[str] = "question"
    folder: ClassVar[str] = "questions"

    model_config = ConfigDict(json_schema_extra=never_both("resolution", "open"))

    number: Count = Field(description="its permanent number, never used twice", examples=[12])
    title: Text = Field(description="the question, in one line", examples=["Who wrote first?"])
    about: tuple[RecordId, ...] = Field(min_length=1, description="the records concerned")
    weight: Literal["strong", "soft"] = Field(description="whether they contradict each other or can be reconciled")
    accounts: tuple[QuotedAccount, ...] = Field(
        min_length=1, description="the statements that differ, with who makes each"
    )
    resolution: ProseText | None = Field(
        None,
        description="what the archive takes to be right, and why",
        examples=["The date line of the second letter answers it."],
    )
    open: ProseText | None = Field(
        None, description="why it stays open, instead of a resolution", examples=["Only the bearer could say."]
    )
    settled_by: ProseText | None = Field(
        None, description="what would settle it", examples=["The post book of the harbour, if it is ever found."]
    )

    @model_validator(mode="after")
    def has_one_outcome(self) -> Self:
        """It is resolved or open, not both."""
        if self.resolution and self.open:
            message = "there is both 'resolution' and 'open'; remove one"
            raise fault("two-outcomes", message, "open: Only the bearer could say.")
        return self

"""A letter, its passages, and the articles that bear witness to it."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from letterbook.records.models.fields import (
    ArticleId,
    AuthorityId,
    CorrespondentId,
    Count,
    Date,
    Language,
    LetterId,
    Locator,
    OneOrMore,
    Part,
    PlaceId,
    ProseText,
    Slug,
    Text,
    TopicId,
    fault,
)
from letterbook.records.models.record import Record

Correspondents = Annotated[tuple[CorrespondentId, ...], OneOrMore]
Fault = Literal["mistranslation", "paraphrase", "composite", "cut", "misattributed"]
AttestableField = Literal[
    "date",
    "finished",
    "received",
    "handed_over",
    "sender",
    "recipient",
    "answers",
    "pages",
    "language",
    "existence",
]


class HandingOver(Part):
    """One hand-over of the letter on its way; each part only where it is known."""

    date: Date | None = None
    by: CorrespondentId | None = Field(None, description="who handed it over")
    to: CorrespondentId | None = Field(None, description="who took it")
    place: PlaceId | None = None


class Quotation(Part):
    """Words that an article prints, exact to the character, without outer quotation marks."""

    at: Locator | None = Field(None, description="where in the article; the witness's place by default")
    text: Text = Field(description="the words, exactly as the article prints them; […] marks a cut of ours")
    speaker: CorrespondentId | None = Field(None, description="whose words; the sender's by default")
    language: Language | None = Field(None, description="the article's language by default")
    translated_from: tuple[Language, ...] = Field((), description="the route of translation, if known")
    gloss: Text | None = Field(None, description="our own translation of a foreign wording")
    fault: Fault | None = Field(None, description="what is known to be wrong with this wording")
    note: ProseText | None = None


class LetterQuotation(Quotation):
    """A wording of one passage of the letter."""

    passage: Slug = Field(description="one of the letter's passages")


class Attested(Part):
    """What an article states about one field, and whom it cites for it."""

    by: CorrespondentId | None = Field(None, description="whom the article cites")
    at: Locator | None = Field(None, description="where in the article; the witness's place by default")
    note: ProseText | None = None


class AttestedDate(Attested):
    """A stated date."""

    is_: Date = Field(alias="is", description="what the article states")


class AttestedCorrespondents(Attested):
    """A stated sender or recipient."""

    is_: Correspondents = Field(alias="is", description="what the article states")


class AttestedHandingOver(Attested):
    """A stated hand-over."""

    is_: HandingOver = Field(alias="is", description="what the article states")


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
    return [item if isinstance(item, dict) else {"is": item} for item in items]


def as_attested_groups(value: Any) -> Any:
    """Return the same where a bare value is itself a group of fields: one without `is`."""
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, dict) and "is" in item else {"is": item} for item in items]


Attestations = BeforeValidator(as_attestations)
AttestedGroups = BeforeValidator(as_attested_groups)


class Says(Part):
    """What one article states about the letter, field by field, in the fields' own forms."""

    date: Annotated[tuple[AttestedDate, ...], Attestations] = ()
    finished: Annotated[tuple[AttestedDate, ...], Attestations] = ()
    received: Annotated[tuple[AttestedDate, ...], Attestations] = ()
    handed_over: Annotated[tuple[AttestedHandingOver, ...], AttestedGroups] = ()
    sender: Annotated[tuple[AttestedCorrespondents, ...], Attestations] = ()
    recipient: Annotated[tuple[AttestedCorrespondents, ...], Attestations] = ()
    answers: Annotated[tuple[AttestedLetter, ...], Attestations] = ()
    pages: Annotated[tuple[AttestedCount, ...], Attestations] = ()
    language: Annotated[tuple[AttestedLanguage, ...], Attestations] = ()
    existence: Annotated[tuple[AttestedExistence, ...], Attestations] = ()

    def statements(self) -> Iterator[tuple[str, int, Any]]:
        """Yield each attestation with the name of its field and its number there, in the order of the fields."""
        for name in type(self).model_fields:
            for number, attested in enumerate(getattr(self, name)):
                yield name, number, attested


class Witness(Part):
    """An article's testimony to this letter."""

    article: ArticleId
    at: Locator | None = Field(None, description="where in the article the letter is spoken of")
    form: Literal["facsimile", "full", "excerpt", "paraphrase", "mention"]
    identified: Literal["stated", "inferred"] = "stated"
    because: ProseText | None = Field(None, description="why the article is taken to mean this letter")
    says: Says = Says()
    quotations: tuple[LetterQuotation, ...] = ()
    note: ProseText | None = None

    @model_validator(mode="after")
    def inference_has_a_reason(self) -> Self:
        """An inferred identification says why."""
        if self.identified == "inferred" and not self.because:
            raise fault("missing-field", "an inferred identification needs its reason; add the field 'because'")
        return self


class Resolution(Part):
    """Where witnesses differ: the reading followed and why, or why it stays open."""

    follows: ProseText | None = None
    open: ProseText | None = None

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        """It either follows a reading or leaves the question open."""
        if (self.follows is None) == (self.open is None):
            raise fault(
                "two-outcomes",
                "a resolution either follows a reading (plain text) or is 'open:' with the reason",
            )
        return self


def as_resolution(value: Any) -> Any:
    """Return plain text as the reason for the reading that is followed."""
    return {"follows": value} if isinstance(value, str) else value


class Letter(Record):
    """The communication itself, even if only mentioned."""

    kind: ClassVar[str] = "letter"
    folder: ClassVar[str] = "letters"

    sender: Correspondents = Field((), description="who wrote it")
    recipient: Correspondents = Field((), description="to whom")
    between: tuple[CorrespondentId, ...] = Field((), description="instead of both, where the direction is not known")
    medium: Literal["letter", "message", "post"] = "letter"
    date: Date | None = Field(None, description="the editors' reading of when it was written")
    finished: Date | None = Field(None, description="the last day, where it was written over several")
    conjectured: tuple[Literal["date", "finished", "received", "sender", "recipient", "answers"], ...] = Field(
        (), description="fields that are the editors' inference"
    )
    handed_over: tuple[HandingOver, ...] = ()
    received: Date | None = None
    answers: LetterId | None = Field(None, description="the letter it answers")
    may_be: tuple[LetterId, ...] = Field((), description="letters it is perhaps the same as")
    existence: Literal["attested", "claimed", "inferred"] = "attested"
    summary: ProseText = Field(description="one to three sentences of the archive's own")
    mentions: tuple[AuthorityId, ...] = Field((), description="people, places, organisations, events it speaks of")
    topics: tuple[TopicId, ...] = ()
    passages: dict[Slug, Text] = Field({}, description="headings in the archive's words, in the letter's order")
    witnesses: tuple[Witness, ...] = Field(min_length=1, description="the articles that bear witness to it")
    resolutions: dict[AttestableField, Annotated[Resolution, BeforeValidator(as_resolution)]] = Field({})

    @property
    def correspondents(self) -> tuple[str, ...]:
        """Everyone at either end, in the order written."""
        return (*self.sender, *self.recipient) if self.sender else self.between

    @model_validator(mode="after")
    def has_one_direction(self) -> Self:
        """A letter has either a sender and a recipient, or `between`."""
        has_ends = bool(self.sender) and bool(self.recipient)
        has_an_end = bool(self.sender) or bool(self.recipient)
        if (has_ends and not self.between) or (self.between and not has_an_end):
            if self.between and len(set(self.between)) < 2:
                raise fault("direction", "'between' names the two correspondents or more, each once")
            return self
        raise fault(
            "direction",
            "a letter has both 'sender' and 'recipient', or only 'between' where the direction is not known",
        )

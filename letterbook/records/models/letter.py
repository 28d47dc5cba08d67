"""A letter, its passages, and the articles that bear witness to it."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from letterbook.records.models.address_fields import ArticleAddress
from letterbook.records.models.attested import Correspondents, HandingOver, Places, Says
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Date, Day, Fingerprint, Language, Locator, ProseText, Slug, Text
from letterbook.records.models.held_text import HeldTexts
from letterbook.records.models.id_fields import ArticleId, AuthorityId, CorrespondentId, End, LetterId, TopicId
from letterbook.records.models.image import Image
from letterbook.records.models.record import Record
from letterbook.records.models.references import UnknownCorrespondent
from letterbook.records.models.shapes import SAMPLE, Lenient, Shape, exactly_one, holds, lacks, text_or_group
from letterbook.records.models.values import fault

Fault = Literal["mistranslation", "paraphrase", "composite", "cut", "misattributed"]
AttestableField = Literal[
    "date",
    "finished",
    "received",
    "handed_over",
    "sender",
    "recipient",
    "sent_from",
    "received_at",
    "answers",
    "pages",
    "language",
    "existence",
]


class Comparison(FieldGroup):
    """An editor's comparison of quoted words with the page: less than verified, more than unverified."""

    date: Day = Field(description="the day on which the words were compared with the page", examples=["2026-11-28"])
    by: Text | None = Field(None, description="who compared them", examples=["A. Reader"])
    words: Fingerprint | None = Field(None, description="the fingerprint of the words compared; `seal` writes it")


class Quotation(FieldGroup):
    """Words that an article prints, exact to the character, without outer quotation marks."""

    at: Locator | None = Field(
        None, description="where in the article; in a letter's record the witness's place by default"
    )
    text: Text = Field(
        description="the words, exactly as the article prints them; […] for a cut",
        examples=["I see no need of a third"],
    )
    speaker: CorrespondentId | None = Field(None, description="whose words; the sender's by default")
    language: Language | None = Field(None, description="the article's language by default")
    translated_from: tuple[Language, ...] = Field(
        (), description="the route of translation, if known", examples=[["ko", "vi"]]
    )
    gloss: Text | None = Field(
        None, description="our own translation of a foreign wording", examples=["I need no third"]
    )
    fault: Fault | None = Field(None, description="what is known to be wrong with this wording")
    compared: Comparison | None = Field(None, description="an editor's comparison of the words with the page")
    note: ProseText | None = Field(
        None,
        description="what a reader should know of this wording",
        examples=["The sentence goes on in the evening edition."],
    )


class LetterQuotation(Quotation):
    """A wording of one passage of the letter."""

    passage: Slug = Field(description="one of the letter's passages")
    preferred: ProseText | None = Field(
        None,
        description="why this wording comes first in the reading text, where the rule would put another there",
        examples=["The evening edition corrected the sentence on the same day."],
    )


INFERENCE_HAS_A_REASON: Shape = {
    "if": {"required": ["identified"], "properties": {"identified": {"const": "inferred"}}},
    "then": {"required": ["because"]},
}


class Witness(FieldGroup):
    """An article's testimony to this letter."""

    model_config = ConfigDict(json_schema_extra=INFERENCE_HAS_A_REASON)

    article: ArticleId = Field(description="the article")
    at: Locator | None = Field(None, description="where in the article the letter is mentioned", examples=["p4"])
    number: Text | None = Field(
        None, description="the letter's own number or signature in the article", examples=["17"]
    )
    url: ArticleAddress | None = Field(
        None,
        description="the letter's own address, if the article gives each letter one",
        examples=["https://example.org/letters/17"],
    )
    form: Literal["facsimile", "full", "excerpt", "paraphrase", "mention"] = Field(
        description="how much of the letter the article gives", json_schema_extra={SAMPLE: "mention"}
    )
    identified: Literal["stated", "inferred"] = Field(
        "stated", description="whether the article says which letter it means, or we infer it"
    )
    because: ProseText | None = Field(
        None,
        description="why the article is taken to mean this letter",
        examples=["It gives the bearer and the week, not the date."],
    )
    text: HeldTexts = Field(
        (),
        json_schema_extra={SAMPLE: [{"language": "en", "paragraphs": ["I see no need of a third."]}]},
        description="the letter itself, if the article's rights allow it; a list if in several languages",
    )
    images: tuple[Image, ...] = Field(
        (), description="images of the letter's pages, in order, if the article's rights allow it"
    )
    says: Says = Field(Says(), description="what this article states, field by field")
    quotations: tuple[LetterQuotation, ...] = Field((), description="words of the letter that the article prints")
    note: ProseText | None = Field(
        None, description="what a reader should know of this witness", examples=["Only the second edition prints it."]
    )

    @model_validator(mode="after")
    def inference_has_a_reason(self) -> Self:
        """An inferred identification says why."""
        if self.identified == "inferred" and not self.because:
            message = "an inferred identification needs a reason; add the field 'because'"
            raise fault("missing-field", message, "because: It gives the bearer and the week, not the date.")
        return self


class Resolution(FieldGroup):
    """Where witnesses differ: the reading followed and why, or why it stays open."""

    model_config = ConfigDict(json_schema_extra=exactly_one("follows", "open"))

    follows: ProseText | None = Field(
        None, description="why this reading is followed", examples=["The transcript gives the date line."]
    )
    open: ProseText | None = Field(
        None, description="why it stays open", examples=["Two bearers are named and neither can be checked."]
    )

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        """It either follows a reading or leaves the question open."""
        if (self.follows is None) == (self.open is None):
            raise fault(
                "two-outcomes",
                "a resolution is either the reason for a reading (plain text), or 'open:' with the reason",
                "received: {open: Two bearers are named and neither can be checked.}",
            )
        return self


def as_resolution(value: Any) -> Any:
    """Return plain text as the reason for the reading that is followed."""
    return {"follows": value} if isinstance(value, str) else value


# `between` names at least two, not one of them twice.
TWO_OR_MORE: Shape = {"anyOf": [{"minItems": 3}, {"minItems": 2, "uniqueItems": True}]}
ONE_DIRECTION: Shape = {
    "if": {"anyOf": [holds("sender"), holds("recipient")]},
    "then": {"required": ["sender", "recipient"], **lacks("between")},
    "else": {"required": ["between"], "not": {"properties": {"between": {"not": TWO_OR_MORE}}}},
}


class Letter(Record):
    """The communication itself, even if only mentioned."""

    kind: ClassVar[str] = "letter"
    folder: ClassVar[str] = "letters"

    model_config = ConfigDict(json_schema_extra=ONE_DIRECTION)

    sender: Correspondents = Field((), description="who wrote it, or `unknown`; a list if several")
    recipient: Correspondents = Field(
        (), description="to whom, or `unknown`; a list if several", json_schema_extra={SAMPLE: "bela-south"}
    )
    between: tuple[End, ...] = Field(
        (),
        description="instead of both, if the direction is not known",
        json_schema_extra={SAMPLE: ["ada-north", "bela-south"]},
    )
    medium: Literal["letter", "message", "post"] = Field("letter", description="what kind of communication it is")
    date: Date | None = Field(None, description="the editors' reading of when it was written", examples=["1921-09-21"])
    finished: Date | None = Field(
        None, description="the last day, if it was written over several", examples=["1921-09-22"]
    )
    sent_from: Places = Field(
        (), description="where it was written or sent from", json_schema_extra={SAMPLE: "fen-bridge"}
    )
    received_at: Places = Field(
        (), description="where it was sent to, or arrived", json_schema_extra={SAMPLE: "harbour"}
    )
    conjectured: tuple[
        Literal["date", "finished", "received", "sender", "recipient", "answers", "sent_from", "received_at"], ...
    ] = Field((), description="fields that are the editors' inference", examples=[["date"]])
    handed_over: tuple[HandingOver, ...] = Field(
        (),
        description="each hand-over on its way, as far as it is known",
        json_schema_extra={SAMPLE: [{"date": "1921-09-23", "by": "cara-west", "to": "dan-east", "place": "harbour"}]},
    )
    received: Date | None = Field(None, description="when it arrived", examples=["1921-09-25~"])
    answers: LetterId | None = Field(None, description="the letter it answers")
    may_be: tuple[LetterId, ...] = Field((), description="letters it is perhaps the same as")
    existence: Literal["attested", "claimed", "inferred"] = Field(
        "attested", description="whether sources attest it, someone only claims it, or we infer it"
    )
    summary: ProseText = Field(
        description="one to three sentences of the archive's own",
        examples=["As printed by the Morning Post, Ada North asks Bela South to settle the matter."],
    )
    mentions: tuple[AuthorityId, ...] = Field((), description="people, places, organisations, events it mentions")
    topics: tuple[TopicId, ...] = Field((), description="the subjects it shares with other letters")
    passages: dict[Slug, Text] = Field(
        {},
        description="headings in the archive's words, in the letter's order",
        examples=[{"no-third-party": "No third party is needed"}],
    )
    witnesses: tuple[Witness, ...] = Field(min_length=1, description="the articles that bear witness to it")
    resolutions: dict[AttestableField, Annotated[Resolution, Lenient(as_resolution, taken=text_or_group)]] = Field(
        {},
        description="if witnesses differ: which reading is followed and why, or 'open' and why",
        examples=[{"date": "The transcript gives the date line."}],
    )

    @property
    def correspondents(self) -> tuple[str, ...]:
        """Everyone at either end, in the order written.

        Somebody unknown has the letter's id: nobody knows whether the unknown of two letters are the same.
        """
        ends = (*self.sender, *self.recipient) if self.sender else self.between
        return tuple(
            f"{end} {number} of {self.id}" if isinstance(end, UnknownCorrespondent) else end
            for number, end in enumerate(ends)
        )

    @model_validator(mode="after")
    def has_one_direction(self) -> Self:
        """A letter has either a sender and a recipient, or `between`."""
        has_ends = bool(self.sender) and bool(self.recipient)
        has_an_end = bool(self.sender) or bool(self.recipient)
        if (has_ends and not self.between) or (self.between and not has_an_end):
            if self.between and len(set(self.between)) < 2:
                message = "'between' names two or more correspondents, each once"
                raise fault("direction", message, "between: [ada-north, bela-south]")
            return self
        raise fault("direction", self.direction_fault(has_ends), "sender: ada-north\nrecipient: bela-south")

    def direction_fault(self, has_ends: bool) -> str:
        """Say which of the three fields is missing or one too many."""
        if self.between:
            ends = "'sender' and 'recipient'" if has_ends else f"'{'sender' if self.sender else 'recipient'}'"
            return f"there is 'between' and also {ends}; use 'between' only if the direction is not known"
        if self.sender or self.recipient:
            there, missing = ("sender", "recipient") if self.sender else ("recipient", "sender")
            return (
                f"there is '{there}', but no '{missing}'; if nobody knows who it was, write '{missing}: unknown'; "
                "if the direction is not known, write 'between' instead of both"
            )
        return (
            "'sender' and 'recipient' are missing; if nobody knows one of them, write 'unknown'; "
            "if the direction is not known, write 'between' instead of both"
        )

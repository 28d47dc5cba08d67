"""Which fields a file can have: one frozen model per kind of record."""

from letterbook.records.models.article import Article, Capture, SpeakerQuotation
from letterbook.records.models.attested import Attested, AttestedDate, HandingOver, Says
from letterbook.records.models.authorities import (
    Authority,
    Event,
    NameAsWritten,
    Organisation,
    Person,
    Place,
    Role,
    Topic,
)
from letterbook.records.models.collection import Asked, Beginning, Collection, Expected
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Digest, Prose
from letterbook.records.models.held_text import HeldText, Paragraph
from letterbook.records.models.image import Image
from letterbook.records.models.introduction import Introduction
from letterbook.records.models.letter import Comparison, Letter, LetterQuotation, Quotation, Resolution, Witness
from letterbook.records.models.question import Account, Question, QuotedAccount
from letterbook.records.models.record import Change, Record
from letterbook.records.models.references import Reference, UnknownCorrespondent

# In the order in which the site shows them.
KINDS: tuple[type[Record], ...] = (Letter, Article, Person, Place, Organisation, Event, Topic, Question)

__all__ = [
    "KINDS",
    "Account",
    "Article",
    "Asked",
    "Attested",
    "AttestedDate",
    "Authority",
    "Beginning",
    "Capture",
    "Change",
    "Collection",
    "Comparison",
    "Digest",
    "Event",
    "Expected",
    "FieldGroup",
    "HandingOver",
    "HeldText",
    "Image",
    "Introduction",
    "Letter",
    "LetterQuotation",
    "NameAsWritten",
    "Organisation",
    "Paragraph",
    "Person",
    "Place",
    "Prose",
    "Question",
    "Quotation",
    "QuotedAccount",
    "Record",
    "Reference",
    "Resolution",
    "Role",
    "Says",
    "SpeakerQuotation",
    "Topic",
    "UnknownCorrespondent",
    "Witness",
]

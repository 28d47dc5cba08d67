"""The fields that name other records: an id of one kind of record, checked when records are linked."""

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from letterbook.records.models.references import (
    UNKNOWN,
    ArticleReference,
    AuthorityReference,
    CorrespondentReference,
    EndReference,
    LetterReference,
    OrganisationReference,
    PlaceReference,
    RecordReference,
    Reference,
    TopicReference,
    UnknownCorrespondent,
)
from letterbook.records.models.shapes import (
    OR_UNKNOWN,
    reference_shape,
)
from letterbook.records.models.values import (
    as_id,
    fault,
    written,
)

ENDS = f"expected an id, '{UNKNOWN}', or {{{UNKNOWN}: what is known of them}}"


def reference(kind: type[Reference]) -> PlainValidator:
    """Return a validator that takes an id of one kind of record."""
    return PlainValidator(lambda value: kind(as_id(value)))


def as_end(value: Any) -> EndReference | UnknownCorrespondent:
    """Return the id of a sender or recipient, or that it is not known who they were, with what is known of them."""
    if isinstance(value, UnknownCorrespondent):
        return value
    if isinstance(value, dict):
        if set(value) != {UNKNOWN}:
            raise fault("wrong-type", f"this is a group of fields; {ENDS}", "sender: {unknown: a merchant of Hull}")
        return UnknownCorrespondent(written(value[UNKNOWN]))
    return UnknownCorrespondent() if written(value) == UNKNOWN else EndReference(as_id(value))


def id_of(kind: type[Reference]) -> WithJsonSchema:
    """Return the shape of an id of one kind of record."""
    return reference_shape(kind.__name__.removesuffix("Reference").lower(), kind.kinds, kind.example)


CorrespondentId = Annotated[CorrespondentReference, reference(CorrespondentReference), id_of(CorrespondentReference)]
End = Annotated[
    EndReference | UnknownCorrespondent,
    PlainValidator(as_end),
    WithJsonSchema({**(id_of(EndReference).json_schema or {}), OR_UNKNOWN: True}),
]
PlaceId = Annotated[PlaceReference, reference(PlaceReference), id_of(PlaceReference)]
OrganisationId = Annotated[OrganisationReference, reference(OrganisationReference), id_of(OrganisationReference)]
TopicId = Annotated[TopicReference, reference(TopicReference), id_of(TopicReference)]
LetterId = Annotated[LetterReference, reference(LetterReference), id_of(LetterReference)]
ArticleId = Annotated[ArticleReference, reference(ArticleReference), id_of(ArticleReference)]
AuthorityId = Annotated[AuthorityReference, reference(AuthorityReference), id_of(AuthorityReference)]
RecordId = Annotated[RecordReference, reference(RecordReference), id_of(RecordReference)]

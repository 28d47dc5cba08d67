"""What became of the fields of one record, or of one group of fields, between two states."""

from letterbook.records.models import FieldGroup
from letterbook.review.change import BeforeAfter


def field_changes(before: FieldGroup, after: FieldGroup) -> tuple[BeforeAfter[object], ...]:
    """Return the fields in which two states differ, by their names as written, in the order of the model.

    The public history of a record is none of them.
    """
    return tuple(
        BeforeAfter((field.alias or name,), getattr(before, name, None), getattr(after, name))
        for name, field in type(after).model_fields.items()
        if name != "changes" and getattr(before, name, None) != getattr(after, name)
    )


def has_told(before: FieldGroup, after: FieldGroup) -> bool:
    """Whether a record's public history has grown; the introduction has none of its own."""
    return "changes" not in type(after).model_fields or len(getattr(after, "changes", ())) > len(
        getattr(before, "changes", ())
    )

"""Every group of fields that a record can hold, for tests that go through all of them."""

from letterbook.reading.schema import MODELS
from letterbook.reading.validation import parts_in
from letterbook.records.models import FieldGroup


def every_model() -> list[type[FieldGroup]]:
    """Return every group of fields that a record can hold, records included, by name."""
    found: set[type[FieldGroup]] = set()
    todo = list(MODELS.values())
    while todo:
        model = todo.pop()
        if model not in found:
            found.add(model)
            todo += [part for info in model.model_fields.values() for part in parts_in(info.annotation)]
    return sorted(found, key=lambda model: model.__name__)

"""What every part of a record is: a group of named fields."""

import re

from pydantic import BaseModel, ConfigDict


class FieldGroup(BaseModel):
    """A group of fields: frozen, and without any field that is not named."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        model_title_generator=lambda model: re.sub("(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower(),
    )

"""An image of a page of a letter: its file, and what is to be seen in it."""

from pydantic import Field

from letterbook.records.models.address_fields import ImageFile
from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Text


class Image(FieldGroup):
    """An image of a page of the letter."""

    file: ImageFile = Field(description="its file in `sources/facsimiles/`")
    shows: Text = Field(
        description="what it shows, for readers who cannot see it",
        examples=["One leaf in ink: nine lines, the lower right corner torn off."],
    )
    page: Text | None = Field(None, description="the page or leaf that it shows", examples=["1r"])
    credit: Text | None = Field(
        None, description="whose image it is, as its owner asks", examples=["Harbour Archive, CC0"]
    )

"""A text that a pattern describes: what is taken, how anything else is refused, and what an editor is told, in one."""

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from letterbook.records.models.shapes import Shape, shape
from letterbook.records.models.values import matching


@dataclass(frozen=True)
class Patterned:
    """A form of text: `refusal` is said behind a text that does not fit, and what it expected after the semicolon.

    `types` are what editors may take it for.
    """

    form: str
    says: str
    pattern: str
    code: str
    refusal: str
    examples: tuple[str, ...]
    types: tuple[str, ...] = ("string",)

    @property
    def json_schema(self) -> Shape:
        """The shape for editors."""
        expected = self.refusal.partition("; ")[2]
        types = list(self.types) if len(self.types) > 1 else self.types[0]
        told = {"type": types, "errorMessage": expected, "examples": list(self.examples)}
        made = shape(self.form, self.says, self.pattern, (self.code, self.refusal), **told)
        return dict(made.json_schema or {})

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take what the pattern takes."""
        return core_schema.no_info_plain_validator_function(matching(self.pattern, self.code, self.refusal))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        """Return the shape for editors."""
        return self.json_schema

"""What a field looks like to an editor: the JSON Schema of each form of value.

The validators beside these shapes decide. A shape may let through what they refuse, because a schema cannot
count words or compare dates; it refuses nothing that they take.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import CoreSchema

Shape = dict[str, Any]

# In a shape: the name under which `reading/schema.py` files it, so that it stands in a schema once.
FORM = "x-form"
# In the shape of a reference: the kinds of record whose ids it takes.
KINDS = "x-kinds"
# In the shape of a reference: `unknown` can stand in its place.
OR_UNKNOWN = "x-or-unknown"
# In the shape of a single value: the code of what is wrong with one that does not fit, and what is said behind it.
REFUSAL = "x-refusal"
# In a shape: an example that names records. Editors would offer its invented ids beside the real ones, so they
# are not told of it; the drafts of `new` are.
SAMPLE = "x-sample"

# Editors take an unquoted 27 or true for a number or a truth value; the build reads every scalar as text.
SCALAR = ["string", "number", "boolean"]

# White space around a value is dropped by the build, so no pattern may mind it.
SPACE = r"[ \t\r\n]*"
SOMETHING = r"[^ \t\r\n]"

DAYS = (
    r"(?:0[13578]|1[02])(?:-(?:0[1-9]|[12]\d|3[01]|XX))?"
    r"|(?:0[469]|11)(?:-(?:0[1-9]|[12]\d|30|XX))?"
    r"|02(?:-(?:0[1-9]|[12]\d|XX))?"
    r"|XX(?:-XX)?"
)
YEAR = r"(?:-(?!0000)\d{4}|\d{4}|\d\d(?:\dX|XX))"
# A day of a month that is not known can only be said of a year that is not known.
MASKED_POINT = r"(?:\d{3}X|\d\dXX)-XX-(?:0[1-9]|[12]\d|3[01])"
DATE_POINT = rf"(?:(?:{YEAR}(?:-(?:{DAYS}|2[1-4]))?|{MASKED_POINT})[~?%]?)"
DATE_MEMBER = rf" *{DATE_POINT}(?:\.\.{DATE_POINT})? *"
DATE_SET = rf"(?: *\.\.{DATE_POINT} *|{DATE_MEMBER})(?:,{DATE_MEMBER})*(?:, *{DATE_POINT}\.\. *)?| *{DATE_POINT}\.\. *"
DATE_PATTERN = (
    rf"{DATE_POINT}(?:/(?:{DATE_POINT}|\.\.)?)?|(?:\.\.)?/{DATE_POINT}|\[(?:{DATE_SET})\]|\{{(?:{DATE_SET})\}}"
)

DATE_EXAMPLES = [
    *("2018-09-21", "2018-09", "2018-09-21~", "2018-09-XX", "2018-09-06/2018-09-21", "../2019-02-27"),
    *("-0043-03-15", "2018-21", "201X-09-21", "[2018-09-06,2018-09-21]", "{2018-09-06,2018-09-21}"),
]


def shape(
    form: str, says: str, pattern: str | None = None, refusal: tuple[str, str] | None = None, **more: Any
) -> WithJsonSchema:
    """Return the shape of a single value: what it is, its pattern, and whatever else a schema says of it.

    `refusal` is the code of what is wrong with a value that does not fit, and what is said behind it.
    """
    bounds: Shape = {"pattern": f"^{SPACE}(?:{pattern}){SPACE}$"} if pattern else {}
    refused = {REFUSAL: list(refusal)} if refusal else {}
    return WithJsonSchema({FORM: form, "description": says, **bounds, **refused, **more})


def text_shape(form: str, says: str, *examples: str) -> WithJsonSchema:
    """Return the shape of text that may be anything but empty."""
    refusal = "expected text; write some, or remove the line"
    bounds = {"type": SCALAR, "pattern": SOMETHING, "errorMessage": refusal, "examples": list(examples)}
    return WithJsonSchema({FORM: form, "description": says, **bounds})


# What is written in the archive's own words.
PROSE_SHAPE = text_shape("prose", "the archive's own words; [[id]] links")
PROSE: Shape = dict(PROSE_SHAPE.json_schema or {})


def reference_shape(name: str, kinds: frozenset[str], example: str) -> WithJsonSchema:
    """Return the shape of an id of another record; which ids there are is filled in by `reading/schema.py`."""
    words = "record" if name == "record" else " or ".join(sorted(kinds))
    says = "the id of a record" if name == "record" else f"the id of a record ({words})"
    refusal = f"no {words} has this id; write the record first, or correct the id"
    return WithJsonSchema(
        {FORM: name, KINDS: sorted(kinds), "description": says, "errorMessage": refusal, SAMPLE: example}
    )


def as_editors_read(text: str) -> list[Any]:
    """Return a word and, where an editor takes it for something else than text, that too.

    Source: YAML 1.2.2, core schema.
    """
    known = {"true": True, "false": False, "null": None}
    if text in known:
        return [text, known[text]]
    if re.fullmatch(r"[0-9]+(e-?[0-9]{1,2})?", text):
        return [text, float(text) if "e" in text else int(text)]
    return [text]


@dataclass(frozen=True, slots=True)
class Lenient(BeforeValidator):
    """A validator that takes more forms than the one it makes of them, with the shape of all it takes.

    `taken` gets the shape of what is made and a function that follows a `$ref`.
    """

    taken: Callable[[Shape, Callable[[Shape], Shape]], Shape] = lambda made, _: made

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        """Return the shape of all that is taken."""
        return self.taken(handler(core), handler.resolve_ref_schema)


def alone(value: Shape) -> Shape:
    """Return the shape of a value that stands for a whole field, so that the field's own words describe it."""
    return {name: said for name, said in value.items() if name != "description"}


def one_or_list(made: Shape, _: object) -> Shape:
    """Return the shape of a list, or of one of its items alone."""
    return {"anyOf": [alone(made["items"]), made]}


def bare_or_group(made: Shape, resolve: Callable[[Shape], Shape]) -> Shape:
    """Return the shape of attestations: a value, a group whose `is` is the value, or a list of either."""
    group = made["items"]
    value = alone(resolve(group)["properties"]["is"])
    return {"anyOf": [value, group, {**made, "items": {"anyOf": [value, group]}}]}


def either_group(made: Shape, resolve: Callable[[Shape], Shape]) -> Shape:
    """Return the same where the value is itself a group: `is` tells the two apart."""
    group = made["items"]
    one = {"if": {"required": ["is"]}, "then": group, "else": alone(resolve(group)["properties"]["is"])}
    return {"anyOf": [{"type": "object", **one}, {**made, "items": one}]}


def text_or_group(made: Shape, _: object) -> Shape:
    """Return the shape of a group, or of prose that stands for its first field."""
    return {"anyOf": [alone(PROSE), made]}


def holds(field: str) -> Shape:
    """Return the shape of a group in which a field stands and is no empty list.

    The field is named below `not`, where editors do not look for fields to offer.
    """
    return {"required": [field], "not": {"properties": {field: {"type": "array", "maxItems": 0}}}}


def lacks(field: str) -> Shape:
    """Return the shape of a group in which a field does not stand, or is an empty list."""
    return {"not": holds(field)}


def never_both(*fields: str) -> Shape:
    """Return the shape of a group in which two fields exclude each other."""
    return {"not": {"required": list(fields)}}


def only_without(field: str, *others: str) -> Shape:
    """Return the shape of a group in which some fields are allowed only where another is absent."""
    return {"not": {"required": [field], "anyOf": [{"required": [other]} for other in others]}}


def exactly_one(*fields: str) -> Shape:
    """Return the shape of a group that has one of some fields."""
    return {"oneOf": [{"required": [field]} for field in fields]}


class Shapes(GenerateJsonSchema):
    """Pydantic's schemas as an editor wants them: no titles of fields, no nulls, no empty defaults."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic passes it
        """A field's name is title enough."""
        return False

    def sort(self, value: Shape, parent_key: str | None = None) -> Shape:  # noqa: ARG002 - pydantic passes it
        """Everything stands in the order in which the models name it."""
        return value

    def nullable_schema(self, schema: Any) -> Shape:
        """A field without a value is left out; it is never written as null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> Shape:
        """What a missing field means is said where it is a word or a number."""
        default = schema.get("default")
        inner = self.generate_inner(schema["schema"])
        return {**inner, "default": default} if isinstance(default, (str, int)) else inner

    def literal_schema(self, schema: Any) -> Shape:
        """A choice of words."""
        return {"enum": [read for word in schema["expected"] for read in as_editors_read(word)]}

    def dict_schema(self, schema: Any) -> Shape:
        """A group whose names are fixed, or have a form of their own."""
        names, value = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        if "enum" in names:
            fixed = dict.fromkeys(names["enum"], value)
            return {"type": "object", "properties": fixed, "additionalProperties": False}
        return {"type": "object", "propertyNames": names, "additionalProperties": value}

"""The text of a letter that an edition may print whole: paragraph by paragraph, in one language or several."""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from letterbook.records.models.field_group import FieldGroup
from letterbook.records.models.fields import Language, OneOrMore, Text
from letterbook.records.models.shapes import Lenient, Shape, alone, text_shape

# The parts that a letter's text is made of, by TEI's names; `p` is a plain paragraph.
Part = Literal["p", "dateline", "salute", "closer", "signed", "postscript"]
PARTS = get_args(Part)


class Paragraph(FieldGroup):
    """One paragraph of a letter, or another part of it."""

    words: Text = Field(
        description="the words, with the signs of the edition", examples=["I see no need of a third in this [mat]ter."]
    )
    part: Part = Field("p", description="which part of the letter it is; p is a plain paragraph")
    page: Text | None = Field(None, description="the page or leaf that begins with it", examples=["2r"])


def as_paragraphs(value: Any) -> Any:
    """Return plain texts of a list, and those that stand under the name of their part, as paragraphs."""
    return [as_paragraph(item) for item in value] if isinstance(value, list) else value


def as_paragraph(item: Any) -> Any:
    """Return "My dear Bela," or {salute: "My dear Bela,"} as a group with its words and its part."""
    if isinstance(item, str):
        return {"words": item}
    named = [name for name in PARTS if isinstance(item, dict) and name in item]
    if len(named) != 1 or "words" in item or "part" in item:
        return item
    return {"part": named[0], "words": item[named[0]], **{key: said for key, said in item.items() if key != named[0]}}


TEXT_SHAPE = text_shape("text", "text")


def texts_or_groups(made: Shape, _: object) -> Shape:
    """Return the shape of a list of paragraphs: each plain text, text under the name of its part, or a group."""
    text = {**alone(dict(TEXT_SHAPE.json_schema or {})), "examples": ["My dear Bela,"]}
    named: Shape = {
        "type": "object",
        "properties": dict.fromkeys((*PARTS, "page"), text),
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {**made, "items": {"anyOf": [text, named, made["items"]]}}


class HeldText(FieldGroup):
    """The text of a letter in one language."""

    language: Language = Field(description="the language of the text")
    translated_by: Text | None = Field(
        None, description="who translated it, if it is a translation", examples=["Eve Long"]
    )
    paragraphs: Annotated[tuple[Paragraph, ...], Lenient(as_paragraphs, taken=texts_or_groups)] = Field(
        min_length=1,
        description="the text, paragraph by paragraph; a translation is shown beside its original",
        examples=[[{"salute": "My dear Bela,"}, "I see no need of a third in this matter."]],
    )


HeldTexts = Annotated[tuple[HeldText, ...], OneOrMore]

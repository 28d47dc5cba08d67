"""What the forms in which contributors fill in records know of each field, from the models: what a page takes as data.

It knows no record. `theme/js/forms/` makes the controls, and checks what is typed, by it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from letterbook.exports.forms.meanings import MEANINGS
from letterbook.pages.wording import capitalised, languages_by_tag
from letterbook.reading.examples import form_shapes, group_name, shape_of
from letterbook.reading.schema import modeline, needed_by_rule
from letterbook.records.models import KINDS, Record
from letterbook.records.models.held_text import PARTS
from letterbook.records.models.shapes import FORM, OR_UNKNOWN, REFUSAL, Shape
from letterbook.records.models.shapes import KINDS as KINDS_OF
from letterbook.records.models.values import LONGEST, NO_TITLE

# What a field is called in a form, where its name in a file would not tell.
LABELS: Mapping[str, str] = {
    "is": "What it states",
    "says": "What it states",
    "at": "Place in the article",
    "by": "Whom it cites",
    "because": "Reason",
    "url": "Web address",
    "same_as": "The same in outside catalogues",
    "may_be": "Perhaps the same as",
    "version_of": "Another copy of",
    "archived": "Archived copy",
    "index_id": "Id in indexes of letters",
    "what": "What changed",
    "aliases": "Former ids",
    "conjectured": "Inferred by the editors",
    "relays": "Draws on",
    "may_relay": "Perhaps draws on",
}

# The same, where it depends on the model; `by` of a hand-over is no informant.
LABELS_IN: Mapping[str, Mapping[str, str]] = {
    "HandingOver": {"by": "By", "to": "To"},
    "Change": {"by": "Who changed it"},
    "Comparison": {"by": "Who compared"},
    "NameAsWritten": {"form": "Name as written"},
}

# Which fields a form shows at once, beside those that are needed; others are added one by one.
SHOWN: Mapping[str, tuple[str, ...]] = {
    "Letter": ("sender", "recipient", "date", "passages", "changes"),
    "Article": ("title", "outlet", "published", "url", "digest", "changes"),
    "Person": ("description", "changes"),
    "Place": ("description", "changes"),
    "Organisation": ("kind", "description", "changes"),
    "Event": ("date", "place", "description", "changes"),
    "Topic": ("description", "changes"),
    "Question": ("changes",),
    "Witness": ("at", "says", "quotations"),
    "Says": ("date", "received"),
    "QuotedAccount": ("article", "quotation"),
    "HandingOver": ("date", "by", "to"),
}

# Which fields a group begins with, and ends with, as the samples do, where the models say them in another order.
FIRST: Mapping[str, tuple[str, ...]] = {
    "LetterQuotation": ("passage", "at", "text"),
    "SpeakerQuotation": ("at", "speaker", "about", "text"),
    "Organisation": ("name", "sort_name", "kind"),
}
LAST = ("same_as", "aliases", "changes")


def form_description() -> dict[str, Any]:
    """Return what every form knows: each kind of record, each group of fields, each form of a single value."""
    groups = {name: shape for kind in KINDS for name, shape in shape_of(kind).get("$defs", {}).items()}
    return {
        "kinds": {kind.kind: kind_of_record(kind) for kind in KINDS},
        "groups": {name: group(name, shape) for name, shape in sorted(groups.items())},
        "values": {name: single_value(shape) for name, shape in form_shapes().items() if REFUSAL in shape},
        "languages": languages_by_tag(),
        "noTitle": NO_TITLE.pattern,
        "longest": LONGEST,
    }


def kind_of_record(kind: type[Record]) -> dict[str, Any]:
    """Return what a form knows of a kind of record: its name, its folder, its fields."""
    model = kind.__name__
    return {
        **group(model, shape_of(kind)),
        "folder": kind.folder,
        "model": model,
        "modeline": modeline(kind.kind),
    }


def group(model: str, shape: Shape) -> dict[str, Any]:
    """Return what a form knows of a group of fields, in the order of the samples."""
    return {
        "title": shape["title"],
        "fields": [field(model, name, shape) for name in in_order(model, list(shape["properties"]))],
    }


def in_order(model: str, names: Sequence[str]) -> list[str]:
    """Return the fields of a group as the samples have them; what a statement states comes before how it does."""
    first = FIRST.get(model, ("is",))
    ahead, behind = [name for name in first if name in names], [name for name in LAST if name in names]
    return [*ahead, *(name for name in names if name not in (*ahead, *behind)), *behind]


def field(model: str, name: str, among: Shape) -> dict[str, Any]:
    """Return what a form knows of one field of a group."""
    shape, is_needed = among["properties"][name], name in among.get("required", [])
    label = LABELS_IN.get(model, {}).get(name) or LABELS.get(name) or capitalised(name.replace("_", " "))
    return {
        "name": name,
        "label": label,
        "says": shape["description"],
        **({"needed": True} if is_needed else {}),
        **({"shown": True} if is_needed or is_shown(model, name, among) else {}),
        **({"default": shape["default"]} if "default" in shape else {}),
        **example(shape),
        **({"meanings": MEANINGS[model, name]} if (model, name) in MEANINGS else {}),
        "value": value(shape),
    }


def is_shown(model: str, name: str, among: Shape) -> bool:
    """Whether a form shows a field at once: one that most records have, or that a rule wants where others are not."""
    return name in SHOWN[model] if model in SHOWN else name in needed_by_rule(among)


def example(field: Shape) -> dict[str, str]:
    """Return an example of a field that takes a single text."""
    found = field.get("examples", [None])[0]
    return {"example": str(found)} if isinstance(found, (str, int, float)) and FORM in field else {}


def value(shape: Shape) -> dict[str, Any]:
    """Return what a field takes: a single value, a choice, an id, a list, a group, values under names, …"""
    if FORM in shape:
        return single(shape)
    if "$ref" in shape:
        return {"is": "group", "of": group_name(shape)}
    if "enum" in shape:
        return {"is": "choice", "of": [word for word in shape["enum"] if isinstance(word, str)]}
    if "items" in shape:
        return listed(shape)
    if "properties" in shape or "propertyNames" in shape:
        return named(shape)
    return one_of_several(shape)


def single(shape: Shape) -> dict[str, Any]:
    """Return what is known of a single value: its form, or the kinds of record whose ids it takes."""
    if KINDS_OF not in shape:
        return {"is": "text", "form": shape[FORM]}
    return {"is": "id", "kinds": shape[KINDS_OF], **({"orUnknown": True} if OR_UNKNOWN in shape else {})}


def listed(shape: Shape) -> dict[str, Any]:
    """Return what is known of a list; of paragraphs, that a plain text stands for one."""
    items, least = shape["items"], {"least": shape["minItems"]} if "minItems" in shape else {}
    if "anyOf" in items:
        return {"is": "paragraphs", "of": group_name(items["anyOf"][-1]), "parts": list(PARTS), **least}
    return {"is": "list", "of": value(items), **least}


def named(shape: Shape) -> dict[str, Any]:
    """Return what is known of values under names: names of a fixed set, or in a form of their own."""
    if "properties" in shape:
        return {
            "is": "named",
            "names": list(shape["properties"]),
            "of": value(next(iter(shape["properties"].values()))),
        }
    return {"is": "named", "by": value(shape["propertyNames"]), "of": value(shape["additionalProperties"])}


def one_of_several(shape: Shape) -> dict[str, Any]:
    """Return what is known of a field that takes more than one form: one or a list, statements, a text or a group."""
    several = shape["anyOf"]
    last = several[-1]
    if "items" not in last:
        return {"is": "reason", "of": group_name(last)}
    if len(several) == len(("alone", "list")) and "items" in last and "anyOf" not in last["items"]:
        return {**listed(last), "alone": True} if "if" not in last["items"] else grouped_statements(last)
    return {"is": "statements", "of": group_name(several[1])}


def grouped_statements(shape: Shape) -> dict[str, Any]:
    """Return what is known of statements whose value is itself a group of fields."""
    return {"is": "statements", "of": group_name(shape["items"]["then"]), "grouped": True}


def single_value(shape: Shape) -> dict[str, Any]:
    """Return the pattern and the bounds of a form of value, and how one that does not fit is told."""
    code, refusal = shape[REFUSAL]
    bounds: dict[str, Any] = {name: shape[name] for name in ("pattern", "minimum", "maximum") if name in shape}
    return {**bounds, "code": code, "refusal": refusal}

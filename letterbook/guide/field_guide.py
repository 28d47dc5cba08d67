"""The guide to every field of every kind of record, for contributors.

It is made from the models, so it cannot go stale; only where to look for a field is written in `where_shown.py`.
It knows no record: the same models give the same page, whatever stands in `sources/`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from letterbook.guide.forms_in_words import form_in_words, forms_table
from letterbook.guide.where_shown import WHERE_SHOWN
from letterbook.pages import markup
from letterbook.pages.wording import capitalised, listed
from letterbook.reading.examples import bare, flow, shape_of, whole_example
from letterbook.reading.schema import MODELS, needed_by_rule, sentence
from letterbook.reading.validation import parts_in
from letterbook.records.models import (
    Asked,
    Attested,
    Beginning,
    Expected,
    FieldGroup,
    HandingOver,
    QuotedAccount,
    Record,
    Says,
)
from letterbook.records.models.attested import AttestedDate
from letterbook.records.models.shapes import Shape

# Where the page lies, relative to `docs/`.
FIELD_GUIDE = "contributing/fields.md"

DESCRIPTION = (
    "Every field that a record of this archive can have: what it says, its form, an example, where to look for it."
)

# What the search asks for is a letter or a name; a contributor finds this page from that on contributing.
BOOST = 0.1

LEAD = (
    "All fields of a record: what each one says, its form, an example from a file, and where to look for it on the "
    "site.",
    "Fields marked *needed* are required.",
    "Leave out any other that you cannot fill in.",
    "The examples are invented.",
    "For the form of a date, a locator or an id, see [Forms of values](#forms-of-values).",
    "The file CONTRIBUTING.md of the repository shows whole sample records.",
    "“The facts” are the list near the head of a page on the site.",
    "The last column names the place to look first.",
    "Lists, drawings, data files and books may show a field as well.",
)

# By this a guide that is to be renewed is known from a page by hand.
MADE_BY = "build_pages.py schema"

NOTE = (
    "Each record's page also has a JSON file beside it, with all its fields.",
    "The books (EPUB and PDF) say the same about letters as their pages do.",
    f"`{MADE_BY}` makes this page from the program, like the schemas for editors.",
    "Do not edit it.",
)

SHARED = "Groups in several kinds of record"
FORMS = "Forms of values"

# What a group is called where the name of its model would not tell.
TITLES: Mapping[type[FieldGroup], str] = {
    Attested: "Attestation",
    Asked: "Question of readers",
    Beginning: "Letter to begin with",
    Expected: "Expected number",
    HandingOver: "Hand-over",
    QuotedAccount: "Account in a question",
    Says: "What a witness says",
}


@dataclass(frozen=True)
class Use:
    """One field that holds a group of fields: the group's model, the kind of record, and whose field it is."""

    model: type[FieldGroup]
    kind: str
    holder: type[FieldGroup]
    field: str

    @property
    def group(self) -> type[FieldGroup]:
        """The model under which the group is described."""
        return told_as(self.model)


def field_guide() -> str:
    """Return the page as Markdown, front matter included."""
    parts = [
        markup.front_matter(description=DESCRIPTION, hide=["navigation"], search={"boost": BOOST}),
        markup.heading(1, "Every field of a record"),
        "\n".join(LEAD),
        "\n".join(NOTE),
        *(block for kind in MODELS for block in kind_section(kind)),
        markup.heading(2, SHARED),
        *(block for group in groups() if is_shared(group) for block in group_section(group)),
        markup.heading(2, FORMS),
        forms_table(),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def is_guide(text: str) -> bool:
    """Whether a text is this page as some version of the program made it: it says so."""
    return text.startswith("---\n") and f"`{MADE_BY}`" in text


def kind_section(kind: str) -> Iterator[str]:
    """Yield the section of a kind of record: what it is, its file, its rules, its fields, and its own groups."""
    model = MODELS[kind]
    yield markup.heading(2, title(model))
    yield f"{in_code(model.__doc__ or '')}\n{place(model)}"
    yield from fields_of(model, shape_of(model))
    for group in groups():
        if not is_shared(group) and any(use.kind == kind for use in uses() if use.group is group):
            yield from group_section(group)


def group_section(group: type[FieldGroup]) -> Iterator[str]:
    """Yield the section of a group of fields: what it is, where it stands, its rules and its fields."""
    yield markup.heading(3, title(group))
    yield f"{in_code(group.__doc__ or '')}\nUsed in {'; '.join(stands_in(group))}."
    yield from fields_of(group, shape_of_group(group))


def stands_in(group: type[FieldGroup]) -> Iterator[str]:
    """Yield the fields that hold a group, with links to whose they are; those of the same ones together."""
    holders: dict[str, dict[str, None]] = {}
    for use in uses():
        if use.group is group:
            holders.setdefault(use.field, {})[markup.link(title(use.holder).lower(), anchor(use.holder))] = None
    fields: dict[tuple[str, ...], list[str]] = {}
    for field, of in holders.items():
        fields.setdefault(tuple(of), []).append(f"`{field}`")
    for held_by, names in fields.items():
        yield f"{listed(names)} of {listed(held_by)}"


def fields_of(model: type[FieldGroup], shape: Shape) -> Iterator[str]:
    """Yield the rules between the fields of a model, and a table of the fields; of a group, needed ones come first."""
    if rules := [in_code(rule) for rule in rules_of(model)]:
        yield f"**Rule.** {' '.join(rules)}"
    needed = shape.get("required", [])
    names = sorted(shape["properties"], key=lambda name: name not in needed and not hasattr(model, "kind"))
    rows = [[field_cell(name, shape), said_of(model, name, shape), where_shown(whole(model), name)] for name in names]
    yield markup.division("fields", markup.table(["Field", "What it says", "Where to look for it"], rows))


def field_cell(name: str, among: Shape) -> str:
    """Return the name of a field, and whether it must stand."""
    if name in among.get("required", []):
        return f"`{name}`<br>**needed**"
    return f"`{name}`<br>{'see the rule' if name in needed_by_rule(among) else 'optional'}"


def said_of(model: type[FieldGroup], name: str, among: Shape) -> str:
    """Return what a field says, its form, what it means where it is left out, and an example."""
    shape, kinds = among["properties"][name], all_groups()
    # A statement takes the form of the field that it is about.
    is_any = model is Attested and name == "is"
    form = "the value, in the form of its field" if is_any else form_in_words(shape, linked)
    left_out = f"; `{shape['default']}` if left out" if "default" in shape else ""
    value = whole_example(shape, kinds)
    example = f"{name}: {bare(value) if isinstance(value, str) else flow(value)}"
    return f"{in_code(sentence(shape['description']))}<br>{sentence(f'{form}{left_out}')}<br>`{example}`"


def where_shown(model: type[FieldGroup], name: str) -> str:
    """Return where a field shows, as told under its model or the nearest one from which it has it."""
    for told in model.__mro__:
        if words := WHERE_SHOWN.get(told, {}).get(name):
            return words
    raise KeyError(f"say in letterbook/guide/where_shown.py where '{name}' of {model.__name__} shows")


def rules_of(model: type[FieldGroup]) -> Iterator[str]:
    """Yield the rules that a model keeps beyond the form of each field, as its validators say them."""
    for validator in model.__pydantic_decorators__.model_validators.values():
        yield str(validator.func.__doc__)


@cache
def uses() -> tuple[Use, ...]:
    """Return every field that holds a group, in the order of the kinds and their fields."""
    return tuple(dict.fromkeys(use for kind, model in MODELS.items() for use in uses_in(model, kind)))


def uses_in(model: type[FieldGroup], kind: str) -> Iterator[Use]:
    """Yield the fields of a model that hold groups, each followed by those of its group."""
    for name, info in model.model_fields.items():
        for part in parts_in(info.annotation):
            yield Use(part, kind, told_as(model), info.alias or name)
            yield from uses_in(part, kind)


def told_as(model: type[FieldGroup]) -> type[FieldGroup]:
    """Return the model under which a group is described: attestations differ in the form of one field alone."""
    return Attested if issubclass(model, Attested) else model


def whole(model: type[FieldGroup]) -> type[FieldGroup]:
    """Return the model of a group that has all of its fields: of attestations, that of a date."""
    return AttestedDate if model is Attested else model


def groups() -> tuple[type[FieldGroup], ...]:
    """Return every group of fields once, in the order in which records hold them."""
    return tuple(dict.fromkeys(use.group for use in uses()))


def is_shared(group: type[FieldGroup]) -> bool:
    """Whether several kinds of record hold a group."""
    return len({use.kind for use in uses() if use.group is group}) > 1


def shape_of_group(group: type[FieldGroup]) -> Shape:
    """Return the fields of a group."""
    found: Shape = all_groups()[whole(group).__name__]
    return found


@cache
def all_groups() -> dict[str, Shape]:
    """Return the shape of every group by the name of its model."""
    return {name: group for model in MODELS.values() for name, group in shape_of(model).get("$defs", {}).items()}


def linked(name: str) -> str:
    """Return a link to the section of a group, by the name of its model."""
    group = next(use.group for use in uses() if use.model.__name__ == name)
    return markup.link(title(group).lower(), anchor(group))


def title(model: type[FieldGroup]) -> str:
    """Return the heading of a kind or group: "Witness", "Letter quotation"."""
    return (
        TITLES[model] if model in TITLES else capitalised(getattr(model, "kind", "") or shape_of_group(model)["title"])
    )


def anchor(model: type[FieldGroup]) -> str:
    """Return the link to a section, as both GitHub and MkDocs make it of a heading of letters, hyphens and spaces."""
    return "#" + title(model).lower().replace(" ", "-")


def place(model: type[FieldGroup]) -> str:
    """Return where a record of a kind lies."""
    if issubclass(model, Record):
        return f"One file each, `sources/{model.folder}/ID.yml`; the file's name is the record's id."
    return f"There is only one, `sources/{getattr(model, 'file', '')}`."


def in_code(text: str) -> str:
    """Return words of the program with everything escaped but its own code marks."""
    parts = markup.one_line(text.split("\n\n", maxsplit=1)[0]).split("`")
    return "".join(
        f"`{part}`" if number % 2 else markup.escape_within(part, after_word=number > 0)
        for number, part in enumerate(parts)
    )

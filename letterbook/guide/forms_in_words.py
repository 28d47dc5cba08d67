"""The forms of values in words, as the guide to all fields says them: "list of dates", "one of `a`, `b`"."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from letterbook.pages import markup
from letterbook.pages.wording import alternatives, date_in_words, language_name, locator_in_words
from letterbook.reading.examples import flow, form_shapes, group_name
from letterbook.reading.schema import sentence
from letterbook.records.dates import parse_date
from letterbook.records.models import KINDS
from letterbook.records.models.references import UNKNOWN
from letterbook.records.models.shapes import FORM, OR_UNKNOWN, Shape
from letterbook.records.models.shapes import KINDS as KINDS_OF
from letterbook.records.models.values import IDS

# One of each form of value, and several.
WORDS: Mapping[str, tuple[str, str]] = {
    "text": ("text", "texts"),
    "prose": ("prose", "prose"),
    "digest": ("digest", "digests"),
    "date": ("date", "dates"),
    "day": ("day", "days"),
    "day-of-year": ("month and day", "months and days"),
    "fingerprint": ("fingerprint", "fingerprints"),
    "locator": ("locator", "locators"),
    "paragraphs": ("paragraphs", "paragraphs"),
    "language": ("language tag", "language tags"),
    "address": ("web address", "web addresses"),
    "article-address": ("web address of a page", "web addresses of pages"),
    "index-id": ("id of CMIF", "ids of CMIF"),
    "image-file": ("name of an image", "names of images"),
    "mail-address": ("mail address", "mail addresses"),
    "site": ("name of a site", "names of sites"),
    "count": ("whole number", "whole numbers"),
    "version": ("version", "versions"),
    "latitude": ("latitude", "latitudes"),
    "longitude": ("longitude", "longitudes"),
    "slug": ("short name", "short names"),
    "former-id": ("former id", "former ids"),
}

# What an example of a form means, where a reader may not guess it.
MEANINGS: Mapping[str, Callable[[str], str]] = {
    "date": lambda text: date_in_words(parse_date(text)),
    "locator": locator_in_words,
    "paragraphs": locator_in_words,
    "language": language_name,
}

UNKNOWN_TOO = f", `{UNKNOWN}`, or `{{{UNKNOWN}: …}}` with what is known"

# Returns a link to the section of a group, by the name of its model.
Linked = Callable[[str], str]


def form_in_words(shape: Shape, linked: Linked, several: bool = False) -> str:
    """Return what a field takes, or several of it."""
    if FORM in shape:
        if KINDS_OF not in shape:
            return WORDS[shape[FORM]][several]
        return id_in_words(shape[KINDS_OF], several) + (UNKNOWN_TOO if OR_UNKNOWN in shape else "")
    if "$ref" in shape:
        group = linked(group_name(shape))
        return f"{group} groups" if several else f"group: {group}"
    if "enum" in shape:
        return choice([word for word in shape["enum"] if isinstance(word, str)], several)
    if "items" in shape:
        return f"{'lists' if several else 'list'} of {form_in_words(shape['items'], linked, several=True)}"
    return named_values(shape, linked) if "anyOf" not in shape and "if" not in shape else either(shape, linked)


def id_in_words(kinds: Sequence[str], several: bool) -> str:
    """Return of which kinds of record an id is: "id of a person or organisation"."""
    known = [kind for kind in KINDS if kind.kind in kinds]
    if len(known) == len(KINDS):
        return "ids of records of any kind" if several else "id of any record"
    if several:
        return f"ids of {alternatives([kind.folder for kind in known])}"
    words = alternatives([kind.kind for kind in known])
    return f"id of {'an' if words[0] in 'aeo' else 'a'} {words}"


def choice(words: Sequence[str], several: bool) -> str:
    """Return the words among which one chooses."""
    shown = [f"`{word}`" for word in words]
    if len(words) == 1:
        return f"only {shown[0]}"
    return f"any of {', '.join(shown)}" if several else f"one of {alternatives(shown)}"


def either(shape: Shape, linked: Linked) -> str:
    """Return the forms of a field that takes one thing or another, or a list of them."""
    if "if" in shape:
        return f"{form_in_words(shape['else'], linked)}, or {form_in_words(shape['then'], linked)}"
    last = shape["anyOf"][-1]
    if "items" not in last:
        return ", or ".join(form_in_words(one, linked) for one in shape["anyOf"])
    # Of a field that takes lists of lists, too much would be said.
    single = [form_in_words(one.get("anyOf", [one])[0], linked) for one in shape["anyOf"][:-1]]
    return f"{', or '.join(single)}, or a list of them"


def named_values(shape: Shape, linked: Linked) -> str:
    """Return the form of a field whose values have names, of a fixed set or of the writer's own."""
    if "properties" in shape:
        value = form_in_words(next(iter(shape["properties"].values())), linked)
        return f"for any of {', '.join(f'`{name}`' for name in shape['properties'])}: {value}"
    name = form_in_words(shape["propertyNames"], linked, several=True)
    return f"{name}, each with its {form_in_words(shape['additionalProperties'], linked)}"


def forms_table() -> str:
    """Return a table of the forms: what each is, and examples with what they mean."""
    rows = [
        [WORDS[name][0], what(name, shape), "<br>".join(examples(name, shape))] for name, shape in form_shapes().items()
    ]
    rows.append(["id", f"The name of another record's file, without `.yml`: {required(IDS)}.", "`ada-north`"])
    # Of some, such as text, there is no more to say than the name does.
    told = [row for row in rows if row[1].lower() != f"{row[0]}."]
    return markup.division("fields forms", markup.table(["Form", "What it is", "For example"], told))


def what(name: str, shape: Shape) -> str:
    """Return what a form is and, where examples do not show it, what is required of it."""
    says = shape["description"]
    bounds = "" if name in MEANINGS else required(str(shape.get("errorMessage", "")))
    # "a whole number: a whole number from 0" says one thing twice.
    bounds = bounds.removeprefix(says.split(",")[0]).strip()
    return markup.escape(sentence(f"{says}: {bounds}" if bounds else says))


def required(refusal: str) -> str:
    """Return what a refusal says was expected, or "" where it says something else."""
    return refusal.removeprefix("expected ") if refusal.startswith("expected ") else ""


def examples(name: str, shape: Shape) -> Iterator[str]:
    """Yield the examples of a form, each with what it means where that is not plain."""
    for text in shape.get("examples", ()):
        meaning = f" {markup.escape(MEANINGS[name](text))}" if name in MEANINGS else ""
        # YAML has brackets of its own.
        yield f"`{flow(text) if str(text)[0] in '[{' else text}`{meaning}"

"""An edition whose every field that takes text holds attacks; the fields are found in the models themselves."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import PlainValidator, TypeAdapter, ValidationError

from letterbook.pages import markup
from letterbook.pages.pen import EMPHASIS
from letterbook.reading.digests import blocks
from letterbook.reading.references import LINK, stray_brackets
from letterbook.records.models import KINDS, Account, Collection, Digest, FieldGroup, Introduction, Prose, Quotation
from letterbook.records.models.patterned import Patterned
from tests.publishing.attacks import ATTACKS

Path_ = tuple[str | int, ...]

# What stands between two attacks of one field; nothing reads anything into it.
BETWEEN = " ¶ "

# How many places of a field hold one attack, so that it also stands by itself, and fits into a drawing.
ALONE = 2

# At most sixty words, so one attack each.
QUOTED = {"text": Quotation, "quotation": Account}

# The one who says most has a short name, so that pages stay small.
SPEAKER = "ada-north"

# The images of the invented collection, which its letters name.
IMAGES = Path(__file__).parents[1] / "toy_edition" / "sources" / "facsimiles"

# A field that a capture's file is named by; the hostile edition has no captures.
LEFT_OUT = frozenset({"capture"})


@dataclass(frozen=True)
class Slot:
    """One place of a file that takes a value: its path there, and the model and field it belongs to."""

    file: str
    path: Path_
    model: type[FieldGroup]
    field: str
    annotation: Any

    @property
    def owner(self) -> tuple[str, str]:
        """The field, whatever file it stands in."""
        return self.model.__name__, self.field


@cache
def takes_any_text(annotation: Any) -> bool:
    """Whether a field takes an attack: it is then free, and must show it as it stands."""
    try:
        TypeAdapter(annotation).validate_python("<script>window.__ran=1</script> x:y")
    except ValidationError:
        return False
    return True


def kind_of(annotation: Any) -> type[str]:
    """Return how a free field is read: as prose, as a digest, or else as it stands."""
    base = get_args(annotation)[0]
    return base if base in (Prose, Digest) else str


def unfolded(annotation: Any) -> Iterator[Any]:
    """Yield what a field may hold one of: groups of fields, single values, choices; None is none of it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated and not any(isinstance(one, (PlainValidator, Patterned)) for one in inner[1:]):
        yield from unfolded(inner[0])
    elif origin in (Union, UnionType):
        for one in inner:
            yield from unfolded(one)
    elif annotation is not type(None):
        yield annotation


def annotation_of(info: Any) -> Any:
    """Return the annotation of a field as it was written."""
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def is_part(annotation: Any) -> bool:
    """Whether something is a group of fields."""
    return isinstance(annotation, type) and issubclass(annotation, FieldGroup)


def fields(model: type[FieldGroup]) -> Iterator[tuple[str, Any]]:
    """Yield the fields that may be written in a group, by their names in YAML."""
    for name, info in model.model_fields.items():
        if name not in {"id", *LEFT_OUT}:
            yield info.alias or name, next(unfolded(annotation_of(info)))


def full(content: Any, annotation: Any) -> Any:
    """Return what a file holds in its full form: no value that stands for a list, or for a group, of one."""
    if is_part(annotation):
        known = dict(fields(annotation))
        if not isinstance(content, dict) or ("is" in known and "is" not in content):
            content = {"is" if "is" in known else "follows": content}
        return {name: full(held, known[name]) for name, held in content.items() if name in known}
    if get_origin(annotation) is tuple:
        items = content if isinstance(content, list) else [content]
        inner = next(unfolded(get_args(annotation)[0]))
        return [full(item, inner) for item in items]
    if get_origin(annotation) is dict:
        inner = next(unfolded(get_args(annotation)[1]))
        return {key: full(held, inner) for key, held in content.items()}
    return content


def slots(file: str, content: Any, annotation: Any, path: Path_ = (), owner: Any = (FieldGroup, "")) -> Iterator[Slot]:
    """Yield every single value of what a file holds in full."""
    if is_part(annotation):
        known = dict(fields(annotation))
        for name, held in content.items():
            yield from slots(file, held, known[name], (*path, name), (annotation, name))
    elif get_origin(annotation) is tuple:
        for number, item in enumerate(content):
            yield from slots(file, item, next(unfolded(get_args(annotation)[0])), (*path, number), owner)
    elif get_origin(annotation) is dict:
        for key, held in content.items():
            yield from slots(file, held, next(unfolded(get_args(annotation)[1])), (*path, key), owner)
    else:
        yield Slot(file, path, *owner, annotation)


def every_field(annotation: Any, owner: Any = (FieldGroup, "")) -> Iterator[Slot]:
    """Yield every field that a kind of file may hold, and every key of a group, filled or not."""
    if is_part(annotation):
        for name, inner in fields(annotation):
            yield from every_field(inner, (annotation, name))
    elif get_origin(annotation) in (tuple, dict):
        inners = [one for one in get_args(annotation) if one is not Ellipsis]
        for number, inner in enumerate(inners):
            is_key = number == 0 and len(inners) == 2
            named = (owner[0], f"{owner[1]} [key]") if is_key else owner
            yield from every_field(next(unfolded(inner)), named)
    else:
        yield Slot("", (), *owner, annotation)


def model_of(file: str) -> type[FieldGroup]:
    """Return what a file of `sources/` holds."""
    folders: dict[str, type[FieldGroup]] = {kind.folder: kind for kind in KINDS}
    return {Collection.file: Collection, Introduction.file: Introduction, **folders}[file.partition("/")[0]]


def put(content: Any, path: Path_, value: Any) -> Any:
    """Return content with another value at a path; a group or list that is not there is made."""
    whole = deepcopy(content)
    here = whole
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = value
    return whole


def get(content: Any, path: Path_) -> Any:
    """Return the value at a path."""
    for part in path:
        content = content[part]
    return content


def is_sound(file: str, content: Any) -> bool:
    """Whether the model of a file takes its content."""
    model = model_of(file)
    added = {"id": "x"} if "id" in model.model_fields else {}
    try:
        model.model_validate({**content, **added})
    except ValidationError:
        return False
    return True


# A field that one wording of a passage may have, and no other beside it.
ONCE = frozenset({"preferred"})


def completed(file: str, content: dict[str, Any]) -> dict[str, Any]:
    """Return what a file holds with every field of text that it might hold too."""
    for path, model in list(groups(content, model_of(file))):
        for name, inner in fields(model):
            leaf = next(unfolded(get_args(inner)[0])) if get_origin(inner) is tuple else inner
            is_single = not is_part(leaf) and get_origin(leaf) is Annotated
            if name in ONCE or name in get(content, path) or not is_single or not takes_any_text(leaf):
                continue
            with_it = put(content, (*path, name), ["x"] if get_origin(inner) is tuple else "x")
            content = with_it if is_sound(file, with_it) else content
    return content


def groups(content: Any, annotation: Any, path: Path_ = ()) -> Iterator[tuple[Path_, type[FieldGroup]]]:
    """Yield every group of fields that a file holds, with its path."""
    if is_part(annotation):
        yield path, annotation
        known = dict(fields(annotation))
        for name, held in content.items():
            yield from groups(held, known[name], (*path, name))
    elif get_origin(annotation) is tuple:
        for number, item in enumerate(content):
            yield from groups(item, next(unfolded(get_args(annotation)[0])), (*path, number))
    elif get_origin(annotation) is dict:
        for key, held in content.items():
            yield from groups(held, next(unfolded(get_args(annotation)[1])), (*path, key))


def read(sources: Path) -> dict[str, dict[str, Any]]:
    """Return what every file of some sources holds, in full; seals and captures are left out."""
    files = sorted(path for path in sources.rglob("*.yml") if path.parent.name != "seals")
    names = {path.relative_to(sources).as_posix(): path for path in files}
    return {
        name: full(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), model_of(name))
        for name, path in names.items()
    }


def multiplied(content: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the files with as many quotations of letters, of speakers and in questions as there are attacks."""
    content, done = deepcopy(content), set()
    for file, held in content.items():
        for path, model in list(groups(held, model_of(file))):
            quoting = next((name for name, one in QUOTED.items() if issubclass(model, one)), "")
            is_first = isinstance(path[-1], int) if path else False
            if quoting in get(held, path) and model not in done and is_first:
                again = {name: value for name, value in get(held, path).items() if name not in ONCE}
                again |= {"speaker": SPEAKER} if "speaker" in again else {}
                get(held, path[:-1]).extend(deepcopy(again) for _ in range(len(ATTACKS) - 1))
                done.add(model)
    return content


def without_limits(file: str, content: dict[str, Any]) -> dict[str, Any]:
    """Return an article that may be printed at any length; or a collection whose site is a host of its own."""
    if file == Collection.file:
        return content | {"site": "https://toy.example.org/"}
    allowed = {"quotation_limit": "1000000", "rights": "full"}
    return content | allowed if file.startswith("articles/") else content


def is_taken(attack: str, kind: type[str]) -> bool:
    """Whether a field takes an attack; double brackets that are no link are refused in prose."""
    return kind is str or not (LINK.search(attack) or stray_brackets(attack))


def mixture(attacks: Sequence[str], number: int, of: int, first: int) -> str:
    """Return the attacks for one of several places that a field has: all of them, over the places.

    Each begins and ends with one more. The first two places have nothing but one, and of very many places all do.
    """
    if of >= len(attacks):
        return attacks[number % len(attacks)]
    alone = ALONE if of > ALONE + 1 else 0
    begin, end = attacks[first % len(attacks)], attacks[(first + len(attacks) // 2) % len(attacks)]
    if number < alone:
        return begin
    return BETWEEN.join([begin, *attacks[number - alone :: of - alone], end])


def attacked(content: dict[str, dict[str, Any]]) -> tuple[dict[str, dict[str, Any]], dict[Slot, str]]:
    """Return the files with attacks in every field that takes text, and which stands where."""
    places: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    for file, held in content.items():
        for slot in slots(file, held, model_of(file)):
            if takes_any_text(slot.annotation):
                places[slot.owner].append(slot)
    content, entered, first = deepcopy(content), {}, 0
    for found in places.values():
        for number, slot in enumerate(found):
            attacks = [one for one in ATTACKS.values() if is_taken(one, kind_of(slot.annotation))]
            is_quoted = slot.field in QUOTED and issubclass(slot.model, QUOTED[slot.field])
            text = attacks[number % len(attacks)] if is_quoted else mixture(attacks, number, len(found), first)
            get(content[slot.file], slot.path[:-1])[slot.path[-1]] = entered[slot] = text
            first += 1
    return content, entered


def written(folder: Path, content: dict[str, dict[str, Any]]) -> Path:
    """Write files into a folder of sources, which is returned."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(IMAGES, folder / IMAGES.name)
    for file, held in content.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(held, allow_unicode=True, default_style='"', width=100_000, sort_keys=False)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def shown(text: str, kind: type[str]) -> str:
    """Return a text as its page must show it: white space run together; of a digest, without its marks."""
    if kind is not Digest:
        return markup.one_line(text)
    texts = [text for block in blocks(markup.clean(text)) for text in block.texts]
    return " ".join(EMPHASIS.sub(without_marks, markup.one_line(text)) for text in texts)


def without_marks(found: re.Match[str]) -> str:
    """Return stressed words; where white space stands within the marks, they are none."""
    words = found["strong"] or found["stress"]
    return words if words == words.strip() else found[0]

"""Records that are imported again: what the last import wrote is known, so that a newer one changes only what changed.

What an editor changed or added since stays. Where both changed one field, the editor's stays, and the report says so.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from letterbook.intake.cmif.registers import KINDS, Register, Registered
from letterbook.reading.examples import bare, flow
from letterbook.reading.schema import modeline

# In sources/: what was imported, a line for each record. It is committed with the records.
FOLDER, FILE = "imports", "cmif.jsonl"

# A field is written in one line up to this length; below it, item by item.
ROOM = 100

FIELD = re.compile(r"^[\"']?([a-z_]+)[\"']?\s*:", re.MULTILINE)


@dataclass(frozen=True)
class Kept:
    """What the last import wrote into a record: the digest of its text, and of each field's."""

    text: str
    fields: Mapping[str, str]


@dataclass
class Imported:
    """What earlier imports wrote, by the path of the record in sources/; and of authorities, what they entered."""

    records: dict[str, Kept] = field(default_factory=dict)
    letters: dict[str, set[str]] = field(default_factory=dict)
    # How many lines could not be read.
    damaged: int = 0


@dataclass(frozen=True)
class Merged:
    """The text of a record after an import, and the fields in which an editor's words stayed against the file's."""

    text: str
    stayed: tuple[str, ...] = ()


def blocks_of(fields: Mapping[str, object]) -> dict[str, str]:
    """Return each field as its lines in a record."""
    return {name: block(name, value) for name, value in fields.items()}


def block(name: str, value: object) -> str:
    """Return the lines of a field: in one, or, of a long list or of witnesses, an item a line."""
    beside = f"{name}: {bare(value) if isinstance(value, str) else flow(value)}"
    if name == "witnesses" and isinstance(value, list):
        return "\n".join([f"{name}:", *(line for item in value for line in group(item))]) + "\n"
    if len(beside) <= ROOM or not isinstance(value, list):
        return f"{beside}\n"
    return "\n".join([f"{name}:", *(f"  - {flow(item)}" for item in value)]) + "\n"


def group(item: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of one item of a list of groups."""
    for number, (name, value) in enumerate(item.items()):
        start = "  - " if number == 0 else "    "
        if isinstance(value, Mapping) and len(flow(value)) > ROOM:
            yield f"{start}{name}:"
            yield from (f"      {key}: {flow(inner)}" for key, inner in value.items())
        else:
            yield f"{start}{name}: {bare(value) if isinstance(value, str) else flow(value)}"


def record_text(kind: str, blocks: Mapping[str, str]) -> str:
    """Return the text of a record."""
    return "".join([modeline(kind), "\n", *blocks.values()])


def digest(text: str) -> str:
    """Return what stands for a text: two of some million share it by a chance of one in millions."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def kept(text: str, blocks: Mapping[str, str]) -> Kept:
    """Return what is remembered of a record that is written."""
    return Kept(digest(text), {name: digest(lines) for name, lines in blocks.items()})


def merged(there: str | None, before: Kept | None, kind: str, blocks: Mapping[str, str]) -> Merged:
    """Return a record with what a file says of it now, and with what an editor made of it."""
    whole = record_text(kind, blocks)
    if there is None or there == whole or (before and digest(there) == before.text):
        return Merged(whole)
    was = before.fields if before else {}
    parts, stayed = parts_of(there if there.endswith("\n") else f"{there}\n"), []
    for name, lines in blocks.items():
        if was.get(name) == digest(lines) or parts.get(name) == lines:
            continue
        if name in parts and digest(parts[name]) != was.get(name):
            stayed.append(name)
        elif name not in parts and name in was:
            # An editor took it out.
            stayed.append(name)
        else:
            parts[name] = lines
    for name in [*was]:
        if name not in blocks and name in parts:
            if digest(parts[name]) == was[name]:
                del parts[name]
            else:
                stayed.append(name)
    return Merged("".join(parts.values()), tuple(stayed))


def parts_of(text: str) -> dict[str, str]:
    """Return a record in parts that give it back when joined: each field with its lines, and what stands between."""
    found: dict[str, str] = {}
    current = ""
    for number, line in enumerate(text.splitlines(keepends=True)):
        if start := FIELD.match(line):
            current = start[1] if start[1] not in found else f"{start[1]} {number}"
        elif not line.startswith((" ", "-")) and line.strip():
            # A comment, or something else of an editor: a part of its own.
            current = f"line {number}"
        found[current] = found.get(current, "") + line
    return found


def read_imported(sources: Path, register: Register) -> Imported:
    """Return what earlier imports wrote, and enter in a register what they entered; nothing where there were none."""
    found = Imported()
    path = sources / FOLDER / FILE
    if not path.is_file():
        return found
    tags = {kind.folder: tag for tag, kind in KINDS.items()}
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                take_line(json.loads(line), found, register, tags)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                found.damaged += 1
    return found


def take_line(held: Any, found: Imported, register: Register, tags: Mapping[str, str]) -> None:
    """Take up what one line remembers; raises what reading something else in its place raises."""
    file = str(held["file"])
    folder, _, name = file.partition("/")
    fields = {str(field): str(told) for field, told in held["fields"].items()}
    if "name" in held:
        forms = {str(form): [str(source) for source in sources] for form, sources in held["forms"].items()}
        addresses = [str(address) for address in held["addresses"]]
        register.restore(
            Registered(name.removesuffix(".yml"), folder, str(held["name"]), forms, addresses), tags[folder]
        )
    if "source" in held:
        found.letters.setdefault(str(held["source"]), set()).add(file)
    found.records[file] = Kept(str(held["text"]), fields)


def line_of(file: str, held: Kept, source: str = "", one: Registered | None = None) -> bytes:
    """Return the line that remembers a record."""
    said: dict[str, object] = {"file": file, "text": held.text, "fields": held.fields}
    said |= {"source": source} if source else {}
    said |= {"name": one.name, "forms": one.forms, "addresses": one.addresses} if one else {}
    return (json.dumps(said, ensure_ascii=False) + "\n").encode()

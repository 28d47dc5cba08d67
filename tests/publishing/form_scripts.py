"""The scripts of the forms in a browser's page, without any form: to ask their functions."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from pydantic_core import PydanticCustomError

from letterbook.exports.forms.data import day_fact
from letterbook.exports.forms.fields import form_description
from letterbook.problems.problem import SourceLocation
from letterbook.reading.load import FOLDERS
from letterbook.records.models.values import as_date
from letterbook.records.source_text import SourceText, parse
from tests.publishing.built import ROOT

FOLDER = ROOT / "theme" / "js" / "forms"


def names() -> list[str]:
    """Return the names of the scripts in the order in which a page loads them."""
    listed = re.search(r'for name in \(("values", .*?)\)', (ROOT / "theme" / "main.html").read_text(encoding="utf-8"))
    assert listed
    return [name.strip('" ') for name in listed[1].split(",")]


def load(page: Page) -> None:
    """Have a page know all functions of the forms, and what the build says of the fields."""
    for path in (ROOT / "theme/js/folding.js", *(FOLDER / f"{name}.js" for name in names())):
        page.evaluate(path.read_text(encoding="utf-8"))
    page.evaluate("described => { letterbook.described = described; }", {**form_description(), "ways": {}})


def as_data(value: Any) -> Any:
    """Return what a record holds as scripts keep it: groups with their fields in order."""
    if isinstance(value, Mapping):
        return {"fields": [[name, as_data(inner)] for name, inner in value.items()]}
    return [as_data(inner) for inner in value] if isinstance(value, list) else value


def kind_of(path: Path) -> str | None:
    """Return the kind of record that a file holds, if it holds one."""
    return FOLDERS[path.parent.name].kind if path.parent.name in FOLDERS else None


def known_in(sources: Path) -> dict[str, list[Any]]:
    """Return what a form knows of the records in a folder, as far as rules ask for it, from the files alone."""
    known: dict[str, list[Any]] = {kind.kind: [] for kind in FOLDERS.values()}
    quoted = quoted_in(sources)
    for path in sorted(sources.glob("*/*.yml")):
        kind, text = kind_of(path), parse(path.name, path.read_bytes())[0]
        if kind:
            known[kind].append([path.stem, path.stem, facts(text) | {"quoted": path.stem in quoted, "allowed": 150}])
    return known


def quoted_in(sources: Path) -> set[str]:
    """Return the articles that letters quote."""
    texts = [parse(path.name, path.read_bytes())[0] for path in sources.glob("letters/*.yml")]
    witnesses = [one for text in texts if text for one in list_of(text.content.get("witnesses"))]
    return {one["article"] for one in witnesses if isinstance(one, dict) and one.get("quotations")}


def list_of(value: Any) -> list[Any]:
    """Return a value if it is a list."""
    return value if isinstance(value, list) else []


def facts(text: SourceText | None) -> dict[str, Any]:
    """Return what a form asks of a record beside its name."""
    held = text.content if text else {}
    sender = held.get("sender", [])
    names = {"formerly": held.get("aliases", []), "sender": [sender] if isinstance(sender, str) else sender}
    days = {name: day_of(held[name]) for name in ("date", "died") if name in held}
    return {**names, **days, **({"number": held["number"]} if isinstance(held.get("number"), str) else {})}


def place_of(fault: dict[str, Any], text: SourceText) -> SourceLocation | None:
    """Return where the check reports a fault at a field; of a link, where it is in the text is not asked."""
    path = tuple(fault["path"])
    if fault["code"] == "unknown-link":
        return None
    return text.key_place(path) if fault["code"] == "unknown-field" else text.place(path)


def day_of(value: Any) -> list[int | str] | None:
    """Return a date as forms know it, if it is one."""
    try:
        return day_fact(as_date(value))
    except PydanticCustomError:
        return None

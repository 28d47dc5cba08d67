"""The scripts of the forms in a browser's page, without any form: to ask their functions."""

import json
import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from letterbook.exports.forms.fields import form_description
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


def known(records: Any) -> str:
    """Return a script that makes known which records there are."""
    return f"Object.assign(letterbook.known, {json.dumps(records)})"

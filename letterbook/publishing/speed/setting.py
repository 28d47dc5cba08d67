"""What every page of a site depends on: the configuration, the theme, the navigation, and the programs."""

import json
import logging
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from letterbook.files.checksums import digest_of, fingerprint_of
from letterbook.reading.cache import libraries

# The program, whose every change may change what it makes.
PROGRAM = Path(__file__).parent


def setting_of(config: MkDocsConfig) -> str:
    """Return a fingerprint of everything on which all pages depend, but for the navigation."""
    # What is not said cannot be remembered: a quiet build hears no warning.
    level = str(logging.getLogger("mkdocs").getEffectiveLevel())
    return fingerprint_of("\0".join((level, *versions(), *program(), *configured(config), *theme(config))))


@cache
def versions() -> tuple[str, ...]:
    """Return the versions of Python and of all packages."""
    return (sys.version, *sorted(libraries()))


@cache
def program() -> tuple[str, ...]:
    """Return the text of this plugin."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(PROGRAM.glob("*.py")))


def configured(config: MkDocsConfig) -> Iterator[str]:
    """Yield what the configuration says; what has no lasting form makes every page new each time."""
    for name, value in sorted(config.items()):
        if name == "plugins":
            yield repr([(key, sorted(plugin.config.items())) for key, plugin in value.items()])
        elif name == "theme":
            yield repr((value.name, value.dirs, sorted(value.static_templates), sorted(dict(value).items(), key=str)))
        else:
            yield f"{name}={value!r}"


def theme(config: MkDocsConfig) -> Iterator[str]:
    """Yield the files of the project's own theme, any of which may become part of a page; packages have a version."""
    for path in files_of_theme(config):
        yield str(path)
        yield digest_of(path)


def files_of_theme(config: MkDocsConfig) -> list[Path]:
    """Return the files of the project's own theme, those behind links too, as templates find them."""
    top = config.theme.custom_dir
    walked = os.walk(top, followlinks=True) if top else ()
    return sorted(Path(folder, name) for folder, _, names in walked for name in names)


def navigation_of(navigation: Navigation) -> str:
    """Return a fingerprint of the navigation as pages show it."""
    return fingerprint_of(json.dumps([item_of(item) for item in navigation.items], default=str, sort_keys=True))


def item_of(item: Any) -> list[Any]:
    """Return what pages can show of an item of the navigation."""
    if isinstance(item, Page):
        return [item.title, item.url, item.file.src_uri, item.meta]
    return [item.title, getattr(item, "url", None), [item_of(child) for child in item.children or ()]]

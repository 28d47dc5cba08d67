"""A small project that is built side by side: by MkDocs alone, and by MkDocs with our plugin."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from letterbook.publishing.engine import NAME, with_speed
from letterbook.publishing.speed.plugin import SpeedPlugin

# What differs from run to run, whoever builds.
TIMED = re.compile(r"built in [\d.]+ seconds|to directory: .*")

CONFIGURATION = {
    "site_name": "Steps",
    "site_url": "https://example.org/steps/",
    "theme": {"name": "material", "custom_dir": "theme", "font": False, "features": ["navigation.indexes"]},
    "plugins": {"search": {}, "offline": {"enabled": False}},
    "markdown_extensions": ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"],
    "validation": {"links": {"not_found": "warn", "anchors": "warn", "unrecognized_links": "warn"}},
    "not_in_nav": "/letters/*\n",
    "nav": ["index.md", {"About": ["about/index.md", {"Rights": "about/rights.md"}]}],
}

MAIN = """{% extends "base.html" %}
{% block extrahead %}
  <meta property="og:title" content="{{ (page.title if page else '') | striptags | e }}">
  {% if page and page.meta.told %}<meta name="told" content="{{ page.meta.told }}">{% endif %}
{% endblock %}
"""

PAGES = {
    "index.md": "# Home\n\n[All](letters/a-1.md), [about](about/index.md#who), [rights](about/rights.md).\n",
    "about/index.md": "# About\n\n## Who {: #who }\n\nWe, and [Home](../index.md).\n",
    "about/rights.md": "---\ntitle: Rights\n---\n\n# The rights\n\nOurs.[^1]\n\n[^1]: A *note*.\n",
    "letters/odd.md": "---\ntitle: 'Odd <b>title</b> & \"more\"'\nchanged: 2026-01-05\ntags: [one, two]\n---\n\n"
    "# Odd\n\n"
    '<div class="x" markdown="1">\n\n- a `code` b\n- **strong** _em_ &#44; &amp; <span lang="ko">편지</span>'
    "\n\n</div>\n\n"
    "<svg><path d='M1 1'/></svg>\n\n!!! note\n    Said.\n\n"
    "## Left out {: data-search-exclude }\n\nNot found.\n",
    "letters/hidden.md": "---\nsearch: {exclude: true}\nhide: [toc]\n---\n\n"
    "# Hidden\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
}


def letter(number: int) -> str:
    """Return one of many pages that are much alike."""
    before = f"[before](a-{number - 1}.md#what)" if number > 1 else "nothing before"
    body = f"Term\n:   {before}, <https://example.org/{number}>\n\n> Quoted.\n"
    return f"# Letter {number}\n\n## What {{: #what }}\n\n{body}"


@dataclass
class Project:
    """The project, with the site that was built last in two ways."""

    folder: Path
    configuration: dict[str, object] = field(default_factory=lambda: dict(CONFIGURATION))

    def write(self, name: str, text: str) -> None:
        """Write a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def configure(self, **changes: object) -> None:
        """Change the configuration."""
        self.configuration |= changes
        self.write("mkdocs.yml", yaml.safe_dump(self.configuration, sort_keys=False))

    def plain(self) -> list[str]:
        """Build with MkDocs alone; return what it said."""
        return said(lambda: build(load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.folder / "plain"))))

    def fast(self, level: int = logging.INFO) -> tuple[list[str], SpeedPlugin]:
        """Build with the plugin; return what MkDocs said, and the plugin."""
        load = with_speed(load_config, "memory")
        config = load(str(self.folder / "mkdocs.yml"), site_dir=str(self.folder / "fast"))
        words = said(lambda: build(config), level)
        plugin = config.plugins[NAME]
        assert isinstance(plugin, SpeedPlugin)
        return words, plugin

    def sites(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """Return the files of both sites."""
        return files_of(self.folder / "plain"), files_of(self.folder / "fast")


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, and its empty folders with nothing in them."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {name: path.read_bytes() if path.is_file() else b"" for name, path in found.items()}


def said(work: Callable[[], object], level: int = logging.INFO) -> list[str]:
    """Return what MkDocs says while it works, with level and place, but for what differs each time."""
    words: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            words.append(f"{record.levelname} {record.name} {TIMED.sub('', record.getMessage())}")

    keeper, logger = Keeper(), logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(keeper)
    logger.setLevel(level)
    try:
        work()
    except Abort as stopped:
        words.append(str(stopped))
    finally:
        logger.removeHandler(keeper)
        logger.setLevel(before)
    return words

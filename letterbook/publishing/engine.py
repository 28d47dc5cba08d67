"""MkDocs as a program of its own, with our plugin for speed: `main` does what `mkdocs build --strict` does.

The plugin is not named in `mkdocs.yml`, so that the site also builds without it; it is added here, once MkDocs has
read its configuration.
"""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs import config
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from letterbook.publishing.speed.compiled import Compiled, compile_all
from letterbook.publishing.speed.plugin import SpeedPlugin

NAME = "letterbook-speed"

PROGRAM = Path(__file__).parents[2]

# The path of the program comes first, so that the one is loaded that runs here.
STARTING = f"import sys; sys.path.insert(0, sys.argv.pop(1)); from {__name__} import main; main(*sys.argv[1:])"
WAITING = f"import sys; sys.path.insert(0, sys.argv.pop(1)); from {__name__} import wait; wait()"


def command(site: Path, memory: Path) -> Sequence[str]:
    """Return the command line that builds a site into a folder, and remembers in another one what it made."""
    return [sys.executable, "-c", STARTING, str(PROGRAM), str(site), str(memory)]


def standing_by() -> Sequence[str]:
    """Return the command line that gets ready, and builds when it is told where to, by a line of JSON."""
    return [sys.executable, "-c", WAITING, str(PROGRAM)]


def main(site: str, memory: str) -> None:
    """Build the site of the project in the working folder; ends the process as MkDocs does."""
    with patch.object(config, "load_config", with_speed(config.load_config, memory)):
        # Not with --quiet: MkDocs does not count the warnings that it does not print, and so would not stop at any.
        cli(["build", "--strict", "--clean", "--site-dir", site])


def wait() -> None:
    """Load all that a build of the project in the working folder needs, and build once that is ordered.

    Where nobody orders it, because whoever would is gone, nothing is built.
    """
    compiled = Compiled()
    with patch.object(Theme, "get_env", compiled.environment_of(Theme.get_env)):
        # What is wrong with a project now, its build will say, if it still is.
        with suppress(Exception), unheard():
            compile_all(config.load_config().theme)
        if line := sys.stdin.readline():
            order = json.loads(line)
            os.environ.clear()
            os.environ.update(order["environment"])
            main(order["site"], order["memory"])


@contextmanager
def unheard() -> Iterator[None]:
    """Have nothing said within the block: it is not a build."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def with_speed(load: Callable[..., MkDocsConfig], memory: str) -> Callable[..., MkDocsConfig]:
    """Return what loads a configuration and adds the plugin to it, as its last, unless it names it itself."""

    def load_config(*given: Any, **named: Any) -> MkDocsConfig:
        loaded = load(*given, **named)
        if any(isinstance(one, SpeedPlugin) for one in loaded.plugins.values()):
            return loaded
        plugin = SpeedPlugin()
        plugin.load_config({"cache_dir": memory}, loaded.config_file_path)
        loaded.plugins[NAME] = plugin
        return loaded

    return load_config

"""The plugin as MkDocs knows it. In any project that has Letterbook installed, `mkdocs.yml` may name it:

    plugins: [search, letterbook-speed]

It is meant to stand last. It writes nothing into the pages; `--dirty` and Material's own caches are not needed with it.
"""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from letterbook.publishing.speed.known import unknown
from letterbook.publishing.speed.run import Run

log = logging.getLogger("mkdocs.plugins.letterbook.speed")

# After all others.
LAST = -1000


class SpeedConfig(Config):  # type: ignore[no-untyped-call]
    """What a project may say of it."""

    enabled = Type(bool, default=True)
    # Where it remembers what it made, below the folder of the configuration; best left out of version control.
    cache_dir = Type(str, default=".cache/letterbook-speed")
    # 0 is one for each core.
    processes = Type(int, default=0)


class SpeedPlugin(BasePlugin[SpeedConfig]):  # type: ignore[no-untyped-call]
    """Builds only what changed, on all cores, byte for byte as MkDocs would."""

    run: Run | None = None
    is_dirty = False

    def on_startup(self, *, dirty: bool, **_: Any) -> None:
        """Notice a build that is meant to be incomplete."""
        self.is_dirty = dirty

    @event_priority(LAST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a build, or say why not."""
        self.stop()
        if not self.config.enabled or self.is_dirty:
            return
        if reason := unknown(config):
            log.info(f"letterbook-speed steps aside: {reason}")
            return
        top = Path(config.config_file_path or ".").absolute().parent
        run = Run(config, top / self.config.cache_dir, self.config.processes)
        try:
            run.begin()
        except OSError as fault:
            run.end()
            log.info(f"letterbook-speed steps aside: {fault}")
            return
        self.run = run

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, files: Files, **_: Any) -> None:
        """Make what is stale."""
        if self.run and not self.run.take_over(nav, files):
            self.stop()

    @event_priority(-LAST)
    def before_others(self, **_: Any) -> None:
        """Hand the search its index, before it writes it."""
        if self.run:
            self.run.index()

    @event_priority(LAST)
    def after_others(self, **_: Any) -> None:
        """Remember what was made."""
        if self.run:
            self.run.finish()
        self.stop()

    on_post_build = CombinedEvent(before_others, after_others)  # type: ignore[arg-type]

    def on_build_error(self, **_: Any) -> None:
        """Leave everything as it was."""
        self.stop()

    def stop(self) -> None:
        """Leave MkDocs as it was."""
        if self.run:
            self.run.end()
            self.run = None

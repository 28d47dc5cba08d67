"""`serve`: the site while one works; a changed record is rebuilt, and MkDocs shows the changed pages.

The build writes only pages that differ, so MkDocs sees a change once and nothing goes round in circles.
"""

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from letterbook.publishing.site import mkdocs

# Editors write a file in several steps; a build waits until they are done.
SETTLE_SECONDS = 0.2

READING = frozenset({"opened", "closed_no_write"})


class Changes(FileSystemEventHandler):
    """Notes that something below a folder was changed."""

    def __init__(self) -> None:
        self.noticed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note any event but mere reading, which the build does itself."""
        if event.event_type not in READING and not event.is_directory:
            self.noticed.set()


def serve(root: Path, sources: Path, address: str, environment: dict[str, str], rebuild: Callable[[], None]) -> int:
    """Serve the site until interrupted, calling `rebuild` after each change in `sources`; return MkDocs' status."""
    changes = Changes()
    observer = Observer()
    observer.schedule(changes, str(sources), recursive=True)
    observer.start()
    server = subprocess.Popen([*mkdocs("serve"), "--watch-theme", "--dev-addr", address], cwd=root, env=environment)
    try:
        while server.poll() is None:
            if changes.noticed.wait(timeout=0.5):
                settle(changes)
                rebuild()
        return server.returncode
    finally:
        observer.stop()
        server.terminate()
        server.wait()


def settle(changes: Changes) -> None:
    """Wait until no further change comes."""
    while changes.noticed.is_set():
        changes.noticed.clear()
        changes.noticed.wait(timeout=SETTLE_SECONDS)

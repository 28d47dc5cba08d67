"""`serve`: the site while one works; whatever changes, the browser follows, and it shows what is wrong."""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from letterbook.files.writing import OURS

# Builds the site into a folder; returns a page of HTML that tells what is wrong, or "" if nothing is.
Make = Callable[[Path], str]


class AddressTaken(Exception):
    """Nothing can be served at an address; the message says why."""


@dataclass(frozen=True)
class Watched:
    """What a site is made of: files and folders, and a folder of pages some of which the build writes itself."""

    paths: tuple[Path, ...]
    pages: Path
    is_built: Callable[[Path], bool]

    def times(self) -> dict[Path, int]:
        """Return when each file was last changed, in nanoseconds; of pages, those that the build does not write."""
        found = {path: changed(path) for path in self.files()}
        return {path: time for path, time in found.items() if time is not None}

    def files(self) -> Iterator[Path]:
        """Yield every file, and perhaps folders."""
        for top in self.paths:
            yield from top.rglob("*") if top.is_dir() else (top,)
        pages = (path for path in self.pages.rglob("*") if not self.is_built(path))
        yield from (path for path in pages if not is_for_a_run(path))


def is_for_a_run(path: Path) -> bool:
    """Whether the program has a file for the time of a run only."""
    return any(part.startswith(OURS) for part in path.parts)


def changed(path: Path) -> int | None:
    """Return when a file was last changed, in nanoseconds; None for a folder, and for what is gone meanwhile."""
    try:
        return None if path.is_dir() else path.stat().st_mtime_ns
    except OSError:
        return None


class Preview(LiveReloadServer):
    """MkDocs' own server, which rebuilds and reloads; in place of pages that are out of date it shows what is wrong."""

    def __init__(self, make: Make, host: str, port: int, aside: Path) -> None:
        self.make, self.site, self.wrong = make, aside / "site", ""
        # MkDocs rebuilds when this file changes: it has no other way to be told.
        self.reload_trigger = aside / "reload-trigger"
        self.reload_trigger.touch()
        super().__init__(self.rebuild, host, port, str(self.site))
        self.error_handler = self.page_of_error

    def rebuild(self) -> None:
        """Build the site, and remember what is wrong."""
        self.wrong = self.make(self.site)

    def follow(self, watched: Watched) -> None:
        """Rebuild after changes; of pages that the build writes only while it stands still over something wrong."""
        for path in (*watched.paths, self.reload_trigger):
            self.watch(str(path))

        def noticed(event: FileSystemEvent) -> None:
            path = Path(os.fsdecode(event.src_path))
            if not event.is_directory and not is_for_a_run(path) and (self.wrong or not watched.is_built(path)):
                with self.reload_trigger.open("a", encoding="utf-8", newline="\n") as file:
                    file.write(".")

        if watched.pages.is_dir():
            handler = FileSystemEventHandler()
            handler.on_any_event = noticed  # type: ignore[method-assign]
            self.observer.schedule(handler, str(watched.pages), recursive=True)

    def page_of_error(self, code: int) -> bytes | None:
        """Return the site's own page for an error, if it has one."""
        path = self.site / f"{code}.html"
        return path.read_bytes() if path.is_file() else None

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; MkDocs waits with pages until a build is over, so what is wrong is known then."""
        begun: list[tuple[str, list[tuple[str, str]]]] = []
        answer = super().serve_request(environ, lambda status, headers: begun.append((status, headers)))
        if self.wrong and is_page(environ["PATH_INFO"]):
            page = self.wrong.encode()
            headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
            start_response("200 OK", headers)
            return [page]
        start_response(*begun[0])
        return answer


def is_page(path: str) -> bool:
    """Whether an address is that of a page, not of a style sheet, picture or the like."""
    return not path.startswith("/livereload/") and (path.endswith(".html") or "." not in path.rpartition("/")[2])


def serve(make: Make, host: str, port: int, watched: Watched, ready: Callable[[str], None]) -> None:
    """Serve the site until interrupted, building it anew after each change of what is watched.

    Calls `ready` with the address after the first build. Raises AddressTaken, and then builds nothing.
    """
    try:
        socket.create_server((host, port)).close()
    except OSError as fault:
        raise AddressTaken(f"nothing can be served at {host}:{port}: {fault.strerror or fault}") from fault
    with TemporaryDirectory() as aside:
        server = Preview(make, host, port, Path(aside))
        seen: dict[Path, int] = {}
        # MkDocs watches from now on only; what was changed during the first build is built again.
        while seen != (seen := watched.times()):
            server.rebuild()
        server.follow(watched)
        ready(server.url)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()

"""`serve`: the site while one works; whatever changes, the browser follows, and it shows what is wrong."""

import socket
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

# Builds the site into a folder; returns a page of HTML that tells what is wrong, or "" if nothing is.
Make = Callable[[Path], str]


class AddressTaken(Exception):
    """Nothing can be served at an address; the message says why."""


class Preview(LiveReloadServer):
    """MkDocs' own server, which rebuilds and reloads; in place of pages that are out of date it shows what is wrong."""

    def __init__(self, make: Make, host: str, port: int, site: Path) -> None:
        self.make, self.site, self.wrong = make, site, ""
        super().__init__(self.rebuild, host, port, str(site))
        self.error_handler = self.page_of_error

    def rebuild(self) -> None:
        """Build the site, and remember what is wrong."""
        self.wrong = self.make(self.site)

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


def serve(make: Make, host: str, port: int, watched: Sequence[Path], ready: Callable[[str], None]) -> None:
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
        while seen != (seen := times(watched)):
            server.rebuild()
        for path in watched:
            server.watch(str(path))
        ready(server.url)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def times(watched: Iterable[Path]) -> dict[Path, int]:
    """Return when each file of what is watched was last changed, in nanoseconds."""
    files = (path for top in watched for path in (top.rglob("*") if top.is_dir() else (top,)))
    return {path: path.stat().st_mtime_ns for path in files if path.is_file()}

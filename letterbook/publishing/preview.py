"""`serve`: the site while one works; whatever changes, the browser follows, and it shows what is wrong.

It answers by its own names only. A page of a stranger, open in the same browser, could otherwise read it: such a page
makes its own name lead to this machine, but has no way to ask for another name.
"""

import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from letterbook.files.writing import temporary_folder
from letterbook.publishing.following import Changes, Follower, Watched

# Builds the site into a folder; returns a page of HTML that tells what is wrong, or "" if nothing is. What it is given
# besides is called where the first pages can be seen before the others are made.
Make = Callable[[Path, Callable[[], None]], str]

# Names by which every machine knows itself.
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

# How many characters an address may have: far more than any page has.
LONGEST = 2_000

# What the answer to a request begins with: its status, and its headers.
Head = tuple[str, list[tuple[str, str]]]


class AddressTaken(Exception):
    """Nothing can be served at an address; the message says why."""


class PreviewServer(LiveReloadServer):
    """MkDocs' own server, which rebuilds and reloads; in place of pages that are out of date it shows what is wrong."""

    # How many requests may wait to be taken up; a page with its pictures makes dozens at once.
    request_queue_size = 256

    def __init__(self, make: Make, host: str, port: int, site: Path, watched: Watched) -> None:
        self.make, self.site, self.wrong = make, site, ""
        self.host, self.changes, self.is_shown = host, Changes(watched), False
        super().__init__(self.rebuild, host, port, str(self.site))
        self.error_handler = self.page_of_error
        # MkDocs' own observer compares two looks, and so misses what comes and goes between them.
        self.observer = Follower(lambda: self.changes.found(is_failing=bool(self.wrong)))  # type: ignore[assignment]
        self.watch(str(watched.pages))

    def rebuild(self) -> None:
        """Build the site, and remember what is wrong."""
        self.changes.build_begins()
        self.is_shown = False
        self.wrong = self.make(self.site, self.show)
        if self.is_shown:
            # Browsers have loaded the site of this number already, and load only a later one.
            self._wanted_epoch += 1

    def show(self) -> None:
        """Have browsers load what there is, while the rest is being made."""
        self.wrong, self.is_shown = "", True
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def page_of_error(self, code: int) -> bytes | None:
        """Return the site's own page for an error, if it has one."""
        path = self.site / f"{code}.html"
        return path.read_bytes() if path.is_file() else None

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; MkDocs waits with pages until a build is over, so what is wrong is known then."""
        head, answer = self.answer(environ)
        start_response(*head)
        return answer

    def answer(self, environ: WSGIEnvironment) -> tuple[Head, Iterable[bytes]]:
        """Return what a request is answered."""
        path = environ["PATH_INFO"]
        if not is_own_name(environ.get("HTTP_HOST", ""), self.host):
            return page_of("421 Misdirected Request", f"This is the preview of a site, at {self.url} only.\n", "plain")
        if is_nonsense(path):
            found = self.page_of_error(404)
            return page_of("404 Not Found", found.decode() if found else "404 Not Found")
        begun: list[Head] = []
        answer = super().serve_request(environ, lambda status, headers: begun.append((status, headers)))
        return page_of("200 OK", self.wrong) if self.wrong and is_page(path) else (begun[0], answer)


def page_of(status: str, text: str, form: str = "html") -> tuple[Head, Iterable[bytes]]:
    """Return a text as the answer to a request."""
    content = text.encode()
    headers = [("Content-Type", f"text/{form}; charset=utf-8"), ("Content-Length", str(len(content)))]
    return (status, headers), [content]


def is_own_name(named: str, host: str) -> bool:
    """Whether a request names the machine as this one is called: `named` is its Host header, `host` what is served at.

    Where every address of the machine is served, each of them is one of its names: no stranger's name is a number.
    """
    name = name_in(named)
    return name in OWN_NAMES or name == host.strip("[]").casefold() or (is_every_address(host) and is_address(name))


def name_in(named: str) -> str:
    """Return the name in a Host header, without the port: "[::1]:8000" names "::1"."""
    name = named[1:].partition("]")[0] if named.startswith("[") else named.partition(":")[0]
    return name.casefold()


def is_every_address(host: str) -> bool:
    """Whether a host stands for all addresses of the machine."""
    return is_address(host.strip("[]")) and ip_address(host.strip("[]")).is_unspecified


def is_address(name: str) -> bool:
    """Whether a name is the number of a machine."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_nonsense(path: str) -> bool:
    """Whether no file can have an address, and asking the system for it would be a mistake.

    The address is as WSGI gives it: bytes, each as the character of that number.
    """
    try:
        name = path.encode("latin-1").decode()
    except UnicodeError:
        return True
    return len(name) > LONGEST or any(ord(character) < ord(" ") for character in name)


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
    with temporary_folder() as aside:
        server = PreviewServer(make, host, port, aside / "site", watched)
        server.rebuild()
        ready(server.url)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()

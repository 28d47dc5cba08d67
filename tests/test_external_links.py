"""The look at other people's sites: which addresses, how politely, and what is made of the answers."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from letterbook.review.sheet import as_markdown
from tests.external_links import Answer, Asked, addresses, ask_all, sections


@contextmanager
def host() -> Iterator[tuple[str, list[int]]]:
    """Run a host that answers each path with the status it names; give its address, and how many it served at once."""
    now, at_once = [0], [0]
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                now[0] += 1
                at_once[0] = max(at_once[0], now[0])
            time.sleep(0.02)
            # First, because the one who asks may hear the answer and ask again before this goes on.
            with lock:
                now[0] -= 1
            self.send_response(int(self.path.strip("/")))
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", at_once
        server.shutdown()


def test_addresses_are_those_of_links():
    """Each address is asked once, as the browser would, without its fragment; links within the site are not asked."""
    text = "[a](<https://x.org/?a=1&amp;b=2#:~:text=w>) [b](https://y.org/p) <https://z.org/> [c](../index.md)"
    found = addresses({"one.md": text, "two.md": "[a](<https://y.org/p>)"})
    assert found == {
        "https://x.org/?a=1&b=2": ("one.md",),
        "https://y.org/p": ("one.md", "two.md"),
        "https://z.org/": ("one.md",),
    }


def test_answers_are_told_apart():
    """What is gone is not what refuses programs, and neither is what does not answer."""
    with host() as (site, _):
        links = dict.fromkeys([f"{site}/{status}" for status in (200, 403, 404, 410, 503)], ("a.md",))
        asked = ask_all({**links, "http://127.0.0.1:9/": ("a.md",), "http://[": ("a.md",)}, pause=0)
    answers = {one.address.removeprefix(site): one.answer for one in asked}
    assert answers == {
        "/200": Answer.FINE,
        "/403": Answer.REFUSED,
        "/404": Answer.GONE,
        "/410": Answer.GONE,
        "/503": Answer.REFUSED,
        "http://127.0.0.1:9/": Answer.SILENT,
        "http://[": Answer.SILENT,
    }


def test_a_host_is_asked_one_thing_at_a_time():
    """However many addresses a host has, it has one to answer at once."""
    with host() as (site, at_once):
        ask_all({f"{site}/{status}": () for status in range(200, 204)}, pause=0)
    assert at_once == [1]


def test_only_what_needs_a_look_is_listed():
    """Addresses that answer are not listed; the others come with the pages that link to them."""
    asked = [
        Asked("https://x.org/", ("a.md",), Answer.FINE, "200"),
        Asked("https://y.org/", ("b.md",), Answer.GONE, "404"),
    ]
    (section,) = sections(asked)
    sheet = as_markdown("Links", "1 of 2.", [section])
    assert "y.org" in sheet and "linked from b.md" in sheet and "x.org" not in sheet

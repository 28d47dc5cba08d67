"""A host that serves the files of a folder to tests and benchmarks."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Silent(SimpleHTTPRequestHandler):
    """Serves files without telling of each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Host(ThreadingHTTPServer):
    """Answers many requests at once, as hosts do: Python's own refuses the sixth that waits."""

    request_queue_size = 128
    daemon_threads = True


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; give its address."""
    with Host(("127.0.0.1", 0), partial(Silent, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()

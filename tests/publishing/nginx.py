"""nginx, started as an ordinary process from the very file that the page on hosting recommends."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.publishing.built import ROOT

RECOMMENDED = ROOT / "docs/about/nginx.conf"

# An ordinary user's PATH may leave out where Debian puts servers.
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")

# What a system's own nginx.conf says around the files of conf.d: here, to stay within one folder.
AROUND = """\
{user}
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path temporary;
    proxy_temp_path temporary;
    fastcgi_temp_path temporary;
    uwsgi_temp_path temporary;
    scgi_temp_path temporary;
    include site.conf;
}}
"""

# The lines that are the reader's own to change: port, name and root.
OWN = "# yours"


def adapted(recommended: str, port: int, site: Path) -> str:
    """Return the recommended file with the three lines changed that everyone has to change, and no other."""
    own = {"listen": f"127.0.0.1:{port}", "server_name": "localhost", "root": f'"{site}"'}
    lines = []
    for line in recommended.splitlines():
        word = line.split(maxsplit=1)[0] if OWN in line else ""
        lines.append(f"    {word} {own.pop(word)};" if word in own else line)
    assert own == {}, f"the file marks no line as one's own for {', '.join(own)}"
    return "\n".join(lines) + "\n"


@contextmanager
def serving_by_nginx(site: Path, prefix: Path) -> Iterator[str]:
    """Serve a built site by nginx from a folder of its own; give its address. Skips where nginx is absent."""
    if NGINX is None:
        pytest.skip("no nginx on this machine")
    port = free_port()
    # Started by root, nginx would read the site as a user who may not enter a folder of tests.
    around = AROUND.format(user="user root;" if os.geteuid() == 0 else "")
    (prefix / "nginx.conf").write_text(around, encoding="utf-8")
    (prefix / "site.conf").write_text(adapted(RECOMMENDED.read_text(encoding="utf-8"), port, site), encoding="utf-8")
    command = [NGINX, "-p", str(prefix), "-c", "nginx.conf", "-e", str(prefix / "error.log")]
    server = subprocess.Popen(command)
    try:
        wait_for(port, server, prefix / "error.log")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """Return a port at which nothing listens now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; fails with its log if it gives up or takes ten seconds."""
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert server.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.1)
    pytest.fail(log.read_text(encoding="utf-8"))

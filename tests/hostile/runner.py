"""Runs commands on hostile projects, each in a process of its own that is watched and bounded.

A program of its own, because that of the tests has threads, and so can fork nothing. It loads everything once, forks
for each line of JSON that it is given, and answers with a line: what the command printed, how it ended, what it took,
and what it tried that a stranger's text must never make it do.
"""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from build_pages import main as letterbook
from letterbook import build, contribute, editions  # noqa: F401 - loaded once, before anything is forked
from letterbook.commands import build as _build  # noqa: F401
from letterbook.commands import check, publish  # noqa: F401
from letterbook.commands import contribute as _contribute  # noqa: F401
from letterbook.commands import editions as _editions  # noqa: F401
from letterbook.pages import pandoc
from letterbook.publishing import engine
from letterbook.publishing import site as publishing
from letterbook.reading import ahead

# What one input may cost: seconds of a core, and bytes of memory. A process is stopped at the first, and at twice the
# second, so that a fault harms nobody's machine.
SECONDS = 5
MEGABYTES = 500
# A run that waits for something takes no time of a core; so many seconds on a clock is waiting.
PATIENCE = 120

# Beside the project: nothing may write there, or read there.
OUTSIDE = "outside"

# A pair of sockets within the machine is how processes that share work talk; to reach anything takes one of these.
NETWORK = ("socket.connect", "socket.bind", "socket.get", "socket.send", "urllib.", "http.", "webbrowser.")
STARTING = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn")
# Events that change files, each with which of its arguments are paths.
CHANGES: Mapping[str, tuple[int, ...]] = {
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.link": (0, 1),
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.utime": (0,),
}


class Watch:
    """Hears everything that Python does from its beginning on; remembers what no record may make it do."""

    def __init__(self, project: Path, told: Path) -> None:
        self.project, self.told = str(project), told
        self.allowed = (self.project, "/dev/null")
        self.outside = str(project.parent / OUTSIDE)
        self.is_on = True

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Write down one event that is not allowed, and let it fail."""
        if self.is_on and (fault := self.fault_of(event, arguments)):
            self.is_on = False
            with self.told.open("a", encoding="utf-8") as file:
                file.write(f"{fault}\n")
            self.is_on = True
            raise RuntimeError(fault)

    def fault_of(self, event: str, arguments: tuple[Any, ...]) -> str:
        """Say what is wrong with an event; "" if nothing is."""
        if event.startswith(NETWORK) or event.startswith(STARTING):
            return f"{event} {arguments}"
        if event == "subprocess.Popen":
            # Citations are set by pandoc, many records parsed by two; with what, nobody but the program says.
            command = arguments[1] if isinstance(arguments[1], list) else [""]
            is_ours = command[0] == pandoc.pandoc() or command[:3] == [sys.executable, "-c", ahead.PARSING]
            return "" if is_ours else f"{event} {arguments[:2]}"
        if event in ("compile", "exec") and self.is_of_the_project(event, arguments):
            return f"{event} of a file of the project: {arguments}"
        if event == "open":
            return self.opened(*arguments)
        changed = [arguments[at] for at in CHANGES.get(event, ())]
        return next((f"{event} {path}" for path in changed if not self.may_write(path)), "")

    def is_of_the_project(self, event: str, arguments: tuple[Any, ...]) -> bool:
        """Whether what is compiled or run comes from a file that a stranger may have written."""
        name = arguments[1] if event == "compile" else getattr(arguments[0], "co_filename", "")
        within = (f"{self.project}/{folder}" for folder in ("sources", "docs", "captures"))
        return str(name).startswith((*within, self.outside))

    def opened(self, path: Any, _: str | None, flags: int) -> str:
        """Say what is wrong with opening a file."""
        is_writing = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        if is_writing and not self.may_write(path):
            return f"writing {path}"
        if isinstance(path, (str, bytes, os.PathLike)) and self.lies(path, (self.outside, "/etc/passwd")):
            return f"reading {path}"
        return ""

    def may_write(self, path: Any) -> bool:
        """Whether something may be changed there; a number is a file that is open already."""
        return isinstance(path, int) or self.lies(path, self.allowed)

    @staticmethod
    def lies(path: Any, places: tuple[str, ...]) -> bool:
        """Whether a path, with its links followed, lies at or below one of some places."""
        return os.path.realpath(os.fsdecode(path)).startswith(places)


def engine_in_a_fork(command: list[str], **settings: Any) -> subprocess.CompletedProcess[str]:
    """Run the engine as `subprocess.run` would, but in a process forked from this one, which is watched as well."""
    assert command[:3] == list(engine.command(Path("x"), Path("y")))[:3]
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.dup2(write, 1)
        os.dup2(write, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        os.chdir(settings["cwd"])
        os.environ.update(settings["env"])
        os._exit(status_of(lambda: engine.main(*command[4:])))
    os.close(write)
    with os.fdopen(read, encoding="utf-8", errors="replace") as said:
        output = said.read()
    _, status = os.waitpid(child, 0)
    return subprocess.CompletedProcess(command, os.waitstatus_to_exitcode(status), "", output)


def status_of(work: Callable[[], object]) -> int:
    """Do something and return the status with which it would end a program."""
    try:
        work()
        return 0
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1 if ended.code else 0
    except BaseException:
        traceback.print_exc()
        return 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def in_the_child(project: Path, arguments: list[str], said: Path, told: Path, is_bounded: bool) -> None:
    """Run one command in this process, which is there for that alone; never returns."""
    # Windows lacks it, and reads this module too.
    import resource  # noqa: PLC0415

    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(one, "w", closefd=False), "utf-8") for one in (1, 2))
    if is_bounded:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (4 * MEGABYTES << 20, 4 * MEGABYTES << 20))
    os.chdir(project)
    temporary = project / ".tmp"
    temporary.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = str(temporary)
    tempfile.tempdir = None
    publishing.subprocess = type("Forking", (), {"run": staticmethod(engine_in_a_fork)})
    sys.addaudithook(Watch(project, told).hear)
    os._exit(status_of(lambda: letterbook.main(arguments, prog_name="letterbook", obj=project)))


def run(project: Path, arguments: list[str], is_bounded: bool = True) -> dict[str, Any]:
    """Run one command on a project; return how it ended, what it printed and what it took."""
    said, told = project.parent / "said.txt", project.parent / "told.txt"
    told.unlink(missing_ok=True)
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()
        in_the_child(project, arguments, said, told, is_bounded)
    ended: tuple[int, int, Any] = (0, 0, None)
    while not ended[0] and time.monotonic() - start < PATIENCE:
        ended = os.wait4(child, os.WNOHANG)
        time.sleep(0.005)
    if not ended[0]:
        os.killpg(child, signal.SIGKILL)
        ended = os.wait4(child, 0)
    _, status, used = ended
    # What it started and left behind ends with it.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return {
        "status": os.waitstatus_to_exitcode(status),
        "output": said.read_text(encoding="utf-8", errors="backslashreplace"),
        "violations": told.read_text(encoding="utf-8").splitlines() if told.exists() else [],
        "seconds": used.ru_utime + used.ru_stime,
        "waited": time.monotonic() - start,
        "megabytes": used.ru_maxrss / 1024,
    }


def serve() -> None:
    """Answer each line of JSON with one."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        asked = json.loads(line)
        answers.write(json.dumps(run(Path(asked["project"]), asked["arguments"])) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()

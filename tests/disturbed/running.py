"""Running a command in a process that is killed, or refused something, on the way.

The process is forked from this one, which has loaded the program already: so all of its time is spent on the work.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import build_pages
from letterbook.commands import MODULES
from tests.disturbed.refusing import COUNTED, REFUSED, counted

ROOT = Path(__file__).parents[2]
STARTUP = Path(__file__).parent / "startup"

# Seconds after which a run is taken to hang.
PATIENCE = 120

HUNG = 99


@dataclass(frozen=True)
class Disturbance:
    """What happens to a run: it is killed after some seconds, with or without what it started; it is refused a change,
    or the programs that it starts are; no file may be longer than so many bytes.
    """

    kill_after: float | None = None
    kill_all: bool = True
    refused: int = 0
    refused_programs: int = 0
    longest_file: int | None = None

    def begin(self, counts: Path) -> None:
        """Let it begin in this process; how many changes are asked for is told in a folder in the end."""
        if self.longest_file is not None:
            # Windows lacks it, and reads this module too.
            import resource  # noqa: PLC0415

            resource.setrlimit(resource.RLIMIT_FSIZE, (self.longest_file, self.longest_file))
        path = os.pathsep.join((str(STARTUP), str(ROOT)))
        os.environ |= {REFUSED: str(self.refused_programs), COUNTED: str(counts / "programs"), "PYTHONPATH": path}


CALM = Disturbance()


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit status, or the number of the signal, negative; what it printed; its seconds.

    `changes` is for how many changes of the file system it asked, and `changes_of_programs` what it started, at most.
    """

    status: int
    told: str
    seconds: float
    changes: int
    changes_of_programs: int


def load_commands() -> None:
    """Load what the commands need, once for all runs."""
    for module in set(MODULES.values()):
        import_module(f"letterbook.commands.{module}")


def run(command: Sequence[str], project: Path, disturbance: Disturbance = CALM) -> Ended:
    """Run a command of the program in a project, in a process of its own, and return how it ended."""
    load_commands()
    # No file, which the run could be refused.
    printed, printing = os.pipe()
    os.set_blocking(printed, False)
    with TemporaryDirectory() as folder:
        began = time.monotonic()
        child = os.fork()
        if not child:
            be(command, project, Path(folder), printing, disturbance)
        os.close(printing)
        status, told = awaited(child, printed, began, disturbance)
        seconds = time.monotonic() - began
        os.close(printed)
        own, programs = (number_in(Path(folder, name)) for name in ("own", "programs"))
        return Ended(status, told.decode("utf-8", "replace"), seconds, own, programs)


def number_in(path: Path) -> int:
    """Return the number in a file; 0 where nobody came to write it."""
    return int(path.read_text(encoding="ascii") or 0) if path.is_file() else 0


def awaited(child: int, printed: int, began: float, disturbance: Disturbance) -> tuple[int, bytes]:
    """Wait for a process, kill it when it is time; return how it ended, HUNG where it had to be ended, and its words.

    What outlives it may go on printing; that is not waited for.
    """
    moment, told = disturbance.kill_after, b""
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        told += read_from(printed)
        if ended:
            return os.waitstatus_to_exitcode(status), told
        past = time.monotonic() - began
        if moment is not None and past >= moment:
            moment = None
            kill(child, disturbance.kill_all)
        elif past > PATIENCE:
            kill(child, everything=True)
            os.waitpid(child, 0)
            return HUNG, told
        time.sleep(0.002)


def read_from(pipe: int) -> bytes:
    """Return what has come through a pipe."""
    told = b""
    with suppress(BlockingIOError):
        while some := os.read(pipe, 1 << 16):
            told += some
    return told


def kill(child: int, everything: bool) -> None:
    """Kill a process, and everything that it has started."""
    try:
        os.killpg(child, signal.SIGKILL) if everything else os.kill(child, signal.SIGKILL)
    except ProcessLookupError:
        # It has not come to be the head of a group yet, and has started nothing.
        os.kill(child, signal.SIGKILL)


def be(command: Sequence[str], project: Path, aside: Path, printing: int, disturbance: Disturbance) -> NoReturn:
    """Be the process of a run, to its end, whatever happens."""
    status = 70
    try:
        os.setpgid(0, 0)
        for stream in (1, 2):
            os.dup2(printing, stream)
        sys.stdout, sys.stderr = (os.fdopen(stream, "w", encoding="utf-8", closefd=False) for stream in (1, 2))
        status = ended_with(command, project, aside, disturbance)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)


def ended_with(command: Sequence[str], project: Path, aside: Path, disturbance: Disturbance) -> int:
    """Run a command in this process, and return its exit status."""
    os.chdir(project)
    number = os.open(aside / "own", os.O_WRONLY | os.O_CREAT, 0o600)
    disturbance.begin(aside)
    changes = counted(disturbance.refused)
    try:
        build_pages.main(list(command), obj=project, standalone_mode=True)
    except SystemExit as ended:
        with suppress(OSError):
            os.write(number, str(changes.count).encode())
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 70

"""One run at a time in each folder; a dead run keeps nobody out."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from letterbook.files import locks
from letterbook.files.locks import LOCK, locked

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60

HOLDER = """
import sys, time
from pathlib import Path
from letterbook.files.locks import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@contextmanager
def held_by_another_run(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the lock of a folder."""
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(params=["folder", "file"])
def way(request, monkeypatch):
    """Both ways to lock: the folder itself, and, as where a drive refuses that, a file in it."""
    if request.param == "file":
        take = locks.take

        def files_only(file: int) -> None:
            if stat.S_ISDIR(os.fstat(file).st_mode):
                raise OSError(errno.EBADF, "Bad file descriptor")
            take(file)

        monkeypatch.setattr(locks, "take", files_only)
    return request.param


def test_a_lock_leaves_nothing(way, tmp_path):
    """While it is held a folder holds at most a hidden file, and afterwards nothing more than before."""
    with locked(tmp_path / "site"):
        assert [path.name for path in (tmp_path / "site").iterdir()] == ([LOCK] if way == "file" else [])
        (tmp_path / "site/index.html").write_text("kept")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


def test_folders_made_for_a_lock_go_again(way, tmp_path):
    """A folder that was made for its lock, and stayed empty, is gone afterwards; one that was there stays."""
    (tmp_path / "there").mkdir()
    with locked(tmp_path / "a/b/site", tmp_path / "there"):
        assert (tmp_path / "a/b/site").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_the_second_waits_and_says_so_once(way, tmp_path):
    """A run that finds a folder taken says so in one line, waits, and goes on when the first has ended."""
    told: list[str] = []
    is_waiting, entered = threading.Event(), threading.Event()

    def second() -> None:
        with locked(tmp_path / "site", tell=lambda line: (told.append(line), is_waiting.set())):
            entered.set()

    thread = threading.Thread(target=second)
    with locked(tmp_path / "site"):
        thread.start()
        assert is_waiting.wait(PATIENCE_SECONDS)
        assert not entered.wait(4 * locks.PAUSE)
    assert entered.wait(PATIENCE_SECONDS)
    thread.join()
    assert told == ["another run is writing to 'site/'; waiting for it to end (Ctrl-C stops waiting)"]


def test_another_folder_is_not_waited_for(tmp_path):
    """Two runs into different folders do not wait for each other."""
    with held_by_another_run(tmp_path / "one"):
        told: list[str] = []
        with locked(tmp_path / "other", tell=told.append):
            assert told == []


@pytest.mark.unix
def test_a_killed_run_keeps_nobody_out(tmp_path):
    """The lock of a run that was killed is free at once."""
    with held_by_another_run(tmp_path / "site") as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    told: list[str] = []
    with locked(tmp_path / "site", tell=told.append):
        assert told == []


def test_the_file_of_a_killed_run_keeps_nobody_out(way, tmp_path):
    """A file of a lock that nobody holds is taken over, and removed."""
    (tmp_path / LOCK).touch()
    with locked(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ([] if way == "file" else [LOCK])


def test_runs_in_the_opposite_order_do_not_wait_for_each_other(way, tmp_path):
    """One run names its folders in one order, another in the other, many times at once: both end."""
    one, other = tmp_path / "one", tmp_path / "other"

    def often(*folders: Path) -> None:
        told: list[str] = []
        for _ in range(5):
            with locked(*folders, tell=told.append):
                pass

    threads = [threading.Thread(target=often, args=order, daemon=True) for order in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    assert not any(thread.is_alive() for thread in threads)


def test_one_folder_under_two_names_is_locked_once(tmp_path):
    """A link to a folder, named beside the folder, is the same lock: the run does not wait for itself."""
    (tmp_path / "site").mkdir()
    (tmp_path / "link").symlink_to("site")
    with locked(tmp_path / "site", tmp_path / "link"):
        pass


def test_a_file_system_without_locks_is_written_to(tmp_path, monkeypatch):
    """Where a file system has no locks at all, a run goes on without."""

    def refused(file: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "take", refused)
    with locked(tmp_path / "site"):
        assert (tmp_path / "site").is_dir()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    """Where a file has the name of the folder, the system says so, and nothing is waited for."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OSError), locked(tmp_path / "site"):
        pass
    assert (tmp_path / "site").read_text() == "mine"

"""One run at a time in each folder that is written to: a second one waits, and says so.

The locks are the system's own, so one dies with its run, however that ends. On POSIX the folder itself is locked,
which leaves nothing in it; on Windows, and on network drives that refuse this, a hidden file in it, which is removed.
The package `filelock` always leaves a file, which git or the published site would show; hence this module.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

LOCK = ".letterbook-lock"

# Seconds between two attempts: short beside a build, long beside the cost of asking.
PAUSE = 0.1

# How a system says that somebody else has the lock, that it cannot lock a folder, and that it has no locks there.
TAKEN = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
NOT_ON_FOLDERS = frozenset({errno.EBADF, errno.EISDIR, errno.EINVAL})
NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})

IS_WINDOWS = os.name == "nt"


def say(line: str) -> None:
    """Print a line where messages go."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


@contextmanager
def locked(*folders: Path, tell: Callable[[str], None] = say) -> Iterator[None]:
    """Keep other runs out of some folders, which are made if missing, and removed if nothing came into them.

    Waits for a run that is writing into one of them, and tells so once for each. All runs ask in the same order, so
    two of them never wait for each other. Raises OSError where a folder cannot be made or opened.
    """
    with ExitStack() as held:
        for folder in sorted({folder.resolve() for folder in folders}):
            held.enter_context(locked_folder(folder, tell))
        yield


@contextmanager
def locked_folder(folder: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Keep other runs out of one folder."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        file, path = acquired(folder, tell)
    except BaseException:
        remove_empty(missing)
        raise
    try:
        yield
    finally:
        release(file, path, missing)


def acquired(folder: Path, tell: Callable[[str], None]) -> tuple[int, Path]:
    """Return the lock of a folder as soon as it can be had: an open file, and its path."""
    has_told = False
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        # Another run that made the folder, or its lock, may just have removed it.
        with suppress(FileNotFoundError):
            if lock := attempt(folder):
                return lock
            if not has_told:
                tell(f"another run is writing to '{folder.name}/'; waiting for it to end (Ctrl-C stops waiting)")
                has_told = True
        time.sleep(PAUSE)


def attempt(folder: Path) -> tuple[int, Path] | None:
    """Return the lock of a folder: an open file, and its path; None where another run has it.

    Raises FileNotFoundError where what was locked has lost its name meanwhile.
    """
    if not IS_WINDOWS:
        try:
            return opened(folder, os.O_RDONLY)
        except OSError as fault:
            if fault.errno not in NOT_ON_FOLDERS:
                raise
    return opened(folder / LOCK, os.O_RDWR | os.O_CREAT)


def opened(path: Path, flags: int) -> tuple[int, Path] | None:
    """Open and lock a file or folder; None where another run has the lock."""
    file = os.open(path, flags, 0o666)
    # A program that a run has started, and that outlives it, keeps the lock until it has ended (`publishing/site.py`).
    os.set_inheritable(file, not IS_WINDOWS)
    try:
        if not took(file):
            os.close(file)
            return None
        there, held = path.stat(), os.fstat(file)
        if (there.st_dev, there.st_ino) != (held.st_dev, held.st_ino):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    except BaseException:
        with suppress(OSError):
            os.close(file)
        raise
    return file, path


def took(file: int) -> bool:
    """Take the lock of an open file or folder, if nobody has it; where a file system has no locks, there is none."""
    try:
        take(file)
    except OSError as fault:
        if fault.errno in TAKEN:
            return False
        if fault.errno not in NO_LOCKS:
            raise
    return True


if sys.platform == "win32":
    import msvcrt

    def take(file: int) -> None:
        """Take the lock of an open file; raises OSError where another run has it."""
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take(file: int) -> None:
        """Take the lock of an open file or folder; raises OSError where another run has it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def release(file: int, path: Path, made: Iterable[Path] = ()) -> None:
    """Let the next run in; the file of a lock is removed, and folders that were made for it and are still empty."""
    if IS_WINDOWS:
        os.close(file)
        # Windows refuses while another run has it open; that one removes it.
        with suppress(OSError):
            path.unlink(missing_ok=True)
        remove_empty(made)
        return
    # While it is held: whoever waits for it notices that it has lost its name.
    if path.name == LOCK:
        path.unlink(missing_ok=True)
    remove_empty(made)
    os.close(file)


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove folders in which nothing lies, the inner ones first."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()

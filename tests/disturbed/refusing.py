"""A file system that refuses one change: the nth file that a process opens to write, renames, makes or removes.

It works by an audit hook, which Python asks before each of these. A hook cannot be taken away again, so this is for
processes that end soon.
"""

import atexit
import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"})

# What a file system says that is full, over quota, read-only or broken; each in its turn.
ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)

# In the environment of programs that a run starts: which change they are refused, and a file for how many they asked.
REFUSED, COUNTED = "LETTERBOOK_REFUSED", "LETTERBOOK_COUNTED"


@dataclass
class Changes:
    """How many changes a process has asked for; `refused` is the number of the one that is refused, from 1."""

    refused: int = 0
    count: int = 0

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """Count a change, and refuse the one that is to be refused."""
        if not is_change(event, arguments):
            return
        self.count += 1
        if self.count == self.refused:
            number = ERRORS[self.count % len(ERRORS)]
            raise OSError(number, os.strerror(number), arguments[0])


def is_change(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether what Python asks for changes the file system; what it keeps of modules, and devices, do not count."""
    if event not in CHANGES and event != "open":
        return False
    path = arguments[0]
    if not isinstance(path, str | bytes) or is_spared(os.fsdecode(path)):
        return False
    return event != "open" or (isinstance(arguments[2], int) and bool(arguments[2] & WRITING))


def is_spared(path: str) -> bool:
    """Whether a path is none that a run is asked about."""
    return path.startswith("/dev/") or "__pycache__" in path


def counted(refused: int = 0) -> Changes:
    """Count the changes of this process from now on, and refuse it one of them; its forks go on counting."""
    changes = Changes(refused)
    sys.addaudithook(changes.hook)
    return changes


def as_the_environment_says() -> None:
    """Count the changes of a program that a run has started, and refuse it the one that the environment names."""
    changes = counted(int(os.environ[REFUSED]))
    process = os.getpid()

    def tell() -> None:
        if os.getpid() == process:
            # As the hook counts this file too.
            count = changes.count
            changes.refused = 0
            Path(os.environ[COUNTED]).write_text(str(count), encoding="ascii")

    atexit.register(tell)

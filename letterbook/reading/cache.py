"""What runs leave for those after them, in a hidden folder of the project: it saves time, and nothing depends on it.

It holds lines of JSON alone, so that reading it runs nothing. What is damaged, half written, made by another version of
the program or its libraries, or copied from elsewhere is taken for missing: a folder that came with a checkout is not
the one that was made here. Where it cannot be written, all goes on without.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from letterbook.files.removing import remove_file, remove_if_empty
from letterbook.files.writing import NEW, WriteFault, files_below, write_files, write_pieces

FOLDER = ".letterbook-cache"

# The names of its files, of which some end in the fingerprint of a folder; and of one that a dead run was writing.
OURS = re.compile(
    rf"\.gitignore|(?:records|checked|(?:ledger|built|looks|digests)-[0-9a-f]{{24}})\.json|{re.escape(NEW)}\w+"
)

# The names of folders in it that hold what is too large for a file (publishing/rooms.py).
ROOMS = re.compile(r"engine-[0-9a-f]{24}")

# The program, whose every change may change what it makes.
PROGRAM = Path(__file__).absolute().parents[1]

# No part of what it makes: what Python leaves beside its modules.
LEFT_BY_PYTHON = "__pycache__"


@dataclass(frozen=True)
class Cache:
    """The folder of a project in which runs leave what the next ones need not find out again."""

    folder: Path

    @classmethod
    def of(cls, root: Path) -> "Cache":
        """Return that of a project."""
        return cls(root / FOLDER)

    def read(self, name: str) -> object:
        """Return what was kept under a name, or its first part; None where nothing is that can be trusted."""
        return next(self.parts(name), None)

    def parts(self, name: str) -> Iterator[object]:
        """Yield the parts of what was kept under a name, up to the first that is damaged."""
        with suppress(OSError, ValueError, RecursionError), (self.folder / f"{name}.json").open("rb") as file:
            if self.is_of_this_program(file.readline()):
                yield from map(json.loads, file)

    def holds(self, name: str) -> bool:
        """Whether something is kept under a name that this very program made here, without reading it."""
        with suppress(OSError, ValueError, RecursionError), (self.folder / f"{name}.json").open("rb") as file:
            return self.is_of_this_program(file.readline())
        return False

    def is_of_this_program(self, head: bytes) -> bool:
        """Whether the first line of a file says that this very program made it here."""
        return self.maker is not None and json.loads(head) == {"made_by": self.maker}

    def write(self, name: str, kept: object) -> None:
        """Keep something under a name, whole or not at all; where that is refused, nothing is kept."""
        self.write_parts(name, (kept,))

    def write_parts(self, name: str, parts: Iterable[object]) -> None:
        """Keep something in parts, each a line of its own, so that never all of it need be in memory as JSON."""
        if self.folder.is_symlink():
            return
        with suppress(OSError, WriteFault):
            self.begin()
            lines = (json.dumps(part, separators=(",", ":")) for part in chain([{"made_by": self.maker}], parts))
            write_pieces(self.folder / f"{name}.json", (f"{line}\n".encode() for line in lines))

    def begin(self) -> None:
        """Make the folder, which git leaves out, whatever the project's own list says; raises what the system says."""
        write_files({self.folder / ".gitignore": b"*\n"})

    def clear(self) -> int:
        """Remove what runs left; return how many files. What another hand put there stays, and its folder with it."""
        if self.folder.is_symlink() or not self.folder.is_dir():
            return 0
        ours = [path for path in self.folder.iterdir() if OURS.fullmatch(path.name)]
        with suppress(OSError, WriteFault):
            for path in ours:
                remove_file(path)
        remove_if_empty(self.folder)
        return len(ours)

    @property
    def maker(self) -> str | None:
        """What made it: this program, as it is, in this folder; None where there is no folder.

        The number of a folder in its file system is another in each copy, and nobody can foresee it.
        """
        if self.folder.is_symlink() or not self.folder.is_dir():
            return None
        there = self.folder.stat()
        return f"{program()} in {there.st_dev}:{there.st_ino}"


@cache
def program() -> str:
    """Return a fingerprint of the program: its files, and the versions of Python and of all libraries.

    Found out once: what a run has loaded stays, whatever happens to the files meanwhile.
    """
    found = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in files_below(PROGRAM) if LEFT_BY_PYTHON not in path.parts):
        found.update(f"{path.relative_to(PROGRAM).as_posix()}\0".encode())
        found.update(path.read_bytes())
    for name in sorted(libraries()):
        found.update(f"{name}\0".encode())
    return found.hexdigest()


def libraries() -> Iterator[str]:
    """Yield the name and version of each installed library, as its folder is called."""
    for place in sys.path:
        with suppress(OSError):
            yield from (one.name for one in Path(place).iterdir() if one.name.endswith(".dist-info"))

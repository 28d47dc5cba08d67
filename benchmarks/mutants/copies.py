"""Copies of the project in which tests run: put back as they were after each mutant, whatever it did there."""

import os
import shutil
from pathlib import Path


class Copy:
    """The folder in which tests run, put back as it was after each mutant."""

    def __init__(self, pristine: Path) -> None:
        self.pristine = pristine
        self.files = seen(pristine)
        self.restore()

    def restore(self) -> None:
        """Remove what is new, and take what was changed or removed from the copy in which nothing runs."""
        now = seen(Path())
        for path in now.keys() - self.files.keys():
            path.unlink()
        for path, known in self.files.items():
            if now.get(path) != known:
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self.pristine / path, path)
        sweep()


def seen(top: Path) -> dict[Path, tuple[int, int]]:
    """Return size and time of each file below a folder, but for what Python and Hypothesis keep there."""
    found = {}
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in {"__pycache__", ".hypothesis"}]
        for name in names:
            path = Path(folder, name)
            stat = path.lstat()
            found[path.relative_to(top)] = (stat.st_size, stat.st_mtime_ns)
    return found


def sweep() -> None:
    """Remove what earlier runs of the program left for later ones beside the editions of the copy."""
    for cache in (*Path().glob(".letterbook-*/"), *Path().glob("tests/*/.letterbook-*/")):
        shutil.rmtree(cache)

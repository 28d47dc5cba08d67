"""The folder of a site: what lies there, what goes, and what is written only where it differs."""

import os
from collections.abc import Callable
from pathlib import Path

from mkdocs.structure.files import Files

from letterbook.files.removing import remove_emptied, remove_file, remove_tree
from letterbook.files.stamps import is_settled, stamp
from letterbook.files.writing import differs, write_in_place
from letterbook.publishing.speed.page_states import Remembered


def write_if_differs(content: bytes, path: str) -> None:
    """Write a file as MkDocs does, unless it holds just that already."""
    target = Path(path)
    if not target.is_symlink() and not differs(target, content):
        return
    write_in_place(target, content)


def sweep(site: Path, expected: set[str]) -> None:
    """Remove everything below a site that this build will not make; what is hidden at its top stays, as with MkDocs."""
    for entry in sorted(os.scandir(site), key=lambda one: one.name) if site.is_dir() else ():
        if not entry.name.startswith("."):
            sweep_entry(entry, expected)


def sweep_entry(entry: "os.DirEntry[str]", expected: set[str]) -> bool:
    """Remove what is not expected of a file or folder; return whether nothing is left of it."""
    if not entry.is_dir(follow_symlinks=False):
        if entry.path in expected and not entry.is_symlink():
            return False
        remove_file(Path(entry.path))
        return True
    with os.scandir(entry.path) as inner:
        left = [one for one in list(inner) if not sweep_entry(one, expected)]
    if not left:
        remove_tree(Path(entry.path))
    return not left


def remove_output(path: str, site: str) -> None:
    """Remove a file that is made no more, and the folders of the site in which nothing is left."""
    remove_file(Path(path))
    remove_emptied(Path(site), Path(path))


class Copies:
    """The files of a site that are copied as they are: each is copied where it changed."""

    def __init__(self, files: Files, before: Remembered, made: Remembered) -> None:
        self.files, self.before, self.made = files, before, made

    def copy(self, dirty: bool = False, *, inclusion: Callable[..., bool]) -> None:
        """Copy what MkDocs copies."""
        for file in self.files:
            if not file.is_documentation_page() and inclusion(file.inclusion):
                if file.abs_src_path is None:
                    file.copy_file(dirty)
                else:
                    self.copy_one(file.src_uri, file.abs_src_path, file.abs_dest_path)

    def copy_one(self, name: str, source: str, target: str) -> None:
        """Copy a file unless both it and its copy are what they were."""
        was, known = stamp(source), self.before.copied.get(name)
        if was and known == (was, stamp(target)) and is_settled(was, self.before.began):
            self.made.copied[name] = known
            return
        write_if_differs(Path(source).read_bytes(), target)
        became = stamp(target)
        if was and became:
            self.made.copied[name] = was, became
